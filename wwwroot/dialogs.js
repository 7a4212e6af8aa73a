// The dialogs: modal, and filled with what is known at the moment in which they open.
import { followCrawl } from './crawl.js'
import { trail } from './trail.js'
import { nameOf } from './view.js'

const byId = id => document.getElementById(id)

/** @param {string} id @param {string} root the console's path @param {(path: string, parameters: object) => Promise<any>} ask our API */
export function openDialog (id, root, ask) {
  const dialog = byId(id)
  if (dialog.open) return
  dialog.showModal()
  if (id !== 'console-dialog') return
  listTrail(root)
  listConsoles(ask)
  dialog.addEventListener('close', followCrawl(root), { once: true })
}

/** Close links close; the box for an ignored address is answered in place. */
export function wireDialogs (ask) {
  for (const close of document.querySelectorAll('[data-close]')) {
    close.addEventListener('click', event => {
      const dialog = close.closest('dialog')
      if (!dialog.open) return // shown as a target: the link leads away from it
      event.preventDefault()
      dialog.close()
    })
  }
  byId('ignored-form').addEventListener('submit', async event => {
    event.preventDefault()
    const answer = byId('ignored-answer')
    try {
      const { ignored, pattern, reason } = await ask('ignored', { url: byId('ignored-url').value.trim() })
      answer.textContent = ignored ? `Hidden by “${pattern}”${reason ? `: ${reason}` : ''}.` : 'Not hidden.'
    } catch (error) {
      answer.textContent = error.message
    }
  })
}

function listTrail (root) {
  byId('history').replaceChildren(...trail().map(({ id, url, title }) =>
    item(link(`${root}?${new URLSearchParams({ page: id })}`, title ?? nameOf(url)))))
  byId('history-section').hidden = false
}

async function listConsoles (ask) {
  const { consoles } = await ask('consoles', { limit: 200 }).catch(() => ({ consoles: [] }))
  byId('discovery').replaceChildren(...consoles.slice(1).map(({ url, referrers, pages }) =>
    item(link(url, nameOf(url)), `: ${pages === 1 ? '1 page' : `${pages} pages`}, listed by ${referrers.map(nameOf).join(', ')}`)))
  byId('discovery-section').hidden = consoles.length < 2
}

function item (...content) {
  const element = document.createElement('li')
  element.append(...content)
  return element
}

function link (address, text) {
  const element = document.createElement('a')
  element.href = address
  element.textContent = text
  return element
}
