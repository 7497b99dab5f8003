import { describe, expect, it } from 'vitest'
import { SHIPPED_CALENDAR } from '../time/calendar.ts'
import { bindingDue, headline, JOURNEY_STATES, journeyOf, lampOf, type Reader, statusWord } from './headline.ts'
import { type Action, at, Play, unitId } from './play.fixture.ts'
import { conditionsOf, type RequestState } from './request.state.ts'
import { STAGE } from './request.words.ts'

const NAMES = { desk: '云溪县兜底专窗', leadUnit: '住建局' }

/** Nobody does anything, and the clock does. */
const TIME = 'TIME'
type Move = readonly [when: string, Action | typeof TIME | ((play: Play) => Play)]

/** A request filed on Monday 1 June 2026 at 09:00, and what then happened. */
function after(...moves: Move[]): RequestState {
  const play = new Play()
  for (const [when, move] of moves) {
    play.at(when)
    if (typeof move === 'function') move(play)
    else if (move !== TIME) play.takes(move)
    else if (play.passes().length === 0) throw new Error(`time does nothing by ${when}`)
  }
  return play.state
}

const GRADING = { tier: 'COMPLEX', urgency: 'NORMAL', category: 'FIRE_SAFETY', cause: 'OTHER' } as const
const dispatchedAsSimple = (play: Play) =>
  play.takesWith('DISPATCH', { grading: { ...GRADING, tier: 'SIMPLE' }, leadUnitId: unitId('housing'), text: null })
const regradedAsComplex = (play: Play) => play.takesWith('REGRADE', { grading: GRADING })

const dispatched: Move[] = [['2026-06-01 10:00', 'DISPATCH']]
const signed: Move[] = [...dispatched, ['2026-06-01 11:00', 'SIGN']]
const paused: Move[] = [...signed, ['2026-06-02 09:00', 'REQUEST_INFORMATION']]
const answered: Move[] = [...signed, ['2026-06-02 09:00', 'RESOLVE']]
const silent: Move[] = [...answered, ['2026-06-11 17:01', TIME]]
const again: Move[] = [...answered, ['2026-06-03 10:00', 'DISPUTE']]
const overdue: Move[] = [...signed, ['2026-06-08 17:01', TIME]]
const lateAsk: Move[] = [...overdue, ['2026-06-09 09:00', 'REQUEST_INFORMATION']]
const fifth: Move[] = [...answered]
for (let round = 2; round <= 5; round += 1) {
  fifth.push(['2026-06-02 10:00', 'DISPUTE'], ['2026-06-02 10:00', 'SIGN'], ['2026-06-02 10:00', 'RESOLVE'])
}
fifth.push(['2026-06-11 17:01', TIME])

type Row = readonly [name: string, moves: Move[], now: string, word: string, sentence: string, lamp: string]

const ROWS: readonly Row[] = [
  [
    'filed',
    [],
    '2026-06-01 09:00',
    '已提交',
    '云溪县兜底专窗明天 17:00 前告知您是否受理。',
    'GREEN 正常 还剩 1 个工作日',
  ],
  [
    'filed, the intake limit near',
    [],
    '2026-06-02 14:00',
    '已提交',
    '云溪县兜底专窗今天 17:00 前告知您是否受理。',
    'AMBER 临期 还剩 3 小时',
  ],
  [
    'filed, intake late',
    [],
    '2026-06-03 10:00',
    '已提交',
    '云溪县兜底专窗应在 6月2日（周二）17:00 前告知您是否受理，已经超期。',
    'RED 超期 已超 1 小时',
  ],
  [
    'accepted',
    [['2026-06-01 10:00', 'ACCEPT']],
    '2026-06-01 10:00',
    '已受理',
    '已受理，云溪县兜底专窗明天 17:00 前确定由哪个单位办。',
    'GREEN 正常 还剩 1 个工作日',
  ],
  [
    'not accepted',
    [['2026-06-01 10:00', 'DECLINE']],
    '2026-06-01 10:00',
    '不予受理',
    '不予受理，原因和下一步见下方说明。',
    'NONE  -',
  ],
  [
    'dispatched',
    dispatched,
    '2026-06-01 10:00',
    '已派单',
    '住建局牵头，应于今天 15:30 前签收，6月8日（周一）17:00 前答复您。',
    'GREEN 正常 还剩 5 个工作日',
  ],
  [
    'dispatched and late',
    dispatched,
    '2026-06-09 10:00',
    '已派单',
    '住建局应在 6月8日（周一）17:00 前答复，已经超期，正在督促。',
    'RED 超期 已超 1 小时',
  ],
  [
    'signed',
    signed,
    '2026-06-03 10:00',
    '办理中',
    '住建局正在办，6月8日（周一）17:00 前答复您。',
    'GREEN 正常 还剩 3 个工作日',
  ],
  [
    'signed, a quarter left',
    signed,
    '2026-06-08 10:00',
    '办理中',
    '住建局正在办，今天 17:00 前答复您。',
    'AMBER 临期 还剩 5 小时',
  ],
  [
    'signed, at the due instant',
    signed,
    '2026-06-08 17:00',
    '办理中',
    '住建局正在办，今天 17:00 前答复您。',
    'AMBER 临期 还剩 1 分钟',
  ],
  [
    'late though not yet marked',
    signed,
    '2026-06-08 17:01',
    '办理中',
    '住建局应在今天 17:00 前答复，已经超期，正在督促。',
    'RED 超期 已超 1 分钟',
  ],
  [
    'overdue',
    overdue,
    '2026-06-09 17:00',
    '办理中',
    '住建局应在 6月8日（周一）17:00 前答复，已经超期，正在督促。',
    'RED 超期 已超 1 个工作日',
  ],
  [
    'overdue, then given a later limit',
    [
      ['2026-06-01 10:00', dispatchedAsSimple],
      ['2026-06-01 11:00', 'SIGN'],
      ['2026-06-02 17:01', TIME],
      ['2026-06-03 09:00', regradedAsComplex],
    ],
    '2026-06-03 09:00',
    '办理中',
    '住建局正在办，6月8日（周一）17:00 前答复您。',
    'GREEN 正常 还剩 3 个工作日',
  ],
  [
    'waiting for the requester',
    paused,
    '2026-06-09 10:00',
    '待您补充',
    '需要您补充材料，计时已暂停，补齐后继续。',
    'PAUSED 暂停 -',
  ],
  [
    'asked after the limit',
    lateAsk,
    '2026-06-09 17:00',
    '待您补充',
    '需要您补充材料，补齐后继续。',
    'RED 超期 已超 1 个工作日',
  ],
  [
    'supplied',
    [...paused, ['2026-06-03 09:00', 'SUPPLEMENT']],
    '2026-06-03 09:00',
    '办理中',
    '住建局正在办，6月9日（周二）17:00 前答复您。',
    'GREEN 正常 还剩 4 个工作日',
  ],
  [
    'answered',
    answered,
    '2026-06-02 09:00',
    '已答复',
    '住建局已答复。请在 6月11日（周四）前告诉我们解决没有。',
    'NONE  -',
  ],
  [
    'confirmed',
    [...answered, ['2026-06-03 09:00', 'CONFIRM']],
    '2026-06-04 09:00',
    '已解决',
    '您已确认解决。',
    'NONE  -',
  ],
  [
    'closed by silence',
    silent,
    '2026-06-12 09:00',
    '未评价结束',
    '7 个工作日没有收到您的回复，30 天内仍可说“未解决”。',
    'NONE  -',
  ],
  [
    'closed by silence, the last day to dispute',
    silent,
    '2026-07-11 23:00',
    '未评价结束',
    '7 个工作日没有收到您的回复，30 天内仍可说“未解决”。',
    'NONE  -',
  ],
  [
    'closed by silence for good',
    silent,
    '2026-07-12 00:00',
    '未评价结束',
    '7 个工作日没有收到您的回复，已结束。',
    'NONE  -',
  ],
  [
    'closed by silence in the last round',
    fifth,
    '2026-06-12 09:00',
    '未评价结束',
    '7 个工作日没有收到您的回复，已结束。',
    'NONE  -',
  ],
  [
    'withdrawn',
    [...paused, ['2026-06-02 10:00', 'WITHDRAW']],
    '2026-06-02 10:00',
    '已撤回',
    '您已撤回这件诉求。',
    'NONE  -',
  ],
  [
    'disputed',
    again,
    '2026-06-03 10:00',
    '第 2 次办理',
    '由住建局负责人重新办理，6月10日（周三）17:00 前答复您。',
    'GREEN 正常 还剩 5 个工作日',
  ],
  [
    'signed again',
    [...again, ['2026-06-03 11:00', 'SIGN']],
    '2026-06-09 18:00',
    '第 2 次办理',
    '住建局正在办，明天 17:00 前答复您。',
    'AMBER 临期 还剩 1 个工作日',
  ],
  [
    'answered again',
    [...again, ['2026-06-03 11:00', 'SIGN'], ['2026-06-03 12:00', 'RESOLVE']],
    '2026-06-04 09:00',
    '已答复',
    '住建局已答复。请在 6月12日（周五）前告诉我们解决没有。',
    'NONE  -',
  ],
]

describe('where a request stands', () => {
  it.each(ROWS)('%s', (_, moves, now, word, sentence, lamp) => {
    const state = after(...moves)
    expect(statusWord(state)).toBe(word)
    expect(headline(state, NAMES, at(now), SHIPPED_CALENDAR)).toBe(sentence)
    const view = lampOf(state, at(now), SHIPPED_CALENDAR)
    expect(`${view.colour} ${view.word} ${view.remaining ?? '-'}`).toBe(lamp)
  })

  it('is told for every stage', () => {
    expect(new Set(ROWS.map(([, moves]) => after(...moves).stage))).toEqual(new Set(STAGE.values))
  })

  it('names the desk where no unit is known', () => {
    const names = { ...NAMES, leadUnit: null }
    expect(headline(after(...signed), names, at('2026-06-03 10:00'), SHIPPED_CALENDAR)).toContain(
      '云溪县兜底专窗正在办',
    )
  })

  it.each<[string, Move[], string | null]>([
    ['intake before acceptance', [], '2026-06-02 17:00'],
    ['signing before it is signed', [['2026-06-01 10:00', 'DISPATCH']], '2026-06-01 15:30'],
    ['the answer after it', signed, '2026-06-08 17:00'],
    ['nothing once answered', answered, null],
    ['nothing once declined', [['2026-06-01 10:00', 'DECLINE']], null],
  ])('is bound by %s', (_, moves, expected) => {
    expect(bindingDue(after(...moves))).toBe(expected === null ? null : at(expected))
  })
})

describe('the lamp of whoever has to do the next step', () => {
  const lampAt = (moves: Move[], now: string, reader: Reader) => {
    const { colour, remaining } = lampOf(after(...moves), at(now), SHIPPED_CALENDAR, reader)
    return `${colour} ${remaining ?? '-'}`
  }
  const dispatched: Move[] = [['2026-06-01 10:00', 'DISPATCH']]
  const overNight: Move[] = [['2026-06-01 16:00', 'DISPATCH']]

  it.each<[string, Move[], string, string, string]>([
    ['before signing', dispatched, '2026-06-01 10:00', 'GREEN 还剩 4 小时', 'GREEN 还剩 5 个工作日'],
    ['near the end of signing', dispatched, '2026-06-01 15:00', 'AMBER 还剩 30 分钟', 'GREEN 还剩 5 个工作日'],
    ['signing over night', overNight, '2026-06-01 16:00', 'GREEN 还剩 4 小时', 'GREEN 还剩 5 个工作日'],
    ['not signed in time', dispatched, '2026-06-01 16:30', 'RED 已超 1 小时', 'GREEN 还剩 5 个工作日'],
    ['once the answer is late too', dispatched, '2026-06-09 09:10', 'RED 已超 10 分钟', 'RED 已超 10 分钟'],
    ['once signed', signed, '2026-06-03 10:00', 'GREEN 还剩 3 个工作日', 'GREEN 还剩 3 个工作日'],
    ['at intake', [], '2026-06-02 16:00', 'AMBER 还剩 1 小时', 'AMBER 还剩 1 小时'],
    ['accepted alone', [['2026-06-01 10:00', 'ACCEPT']], '2026-06-03 10:00', 'RED 已超 1 小时', 'RED 已超 1 小时'],
    ['once answered', answered, '2026-06-03 10:00', 'NONE -', 'NONE -'],
  ])('%s', (_, moves, now, staff, requester) => {
    expect([lampAt(moves, now, 'STAFF'), lampAt(moves, now, 'REQUESTER')]).toEqual([staff, requester])
  })

  it('names the limit that it counts to, which is another one for staff, and none while nothing counts', () => {
    const limitAt = (moves: Move[], reader: Reader) =>
      lampOf(after(...moves), at('2026-06-01 10:00'), SHIPPED_CALENDAR, reader).limit
    expect([limitAt(dispatched, 'STAFF'), limitAt(dispatched, 'REQUESTER')]).toEqual([
      '今天 15:30',
      '6月8日（周一）17:00',
    ])
    expect([limitAt(answered, 'STAFF'), limitAt(paused, 'STAFF')]).toEqual([null, null])
  })

  it('says of a late desk that it is late', () => {
    const said = (moves: Move[], now: string) => headline(after(...moves), NAMES, at(now), SHIPPED_CALENDAR)
    expect(said([], '2026-06-02 17:00')).not.toContain('超期')
    expect(said([], '2026-06-03 09:00')).toMatch(/应在 6月2日（周二）17:00 前告知您是否受理，已经超期。$/)
    expect(said([['2026-06-01 10:00', 'ACCEPT']], '2026-06-03 09:00')).toMatch(/17:00 前确定由哪个单位办，已经超期。$/)
  })
})

/** D done, C current, a ahead; with the times of the steps in order. */
const journey = (moves: Move[]) => {
  const steps = journeyOf(after(...moves))
  const marks = { DONE: 'D', CURRENT: 'C', AHEAD: 'a' } as const
  return {
    marks: steps.map((step) => marks[step.state]).join(''),
    times: steps.map((step) => (step.at === null ? '-' : 't')).join(''),
    badge: steps.find((step) => step.badge !== null)?.badge ?? null,
  }
}

describe('a request that is supervised', () => {
  const asked = { ...after(...signed), open: { SUPERVISION_ORDER: 1 } }
  it('is marked so, and its steps and words stay as they were', () => {
    expect(conditionsOf(asked)).toEqual(['SUPERVISED'])
    expect(journeyOf(asked)).toEqual(journeyOf(after(...signed)))
    expect(statusWord(asked, 'STAFF')).toBe(statusWord(after(...signed), 'STAFF'))
    expect(conditionsOf({ ...asked, open: { SUPERVISION_ORDER: 0 } })).toEqual([])
  })
})

describe('the journey', () => {
  it.each<[string, Move[], string, string, string | null]>([
    ['filed', [], 'DCaaa', 't----', null],
    ['accepted', [['2026-06-01 10:00', 'ACCEPT']], 'DDCaa', 'tt---', null],
    ['dispatched', dispatched, 'DDCaa', 'tt---', null],
    ['signed', signed, 'DDCaa', 'ttt--', null],
    ['waiting', paused, 'DDCaa', 'ttt--', '待您补充'],
    ['overdue', overdue, 'DDCaa', 'ttt--', '已超期'],
    ['answered', answered, 'DDDDC', 'tttt-', null],
    ['confirmed', [...answered, ['2026-06-03 09:00', 'CONFIRM']], 'DDDDD', 'ttttt', null],
    ['silence is no confirmation', silent, 'DDDDC', 'tttt-', null],
    ['withdrawn at once', [['2026-06-01 10:00', 'WITHDRAW']], 'DCaaa', 't----', null],
    ['withdrawn while handled', [...signed, ['2026-06-01 12:00', 'WITHDRAW']], 'DDCaa', 'ttt--', null],
    ['not accepted', [['2026-06-01 10:00', 'DECLINE']], 'DCaaa', 't----', null],
    ['second round', again, 'DDCaa', 'tt---', '第 2 次办理'],
  ])('%s', (_, moves, marks, times, badge) => {
    expect(journey(moves)).toEqual({ marks, times, badge })
  })

  it('has five steps, the badge on handling only', () => {
    const steps = journeyOf(after(...paused))
    expect(steps.map((step) => step.name)).toEqual(['提交', '受理', '办理', '答复', '确认'])
    expect(steps.map((step) => step.badge)).toEqual([null, null, '待您补充', null, null])
    expect(JOURNEY_STATES).toContain(steps[0]?.state)
  })
})

describe('who reads', () => {
  it('speaks to the requester and of him to staff', () => {
    const { state, now } = new Play(at('2026-06-01 10:00'))
    const names = { desk: '云溪县兜底专窗', leadUnit: null }
    expect(headline(state, names, now, SHIPPED_CALENDAR)).toMatch(/前告知您是否受理/)
    expect(headline(state, names, now, SHIPPED_CALENDAR, 'STAFF')).toMatch(/前告知申请人是否受理/)
  })
})
