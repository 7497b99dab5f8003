import type { RefusalCode } from '@qihu/shared'

/**
 * What a refusal asks for next. edit: something in the form, which stays as it is. latest: to read the request anew.
 * call: the unit, or the hall whose number the first page shows.
 */
export type NextStep = 'edit' | 'latest' | 'retry' | 'call' | 'lookUp' | 'signIn' | 'file' | 'requests'

/** Says with the words of a refusal's `next` what its button does; a new code does not compile without. */
export const NEXT_STEPS: Readonly<Record<RefusalCode, NextStep>> = {
  DESCRIPTION_TOO_SHORT: 'edit',
  DESCRIPTION_TOO_LONG: 'edit',
  INTAKE_REASON_REQUIRED: 'edit',
  CONTACT_NAME_REQUIRED: 'edit',
  PHONE_INVALID: 'edit',
  CREDIT_CODE_CHECK: 'edit',
  ENTERPRISE_NAME_REQUIRED: 'edit',
  TEXT_REQUIRED: 'edit',
  TEXT_TOO_LONG: 'edit',
  UNIT_UNKNOWN: 'edit',
  BASIS_REQUIRED: 'edit',
  FACE_REQUIRED: 'edit',
  SOLVED_REQUIRED: 'edit',
  REASON_REQUIRED: 'edit',
  TOO_MANY_ATTACHMENTS: 'edit',
  ATTACHMENT_UNKNOWN: 'edit',
  ATTACHMENT_TOO_LARGE: 'edit',
  ATTACHMENT_KIND: 'edit',
  NOT_YOUR_TURN: 'latest',
  AWAITING_INFORMATION: 'call',
  NOTHING_ASKED: 'latest',
  NEED_INFO_USED: 'call',
  ALREADY_RATED: 'latest',
  RATING_CLOSED: 'call',
  DISPUTE_CLOSED: 'file',
  TOO_MANY_ROUNDS: 'call',
  URGE_TOO_SOON: 'call',
  STALE: 'latest',
  NOT_FOUND: 'lookUp',
  KEY_REUSED: 'requests',
  SCAN_UNKNOWN: 'lookUp',
  PHONE_CODE_WRONG: 'edit',
  PHONE_CODE_TOO_SOON: 'retry',
  SIGN_IN_FAILED: 'signIn',
  SIGN_IN_REQUIRED: 'signIn',
  RATE_LIMITED: 'retry',
  BUSY: 'retry',
  PLATFORM_DOWN: 'retry',
  STORAGE_FULL: 'retry',
  DATABASE_AWAY: 'retry',
}
