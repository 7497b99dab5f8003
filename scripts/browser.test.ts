import { afterEach, expect, test, vi } from 'vitest'
import { launchBrowser, packagedChromium } from './browser.ts'

afterEach(() => vi.unstubAllEnvs())

test('a page of our own runs in the browser', async () => {
  const browser = await launchBrowser()
  const page = await browser.newPage()
  await page.setContent('<h1>企呼我应</h1>')
  expect(await page.evaluate(() => document.querySelector('h1')?.textContent)).toBe('企呼我应')
  await browser.close()
  expect(browser.isConnected()).toBe(false)
})

test('the browser from npm draws text with its own libraries and fonts', async () => {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    await expect(packagedChromium()).rejects.toThrow(/CHROMIUM_PATH/)
    return
  }
  const { executablePath, env } = await packagedChromium()
  vi.stubEnv('CHROMIUM_PATH', executablePath)
  const libraries = executablePath.replace(/chromium$/, 'al2023/lib')
  const browser = await launchBrowser({ env: { ...env, LD_LIBRARY_PATH: libraries } })
  const page = await browser.newPage()
  await page.setContent('<span style="font-size: 40px">lamp</span>')
  expect(await page.evaluate(() => document.querySelector('span')?.offsetWidth)).toBeGreaterThan(40)
  await browser.close()
})
