import { agoWords, dayWords, localTime, whenWords } from '@qihu/shared'
import type { CardPartsFragment, DetailPartsFragment, LampPartsFragment } from '../api/generated/graphql'
import type { DueRow } from '../components/DueExplain/DueExplain'
import type { HistoryEvent } from '../components/Journey/History'
import type { JourneyNode } from '../components/Journey/Journey'
import type { LampShape } from '../components/Lamp/Lamp'
import type { RequestCardData } from '../components/RequestCard/RequestCard'
import type { Tint } from '../components/StatusTag/StatusTag'
import { formatWords as words } from './words'

/** What the server says about a request, as the components take it. `now` is the server's. */

const SHAPES: Record<LampPartsFragment['colour'], LampShape | undefined> = {
  GREEN: 'circle',
  AMBER: 'triangle',
  RED: 'square',
  PAUSED: 'bars',
  NONE: undefined,
}

export function lampView(lamp: LampPartsFragment, provisional = false) {
  const shape = SHAPES[lamp.colour]
  return shape && { shape, word: lamp.word, remaining: lamp.remaining ?? undefined, provisional }
}

type Standing = Pick<CardPartsFragment, 'stage' | 'conditions'>

/** The tint repeats what the word says; it never says more. */
export function statusTint({ stage, conditions }: Standing): Tint {
  if (conditions.includes('AWAITING_INFORMATION')) return 'amber'
  if (stage === 'RESOLVED') return 'green'
  return stage === 'CLOSED' || stage === 'NOT_ACCEPTED' ? 'grey' : 'blue'
}

export const roundText = (round: number): string | undefined => (round > 1 ? words.round(round) : undefined)

/** The round beside the status word, unless that says it already. */
export const roundBeside = ({ round, statusWord }: Pick<CardPartsFragment, 'round' | 'statusWord'>) =>
  round > 1 && statusWord.includes(words.round(round)) ? undefined : roundText(round)

/** What is asked of the requester now, if anything. */
export function askText(request: Pick<CardPartsFragment, 'actions'>): string | undefined {
  if (request.actions.includes('SUPPLEMENT')) return words.asks.supplement
  if (request.actions.includes('CONFIRM')) return words.asks.confirm
  return undefined
}

export const cardView = (request: CardPartsFragment, now: number): RequestCardData => ({
  id: request.id,
  title: request.title,
  statusWord: request.statusWord,
  statusTint: statusTint(request),
  roundText: roundBeside(request),
  lamp: lampView(request.lamp, request.provisional),
  dueText: request.headline,
  lastText: words.filed(agoWords(request.submittedAt, now)),
  askText: askText(request),
})

/** When something was done. Limits come in the server's words: a page knows no calendar. */
export const instantText = (at: number, now: number): string => whenWords(at, now)

export const dueText = (due: string): string => words.due(due)

const DAY_AT_FRONT = /^(\d[\d/]*(?:–\d[\d/]*)?(?: 周[一二三四五六日])?(?: \d\d:\d\d)?) (.+)$/

/** The server's line in columns: the day, what it was, whether it counts. */
function dueRow({ kind, text }: DetailPartsFragment['dueRows'][number]): DueRow {
  const [, day = '', rest = text] = DAY_AT_FRONT.exec(text) ?? []
  if (rest.endsWith(' 不计')) return { day, what: rest.slice(0, -' 不计'.length) }
  return { day, what: rest, counted: '', due: kind === 'COUNTED' && rest.endsWith('到期') }
}

export function dueView(rows: DetailPartsFragment['dueRows']) {
  const rules = rows.filter((row) => row.kind === 'RULE').map((row) => row.text)
  const isProvisional = (text: string) => text.startsWith('◇')
  const provisional = rules.find(isProvisional)
  const [rule = '', ...notes] = rules.filter((text) => !isProvisional(text))
  return {
    rows: rows.filter((row) => row.kind !== 'RULE').map(dueRow),
    rule,
    notes,
    provisionalText: provisional?.replace(/^◇?\s*暂定\s*/, ''),
  }
}

const STATES = { DONE: 'done', CURRENT: 'current', AHEAD: 'coming' } as const

export const journeyView = (steps: DetailPartsFragment['journey'], now: number): JourneyNode[] =>
  steps.map((step) => ({
    name: step.name,
    state: STATES[step.state],
    time: step.at === null ? undefined : agoWords(step.at, now),
  }))

export function journeyBadge(
  steps: DetailPartsFragment['journey'],
  tint: Tint,
  lamp: LampPartsFragment,
): { word: string; tint: Tint } | undefined {
  const badge = steps.find((step) => step.badge !== null)?.badge
  return badge ? { word: badge, tint: lamp.colour === 'RED' ? 'red' : tint } : undefined
}

export const historyView = (entries: DetailPartsFragment['history'], now: number): HistoryEvent[] =>
  entries.map((entry) => ({
    id: entry.id,
    day: dayWords(entry.at, now),
    time: localTime(entry.at),
    who: entry.who,
    text: entry.what,
    note: entry.text ?? undefined,
  }))
