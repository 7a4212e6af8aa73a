// The console's quick way: picks come without a reload. Without this script every control still works as a link or a form.
import { addressOf, ask, askForPick } from './api.js'
import { openAbout, openConsole, wireDialogs } from './dialogs.js'
import { guardFocus } from './focus.js'
import { History } from './history.js'
import { pageLanguage, primary, speak, wireLanguages } from './languages.js'
import { NextPick } from './next.js'
import { wireParts } from './parts.js'
import { remember, seen } from './trail.js'
import { awaitPage, busy, leadOpenTo, remark, showAddress, showInBox, showPick } from './view.js'
import { fill } from './words.js'

/** @typedef {import('./view.js').Pick} Pick */

const byId = id => document.getElementById(id)
const state = byId('state').dataset
const history = new History(show)
const next = new NextPick(byId('wander'), pageLanguage())

let wandering = false

/** Shows a pick, or an address that the visitor typed. @param {import('./history.js').Entry} entry */
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
  byId('back').disabled = !history.canGoBack
  for (const link of byId('ui-languages').children) link.href = addressOf('', { page: pick?.id, address, ui: link.lang })
  if (pick || address) next.prepare()
}

/** Does something that takes a while, one at a time, and says what went wrong. @param {() => Promise<void>} action */
async function patiently (action) {
  if (wandering) return
  wandering = true
  const done = busy(document.body, state.slowConsole)
  try {
    await action()
  } catch (error) {
    done()
    remark(error.message)
  } finally {
    done()
    wandering = false
  }
}

const push = pick => history.push({ pick }, permalink(pick))
const wander = () => patiently(async () => push(await next.take()))

/** Loads what stands in the address box, unless the owner hides it. @param {(address: string) => void} load */
function go (text, load) {
  const address = readAddress(text)
  if (!address) return remark(fill(state.noAddress, text))
  if (location.protocol === 'https:' && address.startsWith('http:')) return remark(state.notEncrypted)
  return patiently(async () => {
    const { pick, refusal } = await askForPick({ address })
    if (pick) push(pick)
    else if (refusal) remark(refusal)
    else load(address)
  })
}

const pushAddress = address => history.push({ address }, addressOf('', { address, ui: state.ui }))

/** Where the links of the Console dialog lead. @param {{page?: string, address?: string}} to */
function goTo ({ page, address }) {
  if (address) return go(address, pushAddress)
  return patiently(async () => {
    const { pick, refusal } = await askForPick({ page })
    if (pick) push(pick)
    else remark(refusal ?? '')
  })
}

/** @param {Pick} pick */
function permalink (pick) {
  return addressOf('', { page: pick.id, ui: state.ui })
}

/** @returns {string | null} the address in the browser's form; null when it is none of the Web's */
function readAddress (text) {
  const address = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`)
  if (!address || !/^https?:$/.test(address.protocol)) return null
  address.username = address.password = '' // no address of a page has them
  return address.href
}

/** A page on our own origin must not keep it, or it could reach this console. */
function sandboxFor (address) {
  return new URL(address).origin === location.origin ? state.ownSandbox : state.sandbox
}

/** Controls that have something better to do than to load a page. A click for a new tab stays what it is. */
function onClick (id, action) {
  byId(id).addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || action(event) === false) return
    event.preventDefault()
  })
}

const openParts = () => openConsole(addressOf('console', { page: history.entry.pick?.id, ui: state.ui }))
const keys = {
  w: wander,
  b: () => history.back(),
  o: () => byId('open').href && byId('open').click(),
  '?': openAbout
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea, dialog[open]')) return
  const action = keys[event.key]
  if (!action) return
  event.preventDefault()
  action()
})

/** A link to the pick: handed to whatever the visitor shares with, or copied. @returns {boolean} false where the link itself is all there is */
function share () {
  const { href: url } = byId('share')
  const copy = () => navigator.clipboard.writeText(url).then(() => remark(state.shareCopied), () => location.assign(url))
  if (navigator.share) navigator.share({ title: document.title, url }).catch(error => error.name === 'AbortError' || copy())
  else if (navigator.clipboard) copy()
  else return false
  return true
}

function wire () {
  onClick('wander', () => void wander())
  onClick('back', () => history.back())
  onClick('console-link', openParts)
  onClick('about-link', openAbout)
  onClick('share', share)
  byId('address').addEventListener('input', () => {
    const address = readAddress(byId('address').value.trim())
    if (address) leadOpenTo(address)
  })
  byId('address-form').addEventListener('submit', event => {
    event.preventDefault()
    go(byId('address').value.trim(), pushAddress)
  })
  wireDialogs()
  wireParts(goTo)
  wireLanguages(pageLanguage(), (language, words) => {
    next.language = language
    remark(words)
  })
  addEventListener('online', () => next.prepare())
  addEventListener('pageshow', ({ persisted }) => {
    const { pick, address } = history.entry
    if (persisted) showInBox(pick?.url ?? address ?? byId('address').defaultValue) // the visitor may have typed before they left
  })
}

/** What the server sent is what the visitor is on. */
async function begin () {
  const isNew = performance.getEntriesByType('navigation')[0]?.type === 'navigate'
  if (!state.pick) return beginWithAddress()
  const pick = JSON.parse(state.pick)
  const wanted = pageLanguage()
  if (wanted && primary(pick.language) !== wanted && !new URLSearchParams(location.search).has('page')) {
    // The visitor wants pages in a language, which the server cannot know.
    let other
    await patiently(async () => { other = await ask('recommendation', { seen: seen().join(','), language: wanted }) })
    if (other) {
      history.begin({ pick: other }, permalink(other))
      return show({ pick: other })
    }
  }
  const before = window.history.state?.entry?.pick
  if (before?.id === pick.id) Object.assign(pick, { console: before.console, path: before.path }) // who recommended it stays
  history.begin({ pick }, permalink(pick) + location.hash)
  // A browser may put into the frame what was there when the visitor left.
  if (!isNew) return show({ pick })
  const loading = document.readyState === 'complete' ? null : window // the frame's page may be there, and the rest not
  if (loading) awaitPage(byId('frame'), loading)
  shown({ pick }, loading)
}

function beginWithAddress () {
  const address = byId('address').value
  // A reload of what the visitor typed in this tab. The same address in a link from elsewhere is not loaded: nobody but the
  // visitor and the network decides what this console shows.
  const wasTyped = window.history.state?.entry?.address === address
  history.begin(wasTyped ? { address } : {})
  shown({})
  if (address && wasTyped) go(address, address => show({ address }))
}

if (!speak()) {
  wire()
  if (state.next && !pageLanguage()) next.offer(JSON.parse(state.next))
  begin()
}
