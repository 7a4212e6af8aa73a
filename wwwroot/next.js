// The next pick, asked for while the visitor looks at the one before: Wander need not wait.
import { addressOf, askForNext } from './api.js'
import { carried } from './languages.js'
import { seen } from './trail.js'

/** @typedef {import('./view.js').Pick} Pick */

const freshness = 5 * 60_000 // milliseconds: what was well that long ago may be ill

export class NextPick {
  /** @type {{pick: Pick, since: number} | null} */
  #ready = null
  /** @type {Promise<Pick> | null} */
  #coming = null
  #language

  /**
   * @param {HTMLAnchorElement} link leads to it, for who opens it in a new tab
   * @param {string} [language] of the pages; none for any
   */
  constructor (link, language) {
    this.link = link
    this.#language = language
  }

  /** @param {string} language of the picks from now on; empty for any */
  set language (language) {
    this.#language = language
    this.#ready = this.#coming = null
    this.prepare()
  }

  /** A pick that is known already, unless the visitor has seen it. @param {Pick} pick */
  offer (pick) {
    if (seen().includes(pick.id)) return
    this.#ready = { pick, since: Date.now() }
    this.link.href = addressOf('', { page: pick.id, ...carried() })
  }

  /** Asks for it, if there is none. When that fails, the click asks again, and says so. */
  prepare () {
    if (!this.#isReady) this.#fetch().catch(() => {})
  }

  /** @returns {Promise<Pick>} the pick, which is the visitor's now */
  async take () {
    const language = this.#language
    const pick = this.#isReady ? this.#ready.pick : await this.#fetch()
    if (language !== this.#language) return this.take() // chosen meanwhile
    this.#ready = null
    this.link.href = addressOf('', carried()) // to any page, until the next pick is known: not to the one that is shown now
    return pick
  }

  get #isReady () {
    return this.#ready !== null && Date.now() - this.#ready.since < freshness && !seen().includes(this.#ready.pick.id)
  }

  #fetch () {
    if (this.#coming) return this.#coming
    const coming = askForNext({ seen: seen().join(','), language: this.#language })
    this.#coming = coming
    coming.then(pick => this.#coming === coming && this.offer(pick), () => {})
      .finally(() => { if (this.#coming === coming) this.#coming = null })
    return coming
  }
}
