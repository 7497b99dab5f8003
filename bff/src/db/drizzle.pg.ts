import { pgColumns } from './columns.ts'
import { defineSchema } from './schema.ts'

export const {
  units,
  people,
  identities,
  sessions,
  phoneCodes,
  enterprises,
  memberships,
  halls,
  windows,
  requests,
  events,
  texts,
  contacts,
  attachments,
  idempotency,
  numbers,
  messages,
  outbox,
  subscriptions,
  platformTokens,
  ratings,
  ratingIdentities,
  imports,
  calendarDays,
} = defineSchema(pgColumns)
