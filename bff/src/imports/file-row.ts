/** What stands in the way of the whole file, in the words of whoever runs the import. */
export class ImportFault extends Error {}

export type FileRow = {
  /** Counted from 1, without the line of the headings. */
  readonly row: number
  /** Where it ends in the file. */
  readonly line: number
  /** By heading. */
  readonly cells: ReadonlyMap<string, string> | null
  /** How many cells it lacks at its end. */
  readonly lacks: number
  /** Some bytes of it were no text; U+FFFD stands for them. */
  readonly damaged: boolean
  /** Why it could not be read at all. */
  readonly fault: string | null
}
