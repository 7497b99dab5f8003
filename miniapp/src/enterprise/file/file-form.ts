import {
  checkDescription,
  checkEnterprise,
  checkIntakeReasons,
  checkName,
  lengthOf,
  normaliseCreditCode,
  normalisePhone,
  refusalText,
  refuse,
} from '@qihu/shared'
import type { FileRequestInput, IntakeReason } from '../../api/generated/graphql'
import type { KeptFile } from '../../session/drafts'
import type { Viewer } from '../../session/session'
import { sessionWords } from '../../session/words'
import { enterpriseWords } from '../words'

export const PERSON = 'person'
export const OTHER = 'other'

/** What the form holds; also what is stored of it. */
export interface FileData {
  description: string
  intakeReasons: IntakeReason[]
  /** Empty: the prefilled one stands. */
  contactName: string
  contactPhone: string
  /** PERSON, OTHER or the id of a bound enterprise; empty: the first bound one, else OTHER. */
  onBehalf: string
  creditCode: string
  enterpriseName: string
  windowCode: string
  /** Empty: the one that is known to be meant, where there is one. */
  centreId: string
}

export const emptyForm = (windowCode = ''): FileData => ({
  description: '',
  intakeReasons: [],
  contactName: '',
  contactPhone: '',
  onBehalf: '',
  creditCode: '',
  enterpriseName: '',
  windowCode,
  centreId: '',
})

export interface Known {
  name: string
  phone: string
  /** Filed as a person last time. */
  asPerson?: boolean
  centreId?: string
}

// Names the server gives to people it knows only by number.
const PLACEHOLDER_NAME = /^(微信用户|手机用户)/

/** Whom to call, as far as this device and the server know it. A masked phone goes back as it came. */
export function knownContact(viewer: Viewer | null, last: Known | undefined): Known {
  if (!viewer) return { name: '', phone: '' }
  const name = PLACEHOLDER_NAME.test(viewer.name) ? '' : viewer.name
  return {
    name: last?.name || name,
    phone: last?.phone || viewer.maskedPhone || '',
    asPerson: last?.asPerson,
    centreId: last?.centreId,
  }
}

/** Empty where nothing can be seen of it. */
const typed = (text: string): string => (lengthOf(text) ? text.trim() : '')

export const contactOf = (data: FileData, known: Known): Known => ({
  name: typed(data.contactName) || known.name,
  phone: typed(data.contactPhone) || known.phone,
})

export const onBehalfOf = (data: FileData, viewer: Viewer | null, known: Known): string => {
  const bound = viewer?.enterprises ?? []
  const chosenIsGone =
    data.onBehalf !== PERSON && data.onBehalf !== OTHER && !bound.some(({ id }) => id === data.onBehalf)
  return data.onBehalf && !chosenIsGone ? data.onBehalf : (bound[0]?.id ?? (known.asPerson ? PERSON : OTHER))
}

/** Where the matter can be done; empty where there is nothing to choose. Null in its place: the list is not there. */
export type Centres = readonly { readonly id: string; readonly name: string; readonly division: string }[]

/**
 * Where it is to be done: as chosen, else where the enterprise is registered (places 3 to 8 of its credit code are the
 * division, GB 32100), else as the last time. Empty where none of these is a centre.
 */
export function centreOf(data: FileData, viewer: Viewer | null, known: Known, centres: Centres | null): string {
  // Without the list nothing can be judged, and what was chosen before must not be lost.
  if (centres === null) return data.centreId || (known.centreId ?? '')
  const has = (id: string | undefined) => centres.some((each) => each.id === id)
  if (has(data.centreId)) return data.centreId
  const onBehalf = onBehalfOf(data, viewer, known)
  const bound = viewer?.enterprises.find(({ id }) => id === onBehalf)?.creditCode
  const code = onBehalf === OTHER ? normaliseCreditCode(data.creditCode) : (bound ?? '')
  const registered = centres.find(({ division }) => division === code.slice(2, 8))
  return registered?.id ?? (has(known.centreId) ? (known.centreId ?? '') : '')
}

export type FormField =
  | 'description'
  | 'intakeReasons'
  | 'attachmentIds'
  | 'contactName'
  | 'contactPhone'
  | 'creditCode'
  | 'enterpriseName'
  | 'centreId'

export type FormErrors = Partial<Record<FormField, string>>

/** In the order of the page. */
export const FIELDS: readonly FormField[] = [
  'description',
  'intakeReasons',
  'attachmentIds',
  'contactName',
  'contactPhone',
  'creditCode',
  'enterpriseName',
  'centreId',
]

const GROUPS: readonly (readonly FormField[])[] = [
  ['description', 'intakeReasons'],
  ['attachmentIds'],
  ['contactName', 'contactPhone', 'creditCode', 'enterpriseName', 'centreId'],
]

/** 1 to 3. */
export const groupOf = (field: FormField): number => GROUPS.findIndex((fields) => fields.includes(field)) + 1

export const errorsInGroup = (errors: FormErrors, group: number): FormErrors =>
  Object.fromEntries(Object.entries(errors).filter(([field]) => groupOf(field as FormField) === group))

/** By the rules of the server, before anything is sent. */
export function checkForm(
  data: FileData,
  files: readonly KeptFile[],
  viewer: Viewer | null,
  known: Known,
  centres: Centres | null = [],
): FormErrors {
  const contact = contactOf(data, known)
  const isKnownPhone = contact.phone === viewer?.maskedPhone
  const refusals = [
    checkDescription(data.description),
    checkIntakeReasons(data.intakeReasons),
    checkName(contact.name),
    isKnownPhone || normalisePhone(contact.phone) ? null : refuse('PHONE_INVALID', 'contactPhone'),
    onBehalfOf(data, viewer, known) === OTHER
      ? checkEnterprise({ creditCode: data.creditCode, name: data.enterpriseName })
      : null,
    centres !== null && centres.length > 0 && centreOf(data, viewer, known, centres) === ''
      ? refuse('CENTRE_REQUIRED', 'centreId')
      : null,
  ]
  const errors: FormErrors = {}
  for (const refusal of refusals) {
    if (refusal?.field) errors[refusal.field as FormField] ??= refusalText(refusal)
  }
  if (files.some((file) => file.refused)) errors.attachmentIds = sessionWords.filesRefused
  if (errors.creditCode && !typed(data.creditCode)) errors.creditCode = enterpriseWords.file.whichEnterprise
  return errors
}

export function inputOf(
  data: FileData,
  viewer: Viewer | null,
  known: Known,
  noticeVersion: string,
  centres: Centres | null = [],
): Omit<FileRequestInput, 'key' | 'attachmentIds'> {
  const contact = contactOf(data, known)
  const onBehalf = onBehalfOf(data, viewer, known)
  const centreId = centreOf(data, viewer, known, centres)
  return {
    description: data.description.trim(),
    intakeReasons: data.intakeReasons,
    contactName: contact.name,
    contactPhone: normalisePhone(contact.phone) ?? contact.phone,
    enterpriseId: onBehalf === PERSON || onBehalf === OTHER ? null : onBehalf,
    enterprise:
      onBehalf === OTHER
        ? { name: data.enterpriseName.trim(), creditCode: normaliseCreditCode(data.creditCode) }
        : null,
    windowCode: data.windowCode || null,
    // Left out where there is none: processes of the release before know no such field.
    ...(centreId && { centreId }),
    noticeVersion,
  }
}

/** The server names inputs by their path in the operation. */
export function fieldOf(field: string | null): FormField | undefined {
  const name = field?.split('.').pop() === 'name' ? 'enterpriseName' : field?.split('.').pop()
  return FIELDS.find((known) => known === name)
}
