// The visitor's way through picks, kept in the browser's own history, so that its Back and Forward walk it.

/** @typedef {{pick?: import('./view.js').Pick, address?: string}} Entry */

export class History {
  /** How many of our own entries are behind this one. */
  #depth = 0
  /** @type {Entry} */
  #entry = {}

  /** @param {(entry: Entry) => void} show called with the entry that the visitor is on */
  constructor (show) {
    this.show = show
    addEventListener('popstate', ({ state }) => {
      if (!state) return this.#enter(this.#depth + 1, this.#entry) // a fragment: the same page, in an entry of its own
      this.#depth = state.depth
      this.#entry = state.entry
      show(state.entry)
    })
  }

  /** What the visitor is on. */
  get entry () { return this.#entry }

  /** Is there a pick to go back to? A browser forgets the oldest entries of a long way. */
  get canGoBack () { return this.#depth > 0 && (window.navigation?.canGoBack ?? true) }

  /**
   * What the server put into the page is the entry that we are on.
   * @param {Entry} entry
   * @param {string} [address] where a reload finds it
   */
  begin (entry, address) {
    this.#enter(window.history.state?.depth ?? 0, entry, address)
  }

  /** Goes on to a new entry. @param {Entry} entry @param {string} address where a reload finds it */
  push (entry, address) {
    this.#depth++
    this.#entry = entry
    window.history.pushState({ depth: this.#depth, entry }, '', address)
    this.show(entry)
  }

  /** To the entry before, past what the page in the frame has put into the history. */
  back () {
    if (!this.canGoBack) return
    if (window.navigation) window.navigation.back().finished.catch(() => {}) // the visitor may go elsewhere meanwhile
    else window.history.back()
  }

  #enter (depth, entry, address) {
    this.#depth = depth
    this.#entry = entry
    window.history.replaceState({ depth, entry }, '', address)
  }
}
