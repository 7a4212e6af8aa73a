// The visitor's last pages. Only the browser stores them; the server receives the ids with each request and does not keep them.
import { keep, recall } from './storage.js'

const key = 'wander-trail'
const maximum = 100

/**
 * A visited page. `at` is the time of the visit in milliseconds since 1970.
 * @typedef {{id?: string, url: string, title?: string, at?: number}} Step
 */

// Other pages of this origin can write to the same storage.
const isStep = step => typeof step?.url === 'string'
  && (step.id === undefined || /^[\w-]{11}$/.test(step.id))
  && (step.at === undefined || Number.isFinite(step.at))

/** @type {Step[]} the latest last; another tab may have added steps */
let steps = []
const read = () => {
  const kept = recall(key)
  if (Array.isArray(kept)) steps = kept.filter(isStep)
}
read()

/** Reads the steps again, because another tab may have removed them. */
export function reread () {
  steps = []
  read()
}
addEventListener('storage', e => {
  if (e.key === null || e.key === key) reread()
})

/** Adds the current page. @param {Step} step */
export function remember ({ id, url, title }) {
  read()
  steps = [...steps.filter(step => step.url !== url), { id, url, title, at: Date.now() }].slice(-maximum)
  keep(key, steps)
}

/** Removes all steps. */
export function forget () {
  steps = []
  keep(key, null)
}

/** Returns the ids of the pages. */
export const seen = () => steps.flatMap(({ id }) => id ?? [])

/** Returns the pages, the latest first. */
export const trail = () => {
  read()
  return steps.toReversed()
}
