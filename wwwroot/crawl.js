// The crawl in the Console dialog, live while it is shown.
import { askForPage, addressOf } from './api.js'
import { numberOf } from './words.js'

const byId = id => document.getElementById(id)

/** @returns {() => void} stops following */
export function followCrawl () {
  const { root, ui } = byId('state').dataset
  const events = new EventSource(`${root}api/crawl/events`)
  let failed = Number.NaN
  events.onmessage = async event => {
    const crawl = JSON.parse(event.data)
    show(crawl)
    if (crawl.consoles.failed === failed && crawl.state !== 'idle') return
    failed = crawl.consoles.failed
    const page = await askForPage(addressOf('console/crawl', { ui })).catch(() => null) // the numbers still come
    const failures = page?.getElementById('crawl-failures')
    if (failures) byId('crawl-failures')?.replaceWith(failures)
  }
  return () => events.close()
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
    const [what, name] = number.dataset.count.split('.')
    number.textContent = numberOf(crawl[what][name])
  }
}
