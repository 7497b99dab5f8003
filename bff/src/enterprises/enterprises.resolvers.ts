import { spacedCode } from '@qihu/shared'
import { type Context, signedIn } from '../context.ts'
import type { Resolvers } from '../graphql/generated/resolver-types.ts'
import { BindingFault } from './binding-fault.ts'
import { codeOfBinding, memberView, ROLE_WORDS } from './bindings.ts'
import { bondsOf, invitationsOf, membersOf } from './members.store.ts'
import {
  bindEnterprise,
  endInvitations,
  endMembership,
  inviteMember,
  joinEnterprise,
  setMemberRole,
} from './own.commands.ts'
import { bindingSlip, bindingsFor, endBinding, verifyBinding } from './window.commands.ts'

const NEXT =
  '带营业执照和身份证到任一专窗核验，办理时念出核验码；企业已有管理员的，请他发邀请码给您。核验以前，诉求只有您自己能看到；核验以后，企业成员都能看到。'

const faultOf = (error: unknown) => {
  if (!(error instanceof BindingFault)) throw error
  return { __typename: 'BindingFault' as const, message: error.message, field: error.field }
}

async function done(context: Context, command: () => Promise<string>) {
  try {
    const message = await command()
    context.notifier.wake()
    return { __typename: 'BindingDone' as const, message }
  } catch (error) {
    return faultOf(error)
  }
}

export const enterprisesResolvers: Resolvers = {
  Query: {
    async myEnterprises(_, __, context) {
      const { personId } = signedIn(context)
      const { db, now } = context
      const bonds = await bondsOf(db.read, db.schema, personId)
      return Promise.all(
        bonds.map(async ({ member, enterprise }) => {
          const { verified, role, givenName } = member
          const { id, name, creditCode } = enterprise
          const members = verified ? await membersOf(db.read, db.schema, id) : []
          return {
            ...{ id, creditCode, verified },
            // What strangers typed names nobody (docs/decisions.md 19).
            name: verified && name !== creditCode ? name : (givenName ?? creditCode),
            roleWord: verified ? ROLE_WORDS[role] : '待核验',
            mayManage: verified && role === 'OWNER',
            members: members
              .filter((each) => each.verified)
              .map((each) => ({ ...memberView(each, now), me: each.personId === personId })),
            next: verified ? null : NEXT,
            code: verified ? null : spacedCode(codeOfBinding(context, member)),
            invitations: verified && role === 'OWNER' ? await invitationsOf(db.read, db.schema, id, now) : 0,
          }
        }),
      )
    },
    async bindings(_, { search }, context) {
      signedIn(context)
      try {
        const { db, now } = context
        const found = await bindingsFor(context, search)
        const enterprises = await Promise.all(
          found.map(async ({ id, name, creditCode }) => ({
            ...{ id, creditCode, name: name === creditCode ? null : name },
            members: (await membersOf(db.read, db.schema, id)).map((each) => ({
              ...memberView(each, now),
              givenName: each.givenName,
            })),
          })),
        )
        return { enterprises, fault: null }
      } catch (error) {
        if (error instanceof BindingFault) return { enterprises: [], fault: error.message }
        throw error
      }
    },
  },
  Mutation: {
    bindEnterprise: (_, { input }, context) => done(context, () => bindEnterprise(context, input)),
    joinEnterprise: (_, { code }, context) => done(context, () => joinEnterprise(context, code)),
    async inviteMember(_, { enterprise }, context) {
      try {
        return { __typename: 'Invited', ...(await inviteMember(context, enterprise)) }
      } catch (error) {
        return faultOf(error)
      }
    },
    endInvitations: (_, { enterprise }, context) => done(context, () => endInvitations(context, enterprise)),
    setMemberRole: (_, { enterprise, person, role }, context) =>
      done(context, () => setMemberRole(context, enterprise, person, role)),
    endMembership: (_, { enterprise, person }, context) =>
      done(context, () => endMembership(context, enterprise, person)),
    verifyBinding: (_, said, context) => done(context, async () => verifyBinding(context, said)),
    async bindingSlip(_, said, context) {
      try {
        return { __typename: 'BindingSlip', ...(await bindingSlip(context, said)) }
      } catch (error) {
        return faultOf(error)
      }
    },
    endBinding: (_, { enterprise, person, why }, context) =>
      done(context, async () => endBinding(context, enterprise, person, why)),
  },
}
