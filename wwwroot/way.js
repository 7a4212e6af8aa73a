// Navigation: to the next pick, to a typed address, and back. Keeps the view and the history in step.
import { addressOf, requestPick } from './api.js'
import { guardFocus } from './focus-guard.js'
import { PickHistory } from './visited.js'
import { carried, pageLanguage } from './languages.js'
import { NextPick } from './next.js'
import { remember, reread } from './trail.js'
import { awaitPage, busy, remark, showAddress, showInBox, showPick } from './view.js'
import { fill } from './texts.js'

/** @typedef {import('./view.js').Pick} Pick */

const byId = id => document.getElementById(id)
const state = byId('state').dataset

export const visited = new PickHistory(show)
export const next = new NextPick(byId('wander'), pageLanguage())

/** The number of the last navigation; responses to earlier ones are ignored. */
let latest = 0
let isWandering = false
addEventListener('popstate', () => latest++)

/** Shows the next pick. Ignores clicks while it loads. */
export async function wander () {
  if (isWandering) return
  if (!navigator.onLine) return remark(state.offline)
  isWandering = true
  await withProgress(async () => {
    const pick = await next.take()
    return () => push(pick)
  })
  isWandering = false
}

/**
 * Shows an address that the visitor typed.
 * @param {string} text
 * @param {(address: string) => void} [load] shows an address that no console recommends
 */
export function go (text, load = pushAddress) {
  const address = readAddress(text)
  if (!address) return remark(fill(state.noAddress, text))
  if (location.protocol === 'https:' && address.startsWith('http:')) return remark(state.notEncrypted)
  return withProgress(async () => {
    const { pick, remark: words, isRefused } = await requestPick({ address: text })
    return () => {
      if (pick) push(pick)
      else if (!isRefused) load(address)
      remark(words)
    }
  })
}

/** Shows a pick by its id. */
export const goToPick = page => withProgress(async () => {
  const { pick, remark: words } = await requestPick({ page })
  return () => {
    if (pick) push(pick)
    remark(words)
  }
})

/** Starts with the pick that the server put into the page. */
export function begin () {
  if (state.next && (state.language || !pageLanguage())) next.offer(JSON.parse(state.next))
  if (!state.pick) return beginWithAddress()
  const pick = JSON.parse(state.pick)
  const before = history.state?.entry?.pick
  if (before?.id === pick.id) {
    Object.assign(pick, { console: before.console, path: before.path }) // keep the recommender that the visitor saw before
  }
  visited.begin({ pick }, permalink(pick) + location.hash)
  const isNew = performance.getEntriesByType('navigation')[0]?.type === 'navigate'
  // After a reload, a browser may restore an earlier page in the frame. A static export has no frame yet.
  if (!isNew || !byId('frame')) {
    const words = byId('remark').textContent
    show({ pick })
    return remark(words)
  }
  const loading = document.readyState === 'complete' ? null : window // the framed page may have loaded before this page
  if (loading) awaitPage(byId('frame'), loading)
  shown({ pick }, loading)
}

/** Updates a page from the back/forward cache: the visitor may have typed an address, or used another tab. */
export function resume () {
  reread()
  const { pick, address } = visited.entry
  showInBox(pick?.url ?? address ?? byId('address').defaultValue)
}

/** @returns {string | null} the normalised address; null when it is not an http or https address */
export function readAddress (text) {
  const typed = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) ? text : `https://${text}` // digits after the colon are a port
  const address = URL.canParse(typed) && new URL(typed)
  if (!address || !/^https?:$/.test(address.protocol)) return null
  address.username = address.password = '' // addresses of pages have neither
  return address.href
}

/** Shows a pick, or an address that the visitor typed. @param {import('./visited.js').Entry} entry */
function show ({ pick, address }) {
  remark('')
  if (pick) showPick(pick)
  else if (address) showAddress(address, sandboxFor(address))
  else return location.reload() // the server explains why it shows no pick
  shown({ pick, address })
}

/** Updates everything else after the frame has changed. @param {EventTarget} [loading] fires "load" when the page has loaded */
function shown ({ pick, address }, loading = byId('frame')) {
  if (loading) guardFocus(byId('frame'), byId('wander'), loading)
  if (pick) remember(pick)
  else if (address && byId('frame')) remember({ url: address })
  byId('back').disabled = !visited.canGoBack
  for (const link of byId('ui-languages').children) {
    link.href = addressOf('', { page: pick?.id, address, ...carried(), ui: link.lang })
  }
  if (pick || address) next.prepare()
}

/**
 * Runs an action with progress, and shows its error. Ignores the result after another navigation.
 * @param {() => Promise<() => void>} action returns a function that shows the result
 */
async function withProgress (action) {
  const request = ++latest
  const done = busy(document.body, state.slowConsole)
  try {
    const finish = await action()
    done()
    if (request === latest) finish()
  } catch (error) {
    done()
    if (request === latest) remark(error.message)
  }
}

/** @param {Pick} pick */
const push = pick => visited.push({ pick }, permalink(pick))
const pushAddress = address => visited.push({ address }, addressOf('', { address, ...carried() }))
const permalink = pick => addressOf('', { page: pick.id, ...carried() })

/** Without allow-same-origin, a page on the origin of this console cannot access the console. */
const sandboxFor = address => new URL(address).origin === location.origin ? state.ownSandbox : state.sandbox

function beginWithAddress () {
  const address = byId('address').value
  // Loads the address after a reload if the visitor typed it in this tab, but not from a link on another site: only the visitor
  // and the network decide what this console shows.
  const wasTyped = history.state?.entry?.address === address
  visited.begin(wasTyped ? { address } : {})
  shown({})
  if (address && wasTyped) go(address, address => show({ address }))
}
