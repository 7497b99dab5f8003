import { measured, proven } from './measure.ts'
import { button, fillForm, openPush, phoneOf, type Stage, shown, text } from './pages.ts'
import type { Person } from './person.ts'

const ABOUT = '注册地址和经营地址'

/** The visitor's own day: urged, asked for material, looked up without signing in, answered badly and rated so. */
export async function visitorsDay(stage: Stage, visitor: Person): Promise<void> {
  const { tell } = stage
  const [number, code] = await numberAndCode(stage, visitor)
  const officer = await phoneOf(stage, 'officer')
  await openPush(officer, ABOUT)
  await officer.tap(button(officer, /受理并派单/))
  for (const choice of [/^简单/, '市场准入', '政策不协调有交叉', '市场监管局']) {
    await officer.tap(officer.page.getByRole('radio', { name: choice }))
  }
  await officer.tap(button(officer, /^受理并派单/))
  await officer.sees(text(officer, /市场监管局牵头/))
  await officer.leave()

  await openMine(stage, visitor)
  await visitor.tap(button(visitor, '催办'))
  await visitor.sees(text(visitor, /已催办/))
  tell(measured(visitor, 'the visitor urges', null, { taps: 1 }))

  const handler = await phoneOf(stage, 'handler2')
  await openPush(handler, ABOUT)
  await handler.tap(button(handler, /^签收/))
  await handler.sees(text(handler, /办理中|已催办/))
  await handler.tap(button(handler, '更多'))
  await fillForm(handler, /一次性告知补正/, '请补一份房东同意使用的说明。', undefined, /告知补正/)
  tell(measured(handler, 'a handler signs and asks for what is missing'))

  const stranger = await phoneOf(stage, 'visitor')
  await stranger.open(`${stage.base}/enterprise/lookup/lookup`)
  await stranger.type(number, stranger.page.getByRole('textbox', { name: /编号/ }))
  await stranger.type(code, stranger.page.getByRole('textbox', { name: /查询码/ }))
  await stranger.tap(button(stranger, '查询'))
  await stranger.sees(text(stranger, /计时已暂停/))
  const seen = (await shown(stranger).textContent()) ?? ''
  tell(proven('progress by number and code, without names', 'S5', !/周先生|1990000/.test(seen)))
  await stranger.leave()

  await openMine(stage, visitor)
  await visitor.tap(button(visitor, '补充材料'))
  await visitor.type('房东的说明已写好，门牌号是 12 号。', visitor.page.getByRole('textbox').first())
  await visitor.tap(button(visitor, '提交补充'))
  await visitor.sees(text(visitor, /市场监管局正在办/))
  tell(measured(visitor, 'supplies what was asked for'))

  await handler.open(`${stage.base}/sim/phone/handler2`)
  await openPush(handler, '材料已补充')
  await fillForm(handler, /提交答复/, '请先到另一个窗口开证明。', '暂未办成')
  await handler.leave()
  await openMine(stage, visitor)
  await visitor.tap(button(visitor, /^已解决/))
  await visitor.tap(button(visitor, '确认已解决'))
  await visitor.tap(button(visitor, /去评价/))
  visitor.took()
  await visitor.tap(visitor.page.getByRole('radio', { name: /^不满意/ }))
  await visitor.tap(visitor.page.getByRole('radio', { name: '没有解决' }))
  await visitor.tap(visitor.page.getByRole('checkbox', { name: '推诿' }))
  await visitor.tap(button(visitor, /^提交/))
  await visitor.sees(text(visitor, /已收到/))
  tell(measured(visitor, 'rates when dissatisfied, with a reason', 'G5', { taps: 4, seconds: 30 }))

  await visitor.open(`${stage.base}/pages/me/me`)
  await visitor.tap(visitor.page.getByRole('switch', { name: /长辈版/ }))
  await visitor.open(`${stage.base}/pages/home/home`)
  await visitor.sees(button(visitor, '我要提诉求'))
  const size = await button(visitor, '我要提诉求').evaluate((element) =>
    Number.parseFloat(getComputedStyle(element).fontSize),
  )
  tell(proven(`elder mode stays after opening anew, with ${size} px on the main button`, 'S11', size >= 20))
  await visitor.leave()
}

/** Opens the visitor's request from the first page, outside what is counted. */
async function openMine({ base }: Stage, visitor: Person): Promise<void> {
  await visitor.open(`${base}/pages/home/home`)
  await visitor.tap(visitor.page.getByRole('link', { name: new RegExp(ABOUT) }).first())
  await visitor.sees(text(visitor, '诉求原文'))
  visitor.took()
}

async function numberAndCode(stage: Stage, visitor: Person): Promise<[string, string]> {
  await openMine(stage, visitor)
  const said = (await shown(visitor).textContent()) ?? ''
  const number = /QH330199-\d{6}-\d{4,}-\d/.exec(said)?.[0]
  const code = /查询码\s*(\d{3}\s?\d{3}\s?\d{4})/.exec(said)?.[1]
  if (!number || !code) throw new Error('the page shows no number or no look-up code')
  return [number, code]
}
