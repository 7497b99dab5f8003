import {
  addDays,
  type Calendar,
  instantAt,
  intakeDue,
  localDate,
  titleOf,
  WORKING_HOURS,
  WORKING_MINUTES_PER_DAY,
} from '@qihu/shared'
import type { TextId } from '@qihu/shared/life/fields'
import { actionOf, apply, obstacleTo, passTime, wakeAt } from '@qihu/shared/life/life'
import { filed } from '@qihu/shared/requests/intake'
import { request } from '@qihu/shared/requests/request.life'
import type { Config } from '../config.ts'
import type { Db } from '../db/database.ts'
import { FIRST_CENTRE, type Schema } from '../db/schema.ts'
import { sha256 } from '../ids.ts'
import { begin, type RecordParts, record } from '../life/record.ts'
import { servedLives } from '../lives.ts'
import { servedRequests } from '../requests/requests.served.ts'
import type { RequestRow } from '../requests/requests.store.ts'
import { type Rating, storeRating } from '../smile-index/store-rating.ts'
import type { Ago, Story } from './demo-stories.ts'
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

/** Nobody is notified of the past. */
const partsAt = ({ schema, calendar, config }: Scene, now: number, name: string): RecordParts => ({
  ...{ now, calendar, profile: config.profile, schema },
  lives: servedLives,
  reactions: [],
  idFor: (at, kind) => storyId(at, `${name}:${kind}`),
})

/** Plays one story through the rules of its life, with the hours it had. */
export async function tell(scene: Scene, story: Story, number: string): Promise<void> {
  const { tx, schema, calendar, now } = scene
  const { by } = story
  const filedAt = workingDaysAgo(calendar, now, story.filed)
  const name = `${by}:${story.text}`
  const id = storyId(filedAt, name)
  let texts = 0
  const keepText = async (at: number, body: string): Promise<string> => {
    texts += 1
    const textId = storyId(at, `${name}:${texts}`)
    await tx.insert(schema.texts).values({ id: textId, thingId: id, body, createdAt: at })
    return textId
  }

  let row = await fileStory(scene, story, number, { id, filedAt, textId: await keepText(filedAt, story.text) })
  /** Reminders, limits, ends of pauses and silent closings, each at its hour, and then what is left until now. */
  const pass = async (until: number): Promise<void> => {
    for (;;) {
      const wake = wakeAt(request, row.state, calendar)
      if (wake === null || wake > until) return
      const parts = partsAt(scene, wake, name)
      const passed = passTime(request, row.state, parts)
      if (passed.events.length === 0) return
      row = await record(tx, servedRequests, row, passed, parts)
    }
  }

  for (const [ago, actor, told] of story.steps) {
    const at = workingDaysAgo(calendar, now, ago)
    await pass(at)
    const parts = partsAt(scene, at, name)
    const action = actionOf(request, told.action)
    const obstacle = action ? obstacleTo(action, row.state, parts) : null
    if (!action || obstacle) throw new Error(`the demo cannot ${told.action} “${row.title}”: ${obstacle?.code}`)
    const text = 'text' in told && told.text ? await keepText(at, told.text) : null
    const { action: _, ...said } = told
    const bodies = action.follows({ state: row.state, input: { ...said, text }, ...parts })
    row = await record(tx, servedRequests, row, apply(request, row.state, bodies, { at, ...actorOf(actor) }), parts)
    if (told.action === 'RATE') await rate(scene, row, told.rating, at)
  }
  await pass(now)
}

/** What time has done since to whatever began because of the stories, each thing at its hour. */
export async function passTimeOfThings(scene: Scene): Promise<void> {
  const { tx, schema, calendar, now } = scene
  for (const of of servedLives.all) {
    for (const { id } of await of.shelf.due(tx, schema, now, null, MOST)) {
      let row = await of.shelf.find(tx, schema, id)
      for (let wake = wakeAt(of.life, row.state, calendar); wake !== null && wake <= now; ) {
        const parts = partsAt(scene, wake, id)
        const passed = passTime(of.life, row.state, parts)
        if (passed.events.length === 0) break
        row = await record(tx, of, row, passed, parts)
        wake = wakeAt(of.life, row.state, calendar)
      }
    }
  }
}
const MOST = 500

type Actor = { readonly actorId: string | null; readonly actorUnitId: string | null }

const actorOf = (key: keyof typeof PEOPLE): Actor => {
  const person = PEOPLE[key]
  return { actorId: personId(key), actorUnitId: 'unit' in person ? person.unit : null }
}

type Filing = { readonly id: string; readonly filedAt: number; readonly textId: string }

async function fileStory(scene: Scene, story: Story, number: string, filing: Filing): Promise<RequestRow> {
  const { tx, schema, calendar } = scene
  const { by, channel, reasons, text } = story
  const { id, filedAt, textId } = filing
  const person = PEOPLE[by]
  const contactId = storyId(filedAt, `contact:${id}`)
  await tx.insert(schema.contacts).values({ id: contactId, name: person.name, phone: person.phone, noticeVersion: '1' })
  const windowId = story.window ?? null
  const first = filed.of({
    ...{ channel, intakeReasons: reasons, windowId },
    textId: textId as TextId,
    intakeDueAt: intakeDue(calendar, filedAt).dueAt,
  })
  const about = {
    id,
    number,
    lookupCode: String(Number.parseInt(sha256(id).slice(0, 12), 16) % 1_000_000).padStart(6, '0'),
    title: titleOf(text),
    requesterId: personId(by),
    enterpriseId: 'enterprise' in person ? person.enterprise : null,
    claimedEnterpriseId: null,
    claimedName: null,
    contactId,
    windowId,
    channel,
    createdAt: filedAt,
    centreId: FIRST_CENTRE,
    leadUnitId: null,
    level: 1,
    paused: false,
  }
  const stamp = { at: filedAt, actorId: personId(by), actorUnitId: null }
  return begin(tx, servedRequests, about, [first], stamp, partsAt(scene, filedAt, id))
}

const rate = ({ tx, schema }: Scene, row: RequestRow, rating: Rating, now: number): Promise<void> =>
  storeRating(tx, schema, rating, {
    id: ratingId(`${row.id}:${row.state.round}`),
    centreId: row.centreId,
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
