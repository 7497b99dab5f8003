/** Why a change of centres, units, people or places is not made: one sentence that names what is wrong and the remedy. */
export class AdminFault extends Error {
  /** The input to repair, by its name; null where none is at fault. */
  readonly field: string | null

  constructor(message: string, field: string | null = null) {
    super(message)
    this.field = field
  }
}
