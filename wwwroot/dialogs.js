// The dialogs are modal. What the Console dialog shows are pages of ours, which work without it too.
import { leavePart, showPart } from './parts.js'

const byId = id => document.getElementById(id)

export function openAbout () {
  if (!byId('about-dialog').open) byId('about-dialog').showModal()
}

/** @param {string} address of the part to show */
export function openConsole (address) {
  const dialog = byId('console-dialog')
  if (dialog.open) return
  dialog.showModal()
  showPart(address)
}

export function wireDialogs () {
  byId('console-dialog').addEventListener('close', leavePart)
  for (const close of document.querySelectorAll('[data-close]')) {
    close.addEventListener('click', event => {
      const dialog = close.closest('dialog')
      if (!dialog.open) return // shown as a target: the link leads away from it
      event.preventDefault()
      dialog.close()
    })
  }
}
