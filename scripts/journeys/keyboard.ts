import { randomUUID } from 'node:crypto'
import type { Locator } from 'playwright-core'
import { send, signInAs } from '../operations.ts'
import { type Limits, measured, proven, type Step } from './measure.ts'
import { button, type Stage, text } from './pages.ts'
import { Person } from './person.ts'
import { hashNamed } from './seat.ts'

const STOPS = 120
const ABOUT = '园区变压器增容排了四个月'
const WRITTEN = `${ABOUT}没有回音，供电和经信两家互相要对方先批，请明确由谁牵头办理。`

/** Presses Tab until the target has the focus, as somebody does who has no pointer. */
async function tabTo(person: Person, target: Locator): Promise<void> {
  await person.sees(target)
  for (let stops = 0; stops < STOPS; stops += 1) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return
    await person.press('Tab')
  }
  throw new Error(`Tab does not reach ${target}`)
}

const press = async (person: Person, target: Locator): Promise<void> => {
  await tabTo(person, target)
  await person.press('Enter')
}

/** Signs in with the keyboard alone, from the page where everybody does. */
async function signInByKeys(stage: Stage, name: RegExp): Promise<Person> {
  const person = await Person.sitDown(stage.browser, 'laptop')
  await person.open(`${stage.base}/pages/me/me`)
  await press(person, button(person, name))
  await person.sees(person.page.getByText(/当前身份|^已显示/).filter({ visible: true }))
  return person
}

const goal = (step: Step, open: string): Step => ({ ...step, held: false, open })

/** The most keys that grading and dispatching take today; fewer come with suggestions. */
export const KEYS_TODAY = 6

/** The desktop without a pointer: a requester files and rates, staff take in, grade and dispatch. */
export async function playKeyboard(stage: Stage): Promise<void> {
  const { tell } = stage
  const owner = await signInByKeys(stage, /^陈经理/)
  await owner.open(`${stage.base}/pages/home/home`)
  await press(owner, button(owner, '我要提诉求'))
  const description = owner.page.getByRole('textbox', { name: /说清一件事/ })
  await owner.sees(description)
  await tabTo(owner, description)
  await owner.write(WRITTEN)
  await tabTo(owner, owner.page.getByRole('checkbox', { name: '卡住办不成' }))
  await owner.press('Space')
  await press(owner, button(owner, '提交'))
  await owner.sees(text(owner, /QH330199-\d{6}-\d{4,}-\d/))
  tell(noPointer(owner, 'an owner files with the keyboard alone'))

  const officer = await signInByKeys(stage, /^林专员/)
  await officer.sees(officer.page.getByRole('heading', { level: 1, name: '待办' }))
  await officer.sees(text(officer, /^已显示/))
  officer.took()
  await officer.press('/')
  await officer.write(ABOUT)
  await officer.sees(officer.page.getByRole('link', { name: new RegExp(ABOUT) }))
  await officer.sees(text(officer, /^找到 1 件/))
  await officer.press('Escape')
  await officer.press('j')
  await officer.sees(text(officer, '基本情况'))
  tell(noPointer(officer, 'an officer finds it in the queue and opens it'))

  await dispatchByKeys(officer)
  const routine = measured(officer, 'grades and dispatches it, counted from the open request', 'G8', {
    keys: 4,
    taps: 0,
  })
  tell(routine.held ? routine : goal(routine, 'suggestions of grading and unit are to save the other two'))

  await officer.sees(text(officer, /已派单/))
  await officer.leave()
  await answerIt(stage)
  await rateByKeys(stage, owner)
  await owner.leave()
}

const noPointer = (person: Person, step: string, limits: Limits = { taps: 0 }): Step =>
  measured(person, step, '§7.7', limits)

/** What is chosen of each question of the form, by the key printed beside it. */
const ANSWERS = [/^简单/, '水电气网', '职能边界不清', '住建局']

/** D, a key for each question, Ctrl+Enter. */
async function dispatchByKeys(officer: Person): Promise<void> {
  await officer.press('d')
  const dialog = officer.page.getByRole('dialog', { name: '定级并派单' })
  for (const name of ANSWERS) {
    const choice = dialog.getByRole('radio', { name })
    await officer.sees(choice)
    await officer.press((await choice.locator('.qh-chip__key').textContent()) ?? '')
  }
  await officer.press('Control+Enter')
  await officer.sees(text(officer, /已派单/))
}

/** The unit's part, told to the server: the keyboard of staff has been walked already. */
async function answerIt({ base }: Stage): Promise<void> {
  const owner = await signInAs(base, 'owner')
  const handler = await signInAs(base, 'handler')
  const { data } = await send(base, hashNamed('MyRequests'), { tab: 'OPEN', after: null }, owner)
  const rows = (data?.requests?.items ?? []) as { id: string; title: string }[]
  const id = rows.find(({ title }) => title.startsWith(ABOUT))?.id
  if (!id) throw new Error('the owner does not find what was filed')
  const told = { resolution: 'SOLVED', text: '已约定由供电先出方案，本周五前现场勘察。' }
  for (const [name, more] of [
    ['SignRequest', {}],
    ['ResolveRequest', told],
  ] as const) {
    const seen = await send(base, hashNamed('StaffRequest'), { id }, handler)
    const on = { id, version: Number(seen.data?.request?.version), key: randomUUID() }
    await send(base, hashNamed(name), { on, ...more }, handler)
  }
}

async function rateByKeys(stage: Stage, owner: Person): Promise<void> {
  await owner.open(`${stage.base}/pages/home/home`)
  const card = owner.page.getByRole('link', { name: new RegExp(ABOUT) }).first()
  await press(owner, card)
  await press(owner, button(owner, /^已解决/))
  await press(owner, button(owner, '确认已解决'))
  await press(owner, button(owner, /去评价/))
  const worst = owner.page.getByRole('radio', { name: /^非常不满意/ })
  await tabTo(owner, worst)
  // The arrows walk round the group: one back from the first is the last.
  await owner.press('ArrowLeft')
  const chosen = await owner.page.getByRole('radio', { name: /^非常满意/ }).getAttribute('aria-checked')
  await tabTo(owner, owner.page.getByRole('radio', { name: '解决了' }))
  await owner.press('Space')
  await press(owner, button(owner, /^提交/))
  await owner.sees(text(owner, /已收到/))
  stage.tell(proven('the arrow keys walk round a group and choose', '§7.7', chosen === 'true'))
  stage.tell(noPointer(owner, 'the owner confirms and rates with the keyboard alone'))
}
