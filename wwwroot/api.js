// What we ask of our own server, and nobody else.

/** @typedef {import('./view.js').Pick} Pick */

const { root, unreachable } = document.getElementById('state').dataset
const patience = 10_000 // milliseconds

/**
 * An address of ours.
 * @param {string} path
 * @param {Record<string, string | null | undefined>} parameters those without a value are left out
 */
export function addressOf (path, parameters) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value))
  return `${root}${path}${query.size ? `?${query}` : ''}`
}

/** A pick that the visitor has not seen. @param {{seen: string, language?: string}} parameters @returns {Promise<Pick>} */
export async function askForNext (parameters) {
  const response = await load(addressOf('api/recommendation', parameters))
  const pick = await response.json().catch(() => null)
  if (!pick?.id || !pick.frame) throw new Error(unreachable) // somebody else answers
  return pick
}

/**
 * A page of ours.
 * @param {string} address
 * @param {string} id what is in it, unless something else answers
 * @returns {Promise<Document>}
 */
export async function askForPage (address, id) {
  const response = await load(address)
  const text = await response.text().catch(() => { throw new Error(unreachable) })
  const page = new DOMParser().parseFromString(text, 'text/html')
  if (!page.getElementById(id)) throw new Error(unreachable)
  return page
}

/**
 * What the server would show: a pick, and what it would say.
 * @param {{page?: string, address?: string}} parameters
 * @returns {Promise<{pick: Pick | null, remark: string, isRefused: boolean}>} refused is what is known not to be shown
 */
export async function askForPick (parameters) {
  const page = await askForPage(addressOf('', parameters), 'state')
  const state = page.getElementById('state').dataset
  return {
    pick: JSON.parse(state.pick ?? 'null'),
    remark: page.getElementById('remark').textContent,
    isRefused: state.refused !== undefined
  }
}

// A refusal says why in its problem details, in the language of the page.
async function load (address) {
  const headers = { 'Accept-Language': document.documentElement.lang }
  const response = await fetch(address, { headers, signal: AbortSignal.timeout(patience) })
    .catch(() => { throw new Error(unreachable) })
  if (response.ok) return response
  const problem = await response.json().catch(() => null)
  throw new Error(problem?.detail ?? problem?.title ?? unreachable)
}
