// The console's quick way: picks come without a reload. Without this script every control still works as a link or a form.
import { showPick, showAddress, remark, busy } from './view.js'
import { History } from './history.js'
import { followCrawl } from './crawl.js'

/** @typedef {import('./view.js').Pick} Pick */

const byId = id => document.getElementById(id)
const state = byId('state').dataset
const root = state.root
const history = new History(show)

let seen = state.seen ? state.seen.split(',') : []
let wandering = false

/** Shows a pick, or an address that the visitor typed. @param {{pick?: Pick, address?: string}} entry */
function show (entry) {
  remark('')
  if (entry.pick) showPick(entry.pick)
  else if (entry.address) showAddress(entry.address, sandboxFor(entry.address))
  byId('back').disabled = !history.canGoBack
}

/** Fetches JSON from our API. A refusal says why in its problem details. */
async function ask (path, parameters) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value))
  const response = await fetch(`${root}api/${path}?${query}`, { signal: AbortSignal.timeout(10000) })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.detail ?? answer.title)
  return answer
}

async function wander () {
  if (wandering) return
  wandering = true
  const done = busy()
  try {
    const pick = await ask('recommendation', { seen: seen.join(','), language: state.language })
    seen = [...seen.filter(id => id !== pick.id), pick.id].slice(-100)
    history.push({ pick }, `${root}?${new URLSearchParams({ page: pick.id })}`)
  } catch (error) {
    remark(error.name === 'TypeError' || error.name === 'TimeoutError'
      ? 'This console cannot be reached at the moment. Try again.'
      : error.message)
  } finally {
    done()
    wandering = false
  }
}

/** Loads what stands in the address box, unless the owner hides it. */
async function go () {
  const typed = byId('address').value.trim()
  const address = readAddress(typed)
  if (!address) return remark('This is no address of a page. Write one that begins with https:// or http://.')
  if (location.protocol === 'https:' && address.startsWith('http:')) {
    return remark('Browsers show no http page inside an https one. Open shows it in a tab of its own.')
  }
  try {
    const { ignored, pattern, reason } = await ask('ignored', { url: address })
    if (ignored) return remark(`This console hides it: its ignore list has “${pattern}”${reason ? ` (${reason})` : ''}.`)
    history.push({ address }, `${root}?${new URLSearchParams({ address })}`)
  } catch (error) {
    remark(error.message)
  }
}

/** @returns {string | null} the address in the browser's form; null when it is none of the Web's */
function readAddress (text) {
  const address = URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`)
  return address && /^https?:$/.test(address.protocol) ? address.href : null
}

/** A page on our own origin must not keep it, or it could reach this console. */
function sandboxFor (address) {
  return new URL(address).origin === location.origin ? state.ownSandbox : state.sandbox
}

/** Links that have something better to do than to load a page. A click for a new tab stays what it is. */
function onClick (id, action) {
  byId(id).addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    action()
  })
}

function openDialog (id) {
  const dialog = byId(id)
  if (dialog.open) return
  dialog.showModal()
  if (id === 'console-dialog') dialog.addEventListener('close', followCrawl(root), { once: true })
}

const keys = {
  w: wander,
  b: () => history.back(),
  o: () => byId('open').click(),
  '?': () => openDialog('about-dialog')
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, dialog[open]')) return
  const action = keys[event.key]
  if (!action) return
  event.preventDefault()
  action()
})

onClick('wander', wander)
onClick('console-link', () => openDialog('console-dialog'))
onClick('about-link', () => openDialog('about-dialog'))
byId('back').addEventListener('click', () => history.back())
byId('back').hidden = false
byId('address').addEventListener('input', () => {
  const address = readAddress(byId('address').value.trim())
  if (address) byId('open').href = address
})
byId('address-form').addEventListener('submit', event => {
  event.preventDefault()
  go()
})
for (const close of document.querySelectorAll('[data-close]')) {
  close.addEventListener('click', event => {
    event.preventDefault()
    close.closest('dialog').close()
  })
}

history.begin(state.pick ? { pick: JSON.parse(state.pick) } : { address: byId('address').value })
