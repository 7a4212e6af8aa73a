// A page in the frame must not take the keyboard from the visitor by loading: the keys of the console would be dead.

/**
 * Gives the focus back when a page takes it while it loads. Who wants to be in the frame clicks there, or comes by Tab.
 * @param {HTMLIFrameElement} frame a frame that begins to load
 * @param {HTMLElement} otherwise what gets the focus when nothing had it
 * @param {EventTarget} loading what tells that its page is there
 */
export function guardFocus (frame, otherwise, loading) {
  let before = document.activeElement
  let byTab = false
  const guard = new AbortController()
  const { signal } = guard
  addEventListener('keydown', ({ key }) => { byTab = key === 'Tab' }, { signal, capture: true })
  addEventListener('focusin', ({ target }) => { if (target !== frame) before = target }, { signal })
  addEventListener('blur', () => {
    const isWanted = byTab || frame.matches(':hover') || document.activeElement !== frame
    if (!isWanted) (before && before !== document.body && before !== frame && before.isConnected ? before : otherwise).focus({ preventScroll: true })
  }, { signal })
  loading.addEventListener('load', () => setTimeout(() => guard.abort(), 1000), { once: true })
}
