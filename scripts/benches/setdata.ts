import { buildIfStale } from '../build.ts'
import {
  everyPage,
  fillLists,
  homeWeight,
  listWeight,
  SET_DATA_LIMITS,
  typingWeight,
} from '../bundle-host/page-weights.ts'
import { Phones } from '../bundle-host/phones.ts'
import { hashOf, send, signInAs } from '../operations.ts'
import { scratchDir, startServer } from '../server.ts'
import { type Bench, type Figure, rounded } from './bench.ts'

const OPEN = { tab: 'OPEN', after: null }

const figure = (name: string, value: number, baseline: number, most: number, unit = 'B'): Figure => ({
  name,
  value,
  unit,
  baseline,
  ratio: rounded(value / baseline),
  limit: `≤ ${most} ${unit}`,
  held: value > 0 && value <= most,
})

/** Bytes of what the server answers for the same, as it is: the page sends less on to be drawn. */
async function answered(base: string, field: string, variables: object): Promise<number> {
  const { data } = await send(base, hashOf(`viewer{...ViewerParts}${field}`), variables, await signInAs(base, 'owner'))
  return Buffer.byteLength(JSON.stringify(data?.[field]))
}

export const bench: Bench = {
  what: 'bytes the real WeChat and DingTalk bundles hand to setData, beside the data as the server sends it',
  async run(progress) {
    await buildIfStale('weapp')
    await buildIfStale('dd')
    const scratch = scratchDir('setdata')
    const server = await startServer({ dataDir: scratch.dir })
    const phones = new Phones(server.base)
    try {
      progress('filing requests')
      await fillLists(server.base)
      progress('opening pages')
      const { key, callsPerSecond } = await typingWeight(phones)
      const home = await homeWeight(phones)
      const list = await listWeight(phones)
      const pages = await everyPage(phones, server.base)
      const { first, any, callsPerSecond: calls } = SET_DATA_LIMITS
      return [
        figure('home-setdata', home, await answered(server.base, 'home', {}), SET_DATA_LIMITS.home),
        figure('list-setdata', list, await answered(server.base, 'requests', OPEN), SET_DATA_LIMITS.list),
        figure('largest-first-setdata', Math.max(...pages.map((page) => page.first)), first, first),
        figure('largest-setdata', Math.max(...pages.map((page) => page.any)), any, any),
        figure('typed-key-setdata', key, SET_DATA_LIMITS.key, SET_DATA_LIMITS.key),
        figure('typing-setdata-calls', callsPerSecond, calls, calls, 'calls/s'),
      ]
    } finally {
      phones.close()
      await server.stop()
      scratch.remove()
    }
  },
}
