// The dialogs are modal. What the Console dialog shows are pages of ours, which work without it too.
import { addressOf } from './api.js'
import { lastPart, leavePart, showPart } from './parts.js'

const byId = id => document.getElementById(id)

export function openAbout () {
  if (!byId('about-dialog').open) byId('about-dialog').showModal()
}

/** Opens at the part that was shown last. @param {Record<string, string | undefined>} visit what the links in it carry */
export function openConsole (visit) {
  const dialog = byId('console-dialog')
  if (dialog.open) return
  dialog.showModal()
  showPart(addressOf(lastPart, visit))
}

export function wireDialogs () {
  byId('console-dialog').addEventListener('close', leavePart)
  for (const button of document.querySelectorAll('[data-close]')) {
    button.addEventListener('click', e => {
      const dialog = button.closest('dialog')
      if (!dialog.open) return // shown as a target: the link leads away from it
      e.preventDefault()
      dialog.close()
    })
  }
}
