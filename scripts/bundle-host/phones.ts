import { join } from 'node:path'
import { createDevice, type DeviceFile } from './device.ts'
import { Host, type HostOptions } from './host.ts'
import { type Simulator, simulatorAt } from './simulator.ts'

const dist = (target: string) => join(import.meta.dirname, '../../miniapp/dist', target)

const PHOTO: DeviceFile = {
  name: 'photo.png',
  type: 'image/png',
  bytes: new Uint8Array(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP8z4APMOGVHbHSAEEsAROxCnMTAAAAAElFTkSuQmCC',
      'base64',
    ),
  ),
}

/** A finger is never faster than the page draws. */
const REACH_MS = 60

/** The phones of the people of the demo, with the real bundles on them, against the service at `base`. */
export class Phones {
  readonly simulator: Simulator
  /** Every app that was started, the killed ones too. */
  readonly started: Host[] = []
  /** What WeChat's message dialog was opened with. */
  readonly asked: string[][] = []
  readonly ownersPhone = createDevice()
  private readonly base: string

  constructor(base: string) {
    this.base = base
    this.simulator = simulatorAt(base)
  }

  /** The owner's WeChat, always on the same phone; agrees to whatever messages are asked for. */
  owner(page?: string, other: Partial<HostOptions> = {}): Host {
    return this.start(
      new Host({
        dist: dist('weapp'),
        target: 'weapp',
        baseUrl: this.base,
        device: this.ownersPhone,
        signInCode: () => this.simulator.weChatCode('o-owner'),
        chooseFiles: () => [PHOTO],
        subscribe: async (templateIds) => {
          this.asked.push([...templateIds])
          await this.simulator.accept('o-owner', templateIds)
          return Object.fromEntries(templateIds.map((id) => [id, 'accept' as const]))
        },
        ...other,
      }),
      page,
    )
  }

  /** A colleague's DingTalk, on a phone that was never used before. */
  staff(userid: string, page?: string, other: Partial<HostOptions> = {}): Host {
    const signInCode = () => this.simulator.dingTalkCode(userid)
    return this.start(new Host({ dist: dist('dd'), target: 'dd', baseUrl: this.base, signInCode, ...other }), page)
  }

  /** The page that a card in DingTalk opens. */
  async pushedPage(person: string, cardTitle: string): Promise<string> {
    const { url = '' } = await this.simulator.arrived(
      person,
      ({ channel, title }) => channel === 'dingtalk' && title === cardTitle,
    )
    const { pathname, search } = new URL(url)
    return pathname + search
  }

  close(): void {
    for (const host of this.started) host.close()
  }

  private start(host: Host, page: string | undefined): Host {
    this.started.push(host)
    return host.launch(page)
  }
}

/** Waits until it is there, and after the reach still or again: a page may have been drawn anew meanwhile. */
async function reach(host: Host, name: string | RegExp): Promise<void> {
  await host.waitFor(() => host.find(name) !== undefined)
  await new Promise((resolve) => setTimeout(resolve, REACH_MS))
  await host.waitFor(() => host.find(name) !== undefined)
}

export async function press(host: Host, name: string | RegExp): Promise<void> {
  await reach(host, name)
  host.tap(name)
}

export async function type(host: Host, field: string, words: string): Promise<void> {
  await reach(host, field)
  host.type(field, words)
}

export const isChosen = (host: Host, name: string): boolean =>
  host.find(name)?.some(({ ariaChecked }) => ariaChecked === true) ?? false

/** Whether the field with this name holds this text; under which short name, the build decides. */
export const holds = (host: Host, name: string, text: string): boolean =>
  Object.values(host.find(name)?.at(-1) ?? {}).includes(text)

export const FILING_FIELD = '说清一件事'

/** From home to a filing that is kept on the phone, with a photo. */
export async function draftFiling(host: Host, words: string): Promise<void> {
  await press(host, '我要提诉求')
  await host.waitFor('陈经理')
  await type(host, FILING_FIELD, words)
  await press(host, '卡住办不成')
  await press(host, '添加照片')
  await host.waitFor('已上传')
  await host.waitFor('草稿已存')
}

/** Fills one of the staff's forms, sends it and goes back to the request. */
export async function sendForm(
  host: Host,
  form: {
    readonly action: string
    readonly submit: string
    /** It is asked about once more. */
    readonly final?: boolean
    readonly choices?: string[]
    readonly text?: readonly [field: string, words: string]
  },
): Promise<void> {
  await press(host, form.action)
  await host.waitFor(() => host.page.route === 'staff/act/act')
  for (const choice of form.choices ?? []) await press(host, choice)
  const [field, words] = form.text ?? []
  if (field && words) await type(host, field, words)
  await press(host, form.submit)
  if (form.final) await press(host, `确认${form.submit}`)
  await press(host, '看这件诉求')
  await host.waitFor(() => host.page.route === 'staff/request/request')
}

export interface Weight {
  readonly page: string
  /** Bytes of the heaviest setData a page came up with. */
  readonly first: number
  /** Bytes of the heaviest one of all. */
  readonly any: number
}

/** What the pages handed to the platform, by target and page. */
export function weights(hosts: readonly Host[]): Weight[] {
  const calls = hosts.flatMap(({ target, setDataCalls }) =>
    setDataCalls.map(({ route, bytes, first }) => ({ page: `${target} ${route}`, bytes, first })),
  )
  const heaviest = (some: typeof calls) => Math.max(0, ...some.map(({ bytes }) => bytes))
  return [...Map.groupBy(calls, ({ page }) => page)].map(([page, own]) => ({
    page,
    first: heaviest(own.filter(({ first }) => first)),
    any: heaviest(own),
  }))
}
