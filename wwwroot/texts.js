// The words are the server's, in the language of the page; what changes is put into them here.

const { lang } = document.documentElement
const plurals = new Intl.PluralRules(lang)

/** @param {string} text @param {string} value takes the place of {0} */
export const fill = (text, value) => text.replace('{0}', () => value)

/** @param {{one: string, other: string}} forms @param {number} number takes the place of {1} */
export const count = (forms, number) =>
  (forms[plurals.select(number)] ?? forms.other).replace('{1}', () => numberOf(number))

/** @param {number} number as people write it, and the server */
export const numberOf = number => number.toLocaleString(lang, { useGrouping: 'always' })

/** @param {number} at milliseconds since 1970 */
export const timeOf = at => new Date(at).toLocaleString(lang, { dateStyle: 'medium', timeStyle: 'short' })

/** How an address is called in a sentence; the server does the same. @param {string} address */
export const nameOf = address => address.replace(/^https?:\/\//, '').replace(/\/+$/, '').replace(/\/wander$/, '')
