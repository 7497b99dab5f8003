import { describe, expect, it } from 'vitest'
import { createCalendar, SHIPPED_DAYS } from '../time/calendar.ts'
import { choice, choices, complain, count, files, group, inForce, note, noteOr, optional, words } from './fields.ts'
import { type Alive, carries, kit, nothing } from './kit.ts'
import {
  type AnyHappening,
  actionsIn,
  apply,
  fold,
  life,
  may,
  NOBODY,
  obstacleTo,
  passTime,
  policyOf,
  replay,
  wakeAt,
  whole,
} from './life.ts'
import { vocabulary, type Word } from './vocabulary.ts'

/** A kind of thing as small as can be: a lamp that is lit, burns down and can be put out. */
const STAGE = vocabulary('LampStage', { LIT: '亮', LOW: '暗', OUT: '灭' })
type LampState = Alive<Word<typeof STAGE>> & { readonly lowAt: number; readonly outAt: number; readonly hours: number }
const on = kit<LampState, 'KEEPER' | 'GUEST', 'KEEPER'>()
const START: LampState = { version: 0, stage: 'LIT', open: {}, lowAt: 0, outAt: 0, hours: 0 }

const lit = on.event('LIT', carries<{ lowAt: number; outAt: number }>(), {
  line: () => '点亮',
  fold: (_, { lowAt, outAt }) => ({ stage: 'LIT', lowAt, outAt }),
  tells: [],
})
const low = on.event('LOW', nothing, {
  line: () => '变暗',
  byItself: true,
  fold: () => ({ stage: 'LOW' }),
  tells: [],
})
const out = on.event('OUT', nothing, { line: () => '熄灭', fold: () => ({ stage: 'OUT' }), tells: [] })
const shifted = on.event('SHIFTED', carries<{ hours: number }>(), {
  line: () => '重算',
  byItself: true,
  fold: (_, { hours }) => ({ hours }),
  tells: [],
})
const childBurns = on.obstacle(
  'CHILD_BURNS',
  { text: '还有灯没有灭。', next: '去看', step: 'LATEST' },
  ({ open }) => (open.LAMP ?? 0) > 0,
)
const form = { side: 'STAFF', button: '灭灯', weight: 'primary', done: '已灭' } as const
const putOut = on.action('PUT_OUT', {
  mutation: 'putOut',
  says: '',
  by: ['KEEPER'],
  from: ['LIT', 'LOW'],
  to: 'OUT',
  unless: [childBurns, on.notNow(({ hours }) => hours > 9)],
  fields: {},
  form,
  makes: [low, out],
  follows: () => [low.of({}), out.of({})],
})
const lamp = life({
  kind: 'LAMP',
  type: 'Lamp',
  word: '灯',
  stages: STAGE,
  start: START,
  ended: ['OUT'],
  first: [lit],
  actions: [putOut],
  timers: [
    // Named the wrong way round: the hour decides, not the place in the list.
    on.timer('GO_OUT', {
      at: ({ stage, outAt }) => (stage === 'OUT' ? null : outAt),
      makes: [out],
      follows: () => [out.of({})],
    }),
    on.timer('BURN_LOW', {
      at: ({ stage, lowAt }) => (stage === 'LIT' ? lowAt : null),
      makes: [low],
      follows: ({ now, state }) => (now >= state.outAt ? [] : [low.of({})]),
    }),
  ],
  recount: {
    makes: [shifted],
    follows: ({ state, profile }) => (profile === 'winter' && state.hours === 0 ? [shifted.of({ hours: 1 })] : []),
  },
  family: { opened: '点了一盏灯', ended: '灯灭了' },
  audiences: ['KEEPER'],
  relations: ['KEEPER', 'GUEST'],
  views: { VIEW: ['KEEPER', 'GUEST'] },
  standing: ({ personId }, thing: { keeperId: string }) => (personId === thing.keeperId ? ['KEEPER'] : ['GUEST']),
  unitActing: () => null,
  shownAt: ({ outAt }) => outAt,
})

const calendar = createCalendar(SHIPPED_DAYS)
const at = (now: number, profile = 'summer') => ({ now, calendar, profile })
const keeper = { at: 5, actorId: 'keeper', actorUnitId: null }
const burning = apply(lamp, null, [lit.of({ lowAt: 10, outAt: 20 })], keeper).state
const types = ({ events }: { events: readonly AnyHappening[] }) => events.map(({ type }) => type)

describe('a life', () => {
  it('folds version and kind together, and a history to the same state again', () => {
    const done = apply(lamp, burning, [low.of({}), out.of({})], keeper)
    expect(done.state).toMatchObject({ version: 3, stage: 'OUT', lowAt: 10 })
    const first = { ...lit.of({ lowAt: 10, outAt: 20 }), ...keeper }
    expect(replay(lamp, [first, ...done.events])).toEqual(done.state)
  })

  it('stamps what happens by itself with nobody, also inside an action', () => {
    const done = apply(lamp, burning, putOut.follows({ state: burning, input: {}, ...at(6) }), keeper)
    expect(done.events.map(({ actorId }) => actorId)).toEqual([null, 'keeper'])
  })

  it('knows no event of another kind, and has no history without a first one', () => {
    expect(() => fold(lamp, burning, { type: 'FILED', ...keeper })).toThrow('LAMP knows no event FILED')
    expect(() => replay(lamp, [])).toThrow('first event')
  })

  it('gives a stored state what states have gained since', () => {
    const { hours: _, ...stored } = burning
    expect(whole(lamp, stored as LampState)).toEqual(burning)
  })

  it('counts births and ends of what belongs to it, and its version moves with them', () => {
    const child = (type: 'CHILD_OPENED' | 'CHILD_ENDED') => ({ type, child: 'LAMP', id: 'other', ...NOBODY(6) })
    const opened = fold(lamp, burning, child('CHILD_OPENED'))
    expect([opened.open, opened.version]).toEqual([{ LAMP: 1 }, 2])
    expect(obstacleTo(putOut, opened, at(6))?.code).toBe('CHILD_BURNS')
    const ended = fold(lamp, opened, child('CHILD_ENDED'))
    expect([ended.open, obstacleTo(putOut, ended, at(6))]).toEqual([{ LAMP: 0 }, null])
  })
})

describe('time', () => {
  it('wakes at the earliest hour, and takes what is due in the order of the hours', () => {
    expect(wakeAt(lamp, burning, calendar)).toBe(10)
    expect(types(passTime(lamp, burning, at(9)))).toEqual([])
    expect(types(passTime(lamp, burning, at(10)))).toEqual(['LOW'])
  })

  it('leaves out what has come too late to be worth doing', () => {
    expect(types(passTime(lamp, burning, at(99)))).toEqual(['OUT'])
  })

  it('counts anew before anything else', () => {
    const passed = passTime(lamp, burning, at(10, 'winter'))
    expect(types(passed)).toEqual(['SHIFTED', 'LOW'])
    expect(passed.events.every(({ actorId }) => actorId === null)).toBe(true)
  })

  it('passed once, it brings nothing a second time', () => {
    const { state } = passTime(lamp, burning, at(10, 'winter'))
    expect(passTime(lamp, state, at(10, 'winter')).events).toEqual([])
  })
})

describe('who may', () => {
  const person = (personId: string) => ({ personId, posts: [], enterpriseIds: [] })
  it('is one table of actions and views', () => {
    expect(policyOf(lamp)).toEqual({ PUT_OUT: ['KEEPER'], VIEW: ['KEEPER', 'GUEST'] })
    const thing = { keeperId: 'keeper' }
    const asked = (who: string) => ['PUT_OUT', 'VIEW', 'SELL'].map((what) => may(lamp, person(who), what, thing))
    expect(asked('keeper')).toEqual([true, true, false])
    expect(asked('guest')).toEqual([false, true, false])
  })

  it('and what the state allows is another matter', () => {
    expect(actionsIn(lamp, burning, at(6))).toEqual(['PUT_OUT'])
    expect(actionsIn(lamp, { ...burning, stage: 'OUT' }, at(6))).toEqual([])
    expect(obstacleTo(putOut, { ...burning, hours: 10 }, at(6))?.code).toBe('NOT_YOUR_TURN')
  })
})

describe('what is wrong with an answer', () => {
  const COLOUR = vocabulary('Colour', { RED: '红', BLUE: '蓝' })
  const fields = {
    colour: choice(COLOUR, { label: '颜色' }),
    why: note({ label: '为什么', max: 10 }),
    more: optional(note({ label: '还有' })),
    lamps: count({ label: '几盏', min: 1, max: 3, missing: 'LAMPS_REQUIRED' }),
  }
  const stricter = [{ when: { colour: ['RED'] }, field: 'why', min: 5, code: 'SAY_MORE', text: '', next: '' }]
  const given = { colour: 'BLUE', why: '好看', lamps: 2 }
  const fault = (more: object) => complain(fields, stricter, { ...given, ...more })

  it.each<[string, object, [string, string] | null]>([
    ['nothing', {}, null],
    ['a choice that is not there', { colour: null }, ['CHOICE_REQUIRED', 'colour']],
    ['a choice of something else', { colour: 'GREEN' }, ['CHOICE_REQUIRED', 'colour']],
    ['blanks for a text', { why: ' \n　' }, ['TEXT_REQUIRED', 'why']],
    ['a text too long', { why: '𠮷'.repeat(11) }, ['TEXT_TOO_LONG', 'why']],
    ['a text just not too long', { why: '𠮷'.repeat(10) }, null],
    ['a text too short for that choice', { colour: 'RED' }, ['SAY_MORE', 'why']],
    ['none where that choice wants more', { colour: 'RED', why: '' }, ['SAY_MORE', 'why']],
    ['a number too large', { lamps: 4 }, ['LAMPS_REQUIRED', 'lamps']],
    ['half a lamp', { lamps: 1.5 }, ['LAMPS_REQUIRED', 'lamps']],
  ])('%s', (_, more, expected) => {
    const found = fault(more)
    expect(found && [found.code, found.field]).toEqual(expected)
  })

  it('says how much is too much', () => {
    expect(fault({ why: '字'.repeat(13) })?.values).toEqual({ max: '10', over: '3' })
  })

  it('lets files stand for a text, up to a number', () => {
    const either = { text: noteOr('attached', { label: '说明' }), attached: files({ label: '材料' }) }
    expect(complain(either, [], { text: '', attached: [] })?.code).toBe('TEXT_REQUIRED')
    expect(complain(either, [], { text: '', attached: ['a'] })).toBeNull()
    expect(complain(either, [], { text: '', attached: Array(10).fill('a') })?.code).toBe('TOO_MANY_ATTACHMENTS')
  })

  it('looks into a group by its own conditions', () => {
    const faces = group(
      'Faces',
      {
        face: count({ label: '', min: 1, max: 5 }),
        reasons: choices(COLOUR, { label: '' }),
        text: words({ label: '', max: 3 }),
      },
      [{ when: { face: [1, 2] }, field: 'reasons', min: 1, code: 'REASON_REQUIRED', text: '', next: '' }],
    )
    const rated = (rating: object) => complain({ rating: faces }, [], { rating })?.code ?? null
    expect(rated({ face: 2, reasons: [] })).toBe('REASON_REQUIRED')
    expect(rated({ face: 3, reasons: [] })).toBeNull()
    expect(rated({ face: 3, text: '四个字呢' })).toBe('TEXT_TOO_LONG')
    expect(complain({ rating: faces }, [], {})?.field).toBe('rating')
  })

  it('tells a page which conditions are in force', () => {
    expect(inForce(stricter, { colour: 'RED' })).toHaveLength(1)
    expect(inForce(stricter, { colour: 'BLUE' })).toHaveLength(0)
  })
})
