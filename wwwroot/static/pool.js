// The pool that was published with the console, and what is picked from it: by the same rules as a service picks.

/** @typedef {import('./view.js').Pick} Pick */
/** @typedef {[address: string, foundThrough: number, pages: number[]]} Console */
/** @typedef {{note?: string, loaded?: string, plain?: boolean, final?: string}} More what is unusual about a page */
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
 * Reads it once; what failed is tried again.
 * @param {string} root
 * @param {string} unreachable what to say when it cannot be read
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
  /** What is said about picks. @type {Record<string, string>} */
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
   * A console uniformly, then one of its pages uniformly; the first page of all is one of ours.
   * @param {string[]} seen the ids of what the visitor saw, the latest last
   * @param {?string} [language] none for any
   * @returns {?Pick} null when there is none
   */
  pick (seen, language) {
    const { consoles, pages } = this.#file
    const latest = new Set(seen.slice(-maximumSeen))
    const some = isWanted => consoles
      .map(([, , its], index) => ({ index, its: its.filter(page => isWanted(pages[page])) }))
      .filter(({ its }) => its.length > 0)
    const speaks = page => !language || primary(page[3]) === primary(language)
    const pool = some(speaks)
    if (pool.length === 0) return null
    // When everything was seen, a click must show another page all the same.
    const choices = [page => !latest.has(page[0]), page => page[0] !== seen.at(-1)]
      .map(isNew => some(page => speaks(page) && isNew(page)))
    const { index, its } = latest.size === 0 && pool[0].index === 0
      ? pool[0]
      : any([...choices, pool].find(entries => entries.length > 0))
    return this.#describe(pages[any(its)], index)
  }

  /** A page that is known, and what is said about it. @param {?string} key its id or its address */
  find (key) {
    const isIt = ([id, url]) => id === key || url === key
    const page = this.#file.pages.find(isIt)
    if (page) return { pick: this.#describe(page, page[4]), remark: '', isRefused: false }
    const [, address, remark] = this.#file.refused.find(isIt) ?? []
    return address ? { pick: null, remark, isRefused: true, address } : null
  }

  /** @param {Page} page @param {number} index of the console that recommends it @returns {Pick} */
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

/** The page's owner learns from where the visitor comes. @param {string} address @param {string} via */
function withVia (address, via) {
  const [, before, fragment] = /^([^#]*)(.*)$/.exec(address)
  const readable = encodeURIComponent(via).replaceAll('%3A', ':').replaceAll('%2F', '/')
  return `${before}${before.includes('?') ? '&' : '?'}via=${readable}${fragment}`
}
