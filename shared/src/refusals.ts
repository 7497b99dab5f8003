/** Refusals that belong to no kind of thing: every one has a text and a next step in `words.ts`. Chapters name their own. */
export const REFUSAL_CODES = [
  'DESCRIPTION_TOO_SHORT',
  'DESCRIPTION_TOO_LONG',
  'INTAKE_REASON_REQUIRED',
  'CONTACT_NAME_REQUIRED',
  'PHONE_INVALID',
  'CREDIT_CODE_CHECK',
  'ENTERPRISE_NAME_REQUIRED',
  'CHOICE_REQUIRED',
  'COUNT_OUT_OF_RANGE',
  'TEXT_REQUIRED',
  'TEXT_TOO_LONG',
  'SEARCH_TOO_SHORT',
  'UNIT_UNKNOWN',
  'UNIT_UNMANNED',
  'COLLEAGUE_UNKNOWN',
  'CATEGORY_UNKNOWN',
  'FACE_REQUIRED',
  'SOLVED_REQUIRED',
  'TOO_MANY_ATTACHMENTS',
  'ATTACHMENT_UNKNOWN',
  'ATTACHMENT_TOO_LARGE',
  'ATTACHMENT_KIND',
  'ATTACHMENT_QUOTA',
  'NOT_YOUR_TURN',
  'STALE',
  'NOT_FOUND',
  'KEY_REUSED',
  'SCAN_UNKNOWN',
  'CENTRE_REQUIRED',
  'CENTRE_UNKNOWN',
  'PHONE_CODE_WRONG',
  'PHONE_CODE_TOO_SOON',
  'SIGN_IN_FAILED',
  'STAFF_NUMBER',
  'HANDED_CODE_WRONG',
  'SECOND_FACTOR_WRONG',
  'SIGN_IN_TOO_LATE',
  'SIGN_IN_REQUIRED',
  'FILED_TOO_MANY',
  'RATE_LIMITED',
  'BUSY',
  'PLATFORM_DOWN',
  'STORAGE_FULL',
  'DATABASE_AWAY',
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

/**
 * What a refusal asks for next. EDIT: something in the form, which stays as it is. LATEST: to read the thing anew.
 * CALL: the unit, or the hall whose number the first page shows.
 */
export const NEXT_STEPS = ['EDIT', 'LATEST', 'RETRY', 'CALL', 'LOOK_UP', 'SIGN_IN', 'FILE', 'REQUESTS'] as const
export type NextStep = (typeof NEXT_STEPS)[number]

/** What is wrong, what to do now, and what the button of that does. `{name}` is filled from the refusal's values. */
export type RefusalWords = { readonly text: string; readonly next: string; readonly step: NextStep }

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
