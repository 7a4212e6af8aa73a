// Shows the neighbours and referrers of the console under the pointer or with the keyboard focus. Without JavaScript, a form
// does the same.
const map = document.getElementById('map')
const shown = document.getElementById('map-shown')
const nodeOf = index => document.getElementById(`console-${index}`)

/** A line of the map. @typedef {{ from: string, to: string, path: string }} Line */
/** @type {Map<string, Line[]>} by the console at either end of a line */
let lines

/** The state in which the server sent the map. */
const sent = {
  look: map.getAttribute('class') ?? '',
  lines: [...shown.children],
  near: [...map.querySelectorAll('a.near')]
}

/** Reads the lines. Each path element contains all lines from one console. */
function readLines () {
  const all = new Map()
  const add = (index, line) => all.has(index) ? all.get(index).push(line) : all.set(index, [line])
  for (const { dataset, attributes } of map.querySelectorAll('path[data-from]')) {
    const paths = attributes.d.value.split(/(?=M)/)
    dataset.to.split(' ').forEach((to, i) => {
      const line = { from: dataset.from, to, path: paths[i] }
      add(line.from, line)
      add(to, line)
    })
  }
  return all
}

function setView (look, near, ...content) {
  for (const other of map.querySelectorAll('a.near')) other.classList.remove('near', 'focus')
  for (const node of near) node.classList.add('near')
  map.setAttribute('class', look)
  shown.replaceChildren(...content)
}

/** @param {SVGAElement} node the console */
function show (node) {
  lines ??= readLines()
  const index = node.id.slice('console-'.length)
  const connections = lines.get(index) ?? []
  const others = connections.map(line => nodeOf(line.from === index ? line.to : line.from))
  setView('focused', [node, ...others], ...connections.map(line => {
    const path = document.createElementNS(map.namespaceURI, 'path')
    path.setAttribute('class', line.from === index ? 'lists' : 'listed-by')
    path.setAttribute('d', line.path)
    return path
  }))
  node.classList.add('focus')
}

function showInitialState () {
  setView(sent.look, sent.near, ...sent.lines)
  sent.near.filter(node => node.id === `console-${map.dataset.focus}`).forEach(node => node.classList.add('focus'))
}

// Listens on the region, because Chromium adds an SVG element with a focus listener to the tab order.
const region = document.getElementById('map-region')
for (const kind of ['pointerover', 'focusin']) {
  region.addEventListener(kind, ({ target }) => {
    const node = target.closest('#map a')
    if (node && !node.classList.contains('focus')) show(node)
  })
}
region.addEventListener('pointerleave', showInitialState)
region.addEventListener('focusout', showInitialState)

// When the picture is larger than the region, its corner is empty: scroll to the start instead.
const start = (map.querySelector('a:target') ?? nodeOf(map.dataset.focus ?? map.dataset.start)).getBoundingClientRect()
const view = region.getBoundingClientRect()
region.scrollBy(start.x + start.width / 2 - view.x - view.width / 2, start.y + start.height / 2 - view.y - view.height / 2)
