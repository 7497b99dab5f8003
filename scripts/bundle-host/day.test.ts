import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkTemplateValue } from '../../bff/src/platforms/wechat-values.ts'
import { buildIfStale, TARGETS } from '../build.ts'
import { type Served, serve } from '../journeys/served.ts'
import type { Host } from './host.ts'
import { SET_DATA_LIMITS } from './page-weights.ts'
import { draftFiling, FILING_FIELD, holds, isChosen, Phones, press, sendForm, type, weights } from './phones.ts'

const DESCRIPTION =
  '琴房隔音改造要先有消防意见，消防意见又要先有改造完成的照片，两个窗口互相等，请帮忙明确先办哪一个，材料都在手上。'
const TITLE = /琴房隔音改造/
const SECOND = '音乐教室门头要换，城管和街道说法不一样，请明确由哪个单位批、要带什么材料。'
const SECOND_TITLE = /音乐教室门头/
const NUMBER = /QH330199-\d{6}-\d{4,}-\d/

let served: Served
let phones: Phones

beforeAll(async () => {
  // All of them, H5 as well: the server that starts below builds what it serves, and would be waited for too briefly.
  for (const target of TARGETS) await buildIfStale(target)
  served = await serve()
  phones = new Phones(served.base)
}, 300_000)

afterAll(async () => {
  phones?.close()
  await served?.stop()
})

/** How many requests of this title are being handled, by the owner's own list. */
const listed = async (host: Host, title: RegExp): Promise<number> => {
  host.open('/pages/requests/requests')
  await press(host, /^办理中/)
  await host.waitFor(() => host.find(title) !== undefined)
  const parts = host.text().split('|')
  return parts.filter((part) => title.test(part)).length
}

/** How many ratings the board counts for 住建局. */
const ratingsOnBoard = async (): Promise<number> => {
  const host = phones.staff('d-smile', '/smile/board/board')
  await host.waitFor('住建局')
  const [, row = ''] = host.text().split('住建局')
  host.close()
  return Number(/n=(\d+)/.exec(row)?.[1] ?? Number.NaN)
}

describe('the day, on the emitted files of both mini-programs', () => {
  let number = ''
  let requestId = ''
  let ratingsBefore = 0

  it('keeps a draft and its photo through a killed app', async () => {
    const host = phones.owner()
    await draftFiling(host, DESCRIPTION)
    host.close()

    const again = phones.owner()
    await press(again, '我要提诉求')
    await again.waitFor('照片1.png')
    expect(holds(again, FILING_FIELD, DESCRIPTION)).toBe(true)
    expect(isChosen(again, '卡住办不成')).toBe(true)
    again.close()
  })

  it('files in WeChat, asks for its three messages inside the tap, and shows the number', async () => {
    const host = phones.owner()
    await press(host, '我要提诉求')
    await host.waitFor('照片1.png')
    await host.waitFor('陈经理')
    // Which messages there are to ask for comes with the form; nobody is as quick as this test.
    await host.quiet()
    await press(host, '提交')
    await host.waitFor(() => NUMBER.test(host.text()))
    expect(host.page.route).toBe('enterprise/filed/filed')
    number = NUMBER.exec(host.text())?.[0] ?? ''
    expect(phones.asked).toEqual([['tmpl-intake', 'tmpl-progress', 'tmpl-answer']])
    host.close()
  })

  it('has lost nothing and filed nothing twice when the app comes up again', async () => {
    const host = phones.owner()
    await press(host, TITLE)
    await host.waitFor('诉求原文')
    expect(host.text()).toContain(number)
    expect(host.text()).toContain(DESCRIPTION)
    expect(host.find(/\.jpg /)).toBeDefined()
    requestId = host.page.query.id ?? ''
    expect(await listed(host, TITLE)).toBe(1)
    host.open('/enterprise/file/file')
    await host.waitFor('陈经理')
    expect(holds(host, FILING_FIELD, DESCRIPTION)).toBe(false)
    expect(host.text()).not.toContain('照片1.png')
    host.close()
  })

  it('sends again what a killed app had sent without hearing the answer, and files it once', async () => {
    const host = phones.owner('/enterprise/file/file')
    await host.waitFor('陈经理')
    await type(host, FILING_FIELD, SECOND)
    await press(host, '卡住办不成')
    host.loseAnswers()
    await press(host, '提交')
    await host.waitFor(() => host.answersLost > 0)
    host.close()
    await phones.simulator.arrived('officer', ({ markdown }) => SECOND_TITLE.test(markdown ?? ''))
    expect(phones.ownersPhone.storage.get('outbox')).toContain('音乐教室门头')

    const again = phones.owner()
    await again.waitFor(() => phones.ownersPhone.storage.get('outbox') === '[]')
    expect(await listed(again, SECOND_TITLE)).toBe(1)
    again.close()
  })

  it('shows the officer the request in DingTalk and dispatches it by the form', async () => {
    const host = phones.staff('d-officer')
    await host.waitFor(() => host.page.route === 'staff/queue/queue')
    await press(host, TITLE)
    const choices = ['简单', '消防', '职能边界不清', '住建局']
    await sendForm(host, { action: '受理并派单', submit: '受理并派单', choices })
    await host.waitFor('已派单')
    expect(host.text()).toContain(number)
    expect(host.text()).toContain('住建局')
    host.close()
  })

  it('opens the request by the handler’s push: signed, a progress note, an answer', async () => {
    const page = await phones.pushedPage('handler', '新诉求待签收')
    expect(page).toContain(requestId)
    const host = phones.staff('d-handler', page)
    await press(host, '签收')
    await host.waitFor('已签收')
    const note = '已约消防和教育两家明天上午在窗口一起看图。'
    await sendForm(host, { action: '写进展', submit: '提交进展', text: ['进展', note] })
    await host.waitFor(note)
    const answer = '先由消防出意见，照片改在完工后补。'
    await sendForm(host, {
      action: '提交答复',
      submit: '提交答复',
      final: true,
      choices: ['已办成'],
      text: ['答复内容', answer],
    })
    await host.waitFor('已答复')
    host.close()
  })

  it('delivers the messages that were agreed to, with values WeChat takes', async () => {
    const statuses = { 'tmpl-intake': '已受理', 'tmpl-progress': '办理中', 'tmpl-answer': '已答复' }
    for (const [templateId, status] of Object.entries(statuses)) {
      const message = await phones.simulator.arrived('owner', (one) => one.templateId === templateId)
      const data = Object.entries(message.data ?? {})
      expect(data.filter(([key, value]) => checkTemplateValue(key, value) !== null)).toEqual([])
      expect(message.data).toMatchObject({ character_string1: number, phrase3: status })
      expect(message.page).toContain(`enterprise/request/request?id=${requestId}`)
    }
  })

  it('tells by SMS what no consent is left for', async () => {
    const { text } = await phones.simulator.arrived('owner', ({ channel }) => channel === 'sms')
    expect(text).toMatch(/新(的)?进展/)
  })

  it('opens the request from the message; not solved, it goes to a second round', async () => {
    const { page } = await phones.simulator.arrived('owner', ({ templateId }) => templateId === 'tmpl-answer')
    const host = phones.owner(`/${page}`)
    await press(host, '未解决')
    await press(host, '没解决')
    await press(host, '提交')
    await host.waitFor(() => host.page.route === 'enterprise/request/request')
    await host.waitFor('第 2 次办理')
    host.close()
  })

  it('has the head sign and answer the second round from his push', async () => {
    const host = phones.staff('d-head', await phones.pushedPage('head', '第 2 次办理待签收'))
    await press(host, '签收')
    await host.waitFor('已签收')
    const answer = '已和消防书面约定先后，今天下午窗口可收材料。'
    await sendForm(host, {
      action: '提交答复',
      submit: '提交答复',
      final: true,
      choices: ['已办成'],
      text: ['答复内容', answer],
    })
    await host.waitFor('已答复')
    host.close()
  })

  it('confirms the second answer and rates it', async () => {
    ratingsBefore = await ratingsOnBoard()
    const host = phones.owner()
    await press(host, TITLE)
    await host.waitFor('已和消防书面约定先后')
    await press(host, '已解决')
    await press(host, '确认已解决')
    await press(host, '去评价')
    await press(host, /^非常满意/)
    await press(host, '解决了')
    await press(host, '提交评价')
    await host.waitFor('已收到')
    host.close()
  })

  it('counts the rating on the board', async () => {
    expect(await ratingsOnBoard()).toBe(ratingsBefore + 1)
  })

  it('called nothing the platforms lack, threw nothing, and kept to what setData may weigh', () => {
    expect(phones.started.flatMap((host) => host.unsupported)).toEqual([])
    expect(phones.started.flatMap((host) => host.errors)).toEqual([])
    const pages = weights(phones.started)
    console.log(pages.map(({ page, first, any }) => `${page}: setData first ${first}, largest ${any} bytes`).join('\n'))
    expect(pages.filter(({ first, any }) => first > SET_DATA_LIMITS.first || any > SET_DATA_LIMITS.any)).toEqual([])
  })
})
