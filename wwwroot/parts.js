// Loads the parts of the console into the Console dialog.
import { addressOf, requestPage } from './api.js'
import { followCrawl } from './crawl.js'
import { forget, trail } from './trail.js'
import { busy, isForNewTab } from './view.js'
import { nameOf, timeOf } from './texts.js'

const byId = id => document.getElementById(id)
const stage = byId('part-stage')
let leave = () => {}

/** The path of the last shown part. */
export let lastPart = 'console'
let latest = 0

/**
 * Functions that start the updates of a part, and return a function that stops them.
 * @type {Record<string, () => (() => void) | void>}
 */
const live = { crawl: followCrawl, history: listTrail }

/** Stops the updates of the current part. */
export function leavePart () {
  latest++
  leave()
  leave = () => {}
}

/** @param {string} address the address of the part */
export async function showPart (address) {
  leavePart()
  const request = latest
  const done = busy(stage)
  try {
    const page = await requestPage(address, 'part')
    if (request !== latest) return // another part was requested, or the dialog was closed
    exchange(page.getElementById('parts'), page.getElementById('part'))
    const { part } = byId('part').dataset
    lastPart = part === 'base' ? 'console' : `console/${part}`
    leave = live[part]?.() ?? leave
  } catch ({ message }) {
    const text = Object.assign(document.createElement('p'), { role: 'alert', textContent: message })
    if (request === latest) exchange(...[byId('parts')].filter(Boolean), text)
  } finally {
    done()
  }
}

/** Replaces the content of the dialog, and keeps the focus on the same link to a part. */
function exchange (...content) {
  const address = document.activeElement?.closest('#parts a')?.href
  stage.replaceChildren(...content)
  const [same] = [...stage.querySelectorAll('#parts a')].filter(link => link.href === address)
  same?.focus()
}

/** @param {(pick: {page?: string, address?: string}) => void} goTo shows a pick in the console */
export function wireParts (goTo) {
  stage.addEventListener('click', e => {
    const link = e.target.closest('a')
    if (!link || isForNewTab(e)) return
    const to = new URL(link.href)
    const [page, address] = [to.searchParams.get('page'), to.searchParams.get('address')]
    if (link.closest('#parts')) showPart(link.href)
    else if (to.origin + to.pathname === new URL(byId('state').dataset.root, location.href).href && (page || address)) {
      byId('console-dialog').close()
      goTo(page ? { page } : { address })
    } else return
    e.preventDefault()
  })
  stage.addEventListener('submit', e => {
    e.preventDefault()
    answer(`${e.target.action}?${new URLSearchParams(new FormData(e.target))}`)
  })
}

// Replaces only the answer, because the list below the form may be long.
async function answer (address) {
  const place = byId('ignored-answer')
  const request = ++latest
  const done = busy(place)
  try {
    const page = await requestPage(address, 'ignored-answer')
    if (request === latest) place.replaceChildren(...page.getElementById('ignored-answer').childNodes)
  } catch (error) {
    place.textContent = error.message
  } finally {
    done()
  }
}

function listTrail () {
  const steps = trail()
  byId('history').replaceChildren(...steps.map(item))
  byId('history-kept').textContent = byId('history-kept').dataset.withScript
  byId('history-empty').hidden = steps.length > 0
  const button = byId('forget')
  button.hidden = steps.length === 0
  button.onclick = () => {
    forget()
    listTrail()
    byId('parts').querySelector('[aria-current]').focus() // the button is hidden now
  }
}

/** @param {import('./trail.js').Step} step */
function item ({ id, url, title, at }) {
  const link = document.createElement('a')
  link.href = addressOf('', id ? { page: id } : { address: url })
  link.dir = 'auto'
  link.textContent = title ?? nameOf(url)
  const item = document.createElement('li')
  item.append(link)
  const facts = document.createElement('small')
  if (title && title !== nameOf(url)) facts.append(nameOf(url), at ? ' · ' : '')
  if (at) {
    const time = { dateTime: new Date(at).toISOString(), textContent: timeOf(at) }
    facts.append(Object.assign(document.createElement('time'), time))
  }
  item.append(' ', facts)
  return item
}
