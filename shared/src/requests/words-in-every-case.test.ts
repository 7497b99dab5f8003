import { describe, expect, it } from 'vitest'
import { seeded } from '../life/samples.ts'
import { FACES, formatRate, satisfaction } from '../satisfaction.ts'
import { type Calendar, SHIPPED_CALENDAR } from '../time/calendar.ts'
import { headline, journeyOf, lampOf, READERS, type Reader, statusWord } from './headline.ts'
import { HISTORY_CALENDARS, randomHistory } from './history-generator.ts'
import { at, GRADING, Play, unitId } from './play.fixture.ts'
import { conditionsOf, type RequestState } from './request.state.ts'
import { CLOSING, CONDITION, type Condition, STAGE } from './request.words.ts'

const HISTORIES = 3000
const DESK = '云溪县兜底专窗'
const UNITS = ['住建局', '云溪县住房和城乡建设与综合行政执法管理局（人民防空办公室）', 'A区 2 号窗口', null] as const

const NOW = at('2026-06-10 10:00')

/** A request that is being handled, from which every other one below is made. */
function handled(): RequestState {
  const grading = { ...GRADING, tier: 'MAJOR', category: 'TAX', cause: 'OTHER' } as const
  const { state } = new Play()
    .takesWith('DISPATCH', { grading, leadUnitId: unitId('u'), text: null })
    .takes('SIGN', 'RESOLVE')
  return { ...state, acceptedAt: state.submittedAt, dispatchDueAt: state.intakeDueAt, closedAt: null }
}

/** Every stage and way of ending with every set of conditions, in time and late, in the first, second and last round. */
function* states(): Generator<{ state: RequestState; conditions: readonly Condition[] }> {
  const base = handled()
  for (const stage of STAGE.values) {
    for (const closedHow of stage === 'CLOSED' ? CLOSING.values : [null]) {
      for (let bits = 0; bits < 2 ** CONDITION.values.length; bits += 1) {
        const chosen = CONDITION.values.filter((_, index) => (bits >> index) % 2 === 1)
        for (const dueAt of [at('2026-06-08 17:00'), at('2026-06-30 17:00')]) {
          for (const round of chosen.includes('REDISPATCHED') ? [2, 5] : [1]) {
            const over = stage === 'CLOSED' || stage === 'NOT_ACCEPTED'
            const state: RequestState = {
              ...base,
              stage,
              closedHow,
              closedAt: over ? at('2026-06-09 10:00') : null,
              round,
              level: round > 1 ? 2 : 1,
              dueAt,
              pauses: chosen.includes('AWAITING_INFORMATION') ? [{ from: at('2026-06-04 10:00'), to: null }] : [],
              overdueAt: chosen.includes('OVERDUE') ? at('2026-06-09 09:00') : null,
              urgedAt: chosen.includes('URGED') ? at('2026-06-09 09:00') : null,
              open: chosen.includes('SUPERVISED') ? { SUPERVISION_ORDER: 1 } : {},
            }
            yield { state, conditions: conditionsOf(state) }
          }
        }
      }
    }
  }
}

const EVERY = [...states()]

/** What no text of the system says. */
const FORBIDDEN = [
  '相关部门',
  '请耐心等待',
  '高度重视',
  '研究研究',
  '原则上',
  '正在走流程',
  '不归我们管',
  '系统坏了',
  '五星',
  '按规定',
  '工单',
  '亲，',
]

const WORDS = new Set<string>([
  ...Object.values(STAGE.words),
  ...Object.values(CLOSING.words),
  CONDITION.words.AWAITING_INFORMATION,
])

function faultsOf(sentence: string, reader: Reader): string[] {
  const found: string[] = []
  const say = (wrong: boolean, what: string) => wrong && found.push(`${what}: ${sentence}`)
  say(!/^[\p{Script=Han}A7]/u.test(sentence) || !sentence.endsWith('。'), 'no sentence')
  say(/undefined|null|NaN|Invalid|\{|\}| {2}/.test(sentence), 'a gap')
  say(/(?<!\d) 前|（\s|，。|，，/u.test(sentence), 'a date is missing')
  say(reader === 'REQUESTER' && sentence.includes('申请人'), 'speaks of the person it speaks to')
  say(reader === 'STAFF' && sentence.includes('您'), 'speaks to staff as to the requester')
  say(/[!！]|\p{Extended_Pictographic}/u.test(sentence), 'a sign too many')
  for (const phrase of FORBIDDEN) say(sentence.includes(phrase), `says ${phrase}`)
  return found
}

function faultsAt(state: RequestState, now: number, calendar: Calendar): string[] {
  const word = statusWord(state)
  const known = WORDS.has(word) || /^第 \d 次办理$/.test(word)
  const { word: light, remaining } = lampOf(state, now, calendar)
  const told = [word, light, remaining ?? '', ...journeyOf(state).flatMap(({ name, badge }) => [name, badge ?? ''])]
  return [
    ...(known ? [] : [`no word: ${word}`]),
    ...[statusWord(state, 'STAFF'), ...journeyOf(state, 'STAFF').map(({ badge }) => badge ?? '')].filter((text) =>
      text.includes('您'),
    ),
    ...told.filter((text) => /undefined|null|NaN|[!！]|\p{Extended_Pictographic}/u.test(text)),
    ...told.filter((text) => FORBIDDEN.some((phrase) => text.includes(phrase))),
    ...UNITS.flatMap((leadUnit) =>
      READERS.flatMap((reader) => faultsOf(headline(state, { desk: DESK, leadUnit }, now, calendar, reader), reader)),
    ),
  ]
}

describe('every stage with every condition', () => {
  it('has a word and a sentence for both readers, before and after each limit', () => {
    const found = new Set(EVERY.flatMap(({ state }) => faultsAt(state, NOW, SHIPPED_CALENDAR)))
    expect([...found]).toEqual([])
    expect(new Set(EVERY.map(({ state }) => state.stage)).size).toBe(STAGE.values.length)
    expect(new Set(EVERY.map(({ state }) => state.closedHow)).size).toBe(CLOSING.values.length + 1)
    expect(new Set(EVERY.flatMap(({ conditions }) => conditions)).size).toBe(CONDITION.values.length)
    console.info(`words: ${EVERY.length} states, two readers, ${UNITS.length} names of units`)
  })

  it('names what stands in the way or which round it is, and neither once it is answered or over', () => {
    for (const { state, conditions } of EVERY) {
      const word = statusWord(state)
      if (state.stage === 'CLOSED' || state.stage === 'NOT_ACCEPTED') expect(conditions).toEqual([])
      if (['RESOLVED', 'CLOSED', 'NOT_ACCEPTED'].includes(state.stage)) expect(word).not.toMatch(/待您补充|次办理/u)
      else if (conditions.includes('AWAITING_INFORMATION')) expect(word).toBe('待您补充')
      else if (conditions.includes('REDISPATCHED')) expect(word).toBe(`第 ${state.round} 次办理`)
      else expect(word).toBe(STAGE.words[state.stage])
    }
  })

  it(`and ${HISTORIES} random histories, at and after each step, have them too`, () => {
    const found = new Set<string>()
    for (let seed = 1; seed <= HISTORIES; seed += 1) {
      for (const { state, step, events } of randomHistory(seed).steps) {
        if (events.length === 0) continue
        const calendar = HISTORY_CALENDARS[step.calendar]
        for (const each of faultsAt(state, step.at, calendar)) found.add(each)
      }
    }
    expect([...found].slice(0, 10)).toEqual([])
  }, 60_000)

  it('finds a sentence that lacks its date or speaks to the wrong person (control)', () => {
    expect(faultsOf('住建局正在办， 前答复您。', 'STAFF')).toHaveLength(2)
    expect(faultsOf('已转相关部门，请耐心等待。', 'REQUESTER')).toHaveLength(2)
  })
})

describe('a rate', () => {
  it('never stands without its n and its interval, whatever the answers', () => {
    const random = seeded(7)
    for (let turn = 0; turn < 2000; turn += 1) {
      const count = () => Math.floor(random() * 10 ** Math.floor(random() * 5))
      const counts = { n1: count(), n2: count(), n3: count(), n4: count(), n5: count() }
      const n = counts.n1 + counts.n2 + counts.n3 + counts.n4 + counts.n5
      const text = formatRate(satisfaction(counts))
      expect(text).toMatch(
        n === 0 ? /^暂无评价（n=0）$/ : new RegExp(`^\\d+\\.\\d%（n=${n}，区间 \\d+\\.\\d%–\\d+\\.\\d%）$`),
      )
    }
    expect(FACES).toHaveLength(5)
  })
})
