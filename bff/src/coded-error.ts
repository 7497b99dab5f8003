import { type Refusal, type RefusalCode, refuse } from '@qihu/shared'

/** Thrown where a coded answer is due but the operation has no place for a refusal in its result. */
export class CodedError extends Error {
  readonly refusal: Refusal
  /** How long to wait before trying again; becomes Retry-After. */
  readonly retryAfterSeconds: number | null
  constructor(
    code: RefusalCode,
    values: Record<string, string> = {},
    retryAfterSeconds: number | null = null,
    field: string | null = null,
  ) {
    super(code)
    this.refusal = refuse(code, field, values)
    this.retryAfterSeconds = retryAfterSeconds
  }
}
