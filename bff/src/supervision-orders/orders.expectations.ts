import type { PersonKey } from '@qihu/shared/who-may'

/**
 * Whose part in a supervision order is what, written by hand from what an order is: the desk asks, the unit that has the
 * request answers, its head once the handlers have not, and nobody else knows of more than that there is one. What is not
 * listed is denied. Nothing here is taken from the rules.
 */

export type OrderPermission = 'READ' | 'REPLY' | 'CLOSE'
export type OrderLevel = 1 | 2
type Allowed = Readonly<Record<OrderLevel, readonly OrderPermission[]>>

const NOTHING: Allowed = { 1: [], 2: [] }
const DESK: Allowed = { 1: ['READ', 'CLOSE'], 2: ['READ', 'CLOSE'] }
/** What the handlers have let pass is their head's to answer; they see how it goes on. */
const HANDLER: Allowed = { 1: ['READ', 'REPLY'], 2: ['READ'] }
const HEAD: Allowed = { 1: ['READ', 'REPLY'], 2: ['READ', 'REPLY'] }
const DESK_AND_HEAD: Allowed = { 1: ['READ', 'REPLY', 'CLOSE'], 2: ['READ', 'REPLY', 'CLOSE'] }

/**
 * By the unit that is asked: that of `handler` and `head`, or that of `market`. An order is between two offices, so it is
 * the office alone that counts: whoever holds it keeps it where he is bound to the enterprise as well.
 */
export const WHO_MAY_ORDERED: Readonly<Record<PersonKey, { readonly housing: Allowed; readonly market: Allowed }>> = {
  owner: { housing: NOTHING, market: NOTHING },
  colleague: { housing: NOTHING, market: NOTHING },
  stranger: { housing: NOTHING, market: NOTHING },
  competitor: { housing: NOTHING, market: NOTHING },
  citizen: { housing: NOTHING, market: NOTHING },
  nobody: { housing: NOTHING, market: NOTHING },

  officer: { housing: DESK, market: DESK },
  handler: { housing: HANDLER, market: NOTHING },
  head: { housing: HEAD, market: NOTHING },
  handlerAndHead: { housing: HEAD, market: NOTHING },
  market: { housing: NOTHING, market: HANDLER },
  marketHead: { housing: NOTHING, market: HEAD },
  withoutUnit: { housing: NOTHING, market: NOTHING },
  clerk: { housing: NOTHING, market: NOTHING },
  smile: { housing: NOTHING, market: NOTHING },
  leader: { housing: NOTHING, market: NOTHING },
  reviewer: { housing: NOTHING, market: NOTHING },
  discipline: { housing: NOTHING, market: NOTHING },
  admin: { housing: NOTHING, market: NOTHING },
  systemAdmin: { housing: NOTHING, market: NOTHING },
  securityAdmin: { housing: NOTHING, market: NOTHING },
  auditAdmin: { housing: NOTHING, market: NOTHING },

  headAndAdmin: { housing: HEAD, market: NOTHING },
  handlerAndAdmin: { housing: HANDLER, market: NOTHING },
  headAndDiscipline: { housing: HEAD, market: NOTHING },
  handlerAndDiscipline: { housing: HANDLER, market: NOTHING },
  marketHeadAndAdmin: { housing: NOTHING, market: HEAD },
  officerAndSmile: { housing: DESK, market: DESK },

  otherOfficer: { housing: NOTHING, market: NOTHING },
  otherHandler: { housing: NOTHING, market: NOTHING },
  otherHead: { housing: NOTHING, market: NOTHING },
  otherClerk: { housing: NOTHING, market: NOTHING },
  otherAdmin: { housing: NOTHING, market: NOTHING },
  otherDiscipline: { housing: NOTHING, market: NOTHING },
  otherSmile: { housing: NOTHING, market: NOTHING },
  cityOfficer: { housing: NOTHING, market: NOTHING },
  cityAdmin: { housing: NOTHING, market: NOTHING },
  cityDiscipline: { housing: NOTHING, market: NOTHING },
  cityLeader: { housing: NOTHING, market: NOTHING },
  twoCounties: { housing: HANDLER, market: NOTHING },
  twoUnits: { housing: HANDLER, market: HEAD },
  deputy: { housing: HANDLER, market: NOTHING },
  formerDeputy: { housing: NOTHING, market: NOTHING },
  deputyToCome: { housing: NOTHING, market: NOTHING },

  officerAndColleague: { housing: DESK, market: DESK },
  headAndColleague: { housing: HEAD, market: NOTHING },
  handlerAndColleague: { housing: HANDLER, market: NOTHING },
  disciplineAndColleague: { housing: NOTHING, market: NOTHING },
  adminAndColleague: { housing: NOTHING, market: NOTHING },
  everyOffice: { housing: DESK_AND_HEAD, market: DESK },
}

export type OrderStageName = 'ISSUED' | 'REPLIED' | 'CLOSED'
export type OrderAction = 'REPLY_SUPERVISION' | 'CLOSE_SUPERVISION'

/** What can be done in each stage, in the order in which it is offered; else it is not one's turn. */
export const POSSIBLE: Readonly<Record<OrderStageName, readonly OrderAction[]>> = {
  ISSUED: ['REPLY_SUPERVISION', 'CLOSE_SUPERVISION'],
  REPLIED: ['CLOSE_SUPERVISION'],
  CLOSED: [],
}

export const NEEDS: Readonly<Record<OrderAction, OrderPermission>> = {
  REPLY_SUPERVISION: 'REPLY',
  CLOSE_SUPERVISION: 'CLOSE',
}

export const STATUS_WORDS: Readonly<Record<OrderStageName, string>> = {
  ISSUED: '待回复',
  REPLIED: '已回复',
  CLOSED: '已办结',
}

/** The mutation of each action, and the event that it leaves. */
export const MUTATIONS = { REPLY_SUPERVISION: 'replySupervision', CLOSE_SUPERVISION: 'closeSupervision' } as const
export const LEAVES = { REPLY_SUPERVISION: 'REPLIED', CLOSE_SUPERVISION: 'CLOSED' } as const

/** Who has no list of orders at all: whoever is neither of the desk nor of a unit that can be asked. */
export const NO_LIST: readonly PersonKey[] = [
  'owner',
  'colleague',
  'stranger',
  'competitor',
  'citizen',
  'nobody',
  'withoutUnit',
  'clerk',
  'smile',
  'leader',
  'reviewer',
  'discipline',
  'admin',
  'systemAdmin',
  'securityAdmin',
  'auditAdmin',
  'formerDeputy',
  'deputyToCome',
  'disciplineAndColleague',
  'adminAndColleague',
  'otherClerk',
  'otherAdmin',
  'otherDiscipline',
  'otherSmile',
  'cityAdmin',
  'cityDiscipline',
  'cityLeader',
]
/** Whose lists are of other desks and units, and hold none of these. */
export const OTHER_LISTS: readonly PersonKey[] = ['otherOfficer', 'otherHandler', 'otherHead', 'cityOfficer']

const HANDLERS: readonly PersonKey[] = [
  'handler',
  'handlerAndHead',
  'handlerAndAdmin',
  'handlerAndDiscipline',
  'handlerAndColleague',
  'twoCounties',
  'twoUnits',
  'deputy',
]
const HEADS: readonly PersonKey[] = [
  'head',
  'handlerAndHead',
  'headAndAdmin',
  'headAndDiscipline',
  'headAndColleague',
  'everyOffice',
]
const OFFICERS: readonly PersonKey[] = ['officer', 'officerAndSmile', 'officerAndColleague', 'everyOffice']

/** Who hears what of an order to the unit of `handler` and `head`; whoever did it himself does not. */
export const HEARS: Readonly<Record<string, readonly PersonKey[]>> = {
  TO_REPLY: HANDLERS,
  ORDER_CLIMBED: [...new Set([...HEADS, ...OFFICERS])],
  ORDER_REPLIED: OFFICERS,
}
