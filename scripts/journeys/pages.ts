import type { Browser, Locator } from 'playwright-core'
import type { Step } from './measure.ts'
import { Person } from './person.ts'

export type Stage = { readonly browser: Browser; readonly base: string; readonly tell: (step: Step) => void }

// Pages left behind stay in the document, hidden: only what can be seen counts.
export const button = (person: Person, name: string | RegExp): Locator =>
  person.page.getByRole('button', { name }).filter({ visible: true }).first()
/** The content of the page in front; while pages change, the one behind is still there. */
export const shown = (person: Person): Locator => person.page.getByRole('main').filter({ visible: true }).last()
export const text = (person: Person, words: string | RegExp): Locator =>
  person.page.getByText(words).filter({ visible: true }).first()

/** The phone of a simulated person, as a page of its own. */
export async function phoneOf(
  { browser, base }: Stage,
  key: string,
  device: 'phone' | 'desk' = 'phone',
): Promise<Person> {
  const person = await Person.sitDown(browser, device)
  await person.open(`${base}/sim/phone/${key}`)
  return person
}

/** Opens a page signed in through the phone's own app, outside what is counted. */
export async function signedIn(
  stage: Stage,
  key: string,
  path: string,
  device: 'phone' | 'desk' = 'phone',
): Promise<Person> {
  const person = await Person.sitDown(stage.browser, device)
  const app = key.startsWith('owner')
    ? `open-wx?page=${path}`
    : `open?url=${encodeURIComponent(`${stage.base}/${path}`)}`
  await person.open(`${stage.base}/sim/phone/${key}/${app}`)
  await person.sees(person.page.getByRole('heading', { level: 1 }))
  await person.page.waitForLoadState('networkidle')
  person.took()
  return person
}

/** The six digits of the newest SMS. */
export async function codeOnPhone(stage: Stage, key: string): Promise<string> {
  for (let tries = 0; tries < 40; tries += 1) {
    const inbox = (await fetch(`${stage.base}/sim/phone/${key}/inbox`).then((answer) => answer.json())) as {
      html: string
    }
    const code = /验证码[^\d]*(\d{6})/.exec(inbox.html)?.[1]
    if (code) return code
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error('no code reached the phone')
}

/** Taps the newest push that names the request, and is in it. */
export async function openPush(person: Person, about: string): Promise<void> {
  const card = person.page.getByTestId('message-dingtalk').filter({ hasText: about }).first()
  await person.sees(card)
  person.took()
  await person.tap(card.getByTestId('open-dingtalk'))
  await person.page.waitForURL(/\/staff\/request\/request/)
}

/** What cannot be taken back is asked about once more. */
const FINAL = /提交答复|一次性告知/

/** Opens an action's form, fills its text and sends it. */
export async function fillForm(
  person: Person,
  action: RegExp,
  words: string,
  choice?: string,
  send = /^提交/,
): Promise<void> {
  await person.tap(button(person, action))
  await person.page.waitForURL(/\/staff\/act\/act/)
  if (choice) await person.tap(person.page.getByRole('radio', { name: choice }))
  await person.type(words, person.page.getByRole('textbox').first())
  await person.tap(button(person, send))
  if (FINAL.test(action.source)) await person.tap(button(person, /^确认/))
  await person.tap(button(person, '看这件诉求'))
  await person.page.waitForURL(/\/staff\/request\/request/)
  await person.page.waitForLoadState('networkidle')
}
