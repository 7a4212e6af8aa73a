// What the visitor's browser keeps, and nobody else. Where it keeps nothing, we do without.

/** @param {string} key @returns {any} what was kept; null for nothing */
export function recall (key) {
  try {
    return JSON.parse(localStorage.getItem(key))
  } catch {
    return null // not allowed to look, or something else wrote it
  }
}

/** @param {string} key @param {any} value null to forget it */
export function keep (key, value) {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Not allowed, or full.
  }
}
