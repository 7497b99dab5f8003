import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildIfStale } from '../build.ts'
import { hashOf, send, signInAs } from '../operations.ts'
import { type Server, scratchDir, startServer } from '../server.ts'
import { createDevice } from './device.ts'
import type { Host } from './host.ts'
import type { Target } from './host-api.ts'
import { walk } from './node-tree.ts'
import { fillLists } from './page-weights.ts'
import { draftFiling, Phones, press } from './phones.ts'
import { WccPages } from './wcc-pages.ts'

const dist = (target: Target) => join(import.meta.dirname, '../../miniapp/dist', target)

let server: Server
let phones: Phones
let wcc: WccPages
const scratch = scratchDir('rendered-pages')

beforeAll(async () => {
  await buildIfStale('weapp')
  await buildIfStale('dd')
  server = await startServer({ dataDir: scratch.dir })
  await fillLists(server.base)
  phones = new Phones(server.base)
  wcc = new WccPages(dist('weapp'))
}, 300_000)

afterAll(async () => {
  phones?.close()
  await server?.stop()
  scratch.remove()
})

type Change = (text: string) => string

/** A copy of the package in which one file was changed. */
function changed(target: Target, file: string, change: Change): string {
  const folder = mkdtempSync(join(scratch.dir, `${target}-`))
  cpSync(dist(target), folder, { recursive: true })
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')))
  return folder
}

/** Waits until the page has all its data and has not changed for a while. */
async function settle(host: Host): Promise<void> {
  for (let calls = -1; calls !== host.setDataCalls.length; ) {
    await host.quiet()
    calls = host.setDataCalls.length
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** What the open page shows is what WeChat's compiler makes of the same data: every element, attribute and text. */
function expectSameAsWcc(host: Host): void {
  expect(host.shown()?.cn).toEqual(wcc.render(host.page.route, { root: host.page.data.root }))
  expect(wcc.complaints).toEqual([])
}

it('shows on every page what WeChat’s own compiler makes of the same data', async () => {
  const token = await signInAs(server.base, 'owner')
  const { data } = await send(
    server.base,
    hashOf('viewer{...ViewerParts}requests'),
    { tab: 'OPEN', after: null },
    token,
  )
  const [request] = (data?.requests?.items ?? []) as { id: string }[]
  const host = phones.owner()
  for (const route of host.routes) {
    host.open(`/${route}?id=${request?.id}&as=dispute`)
    await host.waitFor(() => host.text() !== '')
    await settle(host)
    expectSameAsWcc(host)
  }
  expect(host.routes.size).toBe(15)
  expect(host.errors).toEqual([])
  host.close()
})

it('would notice an attribute that is not bound', async () => {
  const host = phones.owner()
  await host.waitFor('我要提诉求')
  const other = new WccPages(changed('weapp', 'base.wxml', (text) => text.replaceAll('aria-role="{{i.ariaRole}}"', '')))
  expect(host.shown()?.cn).not.toEqual(other.render('pages/home/home', { root: host.page.data.root }))
  host.close()
})

it('puts a page container under an open sheet, whose leaving closes the sheet', async () => {
  const host = phones.owner('/pages/requests/requests')
  await press(host, /^办理中 \d/)
  await press(host, /前告知您是否受理/)
  await press(host, '更多')
  await host.waitFor('关闭')
  expectSameAsWcc(host)
  const container = [...walk(host.shown())].find((chain) => chain.at(-1)?.tag === 'page-container')
  expect(container).toBeDefined()
  host.fire(container ?? [], 'leave')
  await host.waitFor(() => !host.text().includes('关闭'))
  expect(host.page.route).toBe('enterprise/request/request')
  expect(host.errors).toEqual([])
  host.close()
})

/** How the day begins on each platform, on a copy of the package in which one file was changed. */
const begin = {
  async weapp(file: string, change: Change, patienceMs = 1000) {
    const dist = changed('weapp', file, change)
    const host = phones.owner(undefined, { dist, device: createDevice(), patienceMs })
    await draftFiling(host, '琴房隔音改造要先有消防意见，两个窗口互相等。').finally(() => host.close())
  },
  async dd(file: string, change: Change, patienceMs = 1000) {
    const host = phones.staff('d-officer', '/staff/queue/queue', { dist: changed('dd', file, change), patienceMs })
    const opened = press(host, /琴房隔音改造/).then(() =>
      host.waitFor(() => host.page.route === 'staff/request/request'),
    )
    await opened.finally(() => host.close())
  },
}

describe.each([
  {
    target: 'weapp',
    templates: 'base.wxml',
    script: 'utils.wxs',
    listening: / bindtap="eh"/g,
    first: 'pages/home/home',
  },
  { target: 'dd', templates: 'base.axml', script: 'utils.sjs', listening: / onTap="eh"/g, first: 'staff/queue/queue' },
] as const)('the day on damaged templates of $target', ({ target, templates, script, listening, first }) => {
  const blank = `Shown: ${first}: . `

  it('would begin, were nothing damaged', async () => {
    await begin[target](templates, (text) => text, 10_000)
  })

  it('ends on an empty screen without the element templates', async () => {
    await expect(begin[target](templates, () => '')).rejects.toThrow(blank)
  })

  it('ends on the first page when no template listens for a tap', async () => {
    const deaf = begin[target](templates, (text) => text.replaceAll(listening, ''), 5000)
    await expect(deaf).rejects.toThrow(new RegExp(`^Waited .*Shown: ${first}: .*(我要提诉求|琴房隔音改造)`))
  })

  it('ends on an empty screen when the script names templates that are not there', async () => {
    const lost = begin[target](script, (text) => text.replaceAll("'tmpl_'", "'template_'"))
    await expect(lost).rejects.toThrow(blank)
  })

  it('does not even start with a template that does not compile', async () => {
    const broken = begin[target](templates, (text) => `${text}\n<view class="{{a>}}"></view>`)
    await expect(broken).rejects.toThrow(new RegExp(`^${templates}:\\d+:\\d+ Fatal`))
  })

  it('does not even start with a script that does not parse', async () => {
    await expect(begin[target](script, (text) => text.slice(0, -2))).rejects.toThrow(SyntaxError)
  })
})
