import { measured, proven } from './measure.ts'
import { button, codeOnPhone, fillForm, openPush, phoneOf, type Stage, shown, signedIn, text } from './pages.ts'
import { Person } from './person.ts'
import { visitorsDay } from './visitors-day.ts'

/** A tiny picture, as a phone would attach one. */
const PHOTO = {
  name: '现场.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP8z4APMOGVHbHSAEEsAROxCnMTAAAAAElFTkSuQmCC',
    'base64',
  ),
}

const VISITORS = '注册地址和经营地址不在一个镇，两个窗口互相要对方先出证明。'
const OWNERS =
  '培训教室消防验收要先有许可证，许可证又要先有消防验收，两边都不收材料，请帮助协调先办哪一个，材料都在手上，今天可以来。'
const QUICK =
  '水钻车间想加高厂房，层高和承重的审批不知道先找哪个单位，问了三个窗口说法不一样，请帮忙明确由谁牵头，需要哪些材料。'

/** The day of the product, through pages only, on what is served at `base`. */
export async function playDay(stage: Stage): Promise<void> {
  const visitor = await visitorAtTheHall(stage)
  const owner = await ownerFiles(stage)
  await officerDispatches(stage)
  const handler = await handlerSigns(stage)
  await ownerFollows(stage, owner)
  await handlerAnswers(stage, handler)
  await ownerDisputes(stage, owner)
  await headAnswers(stage)
  const before = await boardOf(stage, 'smile')
  await ownerConfirmsAndRates(stage, owner)
  await ratingShows(stage, before)
  await owner.leave()
  await visitorsDay(stage, visitor)
}

/** Step 1: a visitor scans a window's code and files there, never having been here before. */
async function visitorAtTheHall(stage: Stage): Promise<Person> {
  const { base, tell } = stage
  const poster = await fetch(`${base}/halls/windows/stuck/poster`).then((answer) => answer.text())
  const scene = /\/s\/w\.[\w.~-]+/.exec(poster)?.[0]
  if (!scene) throw new Error('the poster shows no code')
  const visitor = await Person.sitDown(stage.browser, 'phone')
  await visitor.open(base + scene)
  await visitor.sees(button(visitor, /我要提诉求/))
  await visitor.sees(text(visitor, '这个窗口办什么'))
  tell(measured(visitor, 'a visitor scans a window’s code and reads what it does', 'G6', { requests: 1, taps: 0 }))

  await visitor.tap(button(visitor, /我要提诉求/))
  await visitor.type(VISITORS, visitor.page.getByRole('textbox', { name: /说清一件事/ }))
  await visitor.tap(visitor.page.getByRole('checkbox', { name: '卡住办不成' }))
  await visitor.type('周先生', visitor.page.getByRole('textbox', { name: /联系人姓名/ }))
  await visitor.type('19900000009', visitor.page.getByRole('textbox', { name: /手机号/ }))
  await visitor.tap(button(visitor, '获取验证码'))
  const codeField = visitor.page.getByRole('textbox', { name: /验证码/ })
  await visitor.type(await codeOnPhone(stage, 'visitor'), codeField)
  await visitor.sees(text(visitor, /199\*{4}0009|已验证|已登录/))
  await visitor.tap(visitor.page.getByRole('radio', { name: '我是个人' }))
  await visitor.tap(button(visitor, '提交'))
  await visitor.sees(text(visitor, /QH330199-\d{6}-\d{4,}-\d/))
  tell(measured(visitor, 'files there as a first-time user', 'G2', { taps: 7 }))
  return visitor
}

/** Step 2: an owner files as a returning user, and once more with the network cut and the app killed in the middle. */
async function ownerFiles(stage: Stage): Promise<Person> {
  const { base, tell } = stage
  let owner = await signedIn(stage, 'owner', 'pages/home/home')
  await owner.tap(button(owner, '我要提诉求'))
  await owner.type(QUICK, owner.page.getByRole('textbox', { name: /说清一件事/ }))
  await owner.tap(owner.page.getByRole('checkbox', { name: '卡住办不成' }))
  await owner.tap(button(owner, '提交'))
  await owner.sees(text(owner, /QH330199-\d{6}-\d{4,}-\d/))
  tell(measured(owner, 'an owner files as a returning user', 'G1', { taps: 4, seconds: 60 }))

  await owner.open(`${base}/pages/home/home`)
  await owner.tap(button(owner, '我要提诉求'))
  const description = owner.page.getByRole('textbox', { name: /说清一件事/ })
  await owner.sees(description)
  await owner.context.setOffline(true)
  await owner.type(OWNERS, description)
  await owner.tap(owner.page.getByRole('checkbox', { name: '卡住办不成' }))
  const chooser = owner.page.waitForEvent('filechooser')
  await owner.tap(button(owner, /添加照片/))
  await (await chooser).setFiles(PHOTO)
  await owner.sees(text(owner, '现场.png'))
  await owner.page.waitForTimeout(600) // older than 500 ms: from here on nothing may be lost
  owner = await owner.reopen()
  await owner.context.setOffline(false)
  await owner.open(`${base}/enterprise/file/file`)
  const again = owner.page.getByRole('textbox', { name: /说清一件事/ })
  await owner.sees(again)
  await owner.sees(text(owner, '现场.png'))
  const kept =
    (await again.inputValue()) === OWNERS &&
    (await owner.page.getByRole('checkbox', { name: '卡住办不成' }).isChecked())
  tell(proven('the draft is whole after the network was cut and the app killed', 'G3', kept))

  await owner.context.setOffline(true)
  await owner.tap(button(owner, '提交'))
  await owner.sees(text(owner, '已保存，尚未提交'))
  await owner.context.setOffline(false)
  await owner.sees(text(owner, /QH330199-\d{6}-\d{4,}-\d/))
  tell(measured(owner, 'files with a photo through the cut'))

  await owner.open(`${base}/pages/requests/requests`)
  await owner.tap(owner.page.getByRole('tab', { name: /办理中/ }))
  const filed = owner.page.getByRole('link', { name: /培训教室消防验收/ })
  await owner.sees(filed)
  tell(proven('it was filed once, with its photo', 'G3', (await filed.count()) === 1))
  owner.took()
  return owner
}

/** Step 3: the officer's push opens the request signed in; graded, dispatched to one lead unit with a deadline. */
async function officerDispatches(stage: Stage): Promise<void> {
  const officer = await phoneOf(stage, 'officer')
  await openPush(officer, '培训教室消防验收')
  await officer.tap(button(officer, /受理并派单/))
  await officer.tap(officer.page.getByRole('radio', { name: /^简单/ }))
  await officer.tap(officer.page.getByRole('radio', { name: '消防' }))
  await officer.tap(officer.page.getByRole('radio', { name: '职能边界不清' }))
  await officer.tap(officer.page.getByRole('radio', { name: '住建局' }))
  await officer.tap(button(officer, /^(受理并派单|派单|提交)/))
  await officer.sees(text(officer, /住建局牵头/))
  stage.tell(measured(officer, 'the officer’s push opens the request; graded and dispatched'))
  await officer.leave()
}

/** Step 4: two taps from the push to the signature; a progress note; an answer. */
async function handlerSigns(stage: Stage): Promise<Person> {
  const handler = await phoneOf(stage, 'handler')
  await openPush(handler, '培训教室消防验收')
  await handler.tap(button(handler, /^签收/))
  await handler.sees(text(handler, /办理中/))
  // One read, one write, and the exchange of the code the push carries.
  stage.tell(measured(handler, 'push to signed', 'G9', { taps: 2, requests: 3 }))
  return handler
}

async function handlerAnswers(stage: Stage, handler: Person): Promise<void> {
  await fillForm(handler, /写进展/, '已和消防、教育两家核对，先做场所备案。')
  stage.tell(measured(handler, 'a progress note'))
  await fillForm(handler, /提交答复/, '可先以个人名义申请场所消防备案，通过后再办许可证。', '已办成')
  await handler.sees(text(handler, /已答复/))
  stage.tell(measured(handler, 'an answer'))
  await handler.leave()
}

/** From launch to the request that is being handled: where it is, who has it, until when and why then. */
async function ownerFollows({ base, tell }: Stage, owner: Person): Promise<void> {
  await owner.open(`${base}/pages/home/home`)
  await owner.tap(owner.page.getByRole('link', { name: /培训教室消防验收/ }).first())
  await owner.sees(text(owner, '为什么是这一天'))
  await owner.sees(text(owner, '住建局'))
  tell(measured(owner, 'from launch to the open request', 'G4', { taps: 1, requests: 2 }))
  await owner.tap(button(owner, '为什么是这一天'))
  await owner.sees(text(owner, /受理，当天不计/))
  owner.took()
}

/** Opens the request from the first page, outside what is counted. */
async function openFromHome({ base }: Stage, owner: Person): Promise<void> {
  await owner.open(`${base}/pages/home/home`)
  await owner.tap(owner.page.getByRole('link', { name: /培训教室消防验收/ }).first())
  await owner.sees(text(owner, '诉求原文'))
  owner.took()
}

/** A requester without WeChat is told of each step by a text. */
const TEXTS = 4

/** Step 5: the owner learns of each step; the page says where, who, until when and why; not solved. */
async function ownerDisputes(stage: Stage, owner: Person): Promise<void> {
  const { base, tell } = stage
  const phone = await phoneOf(stage, 'owner')
  const sms = phone.page.getByTestId('message-sms')
  // The last of them may still be on its way.
  await phone.sees(sms.nth(TEXTS - 1))
  const texts = await sms.count()
  await phone.leave()
  await owner.open(`${base}/pages/messages/messages`)
  for (const words of ['诉求已受理', '诉求办理中', '办理有新进展', '已答复，请您确认'])
    await owner.sees(text(owner, words))
  tell(proven(`the owner was told of each step in the app and by ${texts} SMS`, 'S8', texts >= TEXTS))
  owner.took()

  await openFromHome(stage, owner)
  await owner.tap(button(owner, /^未解决/))
  await owner.tap(owner.page.getByRole('radio', { name: '没解决' }))
  await owner.tap(button(owner, /^(提交|未解决)/))
  await owner.sees(text(owner, /第 2 次办理/))
  tell(measured(owner, 'says it is not solved', 'G7', { taps: 3 }))
}

/** The second round reaches the unit's head. */
async function headAnswers(stage: Stage): Promise<void> {
  const head = await phoneOf(stage, 'head')
  await openPush(head, '第 2 次办理')
  await head.tap(button(head, /^签收/))
  await head.sees(text(head, /办理中|第 2 次办理/))
  stage.tell(measured(head, 'the head signs the second round', 'G9', { taps: 2, requests: 3 }))
  await fillForm(head, /提交答复/, '已和教育局书面约定先后，今天下午窗口可收材料。', '已办成')
  stage.tell(measured(head, 'the second answer'))
  await head.leave()
}

/** The second answer is confirmed; step 6: five faces, solved. */
async function ownerConfirmsAndRates(stage: Stage, owner: Person): Promise<void> {
  await openFromHome(stage, owner)
  await owner.sees(text(owner, '已和教育局书面约定先后'))
  owner.took()
  await owner.tap(button(owner, /^已解决/))
  await owner.tap(button(owner, '确认已解决'))
  await owner.sees(button(owner, /去评价/))
  stage.tell(measured(owner, 'confirms the second answer'))
  await owner.tap(button(owner, /去评价/))
  await owner.sees(owner.page.getByRole('radio', { name: /非常满意/ }))
  owner.took()
  await owner.tap(owner.page.getByRole('radio', { name: /非常满意/ }).last())
  await owner.tap(owner.page.getByRole('radio', { name: '解决了' }))
  await owner.tap(button(owner, /^提交/))
  await owner.sees(text(owner, /已收到/))
  stage.tell(measured(owner, 'rates when satisfied', 'G5', { taps: 3, seconds: 30 }))
}

/** What the board says of the housing bureau. */
async function boardOf(stage: Stage, key: string): Promise<string> {
  const person = await signedIn(stage, key, 'smile/board/board', 'desk')
  const row = person.page.getByRole('row', { name: /住建局/ })
  await person.sees(row)
  const said = await row.textContent()
  await person.leave()
  return said ?? ''
}

const countIn = (board: string): number => Number(/n=(\d+)/.exec(board)?.[1] ?? Number.NaN)

/** The unit's satisfaction changes with its count and interval, and the unit cannot see who rated. */
async function ratingShows(stage: Stage, before: string): Promise<void> {
  const after = await boardOf(stage, 'smile')
  const moved = countIn(after) === countIn(before) + 1 && /区间/.test(after)
  stage.tell(
    proven(`the board shows the rating: n=${countIn(before)} to n=${countIn(after)}, with its interval`, 'S21', moved),
  )
  const handler = await signedIn(stage, 'head', 'staff/queue/queue')
  await handler.tap(handler.page.getByRole('tab', { name: /已结束/ }))
  await handler.tap(handler.page.getByRole('link', { name: /培训教室消防验收/ }).first())
  await handler.sees(text(handler, /确认已解决/))
  const page = await shown(handler).textContent()
  stage.tell(
    proven(
      'the unit sees that it was confirmed, and neither that nor by whom it was rated',
      'S7',
      !/评价|满意/.test(page ?? ''),
    ),
  )
  await handler.leave()
}
