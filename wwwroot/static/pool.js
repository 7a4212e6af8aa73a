// The published pool, and picks from it by the same rules as in a service (src/Wander.Protocol/README.md#picking).

/** @typedef {import('./view.js').Pick} Pick */
/** @typedef {[address: string, foundThrough: number, pages: number[]]} Console */
/** @typedef {{note?: string, loaded?: string, plain?: boolean, final?: string}} More exceptional properties of a page */
/**
 * @typedef {[id: string, url: string, title: ?string, language: ?string, nearest: number, recommendedBy: number,
 *   more?: More]} Page
 */

const { sandbox, ownSandbox } = document.getElementById('state').dataset
const maximumSeen = 100
const any = list => list[Math.floor(Math.random() * list.length)]
const primary = tag => tag?.split('-')[0].toLowerCase()

/** @type {Promise<Pool> | null} */
let reading = null

/**
 * Reads the pool once. After a failure, the next call tries again.
 * @param {string} root
 * @param {string} unreachable the message of the error when the pool cannot be read
 */
export function readPool (root, unreachable) {
  reading ??= fetch(`${root}pool.json`)
    .then(response => response.ok ? response.json() : Promise.reject(response))
    .then(file => new Pool(file))
    .catch(() => {
      reading = null
      throw new Error(unreachable)
    })
  return reading
}

export class Pool {
  /** The texts of remarks about picks. @type {Record<string, string>} */
  words
  #file

  /**
   * @param {{words: object, origin: string, via: ?string, consoles: Console[], pages: Page[],
   *   refused: [string, string, string][]}} file
   */
  constructor (file) {
    this.#file = file
    this.words = file.words
  }

  /**
   * Picks a console at random, then one of its pages at random. The first pick is a page of this console.
   * @param {string[]} seen the ids of the pages that the visitor has seen, the latest last
   * @param {?string} [language] the language of the page; any language if omitted
   * @returns {?Pick} null when the pool has no page
   */
  pick (seen, language) {
    const { consoles, pages } = this.#file
    const latest = new Set(seen.slice(-maximumSeen))
    const some = isWanted => consoles
      .map(([, , indexes], index) => ({ index, indexes: indexes.filter(page => isWanted(pages[page])) }))
      .filter(({ indexes }) => indexes.length > 0)
    const speaks = page => !language || primary(page[3]) === primary(language)
    const pool = some(speaks)
    if (pool.length === 0) return null
    // A visitor who has seen every page still gets a different one.
    const choices = [page => !latest.has(page[0]), page => page[0] !== seen.at(-1)]
      .map(isNew => some(page => speaks(page) && isNew(page)))
    const { index, indexes } = latest.size === 0 && pool[0].index === 0
      ? pool[0]
      : any([...choices, pool].find(entries => entries.length > 0))
    return this.#describe(pages[any(indexes)], index)
  }

  /** Finds a page and the remark about it. @param {?string} key the id or the address of the page */
  find (key) {
    const isIt = ([id, url]) => id === key || url === key
    const page = this.#file.pages.find(isIt)
    if (page) return { pick: this.#describe(page, page[4]), remark: '', isRefused: false }
    const [, address, remark] = this.#file.refused.find(isIt) ?? []
    return address ? { pick: null, remark, isRefused: true, address } : null
  }

  /** @param {Page} page @param {number} index the index of the console that recommends the page @returns {Pick} */
  #describe ([id, url, title, language, , recommendedBy, { note, loaded = url, plain, final } = {}], index) {
    const { consoles, via, origin: ownOrigin } = this.#file
    const path = []
    for (let step = index; step >= 0; step = consoles[step][1]) path.unshift(consoles[step][0])
    const isOwn = [new URL(url).origin, final].some(other => other === ownOrigin || other === location.origin)
    return {
      id,
      url,
      frame: via && !plain ? withVia(loaded, via) : loaded,
      sandbox: isOwn ? ownSandbox : sandbox,
      title,
      language,
      note,
      console: consoles[index][0],
      path,
      recommendedBy
    }
  }
}

/** Appends the via parameter to an address. @param {string} address @param {string} via */
function withVia (address, via) {
  const [, before, fragment] = /^([^#]*)(.*)$/.exec(address)
  const readable = encodeURIComponent(via).replaceAll('%3A', ':').replaceAll('%2F', '/')
  return `${before}${before.includes('?') ? '&' : '?'}via=${readable}${fragment}`
}
