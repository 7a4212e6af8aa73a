// The visitor's way through picks, kept in the browser's own history, so that its Back and Forward walk it.

/** @typedef {{pick?: import('./view.js').Pick, address?: string}} Entry */

export class PickHistory {
  /** How many of our own entries are behind this one. */
  #depth = 0
  /** @type {Entry} */
  #entry = {}
  /** All that was shown since the page was loaded, by depth. @type {{entry: Entry, address?: string}[]} */
  #way = []

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

  /** Is there a pick to go back to? */
  get canGoBack () {
    return this.#depth > 0 && (!window.navigation || window.navigation.canGoBack || this.#before !== undefined)
  }

  /**
   * What the server put into the page is the entry that we are on.
   * @param {Entry} entry
   * @param {string} [address] where a reload finds it
   */
  begin (entry, address) {
    this.#enter(history.state?.depth ?? 0, entry, address)
  }

  /** Goes on to a new entry. @param {Entry} entry @param {string} address where a reload finds it */
  push (entry, address) {
    this.#depth++
    this.#entry = entry
    this.#way.length = this.#depth
    this.#way[this.#depth] = { entry, address }
    history.pushState({ depth: this.#depth, entry }, '', address)
    this.show(entry)
  }

  /**
   * To the pick before, past what the page in the frame put into the tab's history. A browser keeps 50 entries: a pick that was
   * pushed out of them takes the place of the one that is shown.
   */
  back () {
    if (!this.canGoBack) return
    if (!window.navigation) return history.back()
    // The visitor may go elsewhere meanwhile.
    if (window.navigation.canGoBack) return window.navigation.back().finished.catch(() => {})
    const { entry, address } = this.#before
    this.#enter(this.#depth - 1, entry, address)
    this.show(entry)
  }

  get #before () { return this.#way[this.#depth - 1] }

  #enter (depth, entry, address) {
    this.#depth = depth
    this.#entry = entry
    this.#way[depth] = { entry, address: address ?? location.href }
    history.replaceState({ depth, entry }, '', address)
  }
}
