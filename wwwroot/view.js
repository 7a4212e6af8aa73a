// What the page shows: the frame, the address box and the line of explanation always say the same.
import { addressOf } from './api.js'
import { count, fill, nameOf } from './texts.js'

/**
 * @typedef {object} Pick what /api/recommendation answers
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

/** An address that the visitor typed: nobody recommends it, so there is nothing to explain. */
export function showAddress (address, sandbox) {
  showFrame(address, sandbox, nameOf(address))
  showInBox(address)
  byId('explanation').hidden = true
}

/** Does a click ask for a new tab or window? Then it stays what it is. @param {MouseEvent} event */
export const isForNewTab = e => e.ctrlKey || e.metaKey || e.shiftKey || e.altKey

/** Says something to the visitor; an empty text says nothing any more. */
export function remark (text) {
  const element = byId('remark')
  if (element.textContent !== text) element.textContent = text
}

/**
 * Shows that something is under way, if it takes more than a moment.
 * @param {HTMLElement} element where
 * @param {string} [text] said after a second
 * @returns {() => void} to be called when it is done
 */
export function busy (element, text) {
  const timers = [setTimeout(() => element.setAttribute('aria-busy', 'true'), 300), setTimeout(() => text && remark(text), 1000)]
  return () => {
    timers.forEach(clearTimeout)
    element.removeAttribute('aria-busy')
    if (text && byId('remark').textContent === text) remark('')
  }
}

// Each page gets a frame of its own: a sandbox counts from a frame's first page on, and a frame that changes its address would
// put an entry into the browser's history beside ours.
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
 * Shows that a page is loading, and says so when it takes long.
 * @param {HTMLIFrameElement} frame
 * @param {EventTarget} [loading] what tells that it is there
 */
export function awaitPage (frame, loading = frame) {
  doneBefore() // the page before need not have come
  const done = doneBefore = busy(byId('stage'))
  const slow = setTimeout(() => frame.isConnected && remark(words.slowPage), 10_000)
  loading.addEventListener('load', () => {
    clearTimeout(slow)
    if (!frame.isConnected) return
    done()
    if (byId('remark').textContent === words.slowPage) remark('')
  }, { once: true })
}

/** @param {string} address what stands in the address box, and where Open leads */
export function showInBox (address) {
  byId('address').value = address
  leadOpenTo(address)
}

/** @param {string} address where Open leads from now on */
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

// The console's name is a link within the sentence, and stands where the language wants it.
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
