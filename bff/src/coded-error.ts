import { type Refusal, type RefusalCode, refuse } from '@qihu/shared'

/** Thrown where a coded answer is due but the operation has no place for a refusal in its result. */
export class CodedError extends Error {
  readonly refusal: Refusal
  /** How long to wait before trying again; becomes Retry-After. */
  readonly retryAfterSeconds: number | null
  constructor(code: RefusalCode, values: Record<string, string> = {}, retryAfterSeconds: number | null = null) {
    super(code)
    this.refusal = refuse(code, null, values)
    this.retryAfterSeconds = retryAfterSeconds
  }
}
