// The crawl in the console dialog, live while the dialog is open.

/** @param {string} root the console's path @returns {() => void} stops following */
export function followCrawl (root) {
  const line = document.getElementById('crawl-state')
  const bar = document.getElementById('crawl-progress')
  const events = new EventSource(`${root}api/crawl/events`)
  events.onmessage = event => {
    const { state, consoles, pages } = JSON.parse(event.data)
    const numbers = { ...consoles, ...pages, consoles: consoles.known, pages: pages.known }
    line.textContent = line.dataset[state].replace(/\{(\w+)\}/g, (_, name) => numbers[name])
    bar.max = Math.max(1, consoles.known + pages.known)
    bar.value = consoles.read + consoles.failed + pages.checked
    bar.hidden = state === 'idle' && bar.value >= bar.max
  }
  return () => events.close()
}
