// Shows picks without loading the page again. Without this script, every control still works as a link or a form.
import { openAbout, openConsole, wireDialogs } from './dialogs.js'
import { carried, wireLanguages } from './languages.js'
import { wireParts } from './parts.js'
import { isForNewTab, leadOpenTo, remark } from './view.js'
import { begin, go, goToPick, next, readAddress, resume, visited, wander } from './way.js'

const byId = id => document.getElementById(id)
const state = byId('state').dataset

const keys = {
  w: wander,
  b: () => visited.back(),
  o: () => byId('open').href && byId('open').click(),
  '?': openAbout
}

function onKey (e) {
  if (e.repeat || e.ctrlKey || e.metaKey || e.altKey) return
  if (e.target.closest('input, select, textarea, dialog[open]')) return
  const action = keys[e.key.toLowerCase()] // Caps Lock makes no difference
  if (!action) return
  e.preventDefault()
  action()
}

/** Handles clicks on a link or button, unless the action returns false. */
function onClick (id, action) {
  byId(id).addEventListener('click', e => {
    if (isForNewTab(e)) return
    const isDouble = e.detail > 1 // a double click counts as one click
    if (isDouble || action() !== false) e.preventDefault()
  })
}

/**
 * Shares a link to the pick, or copies it to the clipboard.
 * @returns {boolean} false when the browser supports neither, and the link itself has to do
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
  onClick('back', () => void visited.back())
  onClick('console-link', () => openConsole({ page: visited.entry.pick?.id, ...carried() }))
  onClick('about-link', openAbout)
  onClick('share', share)
  byId('address').addEventListener('input', () => {
    const address = readAddress(byId('address').value.trim())
    if (address) leadOpenTo(address)
  })
  byId('address-form').addEventListener('submit', e => {
    e.preventDefault()
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
  // Another tab may have shown the page that the Wander button leads to.
  addEventListener('storage', () => next.prepare())
  addEventListener('pageshow', ({ persisted }) => persisted && resume())
}

// A link to #about-dialog opens it by :target. With this script, the dialog is modal.
function beginInAbout () {
  if (location.hash !== '#about-dialog') return
  history.replaceState(history.state, '', location.pathname + location.search)
  openAbout()
}

beginInAbout()
wire()
begin()
