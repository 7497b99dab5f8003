import {
  type Action,
  actionsIn,
  apply,
  type Circumstances,
  type Command,
  decide,
  decideDue,
  dingTalkCard,
  file,
  inAppMessage,
  type NoticeKind,
  noticesOf,
  REFUSAL_WORDS,
  type RefusalCode,
  type RequestEvent,
  type RequestState,
  smsText,
  stillTrue,
  weChatData,
} from '@qihu/shared'
import { HISTORY_CALENDARS, HISTORY_PEOPLE, nextStep, randomFiling, seeded } from '@qihu/shared/history-generator'
import * as life from '@qihu/shared/life/life'
import * as notice from '@qihu/shared/life/notice'
import { filed } from '@qihu/shared/requests/intake'
import { request as chapters } from '@qihu/shared/requests/request.life'
import { describe, expect, it } from 'vitest'
import { overdueEvents } from '../deadlines/sweep.ts'
import { wakeAt } from './requests.record.ts'
import { textIdOf, whatOf } from './requests.view.ts'

/**
 * The rules as chapters against the rules they replace: over random histories the events, the states, the hours of
 * waking, the notices, the words and the refusals are the same. The old are deleted in the commit after this one.
 */
const HISTORIES = 10_000
const counts = { steps: 0, events: 0, refusals: 0, notices: 0, texts: 0, byTime: 0 }
const NOBODY = { actorId: null, actorUnitId: null }

type Life = typeof chapters
type Pair = { readonly was: RequestState; readonly is: Life['start'] }

/** What the old rules do by the clock: the correction, then what the sweep takes. */
function oldTime(state: RequestState, at: Circumstances): { events: RequestEvent[]; state: RequestState } {
  const bodies = decideDue(state, { action: 'CORRECT_CALENDAR' }, at)
  const corrected = bodies.length === 0 ? { events: [], state } : apply(state, bodies, { at: at.now, ...NOBODY })
  const swept = overdueEvents(corrected.state, at)
  return { events: [...corrected.events, ...swept.events], state: swept.state }
}

/** What a command says, by the names of the fields. */
function inputOf(command: Command): object {
  switch (command.action) {
    case 'DISPATCH':
    case 'REGRADE': {
      const { tier, urgency, category, cause } = command
      const grading = { tier, urgency, category, cause }
      return command.action === 'REGRADE'
        ? { grading }
        : { grading, leadUnitId: command.leadUnitId, text: command.textId }
    }
    case 'DECLINE':
      return { reason: command.reason, text: command.textId }
    case 'RESOLVE':
      return { resolution: command.resolution, text: command.textId }
    case 'DISPUTE':
      return { part: command.part, text: command.textId }
    case 'RATE':
      return { rating: { face: command.bad ? 1 : 5, solved: 'YES', reasons: [], text: null } }
    case 'ADD_PROGRESS':
    case 'REQUEST_INFORMATION':
    case 'SUPPLEMENT':
      return { text: command.textId, attachmentIds: [] }
    default:
      return {}
  }
}

function sameEvents(was: readonly RequestEvent[], is: readonly life.AnyHappening[]) {
  counts.events += was.length
  expect(is).toEqual(was)
}

function sameState(request: Life, { was, is }: Pair, { calendar, ...at }: Circumstances) {
  const { open, ...rest } = is
  expect(open).toEqual({})
  expect(rest).toEqual(was)
  expect(life.wakeAt(request, is, calendar)).toBe(wakeAt(was, calendar))
  expect(life.actionsIn(request, is, { calendar, ...at })).toEqual(actionsIn(was, { calendar, ...at }))
}

/** The notices of the old audiences by those of the new: whoever of the unit has it now. */
const audienceOf = (audience: string, level: number): string =>
  audience === 'UNIT' ? (level > 1 ? 'HEAD' : 'HANDLERS') : audience

function sameNotices(
  request: Life,
  events: readonly RequestEvent[],
  { was, is }: Pair,
  now: number,
  calendar: Circumstances['calendar'],
) {
  const facts = { number: 'QH330199-261122-0042-7', title: '消防验收一直排不上队', unitName: '住建局', now, calendar }
  const old = { ...facts, state: was }
  const anew = { ...facts, state: is, shownAt: request.shownAt(is) }
  for (const event of events) {
    const { type } = event
    const told = noticesOf(event, was).map(({ kind, audience, reach }) => `${kind} ${audience} ${reach}`)
    const chapters = life.noticesOf(request, event as never, is)
    const tells = chapters.flatMap(({ kind, to }) =>
      Object.entries(to)
        // Where no unit has it, nobody of the unit is there to be told.
        .filter(([audience]) => is.leadUnitId !== null || (audience !== 'UNIT' && audience !== 'HEAD'))
        .map(([audience, reach]) => `${kind} ${audienceOf(audience, is.level)} ${String(reach)}`),
    )
    expect([...new Set(tells)].sort(), type).toEqual([...new Set(told)].sort())
    counts.notices += told.length
    for (const each of chapters) {
      const kind = each.kind as NoticeKind
      expect(each.while(is as never), `${kind} is true`).toBe(stillTrue(kind, was))
      expect(notice.inAppMessage(each, anew)).toEqual(inAppMessage(kind, old))
      expect(notice.weChatData(each, anew)).toEqual(weChatData(kind, old))
      expect(notice.smsText(each, anew)).toBe(smsText(kind, old))
      expect(notice.dingTalkCard(each, anew)).toEqual(dingTalkCard(kind, old))
      counts.texts += 4
    }
    const def = life.eventOf(request, type)
    expect(def.line(event)).toBe(whatOf(event))
    expect(def.textOf ? def.textOf(event) : ((event as { textId?: string }).textId ?? null)).toBe(textIdOf(event))
  }
}

function sameRefusal(
  request: Life,
  was: { code: string },
  is: { code: string } | null,
  name: string,
  state: Pair['is'],
  at: Circumstances,
) {
  counts.refusals += 1
  expect(is?.code, name).toBe(was.code)
  const obstacle = life
    .actionOf(request, name)
    ?.unless.find(({ code, stands }) => code === was.code && stands(state, at))
  if (obstacle?.words) expect(obstacle.words).toEqual(REFUSAL_WORDS[was.code as RefusalCode])
}

function onePair(seed: number, request: Life = chapters): void {
  const random = seeded(seed)
  const { filing, ...place } = randomFiling(random)
  const { profile } = place
  const first: Circumstances = { now: place.at, calendar: HISTORY_CALENDARS[place.calendar], profile }
  const stamp = { at: place.at, ...HISTORY_PEOPLE.REQUESTER }
  const body = file(filing, first)
  const old = apply(null, [body], stamp)
  const { type: _, ...payload } = body
  const anew = life.apply(request, null, [filed.of(payload as never)], stamp)
  sameEvents(old.events, anew.events)
  let pair: Pair = { was: old.state, is: anew.state }
  sameState(request, pair, first)
  sameNotices(request, old.events, pair, place.at, first.calendar)
  let before: { at: number; calendar: 0 | 1 } = place
  for (let left = 3 + Math.floor(random() * 48); left > 0; left -= 1) {
    const step = nextStep(pair.was, before, profile, random)
    before = step
    const at: Circumstances = { now: step.at, calendar: HISTORY_CALENDARS[step.calendar], profile }
    counts.steps += 1
    const passed = oldTime(pair.was, at)
    const time = life.passTime(request, pair.is, at)
    sameEvents(passed.events, time.events)
    counts.byTime += passed.events.length
    pair = { was: passed.state, is: time.state }
    sameState(request, pair, at)
    sameNotices(request, passed.events, pair, step.at, at.calendar)
    if (step.by === 'SYSTEM') continue
    const decision = decide(pair.was, step.command, at)
    const action = life.actionOf(request, step.command.action)
    if (!action) throw new Error(`no chapter has ${step.command.action}`)
    const obstacle = life.obstacleTo(action, pair.is, at)
    if ('refusal' in decision) {
      sameRefusal(request, decision.refusal, obstacle, step.command.action satisfies Action, pair.is, at)
      continue
    }
    expect(obstacle).toBeNull()
    const by = { at: step.at, ...HISTORY_PEOPLE[step.by] }
    const did = apply(pair.was, decision.events, by)
    const does = life.consequences(request, action, { state: pair.is, input: inputOf(step.command), ...at }, by)
    sameEvents(did.events, does.events)
    pair = { was: did.state, is: does.state }
    sameState(request, pair, at)
    sameNotices(request, did.events, pair, step.at, at.calendar)
  }
}

describe('the chapters beside the rules they replace', () => {
  it(`agree over ${HISTORIES} histories`, { timeout: 600_000 }, () => {
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      try {
        onePair(seed)
      } catch (error) {
        throw new Error(`history ${seed}`, { cause: error })
      }
    }
    console.log(JSON.stringify({ histories: HISTORIES, ...counts }))
    expect(counts.events).toBeGreaterThan(10 * HISTORIES)
    expect(Math.min(counts.refusals, counts.byTime, counts.notices)).toBeGreaterThan(HISTORIES)
  })

  const changed = (name: string, how: object): Life => ({
    ...chapters,
    actions: chapters.actions.map((each) => (each.name === name ? { ...each, ...how } : each)) as never,
  })
  const eventless = chapters.actions.map((each) => ({
    ...each,
    makes: each.makes.map((event) => ({ ...event, tells: () => [] })),
  }))
  it.each<[string, Life]>([
    ['comes a millisecond late', { ...chapters, timers: chapters.timers.map(later) as never }],
    ['tells nobody', { ...chapters, actions: eventless as never }],
    ['may be taken twice', changed('URGE', { unless: [] })],
    ['may be taken too early', changed('SIGN', { from: ['ACCEPTED'] })],
    ['forgets what follows', changed('RATE', { follows: () => [] })],
    ['is not counted anew', { ...chapters, recount: undefined as never }],
  ])('find out one that %s', (_, mutant) => {
    const tried = () => {
      for (let seed = 1; seed <= 200; seed += 1) onePair(seed, mutant)
    }
    expect(tried).toThrow()
  })
})

type Timed = { at(state: never, calendar: never): number | null }
const later = (timer: Timed) => ({
  ...timer,
  at(state: never, calendar: never) {
    const at = timer.at(state, calendar)
    return at === null ? null : at + 1
  },
})
