// The visitor's last pages, kept in their browser alone. The server gets the ids of picks with each request, and forgets them.
import { keep, recall } from './storage.js'

const key = 'wander-trail'
const maximum = 100

/** @typedef {{id?: string, url: string, title?: string}} Step */

/** @type {Step[]} the latest last; another tab may have gone on meanwhile */
let steps = []
const read = () => {
  const kept = recall(key)
  if (Array.isArray(kept)) steps = kept
}
read()

/** @param {Step} step a page that is shown now */
export function remember ({ id, url, title }) {
  read()
  steps = [...steps.filter(step => step.url !== url), { id, url, title }].slice(-maximum)
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
