/** One invented person with a phone; the ids say which platforms know them. */
export interface SimulatedPerson {
  key: string
  name: string
  phone: string
  openid?: string
  unionid?: string
  dingtalkUserId?: string
}

/** A department of the organisation in DingTalk; the organisation itself is number 1. */
export interface SimulatedDepartment {
  id: number
  parentId: number | null
  name: string
  members: readonly { readonly userid: string; readonly name: string; readonly title: string }[]
}

export interface SimulatedTemplate {
  id: string
  title: string
  /** One acceptance gives one send, or any number of them. */
  kind: 'one-time' | 'long-term'
  /** Key to the label a person reads, e.g. `{ thing1: '诉求' }`. */
  fields: Record<string, string>
  /** Allowed values of `enum` keys. */
  enums?: Record<string, string[]>
}

export type MessageContent =
  | { channel: 'sms'; phone: string; text: string }
  | { channel: 'wechat'; openid: string; templateId: string; page: string | null; data: Record<string, string> }
  | {
      channel: 'dingtalk'
      userid: string
      taskId: number
      title: string
      markdown: string
      button: string
      url: string
    }

export interface SimulatedMessage {
  id: string
  /** Virtual epoch milliseconds. */
  at: number
  /** Why it never reached the phone although the platform answered yes; null when it did. */
  dropped: string | null
  readAt: number | null
  content: MessageContent
}

export type CodeKind = 'wx-login' | 'wx-phone' | 'dt-auth'

const codeLifeMs = 300_000
const shanghaiOffsetMs = 8 * 3_600_000
const hexDigits = '0123456789abcdef'

export interface SimulatorStateOptions {
  /** Epoch milliseconds. */
  now: () => number
  /** In [0, 1), as Math.random. */
  random: () => number
  people?: readonly SimulatedPerson[]
  templates?: readonly SimulatedTemplate[]
  departments?: readonly SimulatedDepartment[]
}

export type SimulatorState = ReturnType<typeof createSimulatorState>

export const digitsOf = (phone: string): string => phone.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '')

/** Everything both platforms remember, in memory, under a clock that can be moved forward. */
export const createSimulatorState = (options: SimulatorStateOptions) => {
  let offsetMs = 0
  let serial = 0
  const people = new Map<string, SimulatedPerson>()
  const templates = new Map<string, SimulatedTemplate>()
  const codes = new Map<string, { kind: CodeKind; subject: string; expiresAt: number }>()
  const credits = new Map<string, number>()
  const outbox: SimulatedMessage[] = []
  const calls = new Map<string, number>()
  const resetListeners: (() => void)[] = []

  const now = () => options.now() + offsetMs
  const hex = (length: number) => Array.from({ length }, () => hexDigits[Math.floor(options.random() * 16)]).join('')
  const creditKey = (openid: string, templateId: string) => `${openid} ${templateId}`
  const memberOf = (userid: string): SimulatedPerson | null => {
    const members = (options.departments ?? []).flatMap((each) => each.members)
    const found = members.find((each) => each.userid === userid)
    return found ? { key: userid, name: found.name, phone: '', dingtalkUserId: userid } : null
  }
  const find = (fits: (person: SimulatedPerson) => boolean) => [...people.values()].find(fits) ?? null

  const state = {
    people,
    templates,
    departments: options.departments ?? [],
    outbox,
    /** Calls per path since the last reset. */
    calls,
    now,
    /** The clock of the callers, which nobody moves. */
    wallNow: options.now,
    advance: (ms: number) => {
      offsetMs += ms
    },
    hex,
    nextSerial: () => {
      serial += 1
      return serial
    },
    /** Days and months as the platforms count them, in China. */
    localDay: () => new Date(now() + shanghaiOffsetMs).toISOString().slice(0, 10),
    localMonth: () => new Date(now() + shanghaiOffsetMs).toISOString().slice(0, 7),

    addPerson: (person: SimulatedPerson) => {
      people.set(person.key, person)
    },
    addTemplate: (template: SimulatedTemplate) => {
      templates.set(template.id, template)
    },
    personByOpenid: (openid: string) => find((person) => person.openid === openid),
    /** Also of the address book alone, who has no phone here. */
    personByUserid: (userid: string) => find((person) => person.dingtalkUserId === userid) ?? memberOf(userid),

    issueCode: (kind: CodeKind, subject: string) => {
      const code = hex(32)
      codes.set(code, { kind, subject, expiresAt: now() + codeLifeMs })
      return code
    },
    /** Whom the code stands for; null when unknown, expired, of another kind or used before. Uses it up either way. */
    takeCode: (kind: CodeKind, code: string) => {
      const held = codes.get(code)
      if (held === undefined || held.kind !== kind) return null
      codes.delete(code)
      return now() < held.expiresAt ? held.subject : null
    },

    /** Sends left: a number, or Infinity under a long-term subscription. */
    creditsLeft: (openid: string, templateId: string) => credits.get(creditKey(openid, templateId)) ?? 0,
    consent: (openid: string, template: SimulatedTemplate) => {
      const more = template.kind === 'long-term' ? Number.POSITIVE_INFINITY : 1
      credits.set(creditKey(openid, template.id), state.creditsLeft(openid, template.id) + more)
    },
    spendCredit: (openid: string, templateId: string) => {
      credits.set(creditKey(openid, templateId), state.creditsLeft(openid, templateId) - 1)
    },
    revokeConsents: (openid: string, templateId: string) => {
      credits.delete(creditKey(openid, templateId))
    },

    record: (content: MessageContent, dropped: string | null): SimulatedMessage => {
      const message = { id: `m${state.nextSerial()}`, at: now(), dropped, readAt: null, content }
      outbox.push(message)
      return message
    },
    /** What lies on this person's phone, newest first. */
    inbox: (person: SimulatedPerson) =>
      outbox
        .filter(({ content, dropped }) => {
          if (dropped !== null) return false
          if (content.channel === 'sms') return digitsOf(content.phone) === digitsOf(person.phone)
          if (content.channel === 'wechat') return content.openid === person.openid
          return content.userid === person.dingtalkUserId
        })
        .reverse(),

    reset: () => {
      offsetMs = 0
      outbox.length = 0
      for (const held of [people, templates, codes, credits, calls]) held.clear()
      for (const person of options.people ?? []) state.addPerson(person)
      for (const template of options.templates ?? []) state.addTemplate(template)
      for (const listener of resetListeners) listener()
    },
    onReset: (listener: () => void) => {
      resetListeners.push(listener)
    },
  }
  state.reset()
  return state
}
