// The console's quick way: picks come without a reload. Without this script every control still works as a link or a form.
import { showPick, showAddress, leadOpenTo, remark, busy } from './view.js'
import { History } from './history.js'
import { openDialog, wireDialogs } from './dialogs.js'
import { remember, seen } from './trail.js'

/** @typedef {import('./view.js').Pick} Pick */

const byId = id => document.getElementById(id)
const state = byId('state').dataset
const root = state.root
const history = new History(show)

let wandering = false

/** Shows a pick, or an address that the visitor typed. @param {{pick?: Pick, address?: string}} entry */
function show ({ pick, address }) {
  remark('')
  if (pick) showPick(pick)
  else if (address) showAddress(address, sandboxFor(address))
  if (pick) remember(pick)
  byId('back').disabled = !history.canGoBack
}

/** Fetches JSON from our API. A refusal says why in its problem details. */
async function ask (path, parameters) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value))
  let response, answer
  try {
    response = await fetch(`${root}api/${path}?${query}`, { signal: AbortSignal.timeout(10000) })
    answer = await response.json()
  } catch {
    throw new Error('This console cannot be reached at the moment. Try again.')
  }
  if (!response.ok) throw new Error(answer.detail ?? answer.title)
  return answer
}

async function wander () {
  if (wandering) return
  wandering = true
  const done = busy()
  try {
    const pick = await ask('recommendation', { seen: seen(), language: state.language })
    history.push({ pick }, permalink(pick))
  } catch (error) {
    remark(error.message)
  } finally {
    done()
    wandering = false
  }
}

/** Loads what stands in the address box, unless the owner hides it. @param {(address: string) => void} load */
async function go (load) {
  const address = readAddress(byId('address').value.trim())
  if (!address) return remark('This is no address of a page. Write one that begins with https:// or http://.')
  if (location.protocol === 'https:' && address.startsWith('http:')) {
    return remark('Browsers show no http page inside an https one. Open shows it in a tab of its own.')
  }
  try {
    const { ignored, pattern, reason } = await ask('ignored', { url: address })
    if (ignored) return remark(`This console hides it: its ignore list has “${pattern}”${reason ? ` (${reason})` : ''}.`)
    const { pick, refusal } = await recommended(address)
    if (pick) history.push({ pick }, permalink(pick))
    else if (refusal) remark(refusal)
    else load(address)
  } catch (error) {
    remark(error.message)
  }
}

/**
 * What the server would show for an address: a pick, when somebody in the network recommends it, or why it shows none.
 * @returns {Promise<{pick: Pick | null, refusal?: string}>}
 */
async function recommended (address) {
  const response = await fetch(`${root}?${new URLSearchParams({ address })}`, { signal: AbortSignal.timeout(10000) })
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const { pick, refused } = page.getElementById('state')?.dataset ?? {}
  return {
    pick: JSON.parse(pick ?? 'null'),
    refusal: refused === undefined ? undefined : page.getElementById('remark').textContent
  }
}

/** @param {Pick} pick */
function permalink (pick) {
  return `${root}?${new URLSearchParams({ page: pick.id })}`
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

/** Links that have something better to do than to load a page. A click for a new tab stays what it is. */
function onClick (id, action) {
  byId(id).addEventListener('click', event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    action()
  })
}

const open = id => openDialog(id, root, ask)
const keys = {
  w: wander,
  b: () => history.back(),
  o: () => byId('open').href && byId('open').click(),
  '?': () => open('about-dialog')
}

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea, dialog[open]')) return
  const action = keys[event.key]
  if (!action) return
  event.preventDefault()
  action()
})

onClick('wander', wander)
onClick('console-link', () => open('console-dialog'))
onClick('about-link', () => open('about-dialog'))
byId('back').addEventListener('click', () => history.back())
byId('back').hidden = false
byId('address').addEventListener('input', () => {
  const address = readAddress(byId('address').value.trim())
  if (address) leadOpenTo(address)
})
byId('address-form').addEventListener('submit', event => {
  event.preventDefault()
  go(address => history.push({ address }, `${root}?${new URLSearchParams({ address })}`))
})
wireDialogs(ask)

if (state.pick) {
  const pick = JSON.parse(state.pick)
  history.begin({ pick }, permalink(pick) + location.hash)
  remember(pick)
} else {
  const address = byId('address').value
  // A reload of what the visitor typed in this tab. The same address in a link from elsewhere is not loaded: nobody but the
  // visitor and the network decides what this console shows.
  const wasTyped = window.history.state?.entry.address === address
  history.begin({ address })
  if (address && wasTyped) go(address => show({ address }))
}
byId('back').disabled = !history.canGoBack
