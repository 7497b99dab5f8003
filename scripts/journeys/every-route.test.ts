import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { axeFindings, reflowFindings, structureFindings, targetFindings } from './inspect.ts'
import { isWay, ROUTE_STATES, type States, standing } from './route-states.ts'
import { shippedRoutes } from './routes.ts'
import { type Found, lane, lookAtAll } from './visit.ts'

/** A page whose states are looked at in both type sizes takes seconds on a free machine, more on a busy one. */
const PATIENCE_MS = 240_000

let browser: Browser
let walk: ReturnType<typeof lookAtAll>
let statesOf: Record<string, States>
const titles = new Map<string, string>()

beforeAll(async () => {
  browser = await launchBrowser()
  const base = inject('base')
  const at = await standing(base)
  statesOf = Object.fromEntries(Object.entries(ROUTE_STATES).map(([route, states]) => [route, states(at)]))
  walk = lookAtAll({ browser, base }, at)
}, PATIENCE_MS)
afterAll(() => browser.close())

const routes = await shippedRoutes()

it('knows every page that is shipped, and no other', () => {
  expect(Object.keys(ROUTE_STATES).sort()).toEqual([...routes].sort())
})

it('says of every state that a page cannot be in why', () => {
  for (const states of Object.values(statesOf)) {
    for (const state of ['normal', 'empty', 'error', 'sheet']) {
      const found = states[state]
      expect(found && (isWay(found) || found.without.length > 10)).toBe(true)
    }
  }
})

describe.each(routes)('%s', (route) => {
  let found: Found

  beforeAll(async () => {
    const looked = await walk.pages.get(route)
    if (!looked) throw new Error('the page is not in the table')
    found = looked
  }, PATIENCE_MS)

  it('has nothing that axe-core finds against WCAG 2.1 A and AA', () => expect(found.axe).toEqual([]))
  it('fits into 320 px in the largest type, and nothing is cut off', () => expect(found.reflow).toEqual([]))
  it('has targets large enough, apart, each with a role and a name', () => expect(found.targets).toEqual([]))
  it('has one heading of the first level, landmarks, a skip link and a language', () =>
    expect(found.structure).toEqual([]))
  it('has titles of its own', () => {
    expect(found.titles).not.toContain('')
    for (const title of new Set(found.titles)) {
      // A submission that waits is shown on the page after the form and on home; it is opened from the form.
      expect(titles.get(title) ?? route, title).toBe(route)
      titles.set(title, route)
    }
  })
})

describe('the looking itself', () => {
  beforeAll(() => walk.done, PATIENCE_MS)

  it('finds what is planted', async () => {
    const standard = lane(browser, inject('base'), 0)
    const way = statesOf['enterprise/lookup/lookup']?.normal
    if (!way || !isWay(way)) throw new Error('no page to plant anything on')
    const page = await standard.visit(way)
    const before = [
      ...(await axeFindings(page)),
      ...(await reflowFindings(page)),
      ...(await targetFindings(page, { side: 44, gap: 8 })),
      ...(await structureFindings(page)),
    ]
    expect(before).toEqual([])

    await page.evaluate(() => {
      for (const label of document.querySelectorAll('label')) label.remove()
      const text = document.querySelector<HTMLElement>('.qh-detail__head')
      if (text) text.style.color = '#c0c6cd'
    })
    const axe = await axeFindings(page)
    expect(axe.some((finding) => finding.startsWith('axe label:'))).toBe(true)
    expect(axe.some((finding) => finding.startsWith('axe color-contrast:'))).toBe(true)

    await page.evaluate(() => {
      const wide = document.createElement('p')
      wide.textContent = '一行不会折断的长文字'.repeat(8)
      wide.style.whiteSpace = 'nowrap'
      const box = document.createElement('div')
      box.style.overflow = 'hidden'
      box.style.width = '100px'
      box.append(wide)
      document.querySelector('main, [role=main]')?.append(wide.cloneNode(true), box)
    })
    const reflow = await reflowFindings(page)
    expect(reflow.some((finding) => finding.startsWith('outside the screen'))).toBe(true)
    expect(reflow.some((finding) => finding.startsWith('cut off'))).toBe(true)

    await page.evaluate(() => {
      const small = document.createElement('button')
      small.style.cssText = 'width: 20px; height: 20px; padding: 0'
      const near = document.createElement('button')
      near.textContent = '挨着的按钮'
      near.style.cssText = 'width: 60px; height: 60px'
      document.querySelector('main, [role=main]')?.append(small, near)
      document.querySelector('h1')?.remove()
    })
    const targets = await targetFindings(page, { side: 44, gap: 8 })
    for (const kind of ['smaller than 44', 'no name', 'px between']) {
      expect(
        targets.some((finding) => finding.includes(kind)),
        kind,
      ).toBe(true)
    }
    expect(await structureFindings(page)).toEqual(['0 × heading of level 1'])
    await page.close()
    await standard.close()
  })
})
