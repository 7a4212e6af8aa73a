// The visitor's last pages. They stay in the tab, and are forgotten with it; the server gets their ids with each request.

const key = 'wander-trail'
const maximum = 100

/** @typedef {{id: string, url: string, title?: string}} Step */

/** @type {Step[]} the latest last */
let steps = []
try {
  steps = JSON.parse(sessionStorage.getItem(key)) ?? []
} catch {
  // The visitor's browser keeps nothing: then the trail is as long as the page lives.
}

/** @param {Step} step a page that is shown now */
export function remember ({ id, url, title }) {
  steps = [...steps.filter(step => step.id !== id), { id, url, title }].slice(-maximum)
  try {
    sessionStorage.setItem(key, JSON.stringify(steps))
  } catch {
    // As above.
  }
}

/** The ids for the server. */
export const seen = () => steps.map(step => step.id).join(',')

/** The pages, the latest first. */
export const trail = () => steps.toReversed()
