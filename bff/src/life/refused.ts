import type { Refusal } from '@qihu/shared'

/** Thrown inside a transaction so that what it had written goes with it. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}
