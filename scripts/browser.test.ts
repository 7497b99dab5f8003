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

test('every Han character is drawn with ink, where one that no font has is not', async () => {
  const browser = await launchBrowser()
  const page = await browser.newPage()
  const blank = await page.evaluate(() => {
    const ink = (character: string): string => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 60, height: 60 })
      const brush = canvas.getContext('2d')
      if (!brush) return ''
      brush.font = '40px sans-serif'
      brush.fillText(character, 10, 45)
      return brush.getImageData(0, 0, 60, 60).data.join()
    }
    const nothing = [ink(' '), ink('\u{E000}')]
    return [...'企呼我应诉求受理派单签收答复慢推诿不予撤回督办周一\u{E000}'].filter((each) =>
      nothing.includes(ink(each)),
    )
  })
  expect(blank).toEqual(['\u{E000}'])
  await browser.close()
})
