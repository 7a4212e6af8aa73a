// Replaces crawl.js in a static export, where no crawl runs.
export function followCrawl () {}
