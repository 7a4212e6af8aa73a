// Prevents a loading page from taking the focus, which would disable the keyboard shortcuts of the console.

const watch = 2000 // milliseconds after the page has loaded; later, scripts and assistive technology may move the focus

/** The element outside of frames that last had the focus. @type {HTMLElement | null} */
let last = null
let byTab = false
let guard = new AbortController()
addEventListener('focusin', ({ target }) => { if (target.localName !== 'iframe') last = target })
addEventListener('keydown', ({ key }) => { byTab = key === 'Tab' }, true)
addEventListener('pointerdown', () => { byTab = false }, true)

/**
 * Restores the focus when a page takes it while it loads. Visitors enter the frame by a click or by Tab.
 * @param {HTMLIFrameElement} frame a frame that starts to load
 * @param {HTMLElement} otherwise the element that gets the focus if no element had it
 * @param {EventTarget} loading fires "load" when the page has loaded
 */
export function guardFocus (frame, otherwise, loading) {
  guard.abort() // the previous page may not have loaded
  const current = guard = new AbortController()
  const giveBack = () => {
    if (document.activeElement !== frame || byTab || frame.matches(':hover')) return
    if (matchMedia('(hover: none)').matches) return // touch screens have no hover, and usually no keyboard
    const owner = last?.isConnected && last.checkVisibility() ? last : otherwise
    owner.focus({ preventScroll: true })
  }
  addEventListener('blur', () => setTimeout(giveBack), { signal: current.signal }) // activeElement is updated after the event
  loading.addEventListener('load', () => setTimeout(() => current.abort(), watch), { once: true })
}
