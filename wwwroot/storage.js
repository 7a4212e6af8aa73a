// Values in the visitor's browser. Everything also works in browsers that store nothing.

/** @param {string} key @returns {any} the stored value; null for none */
export function recall (key) {
  try {
    return JSON.parse(localStorage.getItem(key))
  } catch {
    return null // access denied, or not JSON
  }
}

/** @param {string} key @param {any} value null to remove it */
export function keep (key, value) {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Access denied, or the quota is exceeded.
  }
}
