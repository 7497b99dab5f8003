import { globSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildIfStale } from '../build.ts'
import { BUNDLE_LIMITS, largestImageBytes, packageBytes, syntaxErrors } from '../bundle-host/emitted.ts'
import { firstScreenBytes } from '../bundle-host/first-screen.ts'
import { scratchDir } from '../server.ts'
import { type Bench, type Figure, rounded } from './bench.ts'

const dist = (target: string) => join(import.meta.dirname, '../../miniapp/dist', target)

const size = (name: string, value: number, limit: number, unit = 'B'): Figure => ({
  name,
  value,
  unit,
  baseline: limit,
  ratio: rounded(value / limit),
  limit: `≤ ${limit} ${unit}`,
  held: value > 0 && value <= limit,
})

/** How many scripts are not valid in the edition of 2015, and beside it how many there are. */
const syntax = (name: string, folder: string, expected: number): Figure => {
  const value = syntaxErrors(folder, 2015).length
  const files = globSync('**/*.js', { cwd: folder }).length
  return {
    name,
    value,
    unit: 'files',
    baseline: files,
    ratio: rounded(value / files),
    limit: `${expected} fail`,
    held: files > 0 && value === expected,
  }
}

/** The control: a folder with one file of newer syntax. */
function control(): Figure {
  const { dir, remove } = scratchDir('syntax')
  writeFileSync(join(dir, 'new.js'), 'var a = {}; a?.b\n')
  const figure = syntax('es2015-control', dir, 1)
  remove()
  return figure
}

export const bench: Bench = {
  what: 'bytes of what is built for WeChat, DingTalk and browsers, and whether old phones can read it',
  async run(progress) {
    for (const target of ['weapp', 'dd', 'h5'] as const) {
      progress(`looking whether ${target} is built`)
      await buildIfStale(target)
    }
    const figures = (['weapp', 'dd'] as const).flatMap((target) => {
      const { '': main = 0, ...subs } = Object.fromEntries(packageBytes(dist(target)))
      return [
        size(`${target}-main`, main, BUNDLE_LIMITS.main),
        size(`${target}-largest-sub-package`, Math.max(0, ...Object.values(subs)), BUNDLE_LIMITS.sub),
        size(`${target}-largest-image`, largestImageBytes(dist(target)), BUNDLE_LIMITS.image),
        syntax(`${target}-es2015`, dist(target), 0),
      ]
    })
    progress('opening the home page in a browser')
    const { js, css } = await firstScreenBytes()
    return [
      ...figures,
      control(),
      size('h5-first-screen-js-gzip', js, BUNDLE_LIMITS.js),
      size('h5-first-screen-css-gzip', css, BUNDLE_LIMITS.css),
    ]
  },
}
