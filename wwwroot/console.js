// The console's quick way: picks come without a reload. Without this script every control still works as a link or a form.
import { openAbout, openConsole, wireDialogs } from './dialogs.js'
import { carried, wireLanguages } from './languages.js'
import { wireParts } from './parts.js'
import { isForNewTab, leadOpenTo, remark } from './view.js'
import { begin, go, goToPick, history, next, readAddress, resume, wander } from './way.js'

const byId = id => document.getElementById(id)
const state = byId('state').dataset

const keys = {
  w: wander,
  b: () => history.back(),
  o: () => byId('open').href && byId('open').click(),
  '?': openAbout
}

function onKey (event) {
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea, dialog[open]')) return
  const action = keys[event.key.toLowerCase()] // Caps Lock is no other wish
  if (!action) return
  event.preventDefault()
  action()
}

/** Controls that have something better to do than to load a page. */
function onClick (id, action) {
  byId(id).addEventListener('click', event => {
    if (isForNewTab(event)) return
    const isDouble = event.detail > 1 // for who clicks twice at everything, it is one click
    if (isDouble || action() !== false) event.preventDefault()
  })
}

/**
 * A link to the pick: handed to whatever the visitor shares with, or copied.
 * @returns {boolean} false where the link itself is all there is
 */
function share () {
  const { href: url } = byId('share')
  const copy = () => navigator.clipboard.writeText(url).then(() => remark(state.shareCopied), () => location.assign(url))
  if (navigator.share) navigator.share({ title: document.title, url }).catch(error => error.name === 'AbortError' || copy())
  else if (navigator.clipboard) copy()
  else return false
  return true
}

function wire () {
  document.addEventListener('keydown', onKey)
  onClick('wander', () => void wander())
  onClick('back', () => void history.back())
  onClick('console-link', () => openConsole({ page: history.entry.pick?.id, ...carried() }))
  onClick('about-link', openAbout)
  onClick('share', share)
  byId('address').addEventListener('input', () => {
    const address = readAddress(byId('address').value.trim())
    if (address) leadOpenTo(address)
  })
  byId('address-form').addEventListener('submit', event => {
    event.preventDefault()
    const text = byId('address').value.trim()
    if (text) go(text)
  })
  wireDialogs()
  wireParts(({ page, address }) => page ? goToPick(page) : go(address))
  wireLanguages((language, words) => {
    next.language = language
    remark(words)
  })
  addEventListener('online', () => next.prepare())
  addEventListener('storage', () => next.prepare()) // another tab shows what this link leads to: the trail knows that by now
  addEventListener('pageshow', ({ persisted }) => persisted && resume())
}

// A link to About, as it is without this script: the dialog is modal here.
function beginInAbout () {
  if (location.hash !== '#about-dialog') return
  window.history.replaceState(window.history.state, '', location.pathname + location.search)
  openAbout()
}

beginInAbout()
wire()
begin()
