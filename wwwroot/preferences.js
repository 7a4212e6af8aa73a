// Runs before the page is there: who comes back with languages of their own gets the page in them at once, and no page is loaded
// that they do not see. What was chosen is known to their browser alone.
(() => {
  const asked = new URLSearchParams(location.search)
  const recall = key => { // as in storage.js: what must run before the page cannot import
    try {
      return JSON.parse(localStorage.getItem(key))
    } catch {
      return null // not allowed to look, or something else wrote it
    }
  }
  const isTag = tag => typeof tag === 'string' && /^[a-z]{2,3}$/.test(tag)
  const [ui, language] = [recall('wander-ui'), recall('wander-language')]
  const isNewWay = !asked.has('page') && !asked.has('address') && !asked.has('language')
  const isOtherUi = isTag(ui) && !asked.has('ui') && ui !== document.documentElement.lang
  const isOtherLanguage = isTag(language) && isNewWay
  if (!isOtherUi && !isOtherLanguage) return
  if (isOtherUi) asked.set('ui', ui)
  if (isOtherLanguage) asked.set('language', language)
  const address = `?${asked}${location.hash}`
  window.stop()
  if (!history.state) return location.replace(address)
  history.replaceState(history.state, '', address) // the way back stays
  location.reload()
})()
