// The modal dialogs. The Console dialog shows parts that are also pages.
import { addressOf } from './api.js'
import { lastPart, leavePart, showPart } from './parts.js'

const byId = id => document.getElementById(id)

export function openAbout () {
  if (!byId('about-dialog').open) byId('about-dialog').showModal()
}

/** Opens the Console dialog at the last part. @param {Record<string, string | undefined>} visit the parameters of its links */
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
      if (!dialog.open) return // opened by :target; the link closes it
      e.preventDefault()
      dialog.close()
    })
  }
}
