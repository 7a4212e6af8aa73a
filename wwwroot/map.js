// The map: pointing at a console, or reaching it by the keyboard, shows whom it lists and who lists it.
// Without JavaScript a form does.
const map = document.getElementById('map')
const shown = document.getElementById('map-shown')
const nodeOf = index => document.getElementById(`console-${index}`)

/** A line of the picture. @typedef {{ from: string, to: string, path: string }} Line */
/** @type {Map<string, Line[]>} by the console that a line leads from or to */
let lines

/** What the page was sent with. */
const sent = {
  look: map.getAttribute('class') ?? '',
  lines: [...shown.children],
  near: [...map.querySelectorAll('a.near')]
}

/** Each drawn path has all lines that lead from one console. */
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

function step (look, near, ...content) {
  for (const other of map.querySelectorAll('a.near')) other.classList.remove('near', 'focus')
  for (const node of near) node.classList.add('near')
  map.setAttribute('class', look)
  shown.replaceChildren(...content)
}

/** @param {SVGAElement} node the console */
function show (node) {
  lines ??= readLines()
  const index = node.id.slice('console-'.length)
  const its = lines.get(index) ?? []
  step('focused', [node, ...its.map(line => nodeOf(line.from === index ? line.to : line.from))], ...its.map(line => {
    const path = document.createElementNS(map.namespaceURI, 'path')
    path.setAttribute('class', line.from === index ? 'lists' : 'listed-by')
    path.setAttribute('d', line.path)
    return path
  }))
  node.classList.add('focus')
}

function showWhatWasSent () {
  step(sent.look, sent.near, ...sent.lines)
  sent.near.filter(node => node.id === `console-${map.dataset.focus}`).forEach(node => node.classList.add('focus'))
}

// Not on the picture itself: Chromium lets the tab key stop at what listens to the focus in an SVG.
const region = document.getElementById('map-region')
for (const kind of ['pointerover', 'focusin']) {
  region.addEventListener(kind, ({ target }) => {
    const node = target.closest('#map a')
    if (node && !node.classList.contains('focus')) show(node)
  })
}
region.addEventListener('pointerleave', showWhatWasSent)
region.addEventListener('focusout', showWhatWasSent)

// Where not all of the picture is in sight, its corner has nothing in it.
const start = (map.querySelector('a:target') ?? nodeOf(map.dataset.focus ?? map.dataset.start)).getBoundingClientRect()
const view = region.getBoundingClientRect()
region.scrollBy(start.x + start.width / 2 - view.x - view.width / 2, start.y + start.height / 2 - view.y - view.height / 2)
