import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { faultProxy } from './fault-proxy.ts'
import { proven } from './measure.ts'
import type { Stage } from './pages.ts'
import { sit } from './seat.ts'

const MEGABYTE = 1024 * 1024
/** Slow enough for ten seconds of one file, so that what is shown meanwhile is there to be seen on a busy machine. */
const SLOW = MEGABYTE / 2
const FAST = 10 * MEGABYTE
const SHARES = [0.1, 0.5, 0.9] as const

/**
 * Large enough to be on the way for a while; what is in it does not matter. A path, because whole contents take long to
 * hand to the browser.
 */
function pdf(folder: string, name: string, megabytes: number): string {
  const content = Buffer.alloc(megabytes * MEGABYTE, ' ')
  content.write('%PDF-1.4\n', 0)
  content.write('%%EOF\n', content.length - 6)
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })

async function choose(page: Page, files: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '添加 PDF 文件' }).click()
  await (await chooser).setFiles([...files])
}

/** Every percentage that the row showed until it was done or failed. */
const watchPercent = (page: Page, name: string) =>
  page.evaluate((named) => {
    const seen = new Set<number>()
    Object.assign(globalThis, { [`percent ${named}`]: seen })
    setInterval(() => {
      const rows = [...document.querySelectorAll('.qh-upload')].filter((each) => each.textContent?.includes(named))
      const shown = /已上传 (\d+)%/.exec(rows[0]?.querySelector('.qh-upload__state')?.textContent ?? '')
      if (shown) seen.add(Number(shown[1]))
    }, 20)
  }, name)

/** Those of them on the way. */
const percentsOf = (page: Page, name: string): Promise<number[]> =>
  page.evaluate((named) => {
    const seen = (globalThis as Record<string, unknown>)[`percent ${named}`] as Set<number>
    return [...seen].filter((percent) => percent > 0 && percent < 100)
  }, name)

async function firstPercentOf(page: Page, name: string): Promise<void> {
  for (const until = Date.now() + 15_000; (await percentsOf(page, name)).length === 0; ) {
    if (Date.now() > until) throw new Error(`${name} never showed how much of it was sent`)
    await page.waitForTimeout(50)
  }
}

/** Files over a slow line that is cut at a tenth, half and nine tenths of one of three. */
export async function playUploads({ browser, base, tell }: Stage): Promise<void> {
  const proxy = await faultProxy(base)
  const folder = mkdtempSync(join(tmpdir(), 'qihu-uploads-'))
  const context = await sit({ browser, base: proxy.base, who: 'owner' })
  const page = await context.newPage()
  try {
    await page.goto(`${proxy.base}/enterprise/file/file`)
    await page.getByRole('textbox', { name: /说清一件事/ }).waitFor()
    for (const share of SHARES) {
      const told = `${share * 100} %`
      const names = ['甲', '乙', '丙'].map((each) => `${each}${share * 100}.pdf`)
      const [whole, cut, late] = names as [string, string, string]
      proxy.faults.cutAfter.set(encodeURIComponent(cut), share).set(cut, share)
      await watchPercent(page, whole)
      proxy.faults.bytesPerSecond = SLOW
      await choose(
        page,
        names.map((name) => pdf(folder, name, 5)),
      )

      const cancel = await row(page, whole)
        .getByRole('button', { name: `取消上传 ${whole}` })
        .waitFor()
        .then(() => true)
      const size = /5\.0 MB/.test((await row(page, whole).textContent()) ?? '')
      await firstPercentOf(page, whole)
      proxy.faults.bytesPerSecond = FAST
      const retry = row(page, cut).getByRole('button', { name: `重试上传 ${cut}` })
      await retry.waitFor()
      const others = await Promise.all(
        [whole, late].map((name) =>
          row(page, name)
            .locator('.qh-upload__state', { hasText: /^已上传$/ })
            .waitFor()
            .then(() => true),
        ),
      )
      const between = await percentsOf(page, whole)
      tell(
        proven(
          `of three files the one cut at ${told} fails by itself, with 重试; the others show size, percent (${between.length} steps) and 取消, and arrive`,
          'G13',
          cancel && size && between.length > 0 && others.every(Boolean),
        ),
      )

      proxy.faults.cutAfter.clear()
      await retry.click()
      await row(page, cut)
        .locator('.qh-upload__state', { hasText: /^已上传$/ })
        .waitFor()
      tell(proven(`the file cut at ${told} arrives when it is sent again`, 'G13', true))
      for (const name of names)
        await row(page, name)
          .getByRole('button', { name: `删除 ${name}` })
          .click()
    }

    proxy.faults.bytesPerSecond = SLOW
    await choose(page, [pdf(folder, '取消的.pdf', 5), pdf(folder, '留下的.pdf', 1)])
    await row(page, '取消的.pdf').getByRole('button', { name: '取消上传 取消的.pdf' }).click()
    await row(page, '取消的.pdf').waitFor({ state: 'detached' })
    proxy.faults.bytesPerSecond = FAST
    await row(page, '留下的.pdf')
      .locator('.qh-upload__state', { hasText: /^已上传$/ })
      .waitFor()
    tell(proven('an upload that is cancelled goes away, the next one goes on', 'G13', true))
  } finally {
    await context.close()
    await proxy.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
