import type { Drawn, Group } from './layers.ts'

const BOX = { height: 32, gap: 18, letter: 7.6, pad: 24 }
const LAYER = 84
const EDGE = 36
const HEAD = 44

type Place = { readonly x: number; readonly y: number; readonly width: number }
type Panel = {
  readonly name: string
  readonly width: number
  readonly height: number
  draw(x: number, y: number): string
}

const round = (value: number): number => Math.round(value * 10) / 10
const widthOf = ({ folders }: Group): number =>
  folders.reduce((sum, folder) => sum + folder.length * BOX.letter + BOX.pad, (folders.length - 1) * 8)

/** Packages beside each other above the one that both import. */
export function picture(packages: readonly Drawn[]): string {
  const [client, server, rules] = packages.map(panelOf)
  if (!client || !server || !rules) throw new Error('three packages are drawn')
  const width = EDGE * 3 + client.width + server.width
  const top = Math.max(client.height, server.height)
  const below = HEAD + top + 64
  const height = below + rules.height + EDGE
  const clientX = EDGE
  const serverX = EDGE * 2 + client.width
  const rulesX = round((width - rules.width) / 2)
  const down = (from: number, to: number) => arrow(from, HEAD + top, to, below, 'thick')
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" font-family="sans-serif" font-size="13">`,
    '<style>text{fill:#1b2733}.name{font-weight:bold;font-size:15px}.panel{fill:#f5f7fa;stroke:#c5ced8}.box{fill:#fff;stroke:#0b5cad}',
    '.together{fill:#e6effa;stroke:#0b5cad;stroke-dasharray:4 3}.line{fill:none;stroke:#5b6b7c}.thick{fill:none;stroke:#0b5cad;stroke-width:3}</style>',
    '<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z" fill="#5b6b7c"/></marker></defs>',
    `<text x="${EDGE}" y="26">An arrow: imports. A dashed frame: import each other. What is reached through another one is left out. Printed by npm run architecture.</text>`,
    client.draw(clientX, HEAD + top - client.height),
    server.draw(serverX, HEAD + top - server.height),
    rules.draw(rulesX, below),
    down(clientX + client.width / 2, rulesX + 60),
    down(serverX + server.width / 2, rulesX + rules.width - 60),
    '</svg>',
  ]
  return `${parts.join('\n')}\n`
}

function panelOf({ name, layers }: Drawn): Panel {
  const rows = layers.map((groups) => groups.reduce((sum, group) => sum + widthOf(group) + BOX.gap, -BOX.gap))
  const width = Math.max(...rows, 160) + EDGE * 2
  const height = (layers.length - 1) * LAYER + BOX.height + EDGE * 2
  return {
    name,
    width,
    height,
    draw(x, y) {
      const places = placesOf(layers, rows, { x, y: y + height - EDGE - BOX.height, width })
      const groups = [...places.keys()]
      return [
        `<rect class="panel" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${height}" rx="8"/>`,
        `<text class="name" x="${round(x + 12)}" y="${round(y + 22)}">${name}/src</text>`,
        ...groups.flatMap((group) => group.imports.map((other) => between(places.get(group), places.get(other)))),
        ...groups.map((group) => drawn(group, places.get(group))),
      ].join('\n')
    },
  }
}

/** From below up; who imports stands above what it imports as far as there is room. */
function placesOf(layers: Drawn['layers'], rows: readonly number[], floor: Place): Map<Group, Place> {
  const places = new Map<Group, Place>()
  const middle = (group: Group): number => {
    const below = group.imports.flatMap((other) => places.get(other) ?? [])
    return below.reduce((sum, place) => sum + place.x + place.width / 2, 0) / Math.max(1, below.length)
  }
  for (const [height, groups] of layers.entries()) {
    let x = floor.x + (floor.width - (rows[height] ?? 0)) / 2
    for (const group of [...groups].sort((a, b) => middle(a) - middle(b))) {
      const width = widthOf(group)
      places.set(group, { x, y: floor.y - height * LAYER, width })
      x += width + BOX.gap
    }
  }
  return places
}

function drawn({ folders }: Group, place: Place | undefined): string {
  if (!place) return ''
  let { x } = place
  const boxes = folders.map((folder) => {
    const width = folder.length * BOX.letter + BOX.pad
    const box = `<rect class="box" x="${round(x)}" y="${place.y}" width="${round(width)}" height="${BOX.height}" rx="5"/><text x="${round(x + width / 2)}" y="${place.y + 21}" text-anchor="middle">${folder}</text>`
    x += width + 8
    return box
  })
  const frame = `<rect class="together" x="${round(place.x - 6)}" y="${place.y - 6}" width="${round(place.width + 12)}" height="${BOX.height + 12}" rx="8"/>`
  return [...(folders.length > 1 ? [frame] : []), ...boxes].join('\n')
}

const between = (from: Place | undefined, to: Place | undefined): string =>
  from && to ? arrow(from.x + from.width / 2, from.y + BOX.height, to.x + to.width / 2, to.y - 7, 'line') : ''

function arrow(x1: number, y1: number, x2: number, y2: number, kind: 'line' | 'thick'): string {
  const bend = round((y1 + y2) / 2)
  return `<path class="${kind}" marker-end="url(#head)" d="M${round(x1)} ${round(y1)}C${round(x1)} ${bend} ${round(x2)} ${bend} ${round(x2)} ${round(y2)}"/>`
}
