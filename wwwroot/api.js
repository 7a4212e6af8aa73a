// What we ask of our own server, and nobody else.

/** @typedef {import('./view.js').Pick} Pick */

const { root, unreachable } = document.getElementById('state').dataset
const patience = 10_000 // milliseconds

/** An address of ours. @param {string} path @param {Record<string, string | null | undefined>} parameters those without a value are left out */
export function addressOf (path, parameters) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value))
  return `${root}${path}${query.size ? `?${query}` : ''}`
}

/** JSON from our API. */
export async function ask (path, parameters) {
  const response = await load(addressOf(`api/${path}`, parameters))
  return response.json().catch(() => { throw new Error(unreachable) })
}

/** A page of ours. @param {string} address @param {string} id what is in it, unless something else answers @returns {Promise<Document>} */
export async function askForPage (address, id) {
  const response = await load(address)
  const text = await response.text().catch(() => { throw new Error(unreachable) })
  const page = new DOMParser().parseFromString(text, 'text/html')
  if (!page.getElementById(id)) throw new Error(unreachable)
  return page
}

/**
 * What the server would show: a pick, or why it shows none.
 * @param {{page?: string, address?: string}} parameters
 * @returns {Promise<{pick: Pick | null, refusal?: string}>}
 */
export async function askForPick (parameters) {
  const page = await askForPage(addressOf('', parameters), 'state')
  const state = page.getElementById('state').dataset
  return {
    pick: JSON.parse(state.pick ?? 'null'),
    refusal: state.refused === undefined ? undefined : page.getElementById('remark').textContent
  }
}

// A refusal says why in its problem details, in the language of the page.
async function load (address) {
  const headers = { 'Accept-Language': document.documentElement.lang }
  const response = await fetch(address, { headers, signal: AbortSignal.timeout(patience) }).catch(() => { throw new Error(unreachable) })
  if (response.ok) return response
  const problem = await response.json().catch(() => null)
  throw new Error(problem?.detail ?? unreachable)
}
