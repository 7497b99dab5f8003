export type DrillOptions = {
  readonly trials: number
  /** False in the control: the same drill with the protection off, which must lose something or go wrong. */
  readonly protect: boolean
  readonly engine: 'sqlite' | 'pg'
  /** Says how far it is; goes to stderr, so that the result stays one line. */
  readonly progress: (words: string) => void
}

/** What was counted. Further figures (latencies, rates) stand beside the three counts. */
export type Outcome = {
  readonly trials: number
  /** Acknowledged things that are not there any more. */
  readonly lost: number
  /** Things that are there and must not be: done twice, torn, late, leaked. */
  readonly wrong: number
  /** In the control: parts that went well without their protection. */
  readonly unproven?: readonly string[]
  readonly [figure: string]: unknown
}

export type Drill = {
  readonly what: string
  /** Trials of `npm run drill`, and of the control. */
  readonly trials: number
  readonly controlTrials: number
  readonly engines: readonly DrillOptions['engine'][]
  run(options: DrillOptions): Promise<Outcome>
}

export type DrillResult = Outcome & { readonly name: string; readonly control: Outcome }

/** A drill proves something only when nothing went wrong with the protection and something did without it, in each of its parts. */
export const isProven = ({ lost, wrong, trials, control }: DrillResult): boolean =>
  trials > 0 && lost === 0 && wrong === 0 && control.lost + control.wrong > 0 && !control.unproven?.length

/** The drill, then its control. */
export async function runDrill(
  name: string,
  drill: Drill,
  options: Omit<DrillOptions, 'protect'> & { readonly controlTrials: number },
): Promise<DrillResult> {
  const { controlTrials, ...rest } = options
  const outcome = await drill.run({ ...rest, protect: true })
  const control = await drill.run({ ...rest, trials: controlTrials, protect: false })
  return { name, engine: options.engine, ...outcome, control }
}
