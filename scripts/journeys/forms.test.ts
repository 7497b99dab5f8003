import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { send, signInAs } from '../operations.ts'
import { fullStorage, type Standing, standing } from './route-states.ts'
import { between, changing, delaying, dropping, hashNamed, sit } from './seat.ts'

/** What a person types is not lost, not shown to others, and always sent. */

const base = inject('base')
let browser: Browser
let at: Standing
const left: BrowserContext[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  at = await standing(base)
})
afterEach(async () => {
  for (const context of left.splice(0)) await context.close()
})
afterAll(() => browser.close())

async function device(who: string | null, elder: 0 | 1 | 2 | 3 = 0, height = 667): Promise<BrowserContext> {
  const context = await sit({ browser, base, who, elder, height })
  left.push(context)
  return context
}
async function tab(context: BrowserContext, path = '/enterprise/file/file'): Promise<Page> {
  const page = await context.newPage()
  await page.goto(base + path, { waitUntil: 'domcontentloaded' })
  return page
}
/** A button takes a second tap within a moment for a slip. */
const aMomentLater = (page: Page) => page.waitForTimeout(320)
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first()
const matter = (page: Page) => page.getByRole('textbox', { name: /说清一件事/ }).filter({ visible: true })
const text = (page: Page, words: string | RegExp) => page.getByText(words).filter({ visible: true }).first()
const saved = (page: Page) => text(page, '草稿已存').waitFor()

let made = 0
/** Words that stand for one matter and no other. */
const another = () => {
  made += 1
  return `第${made}处配电房门锁坏了没有人修，问了物业和供电都说不归自己，${Date.now()}`
}
async function write(page: Page, words: string): Promise<void> {
  await matter(page).fill(words)
  await page.getByRole('checkbox', { name: '卡住办不成' }).filter({ visible: true }).click()
}
async function submit(page: Page): Promise<void> {
  await button(page, '提交').click()
  await text(page, /QH330199-\d{6}-\d{4,}-\d/).waitFor()
}
/** How many requests of the owner's say this. */
async function filed(words: string): Promise<number> {
  const { data } = await send(
    base,
    hashNamed('MyRequests'),
    { tab: 'OPEN', after: null },
    await signInAs(base, 'owner'),
  )
  const rows = (data?.requests?.items ?? []) as { title: string }[]
  return rows.filter(({ title }) => words.startsWith(title.replace('…', ''))).length
}

describe('two tabs', () => {
  it('file two matters, and neither has the other’s text', async () => {
    const context = await device('owner')
    const [first, second] = [another(), another()]
    const a = await tab(context)
    await write(a, first)
    await saved(a)
    const b = await tab(context)
    await matter(b).waitFor()
    expect(await matter(b).inputValue()).toBe('')
    await write(b, second)
    await saved(b)
    await submit(a)
    await b.reload()
    await expect.poll(() => matter(b).inputValue()).toBe(second)
    await submit(b)
    expect([await filed(first), await filed(second)]).toEqual([1, 1])
  })

  it('bring back both drafts after the browser was closed', async () => {
    const context = await device('owner')
    const written = [another(), another()]
    for (const words of written) {
      const page = await tab(context)
      await write(page, words)
      await saved(page)
    }
    for (const page of context.pages()) await page.close()
    const again = [await tab(context), await tab(context)]
    for (const page of again) await matter(page).waitFor()
    await expect
      .poll(async () => (await Promise.all(again.map((page) => matter(page).inputValue()))).toSorted())
      .toEqual(written.toSorted())
  })
})

describe('a device that others use', () => {
  const become = async (page: Page, name: RegExp) => {
    await page.goto(`${base}/pages/me/me`)
    await button(page, name).click()
    await text(page, '当前身份').waitFor()
  }
  const signOut = async (page: Page) => {
    await page.goto(`${base}/pages/me/me`)
    await button(page, '退出登录').click()
    await page.getByRole('alertdialog').getByRole('button', { name: '退出登录' }).click()
    await text(page, '用手机号登录').waitFor()
  }

  it('shows the form to its person only, and gives it back to him', async () => {
    // Sessions of their own: those of other tests must not end with them.
    const page = await tab(await device(null), '/pages/me/me')
    await become(page, /^陈经理/)
    await page.goto(`${base}/enterprise/file/file`)
    const words = another()
    await write(page, words)
    await saved(page)
    await signOut(page)
    await page.goto(`${base}/enterprise/file/file`)
    await matter(page).waitFor()
    expect(await matter(page).inputValue()).toBe('')
    await become(page, /^周经理|周/)
    await page.goto(`${base}/enterprise/file/file`)
    await matter(page).waitFor()
    expect(await matter(page).inputValue()).toBe('')
    await signOut(page)
    await become(page, /^陈经理/)
    await page.goto(`${base}/enterprise/file/file`)
    await expect.poll(() => matter(page).inputValue()).toBe(words)
  })

  it('keeps the receipt for its person until he signs out or puts it away', async () => {
    const context = await device(null)
    const page = await tab(context, '/pages/me/me')
    await become(page, /^陈经理/)
    await page.goto(`${base}/enterprise/file/file`)
    await write(page, another())
    await submit(page)
    const number = (await text(page, /^QH330199-/).textContent()) ?? ''
    await page.close()
    const again = await tab(context, '/pages/me/me')
    await text(again, number).waitFor()
    await text(again, /^查询码 \d{3} \d{3} \d{4}$/).waitFor()
    await signOut(again)
    await expect.poll(() => again.getByText(number).filter({ visible: true }).count()).toBe(0)
    await become(again, /^陈经理/)
    expect(await again.getByText(number).filter({ visible: true }).count()).toBe(0)
    await again.goto(`${base}/enterprise/file/file`)
    await write(again, another())
    await submit(again)
    const next = (await text(again, /^QH330199-/).textContent()) ?? ''
    await again.goto(`${base}/pages/me/me`)
    await text(again, next).waitFor()
    await button(again, '记下了，收起').click()
    await again.reload()
    await text(again, '当前身份').waitFor()
    expect(await again.getByText(next).filter({ visible: true }).count()).toBe(0)
  })

  it.each([
    ['是我写的，提交', 1],
    ['不是我写的，删除', 0],
  ])('asks whoever signs in whether a visitor’s filing is his: %s', async (answer, times) => {
    const context = await device(null)
    const page = await tab(context)
    await matter(page).waitFor()
    await page.waitForTimeout(2_000) // the pages that follow are fetched while there is network
    await context.setOffline(true)
    const words = another()
    await write(page, words)
    await page.getByRole('textbox', { name: /姓名|称呼/ }).fill('周经理')
    await page.getByRole('textbox', { name: /手机号/ }).fill('19900000002')
    await page.getByRole('radio', { name: /个人/ }).click()
    await button(page, '提交').click()
    await text(page, '已保存，尚未提交').waitFor()
    await context.setOffline(false)
    await become(page, /^陈经理/)
    await page.goto(`${base}/pages/requests/requests`)
    await text(page, /是您写的吗/).waitFor()
    expect(await filed(words)).toBe(0)
    await button(page, answer).click()
    await expect.poll(() => page.getByText(/是您写的吗/).count()).toBe(0)
    await expect.poll(() => filed(words)).toBe(times)
  })
})

describe('a storage that is full', () => {
  it('keeps nobody from sending, and the page says that nothing is kept', async () => {
    const context = await device('owner')
    await context.addInitScript(fullStorage)
    const page = await tab(context)
    const words = another()
    await write(page, words)
    await text(page, /本机没有存下草稿/).waitFor()
    expect(await page.getByText('草稿已存').count()).toBe(0)
    await submit(page)
    expect(await filed(words)).toBe(1)
  })

  it('is said of what waits for the network', async () => {
    const context = await device('owner')
    await context.addInitScript(fullStorage)
    const page = await tab(context)
    await between(page, dropping, ['FileRequest'])
    await write(page, another())
    await button(page, '提交').click()
    await text(page, /本机没有存下来，关掉页面就会丢失/).waitFor()
    expect(
      await page
        .getByText(/已保存|关掉也不会丢/)
        .filter({ visible: true })
        .count(),
    ).toBe(0)
  })

  it('nor does one that is closed to the page', async () => {
    const context = await device(null)
    await context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('closed', 'SecurityError')
        },
      })
    })
    const page = await tab(context, '/pages/me/me')
    await button(page, /^陈经理/).click()
    await text(page, '当前身份').waitFor()
    await page.getByRole('link', { name: '首页' }).click()
    await button(page, '我要提诉求').click()
    const words = another()
    await write(page, words)
    await submit(page)
    expect(await filed(words)).toBe(1)
  })
})

describe('a text that is too long', () => {
  const fields: [string, string | null, () => string, string | RegExp, number, number][] = [
    ['the description', 'owner', () => '/enterprise/file/file', /说清一件事/, 3780, 2000],
    ['a rating', 'owner', () => `/enterprise/rate/rate?id=${at.rateable}`, /再说两句|想说/, 400, 200],
    ['a dispute', 'owner', () => `/enterprise/respond/respond?id=${at.answered}&as=dispute`, /再说两句/, 2500, 2000],
    ['a refusal', 'officer', () => `/staff/act/act?id=${at.submitted}&as=decline`, /./, 2500, 2000],
    ['a name', null, () => '/enterprise/file/file', /联系人姓名/, 90, 60],
  ]
  it.each(fields)('is kept whole, and the page says by how much: %s', async (_what, who, path, name, long, max) => {
    const page = await tab(await device(who), path())
    const field = page.getByRole('textbox', { name }).filter({ visible: true }).first()
    await field.waitFor()
    // A form puts the focus into its first field by itself, a moment after it is drawn.
    await page.waitForTimeout(200)
    await field.focus()
    await page.keyboard.insertText('长'.repeat(long))
    expect((await field.inputValue()).length).toBe(long)
    await text(page, `最多 ${max} 个字，超出 ${long - max} 个。`).waitFor()
    await field.fill('短')
    await expect.poll(() => page.getByText(/超出/).filter({ visible: true }).count()).toBe(0)
  })
})

describe('what was complained of', () => {
  it('goes with its cause: another choice, a signed-in phone', async () => {
    const page = await tab(await device(null))
    await write(page, another())
    await button(page, '提交').click()
    await text(page, '还差 3 处，补齐后就能提交。').waitFor()
    await text(page, '请选择为哪家企业提，或选“我是个人”。').waitFor()
    await page.getByRole('radio', { name: '我是个人' }).click()
    await text(page, '还差 2 处，补齐后就能提交。').waitFor()
    await expect.poll(() => page.getByText('请选择为哪家企业提').filter({ visible: true }).count()).toBe(0)
    await page.getByRole('textbox', { name: /联系人姓名/ }).fill('周女士')
    await page.getByRole('textbox', { name: /手机号/ }).fill('19900000009')
    await aMomentLater(page)
    await button(page, '提交').click()
    await text(page, '请先用验证码登录，再提交。').waitFor()
    const viewer = { id: 'p-x', name: '手机用户0009', maskedPhone: '199****0009', enterprises: [], home: 'REQUESTER' }
    const signedIn = { __typename: 'SignedIn', token: 't'.repeat(43), viewer }
    const sent = { __typename: 'PhoneCodeSent', validSeconds: 600, retryAfterSeconds: 60 }
    await between(
      page,
      (route, operation) =>
        route.fulfill({
          json: { data: operation === 'SendPhoneCode' ? { sendPhoneCode: sent } : { signInWithPhone: signedIn } },
        }),
      ['SendPhoneCode', 'SignInWithPhone'],
    )
    await button(page, '获取验证码').click()
    // The whole message, as it is pasted from the telephone.
    await page.getByRole('textbox', { name: /验证码/ }).fill('【企呼我应】验证码 482913，10分钟内有效。')
    await text(page, '已登录。').waitFor()
    await expect.poll(() => page.getByText('请先用验证码登录').filter({ visible: true }).count()).toBe(0)
    expect(
      await page
        .getByText(/还差 \d 处/)
        .filter({ visible: true })
        .count(),
    ).toBe(0)
    expect(await matter(page).inputValue()).toMatch(/配电房门锁/)
  })

  it('of a look-up goes as soon as another number is typed', async () => {
    const page = await tab(await device(null), '/enterprise/lookup/lookup')
    await page.getByRole('textbox', { name: /编号/ }).fill('QH330199-261122-0042-7')
    await page.getByRole('textbox', { name: /查询码/ }).fill('123456')
    await button(page, '查询').click()
    await text(page, '没有找到这件诉求。').waitFor()
    await page.getByRole('textbox', { name: /编号/ }).fill('QH330199-261122-0043-5')
    await expect.poll(() => page.getByText('没有找到这件诉求。').count()).toBe(0)
  })
})

describe('the steps of the elder version', () => {
  it('go back one by one, by the button of the page and by the browser’s', async () => {
    const page = await tab(await device('owner', 3), '/pages/home/home')
    await button(page, '我要提诉求').click()
    const words = another()
    await write(page, words)
    for (const next of [/^下一步/, /没有材料/]) {
      await button(page, next).click()
      await aMomentLater(page)
    }
    await text(page, '第 3 步，共 3 步').waitFor()
    await button(page, '返回').click()
    await text(page, '第 2 步，共 3 步').waitFor()
    await page.goBack()
    await text(page, '第 1 步，共 3 步').waitFor()
    expect(await matter(page).inputValue()).toBe(words)
    await button(page, '返回').click()
    await page.getByRole('heading', { level: 1, name: '企呼我应' }).filter({ visible: true }).waitFor()
  })

  it('are over once the form is sent: from the receipt one goes back to where the form was opened', async () => {
    const page = await tab(await device('owner', 3), '/pages/home/home')
    await button(page, '我要提诉求').click()
    await write(page, another())
    for (const next of [/^下一步/, /没有材料/]) {
      await button(page, next).click()
      await aMomentLater(page)
    }
    await submit(page)
    await button(page, '返回').click()
    await page.getByRole('heading', { level: 1, name: '企呼我应' }).filter({ visible: true }).waitFor()
    await page.goForward()
    await text(page, /QH330199-\d{6}-\d{4,}-\d/).waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: '企呼我应' }).filter({ visible: true }).waitFor()
    await expect.poll(() => matter(page).count()).toBe(0)
  })
})

describe('an answer', () => {
  it('that is too long is told so at once, without network too', async () => {
    const page = await tab(await device('owner'), `/enterprise/rate/rate?id=${at.rateable}`)
    await page.getByRole('radio', { name: /^满意/ }).click()
    await page.getByRole('radio', { name: '解决了', exact: true }).click()
    await between(page, dropping, ['RateRequest'])
    await page.getByRole('textbox').filter({ visible: true }).fill('长'.repeat(400))
    await button(page, /提交/).click()
    await text(page, '最多 200 个字，超出 200 个。').waitFor()
    await page.waitForTimeout(1_000)
    expect(await page.getByText('已保存，联网后自动提交').count()).toBe(0)
    expect(await page.evaluate(() => localStorage.getItem('outbox') ?? '')).not.toContain('长长')
  })

  it('that came too late can be read and copied', async () => {
    const path = `/enterprise/respond/respond?id=${at.answered}&as=dispute`
    const page = await tab(await device('owner'), path)
    const words = `还有两处没有接通，${Date.now()}`
    await page.getByRole('radio').filter({ visible: true }).first().click()
    await page.getByRole('textbox').filter({ visible: true }).fill(words)
    let network = false
    const refusal = {
      __typename: 'Refusal',
      code: 'NOT_YOUR_TURN',
      message: '这一步已经有人做过了。',
      next: '查看最新',
    }
    await between(
      page,
      (route) =>
        network
          ? route.fulfill({ json: { data: { disputeRequest: { ...refusal, step: 'LATEST', field: null } } } })
          : route.abort('connectionreset'),
      ['DisputeRequest'],
    )
    await button(page, /提交/).click()
    await page.goto(`${base}/pages/requests/requests`)
    await text(page, '还没有收到回复').waitFor()
    network = true
    await between(
      page,
      changing((data) => {
        const request = data.request as { actions: string[]; round: number }
        request.actions = []
        request.round += 1
      }),
      ['RequestToAnswer'],
    )
    await button(page, '立即发送').click()
    await button(page, '去修改').waitFor()
    // To whoever else looks, it neither shows what it says nor promises to send it.
    const session = await page.evaluate(() => localStorage.getItem('qihu.session') ?? '')
    await page.evaluate(() => localStorage.removeItem('qihu.session'))
    await page.reload()
    await text(page, '要由提交的人登录后处理。').waitFor()
    expect(await page.getByText(/登录后自动提交|这一步已经有人做过了/).count()).toBe(0)
    await page.evaluate((kept) => localStorage.setItem('qihu.session', kept), session)
    await page.reload()
    await button(page, '去修改').click()
    await text(page, '现在不需要您做这一步').waitFor()
    await text(page, words).waitFor()
    await button(page, '复制').waitFor()
  })

  it('leads to signing in where the session has ended by the time it is sent', async () => {
    const page = await tab(await device('owner'), `/enterprise/rate/rate?id=${at.rateable}`)
    const errors = [{ message: '请先登录。填写的内容还在。', extensions: { code: 'SIGN_IN_REQUIRED' } }]
    await between(page, (route) => route.fulfill({ status: 401, json: { errors } }), ['RateRequest'])
    await page.getByRole('radio', { name: /^满意/ }).click()
    await page.getByRole('radio', { name: '解决了', exact: true }).click()
    await button(page, /提交/).click()
    await button(page, '去登录').waitFor()
    await expect.poll(() => button(page, '重试').count()).toBe(0)
  })

  it.each(['respond/respond', 'rate/rate'])('waits for its person where the session has ended: %s', async (page) => {
    const open = await tab(await device(null), `/enterprise/${page}?id=${at.answered}&as=dispute`)
    await text(open, '请先登录。填写的内容还在。').waitFor()
    await button(open, '去登录').click()
    await text(open, '用手机号登录').waitFor()
  })
})

describe('a page that the browser has not fetched yet', () => {
  const chunks = '**/js/*.js'
  it('is on its way, and is opened once', async () => {
    const page = await tab(await device('owner'), '/pages/home/home')
    await page.getByRole('link', { name: '我的诉求' }).click()
    const link = button(page, '用编号查')
    await link.waitFor()
    await page.waitForLoadState('networkidle')
    let asked = 0
    await page.route(chunks, async (route) => {
      asked += 1
      await delaying(2_500)(route, '')
    })
    await link.click()
    await text(page, '网络较慢，正在打开…').waitFor()
    await link.click()
    await page.getByRole('textbox', { name: /查询码/ }).waitFor()
    expect(asked).toBeGreaterThan(0)
    await button(page, '返回').click()
    await link.waitFor()
    expect(new URL(page.url()).pathname).toBe('/pages/requests/requests')
  })

  it('says that it was not opened, and of no network only where there is none', async () => {
    const context = await device('owner')
    const page = await tab(context, '/pages/requests/requests')
    const link = button(page, '用编号查')
    await link.waitFor()
    await page.waitForLoadState('networkidle')
    await page.route(chunks, (route) => route.abort('connectionreset'))
    await link.click()
    await text(page, '这一页没有打开，请再点一次。').waitFor()
    await context.setOffline(true)
    await aMomentLater(page)
    await link.click()
    await text(page, '没有网络，这一页还没有读过。').waitFor()
  })
})

describe('what was chosen on a page', () => {
  const chosen: [string, string, string, string][] = [
    ['the tab of my requests', 'owner', '/pages/requests/requests', 'tab'],
    ['the stage of the orders', 'officer', '/supervision/orders/orders', 'tab'],
    ['the month of the index', 'officer', '/smile/board/board', 'month'],
  ]
  it.each(chosen)('is there after a reload: %s', async (_what, who, path, kind) => {
    const page = await tab(await device(who), path)
    const choice = () =>
      kind === 'tab'
        ? page.locator('[role=tab][aria-selected=true]').filter({ visible: true })
        : page.getByRole('heading', { name: /年\d+月$/ })
    await choice().waitFor()
    const before = await choice().textContent()
    const other = kind === 'tab' ? page.getByRole('tab').filter({ visible: true }).last() : button(page, '上一个月')
    await other.click()
    await expect.poll(() => choice().textContent()).not.toBe(before)
    const after = await choice().textContent()
    await page.reload()
    await expect.poll(() => choice().textContent()).toBe(after)
  })
})

describe('with the keyboard up', () => {
  const fields: [string, 1 | 2 | 3, () => string, string, RegExp][] = [
    ['the description', 3, () => '/enterprise/file/file', 'owner', /说清一件事/],
    ['the description', 1, () => '/enterprise/file/file', 'owner', /说清一件事/],
    ['a dispute', 3, () => `/enterprise/respond/respond?id=${at.answered}&as=dispute`, 'owner', /再说两句/],
    ['a rating', 3, () => `/enterprise/rate/rate?id=${at.rateable}`, 'owner', /./],
    ['a refusal', 1, () => `/staff/act/act?id=${at.submitted}&as=decline`, 'officer', /./],
  ]
  it.each(fields)(
    'the field is in view, whole and under nothing: %s in size %d',
    async (_what, elder, path, who, name) => {
      const page = await tab(await device(who, elder, 844), path())
      const field = page.getByRole('textbox', { name }).filter({ visible: true }).last()
      await field.waitFor()
      await field.focus()
      // What is left of a phone’s screen above its keyboard.
      await page.setViewportSize({ width: 390, height: 508 })
      const covered = () =>
        field.evaluate((element) => {
          const { top, bottom, left, width } = element.getBoundingClientRect()
          const inside = top >= 0 && Math.min(bottom, top + 120) <= window.innerHeight
          const over = [top + 4, Math.min(bottom, window.innerHeight) - 4].map((y) =>
            document.elementFromPoint(left + width / 2, y),
          )
          return inside && over.every((one) => one === element)
            ? 'in view'
            : `${Math.round(top)} to ${Math.round(bottom)}`
        })
      await expect.poll(covered, { timeout: 5_000 }).toBe('in view')
      // Bars that stay would leave half of it for the form.
      const taken = await page
        .locator('.qh-title, .qh-page__bottom')
        .evaluateAll((bars) =>
          bars
            .filter((bar) => ['sticky', 'fixed'].includes(getComputedStyle(bar).position))
            .reduce((sum, bar) => sum + bar.getBoundingClientRect().height, 0),
        )
      expect(taken).toBe(0)
    },
  )

  it('the field is brought up once more when what stands above it arrives with the keyboard', async () => {
    const page = await tab(await device('owner', 3, 844), `/enterprise/rate/rate?id=${at.rateable}`)
    const field = page.getByRole('textbox', { name: /./ }).filter({ visible: true }).last()
    await field.waitFor()
    await field.focus()
    // By the page's own clock: a slow machine must not come too late.
    await field.evaluate((element) => {
      const late = document.createElement('div')
      late.style.height = '300px'
      let part = element
      while (!part.parentElement?.className.includes('qh-page')) part = part.parentElement as typeof part
      const arrive = () => {
        part.before(late)
        late.title = String(element.getBoundingClientRect().bottom > window.innerHeight)
      }
      window.addEventListener('resize', () => setTimeout(arrive, 100), { once: true })
    })
    await page.setViewportSize({ width: 390, height: 508 })
    await page.locator('div[title="true"]').waitFor({ state: 'attached' })
    const below = () => field.evaluate((element) => element.getBoundingClientRect().bottom - window.innerHeight)
    await expect.poll(below, { timeout: 5_000 }).toBeLessThanOrEqual(0)
  })
})

describe('without network', () => {
  it('a tab of a page opened by a link opens, or says why not', async () => {
    const context = await device('owner')
    const page = await tab(context, '/pages/requests/requests')
    await text(page, /已显示 \d+ 件/).waitFor()
    await page.waitForTimeout(3_500)
    await context.setOffline(true)
    await page.getByRole('link', { name: /^我的$/ }).click()
    await page.getByRole('heading', { level: 1, name: '我的' }).filter({ visible: true }).waitFor()
    await button(page, '退出登录').waitFor()
    await page.getByRole('link', { name: '首页' }).click()
    await button(page, '查进度').click()
    await text(page, '没有网络，这一页还没有读过。联网后再点。').waitFor()
    expect(new URL(page.url()).pathname).toBe('/pages/home/home')
  })
})

/** Files that this device keeps. */
const keptFiles = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((done, fail) => {
        const opened = indexedDB.open('qihu', 1)
        opened.onerror = fail
        opened.onsuccess = () => {
          const counted = opened.result.transaction('files').objectStore('files').count()
          counted.onerror = fail
          counted.onsuccess = () => {
            opened.result.close()
            done(counted.result)
          }
        }
      }),
  )

describe('a draft that was written before anybody signed in', () => {
  it('becomes the person’s, who is told so and may let go of it', async () => {
    const context = await device(null)
    const page = await tab(context)
    const words = another()
    await write(page, words)
    const chooser = page.waitForEvent('filechooser')
    await button(page, '添加 PDF 文件').click()
    await (await chooser).setFiles({ name: '门锁.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') })
    await text(page, '门锁.pdf').waitFor()
    expect(await keptFiles(page)).toBe(1)
    await saved(page)
    await page.goto(`${base}/pages/me/me`)
    await button(page, /^陈经理/).click()
    await text(page, '当前身份').waitFor()
    await page.goto(`${base}/enterprise/file/file`)
    await text(page, /这是登录前在这台设备上写的/).waitFor()
    expect(await matter(page).inputValue()).toBe(words)
    await matter(page).fill('')
    await button(page, '提交').click()
    await text(page, /还差 \d 处/).waitFor()
    await matter(page).fill(words)
    await button(page, '清空重写').click()
    await page.getByRole('alertdialog').getByRole('button', { name: '取消' }).click()
    expect(await matter(page).inputValue()).toBe(words)
    await aMomentLater(page)
    await button(page, '清空重写').click()
    await button(page, '确认清空重写').click()
    await expect.poll(() => matter(page).inputValue()).toBe('')
    // As it says, its materials too, and nothing is complained of that is not there any more.
    await expect.poll(() => keptFiles(page)).toBe(0)
    expect(
      await page
        .getByText(/还差 \d 处/)
        .filter({ visible: true })
        .count(),
    ).toBe(0)
  })
})
