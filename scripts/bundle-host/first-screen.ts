import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser } from '../browser.ts'
import { scratchDir, startServer } from '../server.ts'

const dist = join(import.meta.dirname, '../../miniapp/dist/h5')

/** What a browser loads of the built pages until home can be read, gzip bytes. */
export async function firstScreenBytes(): Promise<{ readonly js: number; readonly css: number }> {
  const scratch = scratchDir('first-screen')
  const server = await startServer({ dataDir: scratch.dir })
  const browser = await launchBrowser()
  const bytes = { js: 0, css: 0 }
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    let reading = true
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      const kind = /\.(js|css)$/.exec(pathname)?.[1] as keyof typeof bytes | undefined
      const packed = join(dist, `${pathname}.gz`)
      if (reading && kind && existsSync(packed)) bytes[kind] += statSync(packed).size
    })
    await page.goto(server.base)
    await page.getByText('附近专窗').waitFor()
    reading = false
  } finally {
    await browser.close()
    await server.stop()
    scratch.remove()
  }
  if (bytes.js === 0 || bytes.css === 0) throw new Error('nothing of the built pages was loaded')
  return bytes
}
