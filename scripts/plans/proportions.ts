/**
 * What a database holds beside its requests, for planners: how many rows of each table, how long, and how many different
 * values. Measured on what `npm run bench -- traffic` fills in (100,000 requests, both engines), with more requesters; what
 * that leaves out (keys, outbox, files, ratings, imports) is thought of in the same way. Texts are short of it
 * by nothing that a plan depends on.
 */
export type Column = {
  /** How many values there are: as a share of the rows that have one, or their number. */
  readonly share?: number
  readonly values?: number
  readonly nulls?: number
  /** The values that come most often, and their shares. */
  readonly common?: Readonly<Record<string, number>>
  /** What is asked for where not the first of these is. */
  readonly asked?: string
  /** Of a time, between how many days from now it lies. */
  readonly days?: readonly [number, number]
  /** What lies before the first of these days has been purged, and is asked for each hour. */
  readonly purged?: true
}

export type Table = {
  /** Rows: up to 20 for each request, or a number that does not grow with them. */
  readonly each?: number
  readonly fixed?: number
  readonly bytes: number
  /** Those that are looked for. Of all others each value is another one. */
  readonly columns: Readonly<Record<string, Column>>
}

const unique: Column = { share: 1 }
const CENTRE: Column = { values: 1, common: { centre: 1 } }
const ms = (share: number, nulls = 0): Column => ({ share, nulls, days: [-180, 14] })
const purged = (from: number, to: number): Column => ({ share: 1, days: [from, to], purged: true })
const STAGES: Column = {
  values: 7,
  common: {
    CLOSED: 0.4,
    IN_PROGRESS: 0.19,
    RESOLVED: 0.13,
    SUBMITTED: 0.12,
    DISPATCHED: 0.1,
    ACCEPTED: 0.045,
    NOT_ACCEPTED: 0.015,
  },
}
/** What the index of messages has in place of a column. */
export const UNREAD = 'unread'
const PEOPLE = 0.2
const UNITS = 40
/** Somebody of the staff, who has more than anybody else. */
const READER = (share: number): Column => ({ share, common: { 'p-officer-0': 0.08, 'p-officer-1': 0.08 } })

export const PROPORTIONS: Readonly<Record<string, Table>> = {
  service_requests: {
    each: 1,
    bytes: 1575,
    columns: {
      id: unique,
      number: unique,
      requester_id: { share: PEOPLE },
      enterprise_id: { share: 0.1, nulls: 0.3 },
      claimed_enterprise_id: { share: 0.01, nulls: 0.95 },
      contact_id: unique,
      centre_id: CENTRE,
      stage: STAGES,
      lead_unit_id: { values: UNITS, nulls: 0.24 },
      level: { values: 2, common: { 1: 0.97, 2: 0.03 } },
      paused: { values: 2, common: { f: 0.98, t: 0.02 } },
      due_sort: ms(0.02),
      wake_at: ms(0.1, 0.58),
    },
  },
  things: {
    each: 0.22,
    bytes: 630,
    columns: {
      id: unique,
      kind: { values: 1, common: { SUPERVISION_ORDER: 1 } },
      centre_id: CENTRE,
      parent_id: unique,
      stage: { values: 2, common: { CLOSED: 0.97, ISSUED: 0.03 } },
      unit_id: { values: UNITS },
      person_id: { share: 0.1 },
      due_sort: ms(0.02),
      wake_at: ms(0.02, 0.97),
    },
  },
  request_events: {
    each: 8,
    bytes: 296,
    columns: { request_id: { share: 0.12 }, version: { values: 15 }, at: ms(0.1), type: { values: 19 } },
  },
  texts: { each: 3.3, bytes: 199, columns: { id: unique, request_id: { share: 0.25 } } },
  contacts: { each: 1, bytes: 102, columns: { id: unique } },
  contact_reveals: { each: 0.05, bytes: 160, columns: { id: unique, request_id: { share: 0.8 }, at: ms(1) } },
  attachments: {
    each: 0.7,
    bytes: 270,
    columns: {
      id: unique,
      owner_id: { share: PEOPLE },
      client_key: unique,
      request_id: { share: 0.5, nulls: 0.02 },
      created_at: ms(1),
    },
  },
  idempotency: {
    each: 1,
    bytes: 210,
    columns: { person_id: { share: PEOPLE }, key: unique, request_id: { share: 0.3 }, created_at: purged(-30, 0) },
  },
  messages: {
    each: 12,
    bytes: 295,
    columns: {
      id: unique,
      person_id: READER(0.02),
      request_id: { share: 0.08 },
      thing_kind: { values: 2, common: { REQUEST: 0.96, SUPERVISION_ORDER: 0.04 } },
      created_at: ms(0.1),
      read_at: ms(0.1, 0.2),
      [UNREAD]: { values: 2, common: { 0: 0.8, 1: 0.2 } },
    },
  },
  outbox: {
    each: 6,
    bytes: 260,
    columns: {
      id: unique,
      message_id: { share: 0.9 },
      person_id: READER(0.02),
      request_id: { share: 0.16 },
      state: {
        values: 6,
        common: { SENT: 0.9, OBSOLETE: 0.08, FAILED: 0.015, UNKNOWN: 0.003, ACCEPTED: 0.001, WAITING: 0.001 },
        asked: 'WAITING',
      },
      due_sort: ms(0.02),
      next_at: ms(0.3),
      lease_until: ms(0.3),
      platform_ref: { share: 1, nulls: 0.9 },
      created_at: ms(0.3),
      kind: { values: 15 },
      channel: { values: 3, common: { DINGTALK: 0.8, WECHAT: 0.1, SMS: 0.1 } },
    },
  },
  people: {
    each: PEOPLE,
    bytes: 143,
    columns: {
      id: unique,
      phone: { share: 0.94, nulls: 0.06 },
      unit_id: { values: UNITS, nulls: 0.99 },
      staff: { values: 2, common: { f: 0.99, t: 0.01 }, asked: 't' },
      demo_key: { share: 0, nulls: 1 },
    },
  },
  person_roles: {
    each: PEOPLE,
    bytes: 69,
    columns: {
      person_id: unique,
      role: {
        values: 8,
        common: { ENTERPRISE_OWNER: 0.8, CITIZEN: 0.19, UNIT_HANDLER: 0.005, UNIT_HEAD: 0.002, CASE_OFFICER: 0.001 },
        asked: 'CASE_OFFICER',
      },
      centre_id: { values: 1 },
      unit_id: { values: UNITS, common: { '': 0.992 }, asked: 'unit-07' },
    },
  },
  identities: {
    each: 0.3,
    bytes: 80,
    columns: {
      provider: { values: 3, common: { PHONE: 0.5, WECHAT: 0.49, DINGTALK: 0.01 } },
      subject: unique,
      person_id: { share: 0.7 },
    },
  },
  sessions: {
    each: PEOPLE,
    bytes: 139,
    columns: { token_hash: unique, person_id: { share: 0.7 }, expires_at: purged(0, 30), created_at: ms(1) },
  },
  phone_codes: { each: 0.02, bytes: 250, columns: { phone_hash: unique, sent_at: purged(-2, 0) } },
  deputies: {
    fixed: 200,
    bytes: 180,
    columns: {
      id: unique,
      person_id: { share: 0.5 },
      deputy_id: { share: 0.5 },
      role: { values: 6 },
      centre_id: CENTRE,
      unit_id: { values: UNITS },
      until_at: { share: 1, days: [-180, 60] },
    },
  },
  beats: { fixed: 4, bytes: 40, columns: { name: { values: 4 }, at: { values: 4 } } },
  counters: { each: 0.1, bytes: 120, columns: { key: unique, until: ms(0.5) } },
  enterprises: { each: 0.1, bytes: 90, columns: { id: unique, credit_code: unique } },
  memberships: {
    each: PEOPLE,
    bytes: 70,
    columns: {
      person_id: unique,
      enterprise_id: { share: 0.5 },
      verified: { values: 2, common: { t: 0.9, f: 0.1 } },
      role: { values: 2, common: { OWNER: 0.4, AGENT: 0.6 } },
      verified_at: { share: 0.9, days: [-1500, 0] },
    },
  },
  invitations: {
    fixed: 500,
    bytes: 140,
    columns: {
      code_hash: unique,
      enterprise_id: { share: 0.8 },
      person_id: { share: 0.8 },
      until_at: { share: 1, days: [0, 3] },
    },
  },
  subscriptions: { each: 0.3, bytes: 68, columns: { person_id: { share: 0.33 }, template_id: { values: 3 } } },
  ratings: {
    each: 0.3,
    bytes: 180,
    columns: {
      id: unique,
      unit_id: { values: UNITS },
      month: { values: 24, common: { '2026-11': 0.05 } },
      face: { values: 5 },
      released_at: ms(0.2, 0.01),
      set_aside: { values: 2, common: { f: 0.99, t: 0.01 } },
    },
  },
  rating_identities: { each: 0.3, bytes: 110, columns: { request_id: { share: 0.95 }, round: { values: 3 } } },
  imports: {
    each: 0.2,
    bytes: 180,
    columns: { source: { values: 2, common: { hotline: 0.8 } }, external_id: unique },
  },
  request_words: { each: 1, bytes: 1150, columns: { key: unique } },
  words_due: { fixed: 200, bytes: 40, columns: { number: unique, version: { values: 15 } } },
  words_state: { fixed: 1, bytes: 40, columns: { tokenizer: unique } },
  number_sequences: { fixed: 400, bytes: 60, columns: { series: unique } },
  centres: { fixed: 100, bytes: 120, columns: { id: unique, division: unique, created_at: { values: 100 } } },
  units: { fixed: UNITS, bytes: 120, columns: { id: unique, centre_id: CENTRE } },
  halls: { fixed: 12, bytes: 120, columns: { id: unique } },
  windows: { fixed: 120, bytes: 160, columns: { id: unique, hall_id: { values: 12 } } },
  platform_tokens: { fixed: 2, bytes: 200, columns: { name: unique } },
  admin_changes: {
    fixed: 5_000,
    bytes: 250,
    columns: { id: unique, key: unique, centre_id: CENTRE, subject: { values: 6 } },
  },
  audit_entries: {
    each: 0.5,
    bytes: 140,
    columns: { id: unique, centre_id: CENTRE, person_id: { values: 2_000 }, kind: { values: 4 } },
  },
  second_factors: { fixed: 2_000, bytes: 160, columns: { person_id: unique } },
  closures: { fixed: 200, bytes: 120, columns: { id: unique, centre_id: CENTRE, until_date: { values: 150 } } },
  centre_texts: { fixed: 3_000, bytes: 300, columns: { id: unique, centre_id: CENTRE, kind: { values: 15 } } },
  categories: { fixed: 600, bytes: 120, columns: { id: unique, centre_id: CENTRE, category: { values: 300 } } },
  calendar_days: { fixed: 60, bytes: 70, columns: { date: unique } },
}

export const SIZES = [10_000, 1_000_000] as const

/** A table whose rows become more with the requests. */
export const grows = (table: string): boolean => (PROPORTIONS[table]?.each ?? 0) > 0

export const rowsOf = (table: string, requests: number): number => {
  const { each, fixed } = PROPORTIONS[table] ?? {}
  return each ? Math.max(1, Math.round(each * requests)) : (fixed ?? 1)
}

/** How many values a column has among so many rows. */
export function distinctOf(table: string, column: string, rows: number): number {
  const { share = 1, values = share * rows, nulls = 0 } = PROPORTIONS[table]?.columns[column] ?? unique
  return Math.max(1, Math.round(Math.min(values, rows * (1 - nulls))))
}

/** How many rows have the same values in all of these columns. */
export function alike(table: string, columns: readonly string[], requests: number): number {
  const rows = rowsOf(table, requests)
  const values = columns.reduce((product, column) => product * distinctOf(table, column, rows), 1)
  return Math.max(1, Math.ceil(rows / values))
}

/** More rows than that are not read at once, with as many requests as there are in the larger of the sizes. */
export const MOST = 10_000
