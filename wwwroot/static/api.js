// Replaces api.js in a static export: answers from the published pool what a service would answer.
import { readPool } from './pool.js'
import { recall } from './storage.js'
import { fill } from './texts.js'

/** @typedef {import('./view.js').Pick} Pick */
/** @typedef {{pick: Pick | null, remark: string, isRefused: boolean, address?: string}} Answer */

const byId = id => document.getElementById(id)
const state = byId('state').dataset
const { root, unreachable } = state
const timeout = 10_000 // milliseconds

/**
 * Returns an address of this console: every page except the console page is a folder.
 * @param {string} path
 * @param {Record<string, string | null | undefined>} parameters the parameters of the console page
 */
export function addressOf (path, { page, address, language }) {
  if (path) return `${root}${path}/`
  const query = new URLSearchParams(Object.entries({ page, address, language }).filter(([, value]) => value))
  return query.size ? `${root}?${query}` : root
}

/** Picks a page that the visitor has not seen. @param {{seen: string, language?: string}} parameters @returns {Promise<Pick>} */
export async function requestNext ({ seen, language }) {
  const pool = await readPool(root, unreachable)
  const pick = pool.pick(seen.split(',').filter(Boolean), language)
  if (!pick) throw new Error(language ? fill(pool.words.nothingInLanguage, language) : pool.words.nothing)
  return pick
}

/**
 * Requests a page of this console, and makes its relative links absolute.
 * @param {string} address
 * @param {string} id the id of an element of the page; a response without it is not the page
 * @returns {Promise<Document>}
 */
export async function requestPage (address, id) {
  const response = await fetch(address, { signal: AbortSignal.timeout(timeout) }).catch(() => null)
  const text = response?.ok ? await response.text().catch(() => '') : ''
  const page = new DOMParser().parseFromString(text, 'text/html')
  if (!page.getElementById(id)) throw new Error(unreachable)
  for (const link of page.querySelectorAll('a[href]')) link.href = new URL(link.getAttribute('href'), response.url).href
  return page
}

/**
 * Returns the pick and the remark that a service would show.
 * @param {{page?: string, address?: string, language?: string}} parameters
 * @returns {Promise<Answer>}
 */
export async function requestPick ({ page, address, language }) {
  const pool = await readPool(root, unreachable)
  if (address) return typed(pool, address)
  const known = pool.find(page)
  if (known) return known
  const isLanguage = !language || /^[a-z]{2,8}(-[a-z\d]{1,8})*$/i.test(language)
  const pick = pool.pick([], isLanguage ? language : '')
  const { nothing, nothingInLanguage, noLanguage, unknownPage } = pool.words
  if (!pick) return { pick, remark: language ? fill(nothingInLanguage, language) : nothing, isRefused: false }
  return { pick, remark: !isLanguage ? noLanguage : page ? unknownPage : '', isRefused: false }
}

/** @returns {Answer} */
function typed (pool, text) {
  const address = URL.parse(text.includes('://') ? text : `https://${text}`)
  if (!/^https?:$/.test(address?.protocol)) return { pick: null, remark: fill(state.noAddress, text), isRefused: true }
  address.username = address.password = '' // addresses of pages have neither
  return pool.find(address.href) ?? { pick: null, remark: pool.words.nobodyRecommends, isRefused: false, address: address.href }
}

// The file contains no pick. Adds one where a service would have put it, before the console starts.
try {
  const asked = Object.fromEntries(new URLSearchParams(location.search))
  const isNewWay = !['page', 'address', 'language'].some(key => key in asked)
  if (isNewWay) asked.language = recall('wander-language')
  else state.language = asked.language ?? ''
  const { pick, remark, isRefused, address } = await requestPick(asked)
  if (pick) state.pick = JSON.stringify(pick)
  if (isRefused) state.refused = ''
  byId('remark').textContent = remark
  byId('address').value = pick?.url ?? address ?? ''
  if (address) Object.assign(byId('open'), { href: address, hidden: false })
} catch ({ message }) {
  byId('remark').textContent = message // the Wander button tries again
}
