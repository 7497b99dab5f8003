import {
  addDays,
  apply,
  type Calendar,
  type Command,
  decide,
  decideDue,
  type EventBody,
  file,
  instantAt,
  localDate,
  titleOf,
  WORKING_HOURS,
  WORKING_MINUTES_PER_DAY,
} from '@qihu/shared'
import type { Config } from '../config.ts'
import type { Db } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { sha256 } from '../ids.ts'
import { projection, recordEvents, recordFiling, wakeAt } from '../requests/requests.record.ts'
import type { RequestRow } from '../requests/requests.store.ts'
import { type Rating, storeRating } from '../smile-index/rate-request.ts'
import type { Ago, Story, Told } from './demo-stories.ts'
import { PEOPLE, personId } from './demo-town.ts'

export type Scene = {
  readonly tx: Db
  readonly schema: Schema
  readonly calendar: Calendar
  readonly config: Pick<Config, 'profile'>
  readonly now: number
}

/** The instant from which so many working days (of office hours) lead to `now`. */
export function workingDaysAgo(calendar: Calendar, now: number, ago: Ago): number {
  let left = Math.round(ago * WORKING_MINUTES_PER_DAY) * 60_000
  const minute = Math.floor(now / 60_000) * 60_000
  for (let date = localDate(minute); ; date = addDays(date, -1)) {
    if (!calendar.isWorkday(date)) continue
    for (const span of WORKING_HOURS.toReversed()) {
      const from = instantAt(date, span.from)
      const to = Math.min(minute, instantAt(date, span.to))
      if (to <= from) continue
      if (to - from > left) return to - left
      left -= to - from
    }
  }
}

/** Ids that are the same whenever the same story is told; they sort by time as all others do. */
export function storyId(at: number, name: string): string {
  const time = at.toString(16).padStart(12, '0')
  const rest = sha256(`demo:${name}`)
  return [time.slice(0, 8), time.slice(8), `7${rest.slice(0, 3)}`, `8${rest.slice(3, 6)}`, rest.slice(6, 18)].join('-')
}

/** Plays one story through the rules of the lifecycle, with the hours it had; nobody is notified of the past. */
export async function tell(scene: Scene, story: Story, number: string): Promise<void> {
  const { tx, schema, calendar, config, now } = scene
  const { by } = story
  const filedAt = workingDaysAgo(calendar, now, story.filed)
  const name = `${by}:${story.text}`
  const id = storyId(filedAt, name)
  let texts = 0
  const keepText = async (at: number, body: string): Promise<string> => {
    texts += 1
    const textId = storyId(at, `${name}:${texts}`)
    await tx.insert(schema.texts).values({ id: textId, requestId: id, body, createdAt: at })
    return textId
  }

  let row = await fileStory(scene, story, number, { id, filedAt, textId: await keepText(filedAt, story.text) })
  const record = async (at: number, bodies: readonly EventBody[], actor: Actor): Promise<void> => {
    const stored = await recordEvents(tx, row, apply(row.state, bodies, { at, ...actor }), [], {
      schema,
      calendar,
      now: at,
    })
    if (!stored) throw new Error('a story of the demo was overtaken')
    row = stored
  }
  /** Reminders, limits, ends of pauses and silent closings that fall due until then. */
  const passTime = async (until: number): Promise<void> => {
    for (;;) {
      const at = wakeAt(row.state, calendar)
      if (at === null || at > until) return
      const circumstances = { now: at, calendar, profile: config.profile }
      const bodies = SYSTEM_ACTIONS.map((action) => decideDue(row.state, { action }, circumstances)).find(
        (each) => each.length > 0,
      )
      if (!bodies) return
      await record(at, bodies, { actorId: null, actorUnitId: null })
    }
  }

  for (const [ago, actor, told] of story.steps) {
    const at = workingDaysAgo(calendar, now, ago)
    await passTime(at)
    const command = commandOf(told, 'text' in told && told.text ? await keepText(at, told.text) : null)
    const decision = decide(row.state, command, { now: at, calendar, profile: config.profile })
    if ('refusal' in decision) {
      throw new Error(`the demo cannot ${told.action} “${row.title}”: ${decision.refusal.code}`)
    }
    await record(at, decision.events, actorOf(actor))
    if (told.action === 'RATE') await rate(scene, row, told.rating, at)
  }
  await passTime(now)
}

type Actor = { readonly actorId: string | null; readonly actorUnitId: string | null }

const actorOf = (key: keyof typeof PEOPLE): Actor => {
  const person = PEOPLE[key]
  return { actorId: personId(key), actorUnitId: 'unit' in person ? person.unit : null }
}

/** In the order in which they must be asked: a pause has to end before the clock can run out. */
const SYSTEM_ACTIONS = ['END_PAUSE', 'REMIND', 'MARK_OVERDUE', 'CLOSE_SILENT'] as const

function commandOf(told: Told, textId: string | null): Command {
  switch (told.action) {
    case 'DISPATCH': {
      const { text: _, ...rest } = told
      return { ...rest, textId }
    }
    case 'DECLINE':
    case 'ADD_PROGRESS':
    case 'REQUEST_INFORMATION':
    case 'SUPPLEMENT':
    case 'RESOLVE':
    case 'DISPUTE': {
      const { text, ...rest } = told
      if (!textId) throw new Error(`a text is missing: ${text}`)
      return { ...rest, textId }
    }
    case 'RATE':
      return { action: 'RATE', bad: told.rating.face <= 2 }
    default:
      return told
  }
}

type Filing = { readonly id: string; readonly filedAt: number; readonly textId: string }

async function fileStory(scene: Scene, story: Story, number: string, filing: Filing): Promise<RequestRow> {
  const { tx, schema, calendar, config } = scene
  const { by, channel, reasons, text } = story
  const { id, filedAt, textId } = filing
  const person = PEOPLE[by]
  const contactId = storyId(filedAt, `contact:${id}`)
  await tx.insert(schema.contacts).values({ id: contactId, name: person.name, phone: person.phone, noticeVersion: '1' })
  const windowId = story.window ?? null
  const filed = file(
    { channel, intakeReasons: reasons, textId, windowId },
    { now: filedAt, calendar, profile: config.profile },
  )
  const { events, state } = apply(null, [filed], { at: filedAt, actorId: personId(by), actorUnitId: null })
  const row: RequestRow = {
    id,
    number,
    lookupCode: String(Number.parseInt(sha256(id).slice(0, 12), 16) % 1_000_000).padStart(6, '0'),
    title: titleOf(text),
    requesterId: personId(by),
    enterpriseId: 'enterprise' in person ? person.enterprise : null,
    contactId,
    windowId,
    channel,
    createdAt: filedAt,
    ...projection(state, calendar),
  }
  await recordFiling(tx, row, events, [], { schema, calendar, now: filedAt })
  return row
}

const rate = ({ tx, schema }: Scene, row: RequestRow, rating: Rating, now: number): Promise<void> =>
  storeRating(tx, schema, rating, {
    id: ratingId(`${row.id}:${row.state.round}`),
    unitId: row.leadUnitId ?? '',
    requestId: row.id,
    round: row.state.round,
    now,
  })

/** Ids of ratings tell no time. */
export function ratingId(name: string): string {
  const hex = sha256(`rating:${name}`)
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(12, 15)}`, `a${hex.slice(15, 18)}`, hex.slice(18, 30)].join(
    '-',
  )
}
