// The console's quick way: picks come without a reload. Without this script every control still works as a link or a form.
import { addressOf } from './api.js'
import { openAbout, openConsole, wireDialogs } from './dialogs.js'
import { pageLanguage, speak, wireLanguages } from './languages.js'
import { wireParts } from './parts.js'
import { leadOpenTo, remark } from './view.js'
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
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea, dialog[open]')) return
  const action = keys[event.key]
  if (!action) return
  event.preventDefault()
  action()
}

/** Controls that have something better to do than to load a page. A click for a new tab stays what it is. */
function onClick (id, action) {
  byId(id).addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || action() === false) return
    event.preventDefault()
  })
}

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
  document.addEventListener('keydown', onKey)
  onClick('wander', () => void wander())
  onClick('back', () => void history.back())
  onClick('console-link', () => openConsole(addressOf('console', { page: history.entry.pick?.id, ui: state.ui })))
  onClick('about-link', openAbout)
  onClick('share', share)
  byId('address').addEventListener('input', () => {
    const address = readAddress(byId('address').value.trim())
    if (address) leadOpenTo(address)
  })
  byId('address-form').addEventListener('submit', event => {
    event.preventDefault()
    go(byId('address').value.trim())
  })
  wireDialogs()
  wireParts(({ page, address }) => page ? goToPick(page) : go(address))
  wireLanguages(pageLanguage(), (language, words) => {
    next.language = language
    remark(words)
  })
  addEventListener('online', () => next.prepare())
  addEventListener('pageshow', ({ persisted }) => persisted && resume())
}

if (!speak()) {
  wire()
  begin()
}
