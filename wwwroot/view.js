// The view of the console: keeps the frame, the address box and the explanation consistent.
import { addressOf } from './api.js'
import { count, fill, nameOf } from './texts.js'

/**
 * @typedef {object} Pick the response of /api/recommendation
 * @property {string} id
 * @property {string} url
 * @property {string} frame
 * @property {string} sandbox
 * @property {string} [title]
 * @property {string} [language]
 * @property {string} [note]
 * @property {string} console
 * @property {string[]} path
 * @property {number} recommendedBy
 */

const byId = id => document.getElementById(id)
const words = byId('state').dataset
let doneBefore = () => {}

/** @param {Pick} pick */
export function showPick (pick) {
  const title = pick.title ?? nameOf(pick.url)
  showFrame(pick.frame, pick.sandbox, title)
  showInBox(pick.url)
  explain(pick, title)
}

/** Shows an address that the visitor typed and no console recommends, so there is no explanation. */
export function showAddress (address, sandbox) {
  showFrame(address, sandbox, nameOf(address))
  showInBox(address)
  byId('explanation').hidden = true
}

/** True for a click that opens a link in a new tab or window. @param {MouseEvent} event */
export const isForNewTab = e => e.ctrlKey || e.metaKey || e.shiftKey || e.altKey

/** Shows a remark to the visitor; an empty text removes it. */
export function remark (text) {
  const element = byId('remark')
  if (element.textContent !== text) element.textContent = text
}

/**
 * Shows progress after 300 milliseconds.
 * @param {HTMLElement} element the element that is busy
 * @param {string} [text] a remark that is shown after a second
 * @returns {() => void} stops the progress
 */
export function busy (element, text) {
  const timers = [setTimeout(() => element.setAttribute('aria-busy', 'true'), 300), setTimeout(() => text && remark(text), 1000)]
  return () => {
    timers.forEach(clearTimeout)
    element.removeAttribute('aria-busy')
    if (text && byId('remark').textContent === text) remark('')
  }
}

// Each page gets a new frame: a changed sandbox applies to the next navigation only, and a navigation in an existing frame would
// add an entry to the browser's history.
function showFrame (address, sandbox, title) {
  const frame = document.createElement('iframe')
  frame.id = 'frame'
  frame.title = title
  frame.allow = ''
  frame.setAttribute('sandbox', sandbox)
  const policy = words.referrerPolicy
  if (policy) frame.referrerPolicy = policy
  frame.src = address
  byId('stage').replaceChildren(frame)
  document.title = `${title} · ${byId('console-title').textContent}`
  awaitPage(frame)
}

/**
 * Shows progress while a page loads, and a remark when it is slow.
 * @param {HTMLIFrameElement} frame
 * @param {EventTarget} [loading] fires "load" when the page has loaded
 */
export function awaitPage (frame, loading = frame) {
  doneBefore() // the previous page may not have loaded
  const done = doneBefore = busy(byId('stage'))
  const slow = setTimeout(() => frame.isConnected && remark(words.slowPage), 10_000)
  loading.addEventListener('load', () => {
    clearTimeout(slow)
    if (!frame.isConnected) return
    done()
    if (byId('remark').textContent === words.slowPage) remark('')
  }, { once: true })
}

/** Sets the address box and the Open link. @param {string} address */
export function showInBox (address) {
  byId('address').value = address
  leadOpenTo(address)
}

/** Sets the Open link. @param {string} address */
export function leadOpenTo (address) {
  byId('open').href = address
  byId('open').hidden = false
}

/** @param {Pick} pick @param {string} title */
function explain (pick, title) {
  byId('page-title').textContent = title
  byId('page-title').lang = pick.language ?? ''
  byId('page-note').textContent = pick.note ?? ''
  byId('page-note').hidden = !pick.note
  explainRecommenders(pick)
  const way = byId('page-path')
  way.hidden = pick.path.length < 3
  way.textContent = fill(way.dataset.words, pick.path.slice(1).map(nameOf).join(' → '))
  byId('share').href = addressOf('', { page: pick.id })
  byId('explanation').hidden = false
}

// The name of the console is a link inside the sentence; its position depends on the language.
function explainRecommenders ({ path, console: address, recommendedBy }) {
  const { alone, ...forms } = byId('page-recommenders').dataset
  const sentence = recommendedBy < 2 ? alone : count(forms, recommendedBy - 1)
  const [before, after] = sentence.split('{0}')
  const link = byId('page-console')
  link.textContent = path.length < 2 ? link.dataset.ownName : nameOf(address)
  link.href = address
  link.previousSibling.textContent = before
  link.nextSibling.textContent = after
}
