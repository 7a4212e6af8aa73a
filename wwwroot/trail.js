// The visitor's last pages, kept in their browser alone. The server gets the ids of picks with each request, and forgets them.
import { keep, recall } from './storage.js'

const key = 'wander-trail'
const maximum = 100

/** @typedef {{id?: string, url: string, title?: string, at?: number}} Step `at` is when, in milliseconds since 1970 */

// Whatever else is on this origin can write there as well.
const isStep = step => typeof step?.url === 'string'
  && (step.id === undefined || /^[\w-]{11}$/.test(step.id))
  && (step.at === undefined || Number.isFinite(step.at))

/** @type {Step[]} the latest last; another tab may have gone on meanwhile */
let steps = []
const read = () => {
  const kept = recall(key)
  if (Array.isArray(kept)) steps = kept.filter(isStep)
}
read()

/** What is forgotten in one tab is forgotten in all. */
export function reread () {
  steps = []
  read()
}
addEventListener('storage', e => {
  if (e.key === null || e.key === key) reread()
})

/** @param {Step} step a page that is shown now */
export function remember ({ id, url, title }) {
  read()
  steps = [...steps.filter(step => step.url !== url), { id, url, title, at: Date.now() }].slice(-maximum)
  keep(key, steps)
}

/** Forgets them all. */
export function forget () {
  steps = []
  keep(key, null)
}

/** The ids for the server. */
export const seen = () => steps.flatMap(({ id }) => id ?? [])

/** The pages, the latest first. */
export const trail = () => {
  read()
  return steps.toReversed()
}
