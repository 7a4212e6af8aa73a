// The visitor's way: from pick to pick, to addresses that they type, and back. Frame, address box and history go together.
import { addressOf, askForPick } from './api.js'
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

/** What the visitor wants, counted: what comes for an earlier wish comes too late. */
let wish = 0
let isWandering = false
addEventListener('popstate', () => wish++)

/** To the next pick; clicks in a hurry are one click. */
export async function wander () {
  if (isWandering) return
  if (!navigator.onLine) return remark(state.offline)
  isWandering = true
  await patiently(async () => {
    const pick = await next.take()
    return () => push(pick)
  })
  isWandering = false
}

/**
 * To what a visitor typed.
 * @param {string} text
 * @param {(address: string) => void} [load] what to do when nobody recommends it
 */
export function go (text, load = pushAddress) {
  const address = readAddress(text)
  if (!address) return remark(fill(state.noAddress, text))
  if (location.protocol === 'https:' && address.startsWith('http:')) return remark(state.notEncrypted)
  return patiently(async () => {
    const { pick, remark: words, isRefused } = await askForPick({ address: text })
    return () => {
      if (pick) push(pick)
      else if (!isRefused) load(address)
      remark(words)
    }
  })
}

/** To a pick by its id. */
export const goToPick = page => patiently(async () => {
  const { pick, remark: words } = await askForPick({ page })
  return () => {
    if (pick) push(pick)
    remark(words)
  }
})

/** What the server sent is what the visitor is on. */
export function begin () {
  if (state.next && (state.language || !pageLanguage())) next.offer(JSON.parse(state.next))
  if (!state.pick) return beginWithAddress()
  const pick = JSON.parse(state.pick)
  const before = history.state?.entry?.pick
  if (before?.id === pick.id) {
    Object.assign(pick, { console: before.console, path: before.path }) // who recommended it stays
  }
  visited.begin({ pick }, permalink(pick) + location.hash)
  const isNew = performance.getEntriesByType('navigation')[0]?.type === 'navigate'
  // A browser may have put into the frame what was there when the visitor left; an export has none.
  if (!isNew || !byId('frame')) {
    const words = byId('remark').textContent
    show({ pick })
    return remark(words)
  }
  const loading = document.readyState === 'complete' ? null : window // the frame's page may be there, and the rest not
  if (loading) awaitPage(byId('frame'), loading)
  shown({ pick }, loading)
}

/** A page that the browser kept: the visitor may have typed before they left, and gone on in another tab. */
export function resume () {
  reread()
  const { pick, address } = visited.entry
  showInBox(pick?.url ?? address ?? byId('address').defaultValue)
}

/** @returns {string | null} the address in the browser's form; null when it is none of the Web's */
export function readAddress (text) {
  const typed = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) ? text : `https://${text}` // a number is a port
  const address = URL.canParse(typed) && new URL(typed)
  if (!address || !/^https?:$/.test(address.protocol)) return null
  address.username = address.password = '' // no address of a page has them
  return address.href
}

/** Shows a pick, or an address that the visitor typed. @param {import('./visited.js').Entry} entry */
function show ({ pick, address }) {
  remark('')
  if (pick) showPick(pick)
  else if (address) showAddress(address, sandboxFor(address))
  else return location.reload() // the server showed none here, and says why
  shown({ pick, address })
}

/** What is to be done once something is in the frame. @param {EventTarget} [loading] what tells that the frame's page is there */
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
 * Does something that takes a while, and says what went wrong, unless the visitor wants something else meanwhile.
 * @param {() => Promise<() => void>} action gives what is to be done in the end
 */
async function patiently (action) {
  const ours = ++wish
  const done = busy(document.body, state.slowConsole)
  try {
    const finish = await action()
    done()
    if (ours === wish) finish()
  } catch (error) {
    done()
    if (ours === wish) remark(error.message)
  }
}

/** @param {Pick} pick */
const push = pick => visited.push({ pick }, permalink(pick))
const pushAddress = address => visited.push({ address }, addressOf('', { address, ...carried() }))
const permalink = pick => addressOf('', { page: pick.id, ...carried() })

/** A page on our own origin must not keep it, or it could reach this console. */
const sandboxFor = address => new URL(address).origin === location.origin ? state.ownSandbox : state.sandbox

function beginWithAddress () {
  const address = byId('address').value
  // A reload of what the visitor typed in this tab. The same address in a link from elsewhere is not loaded: nobody but the
  // visitor and the network decides what this console shows.
  const wasTyped = history.state?.entry?.address === address
  visited.begin(wasTyped ? { address } : {})
  shown({})
  if (address && wasTyped) go(address, address => show({ address }))
}
