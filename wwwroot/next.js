// Requests the next pick in advance, so that the Wander button need not wait.
import { addressOf, requestNext } from './api.js'
import { carried } from './languages.js'
import { seen } from './trail.js'

/** @typedef {import('./view.js').Pick} Pick */

const freshness = 5 * 60_000 // milliseconds; later, the page may no longer work

export class NextPick {
  /** @type {{pick: Pick, since: number} | null} */
  #ready = null
  /** @type {Promise<Pick> | null} */
  #coming = null
  #language

  /**
   * @param {HTMLAnchorElement} link gets the address of the pick, so that it can be opened in a new tab
   * @param {string} [language] the language of the pages; any language if omitted
   */
  constructor (link, language) {
    this.link = link
    this.#language = language
  }

  /** @param {string} language the language of future picks; empty for any */
  set language (language) {
    this.#language = language
    this.#ready = this.#coming = null
    this.prepare()
  }

  /** Keeps a pick as the next one, unless the visitor has seen it. @param {Pick} pick */
  offer (pick) {
    if (seen().includes(pick.id)) return
    this.#ready = { pick, since: Date.now() }
    this.link.href = addressOf('', { page: pick.id, ...carried() })
  }

  /** Requests the next pick if there is none. After a failure, a click requests it again and reports errors. */
  prepare () {
    if (!this.#isReady) this.#fetch().catch(() => {})
  }

  /** Takes the next pick. @returns {Promise<Pick>} */
  async take () {
    const language = this.#language
    const pick = this.#isReady ? this.#ready.pick : await this.#fetch()
    if (language !== this.#language) return this.take() // the visitor changed the language
    this.#ready = null
    this.link.href = addressOf('', carried()) // any page until the next pick arrives, but not the current one
    return pick
  }

  get #isReady () {
    return this.#ready !== null && Date.now() - this.#ready.since < freshness && !seen().includes(this.#ready.pick.id)
  }

  #fetch () {
    if (this.#coming) return this.#coming
    const coming = requestNext({ seen: seen().join(','), language: this.#language })
    this.#coming = coming
    coming.then(pick => this.#coming === coming && this.offer(pick), () => {})
      .finally(() => { if (this.#coming === coming) this.#coming = null })
    return coming
  }
}
