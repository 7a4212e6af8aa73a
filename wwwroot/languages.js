// The languages of pages and of the interface that the visitor chose. Only the browser stores them; preferences.js applies them.
import { keep, recall } from './storage.js'
import { isForNewTab } from './view.js'
import { fill } from './texts.js'

const byId = id => document.getElementById(id)

/**
 * Returns the primary language subtag: `pt` of `pt-BR`. Empty for anything that is not a tag.
 * @param {any} tag
 * @returns {string}
 */
const primary = tag => /^[a-z]{2,3}(?![^-])/i.exec(tag)?.[0].toLowerCase() ?? ''

const remembered = () => primary(recall('wander-language'))

/** The language of the pages: from the address, otherwise the last choice; empty for any. */
let language = new URLSearchParams(location.search).has('language') ? primary(byId('state').dataset.language) : remembered()

/** Returns the current language of the pages; empty for any. */
export const pageLanguage = () => language

/** Returns the parameters that addresses need because the browser has not stored the choice. */
export const carried = () => ({ language: language === remembered() ? undefined : language, ui: byId('state').dataset.ui })

/**
 * Applies a choice immediately, without the button.
 * @param {(language: string, text: string) => void} onChange called with the language and a remark about it
 */
export function wireLanguages (onChange) {
  const chooser = byId('language')
  choose(chooser)
  byId('choose').hidden = true
  byId('language-form').addEventListener('submit', e => e.preventDefault())
  chooser.addEventListener('change', () => {
    const { languageChosen, anyLanguageChosen } = byId('state').dataset
    const { value, selectedOptions: [option] } = chooser
    language = value
    keep('wander-language', value || null)
    onChange(value, value ? fill(languageChosen, option.dataset.name) : anyLanguageChosen)
  })
  byId('ui-languages').addEventListener('click', e => {
    if (!e.target.lang || isForNewTab(e)) return
    e.preventDefault()
    keep('wander-ui', e.target.lang)
    history.replaceState(history.state, '', e.target.href) // the same history entry in another language, so that Back still works
    location.reload()
  })
}

// The pool may no longer have pages in the chosen language. The choice stays selected.
function choose (chooser) {
  chooser.value = language
  if (chooser.value === language) return
  const languageName = new Intl.DisplayNames(language, { type: 'language' }).of(language)
  const option = new Option(`${languageName} (0)`, language)
  option.dataset.name = languageName
  chooser.append(option)
  chooser.value = language
}
