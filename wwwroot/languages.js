// The languages that the visitor chose, of pages and of the interface, remembered in their browser alone.
import { keep, recall } from './storage.js'
import { fill } from './words.js'

const byId = id => document.getElementById(id)
const asked = new URLSearchParams(location.search)

/** The language itself, whatever the country: `pt` of `pt-BR`; empty for what is no tag. @param {any} tag @returns {string} */
export const primary = tag => /^[a-z]{2,3}(?![^-])/i.exec(tag)?.[0].toLowerCase() ?? ''

/** The language of the pages: what the address says, else what was chosen before; empty for any. */
export const pageLanguage = () => primary(asked.has('language') ? byId('state').dataset.language : recall('wander-language'))

/** The interface in the language that was chosen before, if it comes in another one. @returns {boolean} whether the page is left for it */
export function speak () {
  const ui = recall('wander-ui') // a link that asks for another one counts
  if (!ui || asked.has('ui') || ui === document.documentElement.lang) return false
  asked.set('ui', ui)
  location.replace(`?${asked}${location.hash}`)
  return true
}

/**
 * The chooser acts at once, and needs no button.
 * @param {string} language what counts now
 * @param {(language: string, words: string) => void} onChange called with what was chosen, and what to say about it
 */
export function wireLanguages (language, onChange) {
  const chooser = byId('language')
  choose(chooser, language)
  byId('choose').hidden = true
  byId('language-form').addEventListener('submit', event => event.preventDefault())
  chooser.addEventListener('change', () => {
    const { languageChosen, anyLanguageChosen } = byId('state').dataset
    const { value, selectedOptions: [option] } = chooser
    keep('wander-language', value || null)
    onChange(value, value ? fill(languageChosen, option.dataset.name) : anyLanguageChosen)
  })
  byId('ui-languages').addEventListener('click', event => {
    if (event.target.lang) keep('wander-ui', event.target.lang)
  })
}

// What was chosen before may not be in the pool today; it counts all the same.
function choose (chooser, language) {
  chooser.value = language
  if (chooser.value === language) return
  const option = new Option(`${language} (0)`, language)
  option.dataset.name = language
  chooser.append(option)
  chooser.value = language
}
