import type { DrillOptions } from '../drill.ts'

/** Something that stands around the processes of an installation, tried alone; what the guide has of it is taken from there. */
export type Part = {
  readonly name: string
  readonly run: (options: PartOptions) => Promise<Tried>
}

export type PartOptions = Pick<DrillOptions, 'trials' | 'protect' | 'progress'> & {
  /** Its own, below which every account may look. */
  readonly dir: string
}

/** What was counted, or why this machine cannot try it. */
export type Tried =
  | { readonly skipped: string }
  | { readonly lost: number; readonly wrong: number; readonly [figure: string]: unknown }
