// The visited picks as entries of the browser's history, so that Back and Forward work.

/** @typedef {{pick?: import('./view.js').Pick, address?: string}} Entry */

export class PickHistory {
  /** The number of entries of this console before the current one. */
  #depth = 0
  /** @type {Entry} */
  #entry = {}
  /** The entries since the page was loaded, by depth. @type {{entry: Entry, address?: string}[]} */
  #way = []

  /** @param {(entry: Entry) => void} show called with the current entry */
  constructor (show) {
    this.show = show
    addEventListener('popstate', ({ state }) => {
      if (!state) return this.#enter(this.#depth + 1, this.#entry) // a fragment: a new entry with the same page
      this.#depth = state.depth
      this.#entry = state.entry
      show(state.entry)
    })
  }

  /** The current entry. */
  get entry () { return this.#entry }

  /** True when there is a pick to go back to. */
  get canGoBack () {
    return this.#depth > 0 && (!window.navigation || window.navigation.canGoBack || this.#before !== undefined)
  }

  /**
   * Sets the current entry to what the server put into the page.
   * @param {Entry} entry
   * @param {string} [address] the address of the entry for a reload
   */
  begin (entry, address) {
    this.#enter(history.state?.depth ?? 0, entry, address)
  }

  /** Adds a new entry. @param {Entry} entry @param {string} address the address of the entry for a reload */
  push (entry, address) {
    this.#depth++
    this.#entry = entry
    this.#way.length = this.#depth
    this.#way[this.#depth] = { entry, address }
    history.pushState({ depth: this.#depth, entry }, '', address)
    this.show(entry)
  }

  /**
   * Goes back to the previous pick, past the entries that the framed page added. Browsers keep 50 entries; a pick whose entry is
   * gone replaces the current entry.
   */
  back () {
    if (!this.canGoBack) return
    if (!window.navigation) return history.back()
    // Another navigation may interrupt the current navigation.
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
