// A page must not take the keyboard from the visitor by loading: the keys of the console would be dead.

const watch = 2000 // milliseconds after a page is there; later, whoever goes into the frame may well do so without Tab or pointer

/** What had the focus last, outside of frames. @type {HTMLElement | null} */
let last = null
let byTab = false
let guard = new AbortController()
addEventListener('focusin', ({ target }) => { if (target.localName !== 'iframe') last = target })
addEventListener('keydown', ({ key }) => { byTab = key === 'Tab' }, true)
addEventListener('pointerdown', () => { byTab = false }, true)

/**
 * Gives the focus back when a page takes it while it loads. Who wants to be in the frame clicks there, or comes by Tab.
 * @param {HTMLIFrameElement} frame a frame that begins to load
 * @param {HTMLElement} otherwise what gets the focus when nothing had it
 * @param {EventTarget} loading what tells that its page is there
 */
export function guardFocus (frame, otherwise, loading) {
  guard.abort() // the page before need not have come
  const ours = guard = new AbortController()
  const giveBack = () => {
    if (document.activeElement !== frame || byTab || frame.matches(':hover')) return
    if (matchMedia('(hover: none)').matches) return // a finger is over nothing, and has no keys
    const owner = last?.isConnected && last.checkVisibility() ? last : otherwise
    owner.focus({ preventScroll: true })
  }
  addEventListener('blur', () => setTimeout(giveBack), { signal: ours.signal }) // a task later it is decided who has the focus
  loading.addEventListener('load', () => setTimeout(() => ours.abort(), watch), { once: true })
}
