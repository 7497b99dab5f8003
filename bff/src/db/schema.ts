import type { CalendarDay, RequestState, RevealReason, Role, StaffRole } from '@qihu/shared'
import type { CentreText } from '@qihu/shared/centre-texts'
import type { Alive } from '@qihu/shared/life/kit'
import type { AnyHappening } from '@qihu/shared/life/life'
import { sql } from 'drizzle-orm'
import type { Columns } from './columns.ts'

export type OutboxState = 'WAITING' | 'ACCEPTED' | 'SENT' | 'UNKNOWN' | 'OBSOLETE' | 'FAILED'
export type NoticeChannel = 'WECHAT' | 'DINGTALK' | 'SMS'

/** The centre there was before there could be several, and the first one of a new installation. */
export const FIRST_CENTRE = 'centre'

/** A division's place in the tree of divisions; a zone stands where its founders put it. */
export type CentreLevel = 'PROVINCE' | 'CITY' | 'COUNTY' | 'TOWN' | 'ZONE'

/** Spans of a day in minutes after midnight. */
export type Span = { readonly from: number; readonly to: number }
export type HallHours = { readonly workdays: readonly Span[]; readonly saturdays: readonly Span[] }

export type AdminSubject =
  | 'CENTRE'
  | 'CLOSURE'
  | 'TEXT'
  | 'CATEGORY'
  | 'DAYS'
  | 'UNIT'
  | 'PERSON'
  | 'POST'
  | 'DEPUTY'
  | 'HALL'
  | 'WINDOW'
  | 'NOTICE'
/** What somebody is in an enterprise: who sees to its members, and who files for it. */
export type MemberRole = 'OWNER' | 'AGENT'
export type VerifiedBy = 'WINDOW' | 'INVITATION'
/** Papers that the window has seen. */
export type BindingPaper = 'LEGAL_PERSON' | 'AUTHORISATION'
export type AuditDetail = {
  readonly personId?: string
  readonly role?: MemberRole
  readonly paper?: BindingPaper
  readonly why?: string
}

/** `CONTACT_KEPT`: not shown, since somebody had looked at too many. */
export type AuditKind =
  | 'SIGNED_IN'
  | 'SECOND_FACTOR_WRONG'
  | 'CONTACT_SHOWN'
  | 'CONTACT_KEPT'
  | 'BINDINGS_READ'
  | 'BOOK_READ'
  | 'BINDING_VERIFIED'
  | 'BINDING_CHANGED'
  | 'BINDING_ENDED'
  | 'INVITED'
  | 'EXPORTED'
  | 'OWN_DATA_EXPORTED'
  | 'ACCOUNT_CLOSED'
  | 'DOOR_ADDED'
  | 'DOOR_REMOVED'
export type AdminDeed = 'ADDED' | 'CHANGED' | 'ENDED' | 'SENT_AGAIN' | 'SIGNED_OUT' | 'MOVED' | 'RESTORED'

/**
 * `PROBE`: written to see whether anything can be; `FIRST`: since when this database has been served; `COUNTED`: when the
 * calendar was read by which every limit has been counted.
 */
export type BeatName =
  | 'COUNTED'
  | 'SWEEP'
  | 'WORKER'
  | 'BACKUP'
  | 'PROBE'
  | 'FIRST'
  | 'TEXT_SENT'
  | 'TEXT_FAILED'
  | 'TEXT_REFUSED'

/** A message that nobody has read, as a number: PostgreSQL would make two conditions of a truth, and find neither in an index. */
export const UNREAD = sql<number>`(CASE WHEN read_at IS NULL THEN 1 ELSE 0 END)`

/**
 * Every table, for both engines. A column keeps the name it was given in the database: processes of the release before
 * run beside the new ones during an upgrade, and would find it gone. Personal data lives in `people`, `contacts`, `texts`, `attachments` and
 * `rating_identities`; all else refers to these rows by id. The index of words (`request_words`, in the migrations, as each
 * engine has its own) holds contacts' names and texts in pieces of two characters: whoever erases one has it indexed anew.
 */
export const defineSchema = (c: Columns) => ({
  /** A division with its own desk, staff and numbers. Every row of work belongs to one (docs/decisions.md 32). */
  centres: c.table(
    'centres',
    {
      id: c.text('id').primaryKey(),
      parentId: c.text('parent_id'),
      name: c.text('name').notNull(),
      /** Six digits, GB/T 2260; its request numbers begin with them. */
      division: c.text('division').notNull(),
      level: c.text('level').$type<CentreLevel>().notNull(),
      /** How the desk is called in histories and messages. */
      desk: c.text('desk').notNull(),
      /** Where it is rung up; null where none was given. */
      phone: c.text('phone'),
      createdAt: c.ms('created_at').notNull(),
    },
    (t) => [c.uniqueIndex('centres_division').on(t.division)],
  ),
  units: c.table('units', {
    id: c.text('id').primaryKey(),
    name: c.text('name').notNull(),
    phone: c.text('phone'),
    division: c.text('division').notNull(),
    centreId: c.text('centre_id').notNull().default(FIRST_CENTRE),
    leads: c.bool('leads').notNull(),
  }),
  people: c.table(
    'people',
    {
      id: c.text('id').primaryKey(),
      name: c.text('name').notNull(),
      phone: c.text('phone'),
      title: c.text('title').notNull(),
      /** What `person_roles` says, for processes of the release before; nothing here reads it. */
      formerRoles: c.json<Role[]>('roles').notNull(),
      /** The unit of his first post, for processes of the release before; nothing here reads it. */
      formerUnitId: c.text('unit_id'),
      /** Works here: kept beside the roles so that staff can be found without reading everybody. */
      staff: c.bool('staff').notNull(),
      demoKey: c.text('demo_key'),
      createdAt: c.ms('created_at').notNull(),
    },
    // Whether a number is known as staff's is asked at every rating, and at every sign-in by telephone.
    (t) => [c.index('people_staff').on(t.staff, t.phone)],
  ),
  personRoles: c.table(
    'person_roles',
    {
      personId: c.text('person_id').notNull(),
      role: c.text('role').$type<Role>().notNull(),
      centreId: c.text('centre_id').notNull().default(FIRST_CENTRE),
      /** Where the role is a unit's; else empty, since a key holds no null. */
      unitId: c.text('unit_id').notNull().default(''),
    },
    // Every command asks who holds a role in a unit or at a desk.
    (t) => [
      c.primaryKey({ columns: [t.personId, t.role, t.centreId, t.unitId] }),
      c.index('person_roles_in_centre').on(t.centreId, t.role, t.personId),
      c.index('person_roles_in_unit').on(t.unitId, t.role, t.personId),
    ],
  ),
  /**
   * An office that somebody holds in the place of another for some days (代理). Apart from `person_roles`, where processes of the
   * release before would take it for one held for good.
   */
  deputies: c.table(
    'deputies',
    {
      id: c.text('id').primaryKey(),
      /** Whose office it is, and who holds it for him. */
      personId: c.text('person_id').notNull(),
      deputyId: c.text('deputy_id').notNull(),
      role: c.text('role').$type<StaffRole>().notNull(),
      centreId: c.text('centre_id').notNull(),
      /** Empty where the office is no unit's, as in `person_roles`. */
      unitId: c.text('unit_id').notNull(),
      fromAt: c.ms('from_at').notNull(),
      /** The moment at which it is over. */
      untilAt: c.ms('until_at').notNull(),
    },
    // By the deputy with every session, by the place with every notice; by the end when they are cleared away.
    (t) => [
      c.index('deputies_deputy').on(t.deputyId, t.untilAt),
      c.index('deputies_in_unit').on(t.unitId, t.role, t.untilAt),
      c.index('deputies_in_centre').on(t.centreId, t.role, t.untilAt),
      c.index('deputies_end').on(t.untilAt),
    ],
  ),
  identities: c.table(
    'identities',
    {
      provider: c.text('provider').$type<'WECHAT' | 'DINGTALK' | 'PHONE'>().notNull(),
      subject: c.text('subject').notNull(),
      personId: c.text('person_id').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.provider, t.subject] }), c.index('identities_person').on(t.personId)],
  ),
  /** What a member of staff shows beside his telephone: an authenticator, or the code with which he sets one up. */
  secondFactors: c.table('second_factors', {
    personId: c.text('person_id').primaryKey(),
    /** Of the code that an administrator handed over; used once, within its time, in so many tries. */
    codeHash: c.text('code_hash'),
    codeUntil: c.ms('code_until'),
    codeTries: c.int('code_tries').notNull().default(0),
    /** The authenticator's key, sealed with a key of the service; in use once `confirmedAt` is set. */
    sealed: c.text('sealed'),
    confirmedAt: c.ms('confirmed_at'),
    /** The last step of time whose code was taken: none is taken twice (RFC 6238, 5.2). */
    lastStep: c.int('last_step').notNull().default(0),
  }),
  sessions: c.table(
    'sessions',
    {
      tokenHash: c.text('token_hash').primaryKey(),
      personId: c.text('person_id').notNull(),
      channel: c.text('channel').$type<'WECHAT' | 'DINGTALK' | 'H5'>().notNull(),
      createdAt: c.ms('created_at').notNull(),
      /** When it was last used, within some minutes; null until then. */
      seenAt: c.ms('seen_at'),
      expiresAt: c.ms('expires_at').notNull(),
      /** What kind of device it is, in words, where that is known. */
      device: c.text('device'),
    },
    // By when they end: nothing that runs by itself reads a whole table.
    (t) => [c.index('sessions_person').on(t.personId), c.index('sessions_expiry').on(t.expiresAt)],
  ),
  phoneCodes: c.table(
    'phone_codes',
    {
      phoneHash: c.text('phone_hash').primaryKey(),
      codeHash: c.text('code_hash').notNull(),
      sentAt: c.ms('sent_at').notNull(),
      sentToday: c.int('sent_today').notNull(),
      day: c.text('day').notNull(),
      tries: c.int('tries').notNull(),
    },
    (t) => [c.index('phone_codes_age').on(t.sentAt)],
  ),
  /**
   * What was spent of a limit, and what is remembered of a device, each until a time: here and not in a process, since
   * several must agree. Keys hold keyed hashes of numbers, devices and addresses, never these themselves. On SQLite it is
   * stored by its key (WITHOUT ROWID, which drizzle cannot say), as contacts and messages are.
   */
  counters: c.table('counters', {
    key: c.text('key').primaryKey(),
    count: c.int('count').notNull(),
    until: c.ms('until').notNull(),
  }),
  enterprises: c.table(
    'enterprises',
    {
      id: c.text('id').primaryKey(),
      name: c.text('name').notNull(),
      creditCode: c.text('credit_code').notNull(),
    },
    (t) => [c.uniqueIndex('enterprises_code').on(t.creditCode)],
  ),
  memberships: c.table(
    'memberships',
    {
      personId: c.text('person_id').notNull(),
      enterpriseId: c.text('enterprise_id').notNull(),
      verified: c.bool('verified').notNull(),
      /** As this person typed it; nobody else reads it. */
      givenName: c.text('given_name'),
      /** What he is there once he is verified. */
      role: c.text('role').$type<MemberRole>().notNull().default('AGENT'),
      verifiedAt: c.ms('verified_at'),
      /** How it was verified, and by whom; null where that is not known. */
      verifiedBy: c.text('verified_by').$type<VerifiedBy>(),
      verifierId: c.text('verifier_id'),
    },
    (t) => [
      c.primaryKey({ columns: [t.personId, t.enterpriseId] }),
      c.index('memberships_of_enterprise').on(t.enterpriseId, t.personId),
    ],
  ),
  /** A code with which one more person joins an enterprise; of the code a hash alone is stored. */
  invitations: c.table(
    'invitations',
    {
      codeHash: c.text('code_hash').primaryKey(),
      enterpriseId: c.text('enterprise_id').notNull(),
      personId: c.text('person_id').notNull(),
      untilAt: c.ms('until_at').notNull(),
      /** What it makes of who joins, and which papers the window has seen; null: an owner invites, and it makes him an agent. */
      role: c.text('role').$type<MemberRole>(),
      paper: c.text('paper').$type<BindingPaper>(),
      /** Who has joined with it: sent again after a lost answer, it is still his. */
      usedBy: c.text('used_by'),
    },
    (t) => [c.index('invitations_end').on(t.untilAt), c.index('invitations_of_enterprise').on(t.enterpriseId)],
  ),
  halls: c.table('halls', {
    id: c.text('id').primaryKey(),
    name: c.text('name').notNull(),
    address: c.text('address').notNull(),
    phone: c.text('phone').notNull(),
    centreId: c.text('centre_id').notNull().default(FIRST_CENTRE),
    /** When it is open, on working days and on Saturdays; null: office hours. */
    openHours: c.json<HallHours>('hours'),
  }),
  /** Days on which a centre and those below it do not work, by a document: a typhoon, a power cut. */
  closures: c.table(
    'closures',
    {
      id: c.text('id').primaryKey(),
      centreId: c.text('centre_id').notNull(),
      /** The first and the last of them, YYYY-MM-DD. */
      fromDate: c.text('from_date').notNull(),
      untilDate: c.text('until_date').notNull(),
      name: c.text('name').notNull(),
      /** Number or title of what ordered it. */
      document: c.text('document').notNull(),
      createdAt: c.ms('created_at').notNull(),
    },
    (t) => [c.index('closures_of_centre').on(t.centreId, t.untilDate)],
  ),
  /** What a centre says in words of its own, every version of it; filings name the one that was shown with them. */
  centreTexts: c.table(
    'centre_texts',
    {
      id: c.text('id').primaryKey(),
      centreId: c.text('centre_id').notNull(),
      kind: c.text('kind').$type<CentreText>().notNull(),
      /** Counted from 1, of each centre and kind. */
      version: c.int('version').notNull(),
      /** Empty: it was taken back. */
      text: c.text('text').notNull(),
      createdAt: c.ms('created_at').notNull(),
      /** When another version took its place; null: it is in force. */
      replacedAt: c.ms('replaced_at'),
    },
    (t) => [c.uniqueIndex('centre_texts_version').on(t.centreId, t.kind, t.version)],
  ),
  /** What a centre says of a category, shipped or added by it or above it; what it says nothing of is as above it. */
  categories: c.table(
    'categories',
    {
      id: c.text('id').primaryKey(),
      centreId: c.text('centre_id').notNull(),
      /** A word of the shipped ones, or the id of the row that has added it. */
      category: c.text('category').notNull(),
      /** Null: called and offered as above. */
      name: c.text('name'),
      offered: c.bool('offered'),
      createdAt: c.ms('created_at').notNull(),
    },
    (t) => [c.uniqueIndex('categories_said').on(t.centreId, t.category)],
  ),
  windows: c.table('windows', {
    id: c.text('id').primaryKey(),
    hallId: c.text('hall_id').notNull(),
    name: c.text('name').notNull(),
    services: c.json<string[]>('services').notNull(),
    /** Codes of older key versions, and of a revoked window, are refused. */
    keyVersion: c.text('key_version').notNull(),
    /** Until when codes of the version before are taken as well: posters are not all changed at once. */
    formerUntil: c.ms('former_until'),
    revokedAt: c.ms('revoked_at'),
  }),
  requests: c.table(
    'service_requests',
    {
      id: c.text('id').primaryKey(),
      number: c.text('number').notNull(),
      lookupCode: c.text('lookup_code').notNull(),
      title: c.text('title').notNull(),
      requesterId: c.text('requester_id').notNull(),
      /** Only where the requester's binding had been verified: it opens the request to the enterprise's other members. */
      enterpriseId: c.text('enterprise_id'),
      /** The enterprise that somebody not verified says he files for, and the name he typed. */
      claimedEnterpriseId: c.text('claimed_enterprise_id'),
      claimedName: c.text('claimed_name'),
      contactId: c.text('contact_id').notNull(),
      windowId: c.text('window_id'),
      channel: c.text('channel').notNull(),
      createdAt: c.ms('created_at').notNull(),
      centreId: c.text('centre_id').notNull().default(FIRST_CENTRE),
      /** The fold of the events; the columns below repeat of it what lists and sweeps search by. */
      state: c.json<RequestState>('state').notNull(),
      version: c.int('version').notNull(),
      stage: c.text('stage').notNull(),
      leadUnitId: c.text('lead_unit_id'),
      level: c.int('level').notNull(),
      paused: c.bool('paused').notNull(),
      /** What the lists sort by: intake, signing or answer limit, or the end; never null. */
      dueSort: c.ms('due_sort').notNull(),
      /** When the clock next does something by itself; null when nothing is to come. */
      wakeAt: c.ms('wake_at'),
    },
    (t) => [
      c.uniqueIndex('service_requests_number').on(t.number),
      // Each branch of a list reads one of these from its place on, in the order of the list (lists.store.ts).
      c.index('service_requests_of_requester').on(t.requesterId, t.stage, t.dueSort, t.id),
      c.index('service_requests_of_enterprise').on(t.enterpriseId, t.stage, t.dueSort, t.id),
      c.index('service_requests_of_unit').on(t.leadUnitId, t.stage, t.level, t.paused, t.dueSort, t.id),
      c.index('service_requests_of_centre').on(t.centreId, t.stage, t.dueSort, t.id),
      c.index('service_requests_due').on(t.wakeAt, t.id),
    ],
  ),
  /** Every kind of thing with a life that is no request. What a list of them searches by beyond this is a table of its own. */
  things: c.table(
    'things',
    {
      id: c.text('id').primaryKey(),
      kind: c.text('kind').notNull(),
      centreId: c.text('centre_id').notNull(),
      /** What it belongs to or is about, and the request at the root of that. */
      parentId: c.text('parent_id'),
      rootId: c.text('root_id'),
      /** Number and title of the request at the root. */
      number: c.text('number').notNull(),
      title: c.text('title').notNull(),
      createdAt: c.ms('created_at').notNull(),
      state: c.json<Alive>('state').notNull(),
      version: c.int('version').notNull(),
      stage: c.text('stage').notNull(),
      unitId: c.text('unit_id'),
      personId: c.text('person_id'),
      dueSort: c.ms('due_sort').notNull(),
      wakeAt: c.ms('wake_at'),
    },
    (t) => [
      c.index('things_of_parent').on(t.parentId, t.kind),
      c.index('things_of_centre').on(t.centreId, t.kind, t.stage, t.dueSort, t.id),
      c.index('things_of_unit').on(t.unitId, t.kind, t.stage, t.dueSort, t.id),
      c.index('things_of_person').on(t.personId, t.kind, t.stage, t.dueSort, t.id),
      c.index('things_due').on(t.wakeAt, t.id),
    ],
  ),
  /** What happened to anything, requests and things alike. */
  events: c.table(
    'request_events',
    {
      thingId: c.text('request_id').notNull(),
      version: c.int('version').notNull(),
      at: c.ms('at').notNull(),
      type: c.text('type').notNull(),
      event: c.json<AnyHappening>('event').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.thingId, t.version] })],
  ),
  /** What people wrote; an event refers to it, so erasing a text leaves the history whole. */
  texts: c.table(
    'texts',
    {
      id: c.text('id').primaryKey(),
      thingId: c.text('request_id').notNull(),
      body: c.text('body').notNull(),
      createdAt: c.ms('created_at').notNull(),
    },
    (t) => [c.index('texts_request').on(t.thingId)],
  ),
  contacts: c.table('contacts', {
    id: c.text('id').primaryKey(),
    name: c.text('name').notNull(),
    phone: c.text('phone').notNull(),
    noticeVersion: c.text('notice_version').notNull(),
  }),
  /** Who of the staff has seen which requester's number, and why. */
  contactReveals: c.table(
    'contact_reveals',
    {
      id: c.text('id').primaryKey(),
      requestId: c.text('request_id').notNull(),
      personId: c.text('person_id').notNull(),
      unitId: c.text('unit_id'),
      reason: c.text('reason').$type<RevealReason>().notNull(),
      at: c.ms('at').notNull(),
    },
    (t) => [c.index('contact_reveals_request').on(t.requestId, t.at)],
  ),
  attachments: c.table(
    'attachments',
    {
      id: c.text('id').primaryKey(),
      ownerId: c.text('owner_id').notNull(),
      /** The phone's own key for the file: sending it again answers the same attachment. */
      clientKey: c.text('client_key').notNull(),
      thingId: c.text('request_id'),
      name: c.text('name').notNull(),
      mime: c.text('mime').notNull(),
      bytes: c.int('bytes').notNull(),
      sha256: c.text('sha256').notNull(),
      createdAt: c.ms('created_at').notNull(),
    },
    (t) => [
      c.uniqueIndex('attachments_owner_key').on(t.ownerId, t.clientKey),
      c.index('attachments_request').on(t.thingId),
    ],
  ),
  /** First answer to a key, kept so that a repeat gets the same; written with what it answers. */
  idempotency: c.table(
    'idempotency',
    {
      personId: c.text('person_id').notNull(),
      key: c.text('key').notNull(),
      bodyHash: c.text('body_hash').notNull(),
      thingId: c.text('request_id').notNull(),
      createdAt: c.ms('created_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.personId, t.key] }), c.index('idempotency_age').on(t.createdAt)],
  ),
  /**
   * Requests whose printed words have changed since they were indexed, by number and version: a row stays until exactly what it
   * tells of was read. On SQLite stored by its key.
   */
  wordsDue: c.table(
    'words_due',
    {
      number: c.text('number').notNull(),
      version: c.int('version').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.number, t.version] })],
  ),
  /** How far the index of words has come, by the id of the last request it took in by itself; one row. */
  wordsState: c.table('words_state', {
    tokenizer: c.int('tokenizer').primaryKey(),
    reached: c.text('reached').notNull(),
    /** All that were there when it began are in. */
    complete: c.bool('complete').notNull(),
  }),
  numbers: c.table('number_sequences', {
    series: c.text('series').primaryKey(),
    next: c.int('next').notNull(),
  }),
  messages: c.table(
    'messages',
    {
      id: c.text('id').primaryKey(),
      personId: c.text('person_id').notNull(),
      thingId: c.text('request_id'),
      thingKind: c.text('thing_kind').notNull().default('REQUEST'),
      kind: c.text('kind').notNull(),
      title: c.text('title').notNull(),
      body: c.text('body').notNull(),
      createdAt: c.ms('created_at').notNull(),
      readAt: c.ms('read_at'),
    },
    // One index for the list and for what is unread, which is counted with every page: each costs every message a page
    // of its own, anywhere in the file. `read_at` at its end, so that PostgreSQL counts in the index alone.
    (t) => [c.index('messages_person').on(t.personId, UNREAD, t.createdAt, t.id, t.readAt)],
  ),
  outbox: c.table(
    'outbox',
    {
      id: c.serial('id'),
      messageId: c.text('message_id').notNull(),
      personId: c.text('person_id').notNull(),
      thingId: c.text('request_id').notNull(),
      thingKind: c.text('thing_kind').notNull().default('REQUEST'),
      /** Version of the thing the notice speaks of, to drop what is no longer true. */
      thingVersion: c.int('request_version').notNull(),
      kind: c.text('kind').notNull(),
      channel: c.text('channel').$type<NoticeChannel>().notNull(),
      state: c.text('state').$type<OutboxState>().notNull(),
      /** The earliest deadline goes out first. */
      dueSort: c.ms('due_sort').notNull(),
      attempts: c.int('attempts').notNull(),
      nextAt: c.ms('next_at').notNull(),
      leaseUntil: c.ms('lease_until').notNull(),
      outcome: c.text('outcome'),
      /** The platform's own id of what it accepted, for asking later. */
      platformRef: c.text('platform_ref'),
      createdAt: c.ms('created_at').notNull(),
      doneAt: c.ms('done_at'),
    },
    (t) => [
      // By channel: what waits for one that is away is not read for the others. `next_at` at its end: what waits for
      // later is passed over without its row being read.
      c.index('outbox_earliest').on(t.state, t.channel, t.dueSort, t.id, t.nextAt),
      c.index('outbox_thing').on(t.thingId, t.personId),
      c.index('outbox_platform_ref').on(t.platformRef).where(sql`platform_ref IS NOT NULL`),
    ],
  ),
  subscriptions: c.table(
    'subscriptions',
    {
      personId: c.text('person_id').notNull(),
      templateId: c.text('template_id').notNull(),
      credit: c.int('credit').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.personId, t.templateId] })],
  ),
  platformTokens: c.table('platform_tokens', {
    name: c.text('name').primaryKey(),
    token: c.text('token').notNull(),
    expiresAt: c.ms('expires_at').notNull(),
  }),
  /** An answer without its author: no request, no exact time, only unit and month (docs/decisions.md 8). */
  ratings: c.table(
    'ratings',
    {
      id: c.text('id').primaryKey(),
      unitId: c.text('unit_id').notNull(),
      centreId: c.text('centre_id').notNull().default(FIRST_CENTRE),
      month: c.text('month').notNull(),
      face: c.int('face').notNull(),
      solved: c.text('solved').notNull(),
      reasons: c.json<string[]>('reasons').notNull(),
      text: c.text('text'),
      /** The unit sees answers in groups of five: null until its group is complete. */
      releasedAt: c.ms('released_at'),
      /** Given from a number that is known as staff's: kept, and counted in no figure. */
      setAside: c.bool('set_aside').notNull().default(false),
    },
    // The figures of a month are of all units; a unit's group is one of a month.
    (t) => [c.index('ratings_of_centre').on(t.centreId, t.month, t.unitId)],
  ),
  /** Who gave which answer; read by the centre and discipline only. */
  ratingIdentities: c.table(
    'rating_identities',
    {
      requestId: c.text('request_id').notNull(),
      round: c.int('round').notNull(),
      ratingId: c.text('rating_id').notNull(),
      createdAt: c.ms('created_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.requestId, t.round] })],
  ),
  /** Work orders of earlier systems that have been taken in: each number of each system once. */
  imports: c.table(
    'imports',
    {
      source: c.text('source').notNull(),
      externalId: c.text('external_id').notNull(),
      requestId: c.text('request_id').notNull(),
      /** Of the row as it was read, to notice that it has changed since. */
      rowHash: c.text('row_hash').notNull(),
      createdAt: c.ms('created_at').notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.source, t.externalId] })],
  ),
  /** What was administered: centres, units, people, places; written with each change, and never changed. */
  adminChanges: c.table(
    'admin_changes',
    {
      id: c.text('id').primaryKey(),
      at: c.ms('at').notNull(),
      centreId: c.text('centre_id').notNull(),
      subject: c.text('subject').$type<AdminSubject>().notNull(),
      subjectId: c.text('subject_id').notNull(),
      deed: c.text('deed').$type<AdminDeed>().notNull(),
      /** What was said, as far as it is no personal data. */
      detail: c.json<object>('detail').notNull(),
      why: c.text('why'),
      /** Null: a command on the machine itself. */
      byPersonId: c.text('by_person_id'),
      /** Who changes it, and what his client calls it: what is sent again after a lost answer is made once. */
      key: c.text('key'),
      /** A hash of what was said under that key. */
      said: c.text('said'),
    },
    (t) => [
      c.uniqueIndex('admin_changes_key').on(t.key),
      c.index('admin_changes_of_centre').on(t.centreId, t.id),
      c.index('admin_changes_of_subject').on(t.subjectId, t.id),
    ],
  ),
  /** Who came in, and who looked at whose personal data: kept for a year, read by whoever sees to the record of a centre. */
  auditEntries: c.table(
    'audit_entries',
    {
      id: c.text('id').primaryKey(),
      at: c.ms('at').notNull(),
      /** Of a requester who signs in: null. */
      centreId: c.text('centre_id'),
      personId: c.text('person_id').notNull(),
      kind: c.text('kind').$type<AuditKind>().notNull(),
      /** The request whose contact was looked at, or the enterprise whose members were. */
      subjectId: c.text('subject_id'),
      /** What was done to whom: ids and words of ours, and the reason that was written. */
      detail: c.json<AuditDetail>('detail'),
      address: c.text('address').notNull(),
    },
    (t) => [c.index('audit_entries_of_centre').on(t.centreId, t.id)],
  ),
  /** When what goes on by itself last came round without a fault, and when the last backup was made. */
  beats: c.table('beats', {
    name: c.text('name').$type<BeatName>().primaryKey(),
    at: c.ms('at').notNull(),
  }),
  calendarDays: c.table('calendar_days', {
    date: c.text('date').primaryKey(),
    kind: c.text('kind').$type<CalendarDay['kind']>().notNull(),
    name: c.text('name').notNull(),
    source: c.text('source').notNull(),
  }),
})

export type Schema = ReturnType<typeof defineSchema>
