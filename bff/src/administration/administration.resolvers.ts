import {
  lengthOf,
  localDate,
  maskedPhone,
  mayEnter,
  NOTE_MAX,
  normalisePhone,
  oneLine,
  ROLE_WORDS,
  STAFF_ROLES,
  WORKING_HOURS,
} from '@qihu/shared'
import { auditOf } from '../audit/audit.store.ts'
import { loadTexts } from '../centres/texts.store.ts'
import type { Context } from '../context.ts'
import { signedIn } from '../context.ts'
import { type AuditKind, FIRST_CENTRE } from '../db/schema.ts'
import { refreshCalendarSoon } from '../deadlines/calendar.ts'
import type { AdminCommand, Resolvers, AdminInput as WireInput } from '../graphql/generated/resolver-types.ts'
import { hoursWords, spanWords } from '../halls/hours.ts'
import { posterLink } from '../halls/poster-link.ts'
import { sha256 } from '../ids.ts'
import { recordParts } from '../life/act.ts'
import { loadsIn } from '../requests/carried.store.ts'
import { type BookPart, lookInBook, takeFromBook, WHOLE } from './address-book.ts'
import { AdminFault } from './admin-fault.ts'
import { categoriesOfCentre } from './categories.admin.ts'
import { CENTRE_LEVELS } from './centres.admin.ts'
import { type Change, MadeBefore } from './changes.store.ts'
import { closuresOf } from './closures.admin.ts'
import { type AdminDone, type AdminInput, COMMANDS, MOVES_DAYS } from './commands.ts'
import { daysFile, takeDays } from './days.admin.ts'
import { daysWords, NEVER_LENT } from './deputies.admin.ts'
import { Duties, postsNow } from './duties.store.ts'
import { NO_RESEND } from './notices.admin.ts'
import { administeredBy, dutiesOf } from './own-duties.ts'
import { officeWords } from './posts.ts'
import {
  changesOf,
  changeWords,
  hallsOfCentre,
  type Lent,
  lentIn,
  namesOf,
  peopleInUnits,
  type StaffOfCentre,
  staffOfCentre,
} from './reading.store.ts'
import { setupSteps } from './setup-steps.ts'
import { TABLE } from './tables.ts'
import { tableFile, takenWords, takeTable } from './take-table.ts'
import { textsOfCentre } from './texts.admin.ts'

const AUDIT_WORDS: Readonly<Record<AuditKind, string>> = {
  SIGNED_IN: '登录',
  SECOND_FACTOR_WRONG: '动态码输错',
  CONTACT_SHOWN: '查看联系电话',
  CONTACT_KEPT: '查看联系电话过多，已拦下',
  BINDINGS_READ: '查找企业成员',
  BOOK_READ: '查看钉钉通讯录',
  BINDING_VERIFIED: '核验企业成员',
  BINDING_CHANGED: '改动企业成员',
  BINDING_ENDED: '解除企业成员',
  INVITED: '邀请企业成员',
  EXPORTED: '导出名单',
  OWN_DATA_EXPORTED: '导出自己的数据',
  ACCOUNT_CLOSED: '注销账号',
  DOOR_ADDED: '加上登录手机号',
  DOOR_REMOVED: '移除登录方式',
}

/** A word of a newer release says nothing here. */
const accessWords = (kind: AuditKind, subject: string | null, detail: string): string =>
  `${AUDIT_WORDS[kind] ?? '其他'}${subject ? `：${subject}` : ''}${detail ? `（${detail}）` : ''}`

/** As many as a page can show; whoever has more searches. */
const MOST_STAFF = 200

/** By a part of his name or title; by a whole number or its last four digits, which is all that the list shows of it. */
function isFound({ id, name, title, phone }: StaffOfCentre, search: string): boolean {
  const byNumber = phone !== null && (phone === normalisePhone(search) || phone.slice(-4) === search)
  return id === search || byNumber || [name, title].some((text) => text.includes(search))
}

function doorOf({ dingTalk, phone, enrolled }: StaffOfCentre): string {
  if (dingTalk) return '用钉钉登录'
  if (!phone) return '没有登录方式'
  return enrolled ? '用手机号和动态码登录' : '还没有设置动态码'
}

/** What is left out is not said; a null is as good as that. */
const saidIn = (input: WireInput): AdminInput =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined))

/** A change that this person makes, as he stands now: who was dismissed while it waited does nothing any more. */
function changeOf(context: Context, why: string | null, key: Change['key']): Change {
  const actor = signedIn(context)
  const { db, now } = context
  if (why !== null && lengthOf(why) > NOTE_MAX) {
    throw new AdminFault(`原因最多 ${NOTE_MAX} 个字，超出 ${lengthOf(why) - NOTE_MAX} 个。`, 'why')
  }
  // Before anything is read, or kept waiting, for somebody who administers nothing.
  if (!mayEnter(actor, 'ADMINISTRATION')) throw new AdminFault('这里不由您管理。请联系管理员。')
  const may: Change['may'] = async (duty, centre, { tx, schema, centres }) => {
    const posts = await postsNow(tx, schema, actor.personId)
    return (await Duties.of(tx, schema, centres, { ...actor, posts })).has(duty, centre)
  }
  return { db, now, byPersonId: actor.personId, why, key, may, record: (centreId) => recordParts(context, centreId) }
}

async function administer(
  context: Context,
  command: AdminCommand,
  input: AdminInput,
  why: string | null,
  key: string,
): Promise<AdminDone> {
  const said = sha256(JSON.stringify([command, Object.entries(input).toSorted(), why]))
  const change = changeOf(context, why, { name: key, said })
  if (command === 'NOTICE_RESEND' && context.config.dry) throw new AdminFault(NO_RESEND)
  const done = await COMMANDS[command](change, input)
  // What it changes of limits is seen at once here, and within a minute by other processes.
  if (MOVES_DAYS.includes(command)) await refreshCalendarSoon(context)
  await loadTexts(context.db, context.texts)
  context.notifier.wake()
  return done
}

/** What is shown once cannot be shown again. */
function again({ subjectId }: MadeBefore, command: AdminCommand) {
  const lost = command === 'STAFF_ADD' || command === 'STAFF_CODE'
  const message = lost ? '已经保存。开通码只显示一次，没有看到的，请在人员名单里重新发开通码。' : '已经保存。'
  return { id: subjectId, message, handedCode: null }
}

function faultOf(error: unknown) {
  if (!(error instanceof AdminFault)) throw error
  return { __typename: 'AdminFault' as const, message: error.message, field: error.field }
}

const bookOf = ({ ip, outside, platforms }: Context): BookPart => ({
  ...{ outside, address: ip },
  dingTalk: platforms.dingTalk,
})

export const administrationResolvers: Resolvers = {
  Query: {
    administeredCentres: (_, __, context) => administeredBy(context),
    administeredCentre: async (_, { division }, context) =>
      (await administeredBy(context)).find((centre) => centre.division === division) ?? null,
    async addressBook(_, { centre, department }, context) {
      try {
        const change = changeOf(context, null, null)
        const { departments, people } = await lookInBook(change, bookOf(context), centre, department ?? WHOLE)
        const rows = people.map(({ userId, ...person }) => ({ id: userId, ...person }))
        return { __typename: 'AddressBook', departments: [...departments], people: rows }
      } catch (error) {
        return faultOf(error)
      }
    },
    adminChoices: (_, __, { platformConfig }) => ({
      addressBook: platformConfig.dingTalk !== null,
      roles: STAFF_ROLES.map((role) => ({ value: role, text: ROLE_WORDS[role] })),
      levels: Object.entries(CENTRE_LEVELS).map(([value, text]) => ({ value, text })),
    }),
  },
  Mutation: {
    async administer(_, { command, input, why, key }, context) {
      try {
        const done = await administer(context, command, saidIn(input), oneLine(why ?? '') || null, key)
        return { __typename: 'AdminDone', handedCode: null, ...done }
      } catch (error) {
        if (error instanceof MadeBefore) return { __typename: 'AdminDone', ...again(error, command) }
        return faultOf(error)
      }
    },
    async takeTable(_, { centre, table, file, dry, why }, context) {
      try {
        const change = changeOf(context, oneLine(why ?? '') || null, null)
        const bytes = Buffer.from(file, 'base64')
        if (table === 'DAYS') {
          const taken = await takeDays(change, context, centre, bytes, dry)
          context.notifier.wake()
          return { __typename: 'TableTaken', ...taken, rows: [...taken.rows] }
        }
        const taken = await takeTable(change, centre, table, bytes, dry)
        if (taken.written) context.notifier.wake()
        return { __typename: 'TableTaken', ...taken, rows: [...taken.rows], message: takenWords(taken, dry) }
      } catch (error) {
        return faultOf(error)
      }
    },
    async takeFromBook(_, { centre, dry, why, department, people, role, unit }, context) {
      try {
        const change = changeOf(context, oneLine(why ?? '') || null, null)
        const chosen = { department, people, role, unit: unit || null }
        const taken = await takeFromBook(change, bookOf(context), centre, chosen, dry)
        if (taken.written) context.notifier.wake()
        return { __typename: 'TableTaken', ...taken, rows: [...taken.rows], message: takenWords(taken, dry) }
      } catch (error) {
        return faultOf(error)
      }
    },
    async tableFile(_, { centre, table, format }, context) {
      try {
        const change = changeOf(context, null, null)
        const bytes =
          table === 'DAYS'
            ? await daysFile(change, context, centre, format)
            : await tableFile(change, centre, table, format, context.ip)
        const name = `${table === 'DAYS' ? '放假安排' : TABLE[table].word}-${centre}.${format.toLowerCase()}`
        return { __typename: 'TableFile', name, base64: bytes.toString('base64') }
      } catch (error) {
        return faultOf(error)
      }
    },
  },
  AdminCentre: {
    async carries(centre, { person }, context) {
      const { read, schema } = context.db
      if (!(await dutiesOf(context)).has('PEOPLE', centre)) return 0
      const one = (await staffOfCentre(read, schema, centre.id)).find(({ id }) => id === person)
      const units = [...new Set((one?.posts ?? []).flatMap(({ unitId }) => unitId ?? []))]
      const loads = await Promise.all(units.map((unit) => loadsIn(read, schema, unit)))
      const own = loads.flat().filter(({ level, handlerId }) => level === 1 && handlerId === person)
      return own.reduce((sum, { open }) => sum + open, 0)
    },
    levelWord: ({ level }) => CENTRE_LEVELS[level],
    async closures(centre, _, { db, now }) {
      const today = localDate(now)
      const rows = await closuresOf({ tx: db.read, schema: db.schema }, centre)
      return rows.toReversed().map(({ id, fromDate, untilDate, name, document }) => ({
        ...{ id, name, document, from: fromDate, until: untilDate },
        text: untilDate < today ? '已结束' : fromDate <= today ? '正在停办' : '还没有开始',
      }))
    },
    daysOff: ({ id }, _, { calendar }) =>
      id === FIRST_CENTRE ? `全国放假安排已知到 ${calendar.current.horizon} 年。` : null,
    texts: ({ id }, _, context) => textsOfCentre(context, id),
    categories: async ({ id }, _, context) => categoriesOfCentre(await context.categories(), id),
    parent: async ({ parentId }, _, context) => (parentId ? (await context.centres()).of(parentId) : null),
    duties: async (centre, _, context) => (await dutiesOf(context)).in(centre),
    steps: ({ id }, _, context) => setupSteps(context, id),
    async units({ id }, _, context) {
      const { read, schema } = context.db
      const [units, people] = [await context.units(), await peopleInUnits(read, schema, id)]
      return [...units.values()]
        .filter(({ centreId }) => centreId === id)
        .map((unit) => ({ ...unit, people: people.get(unit.id) ?? 0 }))
    },
    async halls(centre, _, context) {
      const { db, config, now } = context
      const mayPrint = (await dutiesOf(context)).has('PLACES', centre)
      const halls = await hallsOfCentre(db.read, db.schema, centre.id)
      return halls.map((hall) => ({
        ...hall,
        hours: hall.openHours ? hoursWords(hall.openHours) : `工作日 ${spanWords(WORKING_HOURS)}`,
        workdayHours: hall.openHours ? spanWords(hall.openHours.workdays) : null,
        saturdayHours: hall.openHours ? spanWords(hall.openHours.saturdays) : null,
        windows: hall.windows.map((window) => ({
          ...window,
          revoked: window.revokedAt !== null,
          poster: mayPrint && window.revokedAt === null ? posterLink(config, window, now) : null,
        })),
      }))
    },
    async staff({ id }, { search }, context) {
      const { read, schema } = context.db
      const [all, units] = [await staffOfCentre(read, schema, id), await context.units()]
      const lent = await lentIn(read, schema, id, context.now)
      const office = ({ role, unitId }: Lent) => officeWords(role, units.get(unitId)?.name)
      const wanted = oneLine(search ?? '')
      const found = wanted === '' ? all : all.filter((person) => isFound(person, wanted))
      const people = found.slice(0, MOST_STAFF).map((person) => ({
        ...person,
        maskedPhone: person.phone ? maskedPhone(person.phone) : null,
        dingtalk: person.dingTalk,
        door: doorOf(person),
        posts: person.posts.map(({ role, unitId }) => ({
          role,
          word: ROLE_WORDS[role],
          lends: !NEVER_LENT.includes(role),
          unit: unitId ? (units.get(unitId) ?? null) : null,
        })),
        deputies: lent
          .filter(({ personId }) => personId === person.id)
          .map((each) => ({
            role: each.role,
            unitId: each.unitId || null,
            deputyId: each.deputyId,
            from: localDate(each.fromAt),
            text: `${daysWords(each)}由${each.deputyName}代理${office(each)}`,
          })),
        standsIn: lent
          .filter(({ deputyId }) => deputyId === person.id)
          .map((each) => `${daysWords(each)}代理${each.name}的${office(each)}`),
      }))
      return { people, total: found.length }
    },
    async accesses(centre, { after }, context) {
      if (!(await dutiesOf(context)).has('CHANGES', centre)) return { items: [], endCursor: null }
      const { read, schema } = context.db
      const { items, endCursor } = await auditOf(read, schema, centre.id, after ?? null)
      return {
        endCursor,
        items: items.map(({ entry: { id, at, kind, address }, who, subject, detail }) => ({
          ...{ id, at, address, by: who ?? '' },
          what: accessWords(kind, subject, detail),
        })),
      }
    },
    async changes(centre, { after }, context) {
      if (!(await dutiesOf(context)).has('CHANGES', centre)) return { items: [], endCursor: null }
      const { read, schema } = context.db
      const { items, endCursor } = await changesOf(read, schema, centre.id, after ?? null)
      const names = await namesOf(read, schema, items)
      return {
        endCursor,
        items: items.map((change) => ({ ...change, ...changeWords(change, names) })),
      }
    },
  },
}
