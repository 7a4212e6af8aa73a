// Updates the Crawl part of the Console dialog while it is open.
import { requestPage, addressOf } from './api.js'
import { numberOf } from './texts.js'

const byId = id => document.getElementById(id)

const pause = 2000 // milliseconds between two requests for the list of failures, which may be long

/** Follows the crawl. @returns {() => void} stops following */
export function followCrawl () {
  const { root, ui } = byId('state').dataset
  const events = new EventSource(`${root}api/crawl/events`)
  let [latest, shown, timer] = ['', '', 0]
  events.onmessage = e => {
    const crawl = JSON.parse(e.data)
    show(crawl)
    latest = `${crawl.state} ${crawl.finishedAt} ${crawl.consoles.failed}`
    shown ||= latest // the part was loaded with the current failures
    if (latest !== shown) timer ||= setTimeout(refresh, pause)
  }
  async function refresh () {
    shown = latest
    await refreshFailures(addressOf('console/crawl', { ui }))
    timer = latest === shown ? 0 : setTimeout(refresh, pause)
  }
  return () => {
    events.close()
    clearTimeout(timer)
  }
}

// The events contain only numbers. The list of failures comes from the page of the part.
async function refreshFailures (address) {
  const page = await requestPage(address, 'crawl-failures').catch(() => null) // the numbers still update
  for (const id of ['crawl-finished', 'crawl-failures']) {
    const [old, fresh] = [byId(id), page?.getElementById(id)]
    if (old && fresh && !old.contains(document.activeElement)) old.replaceWith(fresh) // keeps the focus of keyboard users
  }
}

function show (crawl) {
  const line = byId('crawl-state')
  const bar = byId('crawl-progress')
  const { state, consoles, pages } = crawl
  line.textContent = line.dataset[state]
  bar.max = Math.max(1, consoles.known + pages.known)
  bar.value = consoles.read + consoles.failed + pages.checked
  bar.hidden = state === 'idle' && bar.value >= bar.max
  for (const number of document.querySelectorAll('#crawl-numbers [data-count]')) {
    const [what, count] = number.dataset.count.split('.')
    number.textContent = numberOf(crawl[what][count])
  }
}
