import { checkCreditCode } from './credit-code.ts'
import { type Refusal, refuse } from './refusals.ts'
import type { IntakeReason } from './requests/request.words.ts'
import { lengthOf, normalisePhone } from './text.ts'

/** Field rules, the same on the phone and on the server. Lengths are in characters as people count them. */
export const DESCRIPTION = { min: 10, max: 2000 } as const
export const MAX_IMAGE_BYTES = 10 * 1024 * 1024
export const MAX_PDF_BYTES = 20 * 1024 * 1024
export const IMAGE_LIMIT = '照片上限 10 MB'
export const PDF_LIMIT = 'PDF 上限 20 MB'
export const NAME_MAX = 60

export function checkDescription(text: string): Refusal | null {
  const length = lengthOf(text)
  if (length < DESCRIPTION.min)
    return refuse('DESCRIPTION_TOO_SHORT', 'description', { left: String(DESCRIPTION.min - length) })
  if (length > DESCRIPTION.max)
    return refuse('DESCRIPTION_TOO_LONG', 'description', { over: String(length - DESCRIPTION.max) })
  return null
}

export const checkIntakeReasons = (reasons: readonly IntakeReason[]): Refusal | null =>
  reasons.length === 0 ? refuse('INTAKE_REASON_REQUIRED', 'intakeReasons') : null

export function checkName(name: string): Refusal | null {
  const length = lengthOf(name)
  return length === 0 || length > NAME_MAX ? refuse('CONTACT_NAME_REQUIRED', 'contactName') : null
}

export const checkPhone = (input: string): Refusal | null =>
  normalisePhone(input) === null ? refuse('PHONE_INVALID', 'contactPhone') : null

export function checkEnterprise(enterprise: { creditCode: string; name: string }): Refusal | null {
  const checked = checkCreditCode(enterprise.creditCode)
  if (!checked.ok) return refuse('CREDIT_CODE_CHECK', 'creditCode', creditCodeValues(checked))
  const length = lengthOf(enterprise.name)
  return length === 0 || length > NAME_MAX ? refuse('ENTERPRISE_NAME_REQUIRED', 'enterpriseName') : null
}

function creditCodeValues(checked: Extract<ReturnType<typeof checkCreditCode>, { ok: false }>): Record<string, string> {
  return {
    reason: checked.reason,
    ...(checked.position === undefined ? {} : { position: String(checked.position) }),
    ...(checked.expected === undefined ? {} : { expected: checked.expected }),
  }
}
