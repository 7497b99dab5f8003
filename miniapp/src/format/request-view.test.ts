import { describe, expect, it } from 'vitest'
import { cardView, dueView, instantText, journeyBadge, lampView, statusTint } from './request-view'

const NOW = Date.parse('2026-09-24T08:30:00Z')

describe('request view', () => {
  it('puts the days of a deadline into columns and the rule below', () => {
    const view = dueView([
      { kind: 'ACCEPTED', text: '9/24 周四 16:20 受理，当天不计' },
      { kind: 'NOT_COUNTED', text: '9/25–9/27 中秋节假期 不计' },
      { kind: 'COUNTED', text: '9/28 周一 第 1 个工作日 到期' },
      { kind: 'RULE', text: '规则：简单诉求 1 个工作日内答复' },
      { kind: 'RULE', text: '暂停 0 次 · 延期 0 次' },
      { kind: 'RULE', text: '◇ 暂定 2027 年放假安排公布后会重新计算并告知您' },
    ])
    expect(view.rows).toEqual([
      { day: '9/24 周四 16:20', what: '受理，当天不计', counted: '', due: false },
      { day: '9/25–9/27', what: '中秋节假期' },
      { day: '9/28 周一', what: '第 1 个工作日 到期', counted: '', due: true },
    ])
    expect(view.rule).toBe('规则：简单诉求 1 个工作日内答复')
    expect(view.notes).toEqual(['暂停 0 次 · 延期 0 次'])
    expect(view.provisionalText).toBe('2027 年放假安排公布后会重新计算并告知您')
  })

  it('says when something was done without a calendar, which only the server has', () => {
    expect(instantText(Date.parse('2026-09-20T02:00:00Z'), NOW)).toBe('9月20日（周日）10:00')
  })

  it('draws no lamp where no deadline runs', () => {
    expect(lampView({ colour: 'NONE', word: '', remaining: null })).toBeUndefined()
    expect(lampView({ colour: 'AMBER', word: '临期', remaining: '还剩 2 小时' })).toMatchObject({ shape: 'triangle' })
  })

  it('tints what waits for the reader, and leaves lateness to the lamp', () => {
    expect(statusTint({ stage: 'IN_PROGRESS', conditions: ['AWAITING_INFORMATION', 'OVERDUE'] })).toBe('amber')
    expect(statusTint({ stage: 'IN_PROGRESS', conditions: ['OVERDUE'] })).toBe('blue')
    expect(statusTint({ stage: 'CLOSED', conditions: [] })).toBe('grey')
  })

  it('asks on the card for what only the reader can do', () => {
    const request = {
      id: 'r1',
      number: 'QH330199-260924-0042-7',
      title: '消防验收',
      stage: 'RESOLVED' as const,
      statusWord: '已答复',
      conditions: [],
      round: 2,
      headline: '请您看答复。',
      lamp: { colour: 'NONE' as const, word: '', remaining: null },
      dueAt: null,
      provisional: false,
      leadUnit: null,
      submittedAt: NOW - 5 * 60_000,
      informationAsked: null,
      actions: ['CONFIRM', 'DISPUTE'] as ('CONFIRM' | 'DISPUTE')[],
    }
    expect(cardView(request as Parameters<typeof cardView>[0], NOW)).toMatchObject({
      askText: '请看答复，告诉我们解决没有',
      roundText: '第 2 次',
      lastText: '5 分钟前提交',
    })
  })

  it('shows the side state of a late request in red and any other in the tint of its status', () => {
    const steps = [{ name: '办理', state: 'CURRENT' as const, at: NOW, badge: '已超期' }]
    const lamp = { word: '超期', remaining: null }
    expect(journeyBadge(steps, 'blue', { ...lamp, colour: 'RED' })).toEqual({ word: '已超期', tint: 'red' })
    expect(journeyBadge(steps, 'amber', { ...lamp, colour: 'PAUSED' })?.tint).toBe('amber')
  })
})
