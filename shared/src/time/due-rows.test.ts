import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, createCalendar, instantAt, localDate, SHIPPED_CALENDAR, SHIPPED_DAYS } from './calendar.ts'
import { dueAt, PROFILES } from './deadline.ts'
import { type DueQuestion, explainDue } from './due-rows.ts'
import { WORKING_MINUTES_PER_DAY, workingMinutesBetween } from './working-hours.ts'

const at = (date: string, time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return instantAt(date, hours * 60 + minutes)
}
const MINUTE = 60_000
const rule = PROFILES['QT-135'].tiers.SIMPLE.rule
const explain = (question: Partial<DueQuestion> & { acceptedAt: number }, calendar = SHIPPED_CALENDAR) =>
  explainDue(calendar, { workingDays: 1, rule, ...question })
const texts = (...given: Parameters<typeof explain>) => explain(...given).map((row) => row.text)

describe('explainDue', () => {
  it('tells the days of a limit over a holiday', () => {
    expect(explain({ acceptedAt: at('2026-09-24', '16:20') })).toEqual([
      { kind: 'ACCEPTED', from: '2026-09-24', to: '2026-09-24', text: '9/24 周四 16:20 受理，当天不计', minutes: 0 },
      { kind: 'NOT_COUNTED', from: '2026-09-25', to: '2026-09-27', text: '9/25–9/27 中秋假期 不计', minutes: 0 },
      {
        kind: 'COUNTED',
        from: '2026-09-28',
        to: '2026-09-28',
        text: '9/28 周一 第 1 个工作日 到期',
        minutes: 390,
        dayNumber: 1,
      },
      { kind: 'RULE', from: '2026-09-24', to: '2026-09-28', text: '规则：简单诉求 1 个工作日内答复', minutes: 0 },
      { kind: 'RULE', from: '2026-09-24', to: '2026-09-28', text: '暂停 0 次 · 延期 0 次', minutes: 0 },
    ])
  })

  it('names worked weekends, plain weekends and single days off', () => {
    expect(texts({ acceptedAt: at('2026-09-18', '09:05'), workingDays: 2 }).slice(1, 4)).toEqual([
      '9/19 周六 周末 不计',
      '9/20 周日 调休上班 第 1 个工作日',
      '9/21 周一 第 2 个工作日 到期',
    ])
    expect(texts({ acceptedAt: at('2024-06-07', '09:05') }).slice(1, 4)).toEqual([
      '6/8–6/9 周末 不计',
      '6/10 周一 端午假期 不计',
      '6/11 周二 第 1 个工作日 到期',
    ])
  })

  it('names a local closure', () => {
    const closure = { date: '2026-09-28', kind: 'HOLIDAY', name: '台风', source: 'CLOSURE' } as const
    const rows = texts({ acceptedAt: at('2026-09-24', '16:20') }, createCalendar([...SHIPPED_DAYS, closure]))
    expect(rows.slice(1, 4)).toEqual([
      '9/25–9/27 中秋假期 不计',
      '9/28 周一 停工日（台风） 不计',
      '9/29 周二 第 1 个工作日 到期',
    ])
  })

  it('shows the time a pause took and where it was made up', () => {
    const rows = texts({
      acceptedAt: at('2026-11-20', '16:20'),
      workingDays: 2,
      pauses: [{ from: at('2026-11-23', '10:00'), to: at('2026-11-23', '11:30'), reason: '待补充材料' }],
    })
    expect(rows.slice(2)).toEqual([
      '11/23 周一 第 1 个工作日，其中暂停 1 小时 30 分钟（待补充材料）不计',
      '11/24 周二 第 2 个工作日',
      '11/25 周三 补足 1 小时 30 分钟 10:30 到期',
      `规则：${rule}`,
      '暂停 1 次 · 延期 0 次',
    ])
  })

  it('joins whole days of a pause', () => {
    const pauses = [{ from: at('2026-11-23', '08:00'), to: at('2026-11-25', '08:00'), reason: '待补充材料' }]
    const rows = explain({ acceptedAt: at('2026-11-20', '16:20'), pauses })
    expect(rows.map((row) => row.text).slice(1, 4)).toEqual([
      '11/21–11/22 周末 不计',
      '11/23–11/24 暂停（待补充材料） 不计',
      '11/25 周三 第 1 个工作日 到期',
    ])
    expect(rows[2]?.kind).toBe('PAUSED')
  })

  it('ends with what is left while a pause lasts', () => {
    const pauses = [{ from: at('2026-11-24', '10:00'), to: null, reason: '待补充材料' }]
    const rows = texts({ acceptedAt: at('2026-11-20', '16:20'), workingDays: 5, pauses })
    expect(rows.slice(2)).toEqual([
      '11/23 周一 第 1 个工作日',
      '11/24 周二 第 2 个工作日',
      '11/24 周二 10:00 起暂停（待补充材料），还剩 3 个工作日 5 小时 30 分钟，继续后接着算',
      `规则：${rule}`,
      '暂停 1 次 · 延期 0 次',
    ])
  })

  it('shows a pause begun on the day of acceptance as of then', () => {
    const pauses = [{ from: at('2026-11-20', '16:40'), to: null }]
    expect(texts({ acceptedAt: at('2026-11-20', '16:20'), pauses })[1]).toBe(
      '11/20 周五 16:40 起暂停，还剩 1 个工作日，继续后接着算',
    )
  })

  it('keeps the date before each extension, with reason and approver', () => {
    const rows = explain({
      acceptedAt: at('2026-11-20', '16:20'),
      extensions: [
        { workingDays: 2, reason: '需现场检测', approver: '李局' },
        { workingDays: 1, reason: '等待专家意见' },
      ],
    })
    expect(rows.filter((row) => row.kind === 'EXTENDED')).toEqual([
      {
        kind: 'EXTENDED',
        from: '2026-11-23',
        to: '2026-11-25',
        text: '延期 2 个工作日：需现场检测，李局批准，原定 11/23 周一',
        minutes: 0,
      },
      {
        kind: 'EXTENDED',
        from: '2026-11-25',
        to: '2026-11-26',
        text: '延期 1 个工作日：等待专家意见，原定 11/25 周三',
        minutes: 0,
      },
    ])
    expect(rows.some((row) => row.text === '11/26 周四 第 4 个工作日 到期')).toBe(true)
  })

  it('says that a date beyond the known notices is provisional, and gives its year', () => {
    const rows = texts({ acceptedAt: at('2026-12-31', '10:00') })
    expect(rows.slice(1)).toEqual([
      '2027/1/1 周五 元旦假期 不计',
      '2027/1/2–2027/1/3 周末 不计',
      '2027/1/4 周一 第 1 个工作日 到期',
      `规则：${rule}`,
      '暂停 0 次 · 延期 0 次',
      '◇ 暂定 2027 年放假安排公布后会重新计算并告知您',
    ])
  })

  it('says when pauses have used up the cap', () => {
    const pauses = [{ from: at('2026-10-10', '09:00'), to: at('2026-11-20', '09:00') }]
    const rows = texts({ acceptedAt: at('2026-10-09', '10:00'), pauses })
    expect(rows.at(-1)).toBe('暂停 1 次（已到上限） · 延期 0 次')
  })
})

describe('the rows of any limit', () => {
  const question = fc
    .record({
      acceptedAt: fc
        .integer({ min: at('2024-01-01', '00:00') / MINUTE, max: at('2026-10-31', '00:00') / MINUTE })
        .map((minute) => minute * MINUTE),
      workingDays: fc.integer({ min: 1, max: 10 }),
      spans: fc.array(fc.tuple(fc.integer({ min: -600, max: 25 * 1440 }), fc.integer({ min: 1, max: 5 * 1440 })), {
        maxLength: 4,
      }),
      extensions: fc.array(fc.record({ workingDays: fc.integer({ min: 1, max: 5 }), reason: fc.constant('需检测') }), {
        maxLength: 2,
      }),
    })
    .map(({ acceptedAt, workingDays, spans, extensions }) => ({
      acceptedAt,
      workingDays,
      extensions,
      rule,
      pauses: spans.map(([offset, length]) => ({
        from: acceptedAt + offset * MINUTE,
        to: acceptedAt + (offset + length) * MINUTE,
      })),
    }))
  const limitOf = ({ workingDays, extensions }: { workingDays: number; extensions: { workingDays: number }[] }) =>
    extensions.reduce((sum, extension) => sum + extension.workingDays, workingDays)

  it('add up to the due date: every day once, every number once, the minutes of the limit', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const limit = limitOf(asked)
        const due = dueAt(SHIPPED_CALENDAR, asked.acceptedAt, limit, asked.pauses)
        const rows = explainDue(SHIPPED_CALENDAR, asked).filter((row) => !['EXTENDED', 'RULE'].includes(row.kind))

        let next = localDate(asked.acceptedAt)
        for (const row of rows) {
          expect(row.from).toBe(next)
          next = addDays(row.to, 1)
        }
        expect(next).toBe(addDays(due.dueDate, 1))
        expect(rows.flatMap((row) => row.dayNumber ?? [])).toEqual(Array.from({ length: limit }, (_, n) => n + 1))
        expect(rows.reduce((sum, row) => sum + row.minutes, 0)).toBe(limit * WORKING_MINUTES_PER_DAY)
        expect(rows.filter((row) => row.text.endsWith(' 到期'))).toEqual(rows.slice(-1))
      }),
    )
  })

  it('skip only days off and paused days, and count only working days', () => {
    fc.assert(
      fc.property(question, (asked) => {
        for (const row of explainDue(SHIPPED_CALENDAR, asked)) {
          if (!['NOT_COUNTED', 'PAUSED', 'COUNTED'].includes(row.kind)) continue
          for (let date = row.from; date <= row.to; date = addDays(date, 1)) {
            expect(SHIPPED_CALENDAR.isWorkday(date)).toBe(row.kind !== 'NOT_COUNTED')
          }
        }
      }),
    )
  })

  it('leave with a lasting pause exactly the rest of the limit', () => {
    fc.assert(
      fc.property(question, fc.integer({ min: 0, max: 20 * 1440 }), (asked, offset) => {
        const from = asked.acceptedAt + offset * MINUTE
        const open = { ...asked, pauses: [{ from, to: null }] }
        const due = dueAt(SHIPPED_CALENDAR, asked.acceptedAt, limitOf(asked), open.pauses)
        fc.pre(due.pausedSince !== null)
        const dayOne = instantAt(addDays(localDate(asked.acceptedAt), 1), 0)
        const left = workingMinutesBetween(SHIPPED_CALENDAR, Math.max(from, dayOne), due.dueAt)
        const rows = explainDue(SHIPPED_CALENDAR, open)
        expect(rows.reduce((sum, row) => sum + row.minutes, 0) + left).toBe(limitOf(asked) * WORKING_MINUTES_PER_DAY)
        expect(rows.some((row) => row.text.endsWith('到期'))).toBe(false)
        expect(rows.filter((row) => row.kind === 'PAUSED')).toHaveLength(1)
      }),
    )
  })
})
