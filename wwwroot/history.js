// The visitor's way through picks, kept in the browser's own history, so that its Back and Forward walk it.

/** @typedef {{pick?: import('./view.js').Pick, address?: string}} Entry */

export class History {
  /** How many of our own entries are behind this one. */
  #depth = 0

  /** @param {(entry: Entry) => void} show called with the entry that the visitor is on */
  constructor (show) {
    this.show = show
    addEventListener('popstate', event => {
      if (!event.state) return // a fragment: the same page
      this.#depth = event.state.depth
      show(event.state.entry)
    })
  }

  /** Is there a pick to go back to? */
  get canGoBack () { return this.#depth > 0 }

  /** What the server put into the page is the entry that we are on; it is shown already. @param {Entry} entry */
  begin (entry) {
    this.#depth = window.history.state?.depth ?? 0
    window.history.replaceState({ depth: this.#depth, entry }, '')
    document.getElementById('back').disabled = !this.canGoBack
  }

  /** Goes on to a new entry. @param {Entry} entry @param {string} address where a reload finds it */
  push (entry, address) {
    this.#depth++
    window.history.pushState({ depth: this.#depth, entry }, '', address)
    this.show(entry)
  }

  back () { if (this.canGoBack) window.history.back() }
}
