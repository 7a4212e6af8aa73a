// Fills in the texts of the server, which are in the language of the page.

const { lang } = document.documentElement
const plurals = new Intl.PluralRules(lang)
const locale = lang === 'en' ? 'en-GB' : lang // "12 May 2026", as on the server
const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short', hourCycle: 'h23' })
const days = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' })
const dayLength = 86_400_000 // milliseconds

/** @param {string} text @param {string} value replaces {0} */
export const fill = (text, value) => text.replace('{0}', () => value)

/** @param {{one: string, other: string}} forms @param {number} number replaces {1} */
export const count = (forms, number) =>
  (forms[plurals.select(number)] ?? forms.other).replace('{1}', () => numberOf(number))

/** Formats a number as the server does. @param {number} number */
export const numberOf = number => number.toLocaleString(lang, { useGrouping: 'always' })

/**
 * Formats a day and time in the visitor's time zone: `today, 16:00`, `12 May 2026, 16:00`.
 * @param {number} at milliseconds since 1970
 */
export function timeOf (at) {
  const past = Math.round((new Date(at).setHours(0, 0, 0, 0) - new Date().setHours(0, 0, 0, 0)) / dayLength)
  const day = past === 0 || past === -1 ? days.format(past, 'day') : dates.format(at)
  return `${day}${lang === 'ja' ? '' : ','} ${times.format(at)}`
}

/** Returns the name of an address in a sentence; the server does the same. @param {string} address */
export const nameOf = address => address.replace(/^https?:\/\//, '').replace(/\/+$/, '').replace(/\/wander$/, '')
