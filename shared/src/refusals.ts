/** Expected refusals, a closed list: every one has a text and a next step in `words.ts`. */
export const REFUSAL_CODES = [
  'DESCRIPTION_TOO_SHORT',
  'DESCRIPTION_TOO_LONG',
  'INTAKE_REASON_REQUIRED',
  'CONTACT_NAME_REQUIRED',
  'PHONE_INVALID',
  'CREDIT_CODE_CHECK',
  'ENTERPRISE_NAME_REQUIRED',
  'TEXT_REQUIRED',
  'TEXT_TOO_LONG',
  'UNIT_UNKNOWN',
  'BASIS_REQUIRED',
  'FACE_REQUIRED',
  'SOLVED_REQUIRED',
  'REASON_REQUIRED',
  'TOO_MANY_ATTACHMENTS',
  'ATTACHMENT_UNKNOWN',
  'ATTACHMENT_TOO_LARGE',
  'ATTACHMENT_KIND',
  'NOT_YOUR_TURN',
  'AWAITING_INFORMATION',
  'NOTHING_ASKED',
  'NEED_INFO_USED',
  'ALREADY_RATED',
  'RATING_CLOSED',
  'DISPUTE_CLOSED',
  'TOO_MANY_ROUNDS',
  'URGE_TOO_SOON',
  'STALE',
  'NOT_FOUND',
  'KEY_REUSED',
  'SCAN_UNKNOWN',
  'PHONE_CODE_WRONG',
  'PHONE_CODE_TOO_SOON',
  'SIGN_IN_FAILED',
  'SIGN_IN_REQUIRED',
  'RATE_LIMITED',
  'BUSY',
  'PLATFORM_DOWN',
  'STORAGE_FULL',
  'DATABASE_AWAY',
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** What stands in the way. `field` names the input to repair; `values` fill the text. */
export type Refusal = {
  /** One of those above, or of an obstacle that a chapter of a life names. */
  readonly code: string
  readonly field: string | null
  readonly values: Readonly<Record<string, string>>
}

export const refuse = (
  code: RefusalCode,
  field: string | null = null,
  values: Readonly<Record<string, string>> = {},
): Refusal => ({ code, field, values })
