/** Why a binding is not made or changed: one sentence that names what is wrong and the remedy. */
export class BindingFault extends Error {
  /** The input to repair, by its name; null where none is at fault. */
  readonly field: string | null

  constructor(message: string, field: string | null = null) {
    super(message)
    this.field = field
  }
}
