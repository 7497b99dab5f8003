import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

type WithAxe = typeof globalThis & { axe: typeof axe }

/** What axe-core finds against WCAG 2.1 A and AA on the page as it stands, a line each. */
export async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE)
  return page.evaluate(async (tags) => {
    const found = await (globalThis as WithAxe).axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      resultTypes: ['violations'],
    })
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `axe ${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`),
    )
  }, TAGS)
}

export type TargetRules = {
  /** Pixels that a target has at least, both ways. */
  readonly side: number
  /** Pixels between two targets. */
  readonly gap: number
}

/**
 * What can be pressed, as the page has it: by its role, its element, its place in the tab order or the handler it
 * carries. Too small, too near another one, without a role or without a name.
 */
export const targetFindings = (page: Page, rules: TargetRules): Promise<string[]> =>
  page.evaluate(({ side, gap }) => {
    const findings: string[] = []
    const PRESSED =
      'a[href], button, input, textarea, select, [role=button], [role=link], [role=radio], [role=checkbox], [role=switch], [role=tab]'
    const hasHandler = (element: Element) => {
      const key = Object.keys(element).find((name) => name.startsWith('__reactProps$'))
      const props = key && (element as unknown as Record<string, { onClick?: unknown }>)[key]
      return props ? typeof props.onClick === 'function' : false
    }
    const dialog = document.querySelector('[aria-modal="true"]')
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      element.getClientRects().length > 0 &&
      !element.closest('[aria-hidden="true"]') &&
      (!dialog || dialog.contains(element))
    const nameOf = (element: Element): string => {
      const labelled = element.getAttribute('aria-labelledby')?.split(' ') ?? []
      const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : []
      const words = [
        element.getAttribute('aria-label'),
        ...labelled.map((id) => document.getElementById(id)?.textContent),
        ...labels.map((label) => label.textContent),
        element.matches('input, textarea') ? '' : element.textContent,
        element.querySelector('img')?.getAttribute('alt'),
      ]
      return words.find((text) => text?.trim())?.trim() ?? ''
    }
    const told = (element: Element) => `“${nameOf(element).slice(0, 24)}” .${String(element.className).split(' ')[0]}`

    const pressed = [...document.querySelectorAll('body *')].filter(
      (element) => isShown(element) && (element.matches(PRESSED) || hasHandler(element)),
    )
    for (const element of pressed) {
      const role = element.getAttribute('role') ?? (element.matches('a[href], button, input, textarea') ? 'native' : '')
      if (!role) findings.push(`no role: ${told(element)}`)
      if (!nameOf(element)) findings.push(`no name: ${element.outerHTML.slice(0, 80)}`)
      const { width, height } = element.getBoundingClientRect()
      // Out of sight until it has the focus.
      if (element.matches('.qh-title__skip')) continue
      if (width < side - 0.5 || height < side - 0.5) {
        findings.push(`smaller than ${side}: ${told(element)} ${width.toFixed(0)}×${height.toFixed(0)}`)
      }
    }

    const spread = pressed.filter((element) => !element.matches('.qh-title__skip'))
    const layerOf = (element: Element) =>
      element.closest(
        '.qh-title, .qh-page__bottom, .qh-workspace__actions, .qh-queue__rows, .qh-sheet__head, .qh-sheet__foot',
      )
    for (const [place, one] of spread.entries()) {
      for (const other of spread.slice(place + 1)) {
        // What stays in sight lies over what moves below it.
        if (one.contains(other) || other.contains(one) || layerOf(one) !== layerOf(other)) continue
        const a = one.getBoundingClientRect()
        const b = other.getBoundingClientRect()
        const across = Math.max(a.left, b.left) - Math.min(a.right, b.right)
        const down = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom)
        if (across < gap - 0.5 && down < gap - 0.5) {
          findings.push(`${Math.max(across, down).toFixed(0)} px between ${told(one)} and ${told(other)}`)
        }
      }
    }
    return findings
  }, rules)

/** Whether anything leaves the screen sideways or is cut off. */
export const reflowFindings = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const findings: string[] = []
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth)
      findings.push(`scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}`)
    const dialog = document.querySelector('[aria-modal="true"]')
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.closest('.qh-visually-hidden, .qh-title__skip, [aria-hidden="true"]') &&
      (!dialog || dialog.contains(element))
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      const words = node.textContent?.trim()
      if (!words || !parent || parent.closest('noscript, script, style') || !isShown(parent)) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const text = range.getBoundingClientRect()
      if (text.width === 0) continue
      const said = `“${words.slice(0, 16)}”`
      if (text.left < -1 || text.right > root.clientWidth + 1) findings.push(`outside the screen: ${said}`)
      for (let box: HTMLElement | null = parent; box && box !== document.body; box = box.parentElement) {
        const style = getComputedStyle(box)
        const around = box.getBoundingClientRect()
        const drawn = style.borderTopWidth !== '0px' || style.backgroundColor !== 'rgba(0, 0, 0, 0)'
        if (drawn && (text.left < around.left - 1 || text.right > around.right + 1)) {
          findings.push(`leaves its box: ${said} .${String(box.className).split(' ')[0]}`)
          break
        }
        // What scrolls there can be reached.
        if (/auto|scroll/.test(style.overflowX + style.overflowY)) break
        // What ends in … says so; whoever listens hears all of it.
        const isShortened = style.textOverflow === 'ellipsis'
        const beyondSide = !isShortened && style.overflowX !== 'visible' && text.right > around.right + 1
        const belowEnd = style.overflowY !== 'visible' && text.bottom > around.bottom + 1
        if (beyondSide || belowEnd) {
          findings.push(`cut off: ${said} .${String(box.className).split(' ')[0]}`)
          break
        }
      }
    }
    return [...new Set(findings)]
  })

/** Language, one heading of the first level, landmarks and the way past them. */
export const structureFindings = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const shown = (selector: string) =>
      [...document.querySelectorAll(selector)].filter(
        (element) => element.checkVisibility() && element.getClientRects().length > 0,
      )
    const findings: string[] = []
    const exactlyOne = (what: string, selector: string) => {
      const count = shown(selector).length
      if (count !== 1) findings.push(`${count} × ${what}`)
    }
    if (document.documentElement.lang !== 'zh-CN') findings.push(`lang is ${document.documentElement.lang}`)
    if (!document.title) findings.push('no title')
    exactlyOne('heading of level 1', 'h1, [role=heading][aria-level="1"]')
    exactlyOne('main', 'main, [role=main]')
    exactlyOne('banner', 'header, [role=banner]')
    exactlyOne('skip link', '.qh-title__skip')
    return findings
  })
