// Requests to the server of this console.

/** @typedef {import('./view.js').Pick} Pick */

const { root, unreachable } = document.getElementById('state').dataset
const timeout = 10_000 // milliseconds

/**
 * Returns an address of this console.
 * @param {string} path
 * @param {Record<string, string | null | undefined>} parameters query parameters; those without a value are omitted
 */
export function addressOf (path, parameters) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value))
  return `${root}${path}${query.size ? `?${query}` : ''}`
}

/**
 * Requests a pick that the visitor has not seen.
 * @param {{seen: string, language?: string}} parameters
 * @returns {Promise<Pick>}
 */
export async function requestNext (parameters) {
  const response = await load(addressOf('api/recommendation', parameters))
  const pick = await response.json().catch(() => null)
  if (!pick?.id || !pick.frame) throw new Error(unreachable) // another server answered, such as the login page of a network
  return pick
}

/**
 * Requests a page of this console.
 * @param {string} address
 * @param {string} id the id of an element of the page; a response without it is not the page
 * @returns {Promise<Document>}
 */
export async function requestPage (address, id) {
  const response = await load(address)
  const text = await response.text().catch(() => { throw new Error(unreachable) })
  const page = new DOMParser().parseFromString(text, 'text/html')
  if (!page.getElementById(id)) throw new Error(unreachable)
  return page
}

/**
 * Requests the console page, and returns its pick and its remark. `isRefused` is true for a page that is hidden, or known not to
 * work in the frame.
 * @param {{page?: string, address?: string}} parameters
 * @returns {Promise<{pick: Pick | null, remark: string, isRefused: boolean}>}
 */
export async function requestPick (parameters) {
  const page = await requestPage(addressOf('', parameters), 'state')
  const state = page.getElementById('state').dataset
  return {
    pick: JSON.parse(state.pick ?? 'null'),
    remark: page.getElementById('remark').textContent,
    isRefused: state.refused !== undefined
  }
}

// Error responses have problem details in the language of the page.
async function load (address) {
  const headers = { 'Accept-Language': document.documentElement.lang }
  const response = await fetch(address, { headers, signal: AbortSignal.timeout(timeout) })
    .catch(() => { throw new Error(unreachable) })
  if (response.ok) return response
  const problem = await response.json().catch(() => null)
  throw new Error(problem?.detail ?? problem?.title ?? unreachable)
}
