// What the page shows: the frame, the address box and the line of explanation always say the same.

/**
 * @typedef {object} Pick what /api/recommendation answers
 * @property {string} id
 * @property {string} url
 * @property {string} frame
 * @property {string} sandbox
 * @property {string} [title]
 * @property {string} [note]
 * @property {string} console
 * @property {string[]} path
 * @property {number} recommendedBy
 */

const byId = id => document.getElementById(id)

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

/** Says something to the visitor; an empty text says nothing any more. */
export function remark (text) {
  const element = byId('remark')
  if (element.textContent !== text) element.textContent = text
}

/** Shows that something is under way, if it takes more than a moment. @returns {() => void} to be called when it is done */
export function busy () {
  const timer = setTimeout(() => document.body.setAttribute('aria-busy', 'true'), 300)
  return () => {
    clearTimeout(timer)
    document.body.removeAttribute('aria-busy')
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
  const policy = byId('state').dataset.referrerPolicy
  if (policy) frame.referrerPolicy = policy
  frame.src = address
  byId('stage').replaceChildren(frame)
  document.title = `${title} · ${byId('console-title').textContent}`
}

function showInBox (address) {
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
  byId('page-note').textContent = pick.note ?? ''
  byId('page-note').hidden = !pick.note
  const recommender = byId('page-console')
  recommender.textContent = pick.path.length < 2 ? recommender.dataset.ownName : nameOf(pick.console)
  recommender.href = pick.console
  const { one, many } = byId('page-others').dataset
  byId('page-others').textContent =
    pick.recommendedBy < 2 ? '' : pick.recommendedBy === 2 ? one : many.replace('{n}', String(pick.recommendedBy - 1))
  const way = byId('page-path')
  way.hidden = pick.path.length < 3
  way.textContent = way.dataset.words.replace('{path}', pick.path.slice(1).map(nameOf).join(' → '))
  byId('explanation').hidden = false
}

/** How an address is called in a sentence; the server does the same. @param {string} address */
export function nameOf (address) {
  return address.replace(/^https?:\/\//, '').replace(/\/+$/, '').replace(/\/wander$/, '')
}
