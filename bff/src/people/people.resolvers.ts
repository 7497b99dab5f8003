import { maskedPhone, mayEnter, ROLE_WORDS } from '@qihu/shared'
import { takingRequests } from '../centres/taking-requests.ts'
import type { Context } from '../context.ts'
import { wireRefusal } from '../errors.ts'
import type { HomePlace, Resolvers } from '../graphql/generated/resolver-types.ts'
import { unreadOf } from '../notifications/messages.store.ts'
import { devicesOf, endDevices } from './devices.ts'
import { DoorFault } from './door-fault.ts'
import { confirmJoin, doorsOf, type Joining, joinPhone, leaveDoor } from './own-doors.ts'
import { type SignIn, signInAsDemoPerson, signInWithDingTalk, signInWithWeChat } from './people.commands.ts'
import { actorOf, demoPeopleOf, enterprisesOf, type Person } from './people.store.ts'
import { sendPhoneCode, signInWithPhone } from './phone-codes.ts'
import { beginSecondFactor, signInWithSecondFactor } from './second-factor.ts'
import { closeSession } from './sessions.ts'

async function viewerOf(context: Context, person: Person) {
  const { db } = context
  const actor = await actorOf(db.read, db.schema, person)
  const queue = mayEnter(actor, 'QUEUE')
  const board = mayEnter(actor, 'BOARD')
  const administration = mayEnter(actor, 'ADMINISTRATION')
  const home: HomePlace = queue ? 'QUEUE' : administration ? 'ADMINISTRATION' : board ? 'BOARD' : 'REQUESTER'
  const unitId = person.posts.find((post) => post.unitId !== null)?.unitId
  return {
    id: person.id,
    name: person.name,
    roles: [...person.roles],
    unit: unitId ? ((await context.units()).get(unitId) ?? null) : null,
    enterprises: await enterprisesOf(db.read, db.schema, person.id),
    maskedPhone: person.phone ? maskedPhone(person.phone) : null,
    home,
    mayOpenQueue: queue,
    mayOpenUnit: mayEnter(actor, 'UNIT'),
    mayVerifyBindings: mayEnter(actor, 'BINDINGS'),
    mayOpenBoard: board,
    mayOpenAdministration: administration,
    choosesCentre: (await takingRequests(context)).length > 1,
    unreadMessages: await unreadOf(db, person.id),
  }
}

async function signInResult(context: Context, signIn: SignIn) {
  if ('refusal' in signIn) return { __typename: 'Refusal' as const, ...wireRefusal(signIn.refusal) }
  return { __typename: 'SignedIn' as const, token: signIn.token, viewer: await viewerOf(context, signIn.person) }
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
  Query: {
    viewer: (_, __, context) => (context.session ? viewerOf(context, context.session.person) : null),
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
    signInWithWeChat: async (_, { code }, context) => signInResult(context, await signInWithWeChat(context, code)),
    signInWithDingTalk: async (_, { code }, context) => signInResult(context, await signInWithDingTalk(context, code)),
    async signInWithPhone(_, { phone, code }, context) {
      const outcome = await signInWithPhone(context, phone, code)
      if ('ticket' in outcome) return { __typename: 'SecondFactorAsked', ...outcome }
      return signInResult(context, outcome)
    },
    async beginSecondFactor(_, { ticket, code }, context) {
      const begun = await beginSecondFactor(context, ticket, code)
      if ('refusal' in begun) return { __typename: 'Refusal', ...wireRefusal(begun.refusal) }
      return { __typename: 'SecondFactorBegun', ...begun }
    },
    signInWithSecondFactor: async (_, { ticket, code }, context) =>
      signInResult(context, await signInWithSecondFactor(context, ticket, code)),
    signInAsDemoPerson: async (_, { key }, context) => signInResult(context, await signInAsDemoPerson(context, key)),
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
