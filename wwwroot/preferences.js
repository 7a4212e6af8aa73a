// Runs before the page is displayed: loads it again in the languages that a returning visitor chose, before a pick starts to load
// in the frame. Only the browser stores the choice.
(() => {
  const asked = new URLSearchParams(location.search)
  const recall = key => { // as in storage.js; a script that blocks the page cannot import modules
    try {
      return JSON.parse(localStorage.getItem(key))
    } catch {
      return null // access denied, or not JSON
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
  history.replaceState(history.state, '', address) // Back still works
  location.reload()
})()
