import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildIfStale } from '../build.ts'
import { type Server, scratchDir, startServer } from '../server.ts'
import { type TreeNode, walk } from './node-tree.ts'
import { fillLists } from './page-weights.ts'
import { Phones, press } from './phones.ts'

let server: Server
let phones: Phones
const scratch = scratchDir('weapp-sheet')

beforeAll(async () => {
  await buildIfStale('weapp')
  server = await startServer({ dataDir: scratch.dir })
  await fillLists(server.base)
  phones = new Phones(server.base)
}, 300_000)

afterAll(async () => {
  phones?.close()
  await server?.stop()
  scratch.remove()
})

it('puts a page container under an open sheet, whose leaving closes the sheet', async () => {
  const host = phones.owner('/pages/requests/requests')
  await press(host, /^办理中 \d/)
  await press(host, /前告知您是否受理/)
  await press(host, '更多')
  await host.waitFor('关闭')
  const shown = [...walk(host.page.data.root)].map((chain) => chain.at(-1) as TreeNode)
  const container = shown.find((node) => Object.values(node).includes(true) && node.cn?.length === 0 && !node.cl)
  expect(container).toBeDefined()
  host.fire(container as TreeNode, 'leave')
  await host.waitFor(() => !host.text().includes('关闭'))
  expect(host.page.route).toBe('enterprise/request/request')
  expect(host.errors).toEqual([])
})
