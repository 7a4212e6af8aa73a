// The search in an exported directory. The form loads the same page with the search terms in its address.
import { count, fill, nameOf, numberOf } from './texts.js'

const byId = id => document.getElementById(id)
const form = byId('search')
const { pool, console: root, one, other, nothing, unreachable } = form.dataset
const maximum = 1000

/** Removes diacritics and case. @param {string} text */
const fold = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** @param {import('./pool.js').Page} page */
function item ([id, url, title, language]) {
  const item = document.createElement('li')
  const link = Object.assign(document.createElement('a'), {
    href: `${root}?page=${id}`,
    lang: language ?? '',
    dir: 'auto',
    textContent: title ?? nameOf(url)
  })
  const address = Object.assign(document.createElement('a'), {
    className: 'address',
    href: url,
    target: '_blank',
    rel: 'noopener',
    dir: 'ltr',
    textContent: nameOf(url)
  })
  item.append(document.createElement('h2'), address)
  item.firstChild.append(link)
  return item
}

async function search (text) {
  const response = await fetch(pool).catch(() => null)
  const file = response?.ok ? await response.json().catch(() => null) : null
  if (!file) return say(unreachable)
  const words = fold(text).split(/\s+/)
  const found = file.pages.filter(([, url, title]) => words.every(word => fold(`${title ?? ''} ${url}`).includes(word)))
  document.querySelector('.pages').replaceChildren(...found.slice(0, maximum).map(item))
  document.querySelector('.pager')?.remove()
  byId('choices').querySelector('[aria-current]')?.removeAttribute('aria-current')
  say(found.length > 0 ? fill(count({ one, other }, found.length), numberOf(found.length)) : nothing)
}

function say (text) {
  byId('found').textContent = text
}

form.hidden = false
const asked = new URLSearchParams(location.search).get('q')?.trim()
if (asked) {
  byId('q').value = asked
  search(asked)
}
