import type { Calendar, explainDue, JourneyStep, LampView } from '@qihu/shared'

/** What holders of number and code read. */
export type Progress = {
  readonly __typename: 'PublicProgress'
  readonly number: string
  readonly title: string
  readonly statusWord: string
  readonly headline: string
  readonly lamp: LampView
  readonly dueAt: number | null
  readonly dueWords: string | null
  readonly dueRows: Pick<ReturnType<typeof explainDue>[number], 'kind' | 'text'>[]
  readonly journey: JourneyStep[]
  readonly leadUnitName: string | null
}

export type Kept = {
  readonly version: number
  readonly leadUnitName: string | null
  readonly calendar: Calendar
  /** The first and the last instant for which these very words may hold. */
  readonly from: number
  readonly until: number
  readonly progress: Progress
  /** Whether they do, which is found out when they are asked for again: most are read once. */
  holds: boolean | null
  wordsAtEnd(): object
}

/** What was read of late, by request; one for a process. */
export type ProgressCache = Map<string, Kept>
