import { maskedPhone, mayEnter, ROLE_WORDS } from '@qihu/shared'
import { takingRequests } from '../centres/taking-requests.ts'
import { wireRefusal } from '../errors.ts'
import type { HomePlace, Resolvers } from '../graphql/generated/resolver-types.ts'
import { unreadOf } from '../notifications/messages.store.ts'
import { devicesOf, endDevices } from './devices.ts'
import { DoorFault } from './door-fault.ts'
import { confirmJoin, doorsOf, type Joining, joinPhone, leaveDoor } from './own-doors.ts'
import { type SignIn, signInAsDemoPerson, signInWithDingTalk, signInWithWeChat } from './people.commands.ts'
import { demoPeopleOf, enterprisesOf, type Person } from './people.store.ts'
import { sendPhoneCode, signInWithPhone } from './phone-codes.ts'
import { beginSecondFactor, signInWithSecondFactor } from './second-factor.ts'
import { closeSession } from './sessions.ts'

function homeOf(person: Person): HomePlace {
  if (mayEnter(person, 'QUEUE')) return 'QUEUE'
  if (mayEnter(person, 'ADMINISTRATION')) return 'ADMINISTRATION'
  return mayEnter(person, 'BOARD') ? 'BOARD' : 'REQUESTER'
}

function signInResult(signIn: SignIn) {
  if ('refusal' in signIn) return { __typename: 'Refusal' as const, ...wireRefusal(signIn.refusal) }
  return { __typename: 'SignedIn' as const, token: signIn.token, viewer: signIn.person }
}

const doorResult = (joining: Promise<Joining>) =>
  joining.then(
    (done) =>
      'ticket' in done ? { __typename: 'DoorAsked' as const, ...done } : { __typename: 'DoorDone' as const, ...done },
    (error: unknown) => {
      if (!(error instanceof DoorFault)) throw error
      return { __typename: 'DoorFault' as const, message: error.message, field: error.field }
    },
  )

export const peopleResolvers: Resolvers = {
  // Each by itself: nearly every page asks who is there, and few of them for how many messages he has.
  Viewer: {
    roles: ({ roles }) => [...roles],
    async unit({ posts }, _, context) {
      const unitId = posts.find((post) => post.unitId !== null)?.unitId
      return unitId ? ((await context.units()).get(unitId) ?? null) : null
    },
    enterprises: ({ id }, _, { db }) => enterprisesOf(db.read, db.schema, id),
    maskedPhone: ({ phone }) => (phone ? maskedPhone(phone) : null),
    home: homeOf,
    mayOpenQueue: (person) => mayEnter(person, 'QUEUE'),
    mayOpenUnit: (person) => mayEnter(person, 'UNIT'),
    mayVerifyBindings: (person) => mayEnter(person, 'BINDINGS'),
    mayOpenBoard: (person) => mayEnter(person, 'BOARD'),
    mayOpenAdministration: (person) => mayEnter(person, 'ADMINISTRATION'),
    choosesCentre: async (_, __, context) => (await takingRequests(context)).length > 1,
    unreadMessages: ({ id }, _, { db }) => unreadOf(db, id),
  },
  Query: {
    viewer: (_, __, { session }) => session?.person ?? null,
    devices: (_, __, context) => devicesOf(context),
    doors: (_, __, context) => doorsOf(context),
    async demoPeople(_, __, { config, db, now }) {
      if (!config.demo) return []
      const rows = await demoPeopleOf(db, now)
      return rows.map((row) => ({
        key: row.demoKey ?? '',
        name: row.name,
        title: row.title || ROLE_WORDS[row.roles[0] ?? 'CITIZEN'],
        staff: row.staff,
      }))
    },
  },
  Mutation: {
    joinPhone: (_, { phone, code }, context) => doorResult(joinPhone(context, phone, code)),
    confirmJoin: (_, { ticket }, context) => doorResult(confirmJoin(context, ticket)),
    leaveDoor: (_, { id }, context) => doorResult(leaveDoor(context, id).then((message) => ({ message }))),
    signInWithWeChat: async (_, { code }, context) => signInResult(await signInWithWeChat(context, code)),
    signInWithDingTalk: async (_, { code }, context) => signInResult(await signInWithDingTalk(context, code)),
    async signInWithPhone(_, { phone, code }, context) {
      const outcome = await signInWithPhone(context, phone, code)
      if ('ticket' in outcome) return { __typename: 'SecondFactorAsked', ...outcome }
      return signInResult(outcome)
    },
    async beginSecondFactor(_, { ticket, code }, context) {
      const begun = await beginSecondFactor(context, ticket, code)
      if ('refusal' in begun) return { __typename: 'Refusal', ...wireRefusal(begun.refusal) }
      return { __typename: 'SecondFactorBegun', ...begun }
    },
    signInWithSecondFactor: async (_, { ticket, code }, context) =>
      signInResult(await signInWithSecondFactor(context, ticket, code)),
    signInAsDemoPerson: async (_, { key }, context) => signInResult(await signInAsDemoPerson(context, key)),
    async sendPhoneCode(_, { phone }, context) {
      const sent = await sendPhoneCode(context, phone)
      if ('refusal' in sent) return { __typename: 'Refusal', ...wireRefusal(sent.refusal) }
      return { __typename: 'PhoneCodeSent', ...sent }
    },
    endDevices: (_, { id }, context) => endDevices(context, id ?? null),
    async signOut(_, __, { session, db }) {
      if (session) await db.write((tx) => closeSession(tx, db.schema, session.tokenHash))
      return session !== null
    },
  },
}
