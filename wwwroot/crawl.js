// The crawl in the Console dialog, live while it is shown.
import { askForPage, addressOf } from './api.js'
import { numberOf } from './texts.js'

const byId = id => document.getElementById(id)

const rest = 2000 // milliseconds between two looks at what failed, which may be a long list

/** @returns {() => void} stops following */
export function followCrawl () {
  const { root, ui } = byId('state').dataset
  const events = new EventSource(`${root}api/crawl/events`)
  let [news, told, timer] = ['', '', 0]
  events.onmessage = e => {
    const crawl = JSON.parse(e.data)
    show(crawl)
    news = `${crawl.state} ${crawl.finishedAt} ${crawl.consoles.failed}`
    told ||= news // the part came with it
    if (news !== told) timer ||= setTimeout(tell, rest)
  }
  async function tell () {
    told = news
    await tellWhatFailed(addressOf('console/crawl', { ui }))
    timer = news === told ? 0 : setTimeout(tell, rest)
  }
  return () => {
    events.close()
    clearTimeout(timer)
  }
}

// What the events do not carry comes with the part itself.
async function tellWhatFailed (address) {
  const page = await askForPage(address, 'crawl-failures').catch(() => null) // the numbers still come
  for (const id of ['crawl-finished', 'crawl-failures']) {
    const [old, fresh] = [byId(id), page?.getElementById(id)]
    if (old && fresh && !old.contains(document.activeElement)) old.replaceWith(fresh) // nobody loses their place
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
