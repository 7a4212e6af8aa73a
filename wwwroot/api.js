// What we ask of our own server, and nobody else.

/** @typedef {import('./view.js').Pick} Pick */

const { root, unreachable } = document.getElementById('state').dataset
const patience = 10_000 // milliseconds

/** An address of ours. @param {string} path @param {Record<string, string | null | undefined>} parameters those without a value are left out */
export function addressOf (path, parameters) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value))
  return `${root}${path}${query.size ? `?${query}` : ''}`
}

/** JSON from our API. A refusal says why in its problem details, in the language of the page. */
export async function ask (path, parameters) {
  const response = await load(addressOf(`api/${path}`, parameters))
  const answer = await response.json().catch(() => { throw new Error(unreachable) })
  if (!response.ok) throw new Error(answer.detail ?? answer.title)
  return answer
}

/** A page of ours. @param {string} address @returns {Promise<Document>} */
export async function askForPage (address) {
  const response = await load(address)
  const text = await response.text().catch(() => { throw new Error(unreachable) })
  return new DOMParser().parseFromString(text, 'text/html')
}

/**
 * What the server would show: a pick, and what it would say.
 * @param {{page?: string, address?: string}} parameters
 * @returns {Promise<{pick: Pick | null, remark: string, isRefused: boolean}>} refused is what is known not to be shown
 */
export async function askForPick (parameters) {
  const page = await askForPage(addressOf('', parameters))
  const state = page.getElementById('state')?.dataset
  if (!state) throw new Error(unreachable)
  return {
    pick: JSON.parse(state.pick ?? 'null'),
    remark: page.getElementById('remark').textContent,
    isRefused: state.refused !== undefined
  }
}

/** @returns {Promise<Response>} */
function load (address) {
  return fetch(address, { headers: { 'Accept-Language': document.documentElement.lang }, signal: AbortSignal.timeout(patience) })
    .catch(() => { throw new Error(unreachable) })
}
