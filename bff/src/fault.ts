/** Why what somebody asked for is not done: one sentence that names what is wrong and the remedy, for him to read. */
export class Fault extends Error {
  /** The input to repair, by its name; null where none is at fault. */
  readonly field: string | null

  constructor(message: string, field: string | null = null) {
    super(message)
    this.field = field
  }
}
