// The languages that the visitor chose, of pages and of the interface, remembered in their browser alone; preferences.js asks for
// them.
import { keep, recall } from './storage.js'
import { isForNewTab } from './view.js'
import { fill } from './texts.js'

const byId = id => document.getElementById(id)

/**
 * The language itself, whatever the country: `pt` of `pt-BR`; empty for what is no tag.
 * @param {any} tag
 * @returns {string}
 */
const primary = tag => /^[a-z]{2,3}(?![^-])/i.exec(tag)?.[0].toLowerCase() ?? ''

const remembered = () => primary(recall('wander-language'))

/** The language of the pages: what the address says, else what was chosen before; empty for any. */
let language = new URLSearchParams(location.search).has('language') ? primary(byId('state').dataset.language) : remembered()

/** The language of the pages that counts now; empty for any. */
export const pageLanguage = () => language

/** What our own addresses must say of the visitor's languages, because their browser would not remember it. */
export const carried = () => ({ language: language === remembered() ? undefined : language, ui: byId('state').dataset.ui })

/**
 * The chooser acts at once, and needs no button.
 * @param {(language: string, words: string) => void} onChange called with what was chosen, and what to say about it
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
    history.replaceState(history.state, '', e.target.href) // the same entry in another language: the way back stays
    location.reload()
  })
}

// What was chosen before may not be in the pool today; it counts all the same.
function choose (chooser) {
  chooser.value = language
  if (chooser.value === language) return
  const languageName = new Intl.DisplayNames(language, { type: 'language' }).of(language)
  const option = new Option(`${languageName} (0)`, language)
  option.dataset.name = languageName
  chooser.append(option)
  chooser.value = language
}
