import type { View } from '@qihu/shared'
import type { CentreKey, PersonKey } from '@qihu/shared/who-may'
import type { Action, RefusalCode } from '../graphql/generated/resolver-types.ts'
import type { SceneName } from './scenes.fixture.ts'

/**
 * What the running service owes to whom, a line for everything the SDL has, written by hand. An operation or a field
 * without a line fails the matrix: whoever adds one decides here who sees it. Nothing here is taken from the rules.
 */

/** What is taken on a request; what is taken on an order has an oracle of its own, in supervision-orders. */
export type RequestAction = Exclude<Action, 'REPLY_SUPERVISION' | 'CLOSE_SUPERVISION'>

export type Permission = RequestAction | View

/**
 * `OWN`: one's own and nobody else's; `PUBLIC`: a visitor as well; an action: who holds it by `WHO_MAY`; `ORDER`: as
 * supervision-orders/orders.expectations.ts says; `ADMINISTRATION`: as administration/administration.matrix.test.ts does.
 */
export type OperationRule =
  | 'OWN'
  | 'PUBLIC'
  | 'SIGNED_IN'
  | 'LISTS'
  | 'REQUEST'
  | 'CONTACT'
  | 'BOARD'
  | 'ORDER'
  | 'ADMINISTRATION'
  | { readonly action: RequestAction }

export const OPERATIONS: Readonly<Record<string, OperationRule>> = {
  'Query.viewer': 'OWN',
  'Query.home': 'LISTS',
  'Query.request': 'REQUEST',
  'Query.requests': 'LISTS',
  'Query.queue': 'LISTS',
  'Query.units': 'SIGNED_IN',
  'Query.lookUpRequest': 'PUBLIC',
  'Query.scanLanding': 'PUBLIC',
  'Query.messages': 'OWN',
  'Query.subscriptionTemplates': 'OWN',
  'Query.demoPeople': 'PUBLIC',
  'Query.board': 'BOARD',
  'Query.centres': 'PUBLIC',
  'Query.administeredCentres': 'ADMINISTRATION',
  'Query.administeredCentre': 'ADMINISTRATION',
  'Query.adminChoices': 'ADMINISTRATION',
  'Mutation.administer': 'ADMINISTRATION',
  'Query.supervisionOrder': 'ORDER',
  'Query.supervisionOrders': 'ORDER',
  'Mutation.signOut': 'OWN',
  'Mutation.signInWithWeChat': 'PUBLIC',
  'Mutation.signInWithDingTalk': 'PUBLIC',
  'Mutation.sendPhoneCode': 'PUBLIC',
  'Mutation.signInWithPhone': 'PUBLIC',
  'Mutation.beginSecondFactor': 'PUBLIC',
  'Mutation.signInWithSecondFactor': 'PUBLIC',
  'Mutation.signInAsDemoPerson': 'PUBLIC',
  'Mutation.markMessagesRead': 'OWN',
  'Mutation.recordSubscriptionChoices': 'OWN',
  'Mutation.fileRequest': 'SIGNED_IN',
  'Mutation.revealContact': 'CONTACT',
  'Mutation.acceptRequest': { action: 'ACCEPT' },
  'Mutation.declineRequest': { action: 'DECLINE' },
  'Mutation.dispatchRequest': { action: 'DISPATCH' },
  'Mutation.regradeRequest': { action: 'REGRADE' },
  'Mutation.recordReached': { action: 'REACH' },
  'Mutation.signRequest': { action: 'SIGN' },
  'Mutation.addProgress': { action: 'ADD_PROGRESS' },
  'Mutation.requestInformation': { action: 'REQUEST_INFORMATION' },
  'Mutation.resolveRequest': { action: 'RESOLVE' },
  'Mutation.supplementRequest': { action: 'SUPPLEMENT' },
  'Mutation.confirmRequest': { action: 'CONFIRM' },
  'Mutation.disputeRequest': { action: 'DISPUTE' },
  'Mutation.rateRequest': { action: 'RATE' },
  'Mutation.urgeRequest': { action: 'URGE' },
  'Mutation.withdrawRequest': { action: 'WITHDRAW' },
  'Mutation.orderSupervision': { action: 'ORDER_SUPERVISION' },
  'Mutation.replySupervision': 'ORDER',
  'Mutation.closeSupervision': 'ORDER',
}

/** The event that shows that an action was taken. */
export const TRACES: Readonly<Record<RequestAction, string>> = {
  ACCEPT: 'ACCEPTED',
  DECLINE: 'NOT_ACCEPTED',
  DISPATCH: 'DISPATCHED',
  REGRADE: 'GRADED',
  REACH: 'REACHED',
  SIGN: 'SIGNED',
  ADD_PROGRESS: 'PROGRESS_ADDED',
  REQUEST_INFORMATION: 'INFORMATION_REQUESTED',
  RESOLVE: 'RESOLVED',
  SUPPLEMENT: 'INFORMATION_SUPPLIED',
  CONFIRM: 'CLOSED',
  DISPUTE: 'DISPATCHED',
  RATE: 'RATED',
  URGE: 'URGED',
  WITHDRAW: 'CLOSED',
  ORDER_SUPERVISION: 'CHILD_OPENED',
}

/** Begun at a request, in whose history nobody did it: the name stands in the first event of what was begun. */
export const NAMED_THERE: Partial<Record<RequestAction, string>> = { ORDER_SUPERVISION: 'ORDERED' }

type Turn = { readonly takes: readonly RequestAction[] } & Partial<Record<RequestAction, RefusalCode>>
const WORKING: Turn = {
  takes: ['REGRADE', 'ADD_PROGRESS', 'REQUEST_INFORMATION', 'RESOLVE', 'URGE', 'WITHDRAW', 'ORDER_SUPERVISION'],
  SUPPLEMENT: 'NOTHING_ASKED',
}
const SUPERVISED: Turn = {
  takes: ['REGRADE', 'ADD_PROGRESS', 'REQUEST_INFORMATION', 'RESOLVE', 'URGE', 'WITHDRAW'],
  SUPPLEMENT: 'NOTHING_ASKED',
  ORDER_SUPERVISION: 'SUPERVISED',
}
const WAITING: Turn = {
  takes: ['ADD_PROGRESS', 'SUPPLEMENT', 'WITHDRAW', 'ORDER_SUPERVISION'],
  REGRADE: 'AWAITING_INFORMATION',
  REQUEST_INFORMATION: 'AWAITING_INFORMATION',
  RESOLVE: 'AWAITING_INFORMATION',
  URGE: 'AWAITING_INFORMATION',
}
const ENDED: Turn = { takes: [] }

/** What those who hold an action can do with it at each scene, in the order of the life; else NOT_YOUR_TURN or as said. */
export const TURNS: Readonly<Record<SceneName, Turn>> = {
  SUBMITTED: { takes: ['ACCEPT', 'DECLINE', 'DISPATCH', 'WITHDRAW'] },
  ACCEPTED: { takes: ['DISPATCH', 'WITHDRAW'] },
  NOT_ACCEPTED: ENDED,
  WITHDRAWN: ENDED,
  WITHDRAWN_LATE: ENDED,
  DISPATCHED: { takes: ['DISPATCH', 'REGRADE', 'SIGN', 'URGE', 'WITHDRAW', 'ORDER_SUPERVISION'] },
  IN_PROGRESS: WORKING,
  REGRADED: WORKING,
  OVERDUE: SUPERVISED,
  URGED: {
    takes: ['REGRADE', 'ADD_PROGRESS', 'REQUEST_INFORMATION', 'RESOLVE', 'WITHDRAW', 'ORDER_SUPERVISION'],
    SUPPLEMENT: 'NOTHING_ASKED',
    URGE: 'URGE_TOO_SOON',
  },
  PAUSED: WAITING,
  SUPPLIED: {
    takes: ['REGRADE', 'ADD_PROGRESS', 'RESOLVE', 'URGE', 'WITHDRAW', 'ORDER_SUPERVISION'],
    SUPPLEMENT: 'NOTHING_ASKED',
    REQUEST_INFORMATION: 'NEED_INFO_USED',
  },
  RESOLVED: { takes: ['CONFIRM', 'DISPUTE'] },
  UNREACHED: { takes: ['REACH', 'CONFIRM', 'DISPUTE'] },
  UNREACHED_PAUSED: { ...WAITING, takes: ['REACH', ...WAITING.takes] },
  UNREACHED_DECLINED: { takes: ['REACH'] },
  REACHED: { takes: ['CONFIRM', 'DISPUTE'] },
  CONFIRMED: { takes: ['RATE'] },
  RATED_GOOD: { takes: [], RATE: 'ALREADY_RATED' },
  RATED_BAD: { takes: [], RATE: 'ALREADY_RATED' },
  SILENT: { takes: ['DISPUTE', 'RATE'] },
  SILENT_RATED: { takes: ['DISPUTE'], RATE: 'ALREADY_RATED' },
  LONG_CONFIRMED: { takes: [], RATE: 'RATING_CLOSED' },
  LONG_SILENT: { takes: [], RATE: 'RATING_CLOSED', DISPUTE: 'DISPUTE_CLOSED' },
  SECOND_DISPATCHED: { takes: ['REGRADE', 'SIGN', 'URGE', 'WITHDRAW', 'ORDER_SUPERVISION'] },
  SECOND_IN_PROGRESS: WORKING,
  SECOND_AFTER_RATING: WORKING,
  SECOND_PAUSED: WAITING,
  SECOND_RESOLVED: { takes: ['CONFIRM', 'DISPUTE'] },
  SECOND_RATED: { takes: [], RATE: 'ALREADY_RATED' },
  FIFTH_RESOLVED: { takes: ['CONFIRM'], DISPUTE: 'TOO_MANY_ROUNDS' },
  IMPORTED: ENDED,
}

type Tab = 'NOW' | 'OPEN' | 'ENDED'
type Lists = {
  readonly mine: 'OPEN' | 'ENDED'
  /** Waits for an answer of whoever filed, or for material that his whole side can supply. */
  readonly waitsFor?: 'FILER' | 'SIDE'
  /** Tabs of the desk, of the lead unit's handlers, of its head. */
  readonly desk: Tab
  readonly handlers: Tab | null
  readonly head: Tab | null
}
const lists = (mine: Lists['mine'], desk: Tab, handlers: Tab | null, head: Tab | null, more: Partial<Lists> = {}) => ({
  mine,
  desk,
  handlers,
  head,
  ...more,
})
const AT_DESK = lists('OPEN', 'NOW', null, null)
const WITH_HANDLERS = lists('OPEN', 'OPEN', 'NOW', 'OPEN')
const WITH_HEAD = lists('OPEN', 'OPEN', null, 'NOW')
const OVER = lists('ENDED', 'ENDED', 'ENDED', 'ENDED')

export const IN_LISTS: Readonly<Record<SceneName, Lists>> = {
  SUBMITTED: AT_DESK,
  ACCEPTED: AT_DESK,
  NOT_ACCEPTED: lists('ENDED', 'ENDED', null, null),
  WITHDRAWN: lists('ENDED', 'ENDED', null, null),
  WITHDRAWN_LATE: OVER,
  DISPATCHED: WITH_HANDLERS,
  IN_PROGRESS: WITH_HANDLERS,
  REGRADED: WITH_HANDLERS,
  OVERDUE: WITH_HANDLERS,
  URGED: WITH_HANDLERS,
  SUPPLIED: WITH_HANDLERS,
  PAUSED: lists('OPEN', 'OPEN', 'OPEN', 'OPEN', { waitsFor: 'SIDE' }),
  RESOLVED: lists('OPEN', 'OPEN', 'OPEN', 'OPEN', { waitsFor: 'FILER' }),
  UNREACHED: lists('OPEN', 'OPEN', 'OPEN', 'OPEN', { waitsFor: 'FILER' }),
  UNREACHED_PAUSED: lists('OPEN', 'OPEN', 'OPEN', 'OPEN', { waitsFor: 'SIDE' }),
  UNREACHED_DECLINED: lists('ENDED', 'ENDED', null, null),
  REACHED: lists('OPEN', 'OPEN', 'OPEN', 'OPEN', { waitsFor: 'FILER' }),
  CONFIRMED: OVER,
  RATED_GOOD: OVER,
  RATED_BAD: OVER,
  SILENT: OVER,
  SILENT_RATED: OVER,
  LONG_CONFIRMED: OVER,
  LONG_SILENT: OVER,
  SECOND_DISPATCHED: WITH_HEAD,
  SECOND_IN_PROGRESS: WITH_HEAD,
  SECOND_AFTER_RATING: WITH_HEAD,
  SECOND_PAUSED: lists('OPEN', 'OPEN', null, 'OPEN', { waitsFor: 'SIDE' }),
  SECOND_RESOLVED: lists('OPEN', 'OPEN', null, 'OPEN', { waitsFor: 'FILER' }),
  FIFTH_RESOLVED: lists('OPEN', 'OPEN', null, 'OPEN', { waitsFor: 'FILER' }),
  SECOND_RATED: lists('ENDED', 'ENDED', null, 'ENDED'),
  IMPORTED: OVER,
}

/** Whose queues hold anything here, and as what; everybody else's are empty. */
type Queues = Partial<Record<PersonKey, readonly ('desk' | 'handlers' | 'head')[]>>
const QUEUES_AT_HOME: Queues = {
  officer: ['desk'],
  officerAndSmile: ['desk'],
  officerAndColleague: ['desk'],
  handler: ['handlers'],
  handlerAndAdmin: ['handlers'],
  handlerAndDiscipline: ['handlers'],
  handlerAndColleague: ['handlers'],
  head: ['head'],
  headAndAdmin: ['head'],
  headAndDiscipline: ['head'],
  headAndColleague: ['head'],
  handlerAndHead: ['handlers', 'head'],
  twoCounties: ['handlers'],
  twoUnits: ['handlers'],
  everyOffice: ['desk', 'head'],
}
const QUEUES_THERE: Queues = {
  otherOfficer: ['desk'],
  otherHandler: ['handlers'],
  otherHead: ['head'],
  twoCounties: ['desk'],
}
export const QUEUES: Readonly<Record<CentreKey, Queues>> = { HOME: QUEUES_AT_HOME, NEIGHBOUR: QUEUES_THERE }

/** Which units somebody is shown to hand requests to: those of his centres; requesters none. */
export const UNITS_SHOWN: Readonly<Record<CentreKey, readonly string[]>> = {
  HOME: ['housing', 'market'],
  NEIGHBOUR: ['neighbour-housing'],
}

/** Who sees that an event happened; the version a reader knows counts the last two only for him who sees them. */
export const EVENT_SEEN_BY: Readonly<Record<string, Permission>> = {
  FILED: 'VIEW',
  IMPORTED: 'VIEW',
  ACCEPTED: 'VIEW',
  NOT_ACCEPTED: 'VIEW',
  GRADED: 'VIEW',
  DISPATCHED: 'VIEW',
  SIGNED: 'VIEW',
  PROGRESS_ADDED: 'VIEW',
  INFORMATION_REQUESTED: 'VIEW',
  INFORMATION_SUPPLIED: 'VIEW',
  PAUSE_ENDED: 'VIEW',
  RESOLVED: 'VIEW',
  CONFIRMED: 'VIEW',
  DISPUTED: 'VIEW',
  CLOSED: 'VIEW',
  URGED: 'VIEW',
  OVERDUE: 'VIEW',
  CALENDAR_CORRECTED: 'VIEW',
  UNREACHED: 'VIEW',
  REACHED: 'VIEW',
  OVERDUE_WITHDRAWN: 'VIEW',
  CHILD_OPENED: 'VIEW',
  CHILD_ENDED: 'VIEW',
  REMINDED: 'VIEW_REMINDER_EVENT',
  RATED: 'VIEW_RATING_EVENT',
  DISCIPLINE_TRIGGERED: 'VIEW_DISCIPLINE_EVENT',
  DISCIPLINE_WITHDRAWN: 'VIEW_DISCIPLINE_EVENT',
}

/** How the line of an event begins; a new round says so itself. */
export const EVENT_BEGINS: Readonly<Record<string, string>> = {
  FILED: '提交诉求',
  IMPORTED: '历史导入',
  ACCEPTED: '受理',
  NOT_ACCEPTED: '不予受理',
  GRADED: '定级',
  DISPATCHED: '派单',
  SIGNED: '签收',
  PROGRESS_ADDED: '办理进展',
  INFORMATION_REQUESTED: '告知补正',
  INFORMATION_SUPPLIED: '已补充材料',
  PAUSE_ENDED: '补正时限已到，恢复计时',
  RESOLVED: '答复',
  CONFIRMED: '确认已解决',
  DISPUTED: '反馈未解决',
  CLOSED: '结束',
  RATED: '已评价',
  URGED: '催办',
  REMINDED: '时限过半提醒',
  OVERDUE: '超过期限',
  DISCIPLINE_TRIGGERED: '纪检跟踪',
  OVERDUE_WITHDRAWN: '放假安排更新后没有超期，超期记录撤销',
  DISCIPLINE_WITHDRAWN: '纪检跟踪撤销',
  CALENDAR_CORRECTED: '放假安排更新，期限重新计算',
  UNREACHED: '通知没有送达',
  REACHED: '已电话告知申请人',
  CHILD_OPENED: '督办：要求办理单位限时说明',
  CHILD_ENDED: '督办办结',
}

/**
 * `VIEW`: all who may view read the same. `BY_SIDE`: the requester's side is spoken to, staff are spoken to of him.
 * `PERSONAL`: differs by what a person may know or do. A permission: withheld as null, a list as empty, without it.
 * `PARENT`: shown whole with the field it hangs on. `PAGE`, `BOARD`, `OWN`, `PUBLIC`, `ORDER` as the operations they come
 * from.
 */
export type FieldRule =
  | 'BY_SIDE'
  | 'PERSONAL'
  | 'PARENT'
  | 'PAGE'
  | 'BOARD'
  | 'OWN'
  | 'PUBLIC'
  | 'ORDER'
  | 'ADMINISTRATION'
  | Permission

export const FIELDS: Readonly<Record<string, FieldRule>> = {
  'ServiceRequest.id': 'VIEW',
  'ServiceRequest.number': 'VIEW',
  'ServiceRequest.title': 'VIEW',
  'ServiceRequest.description': 'VIEW',
  'ServiceRequest.stage': 'VIEW',
  'ServiceRequest.statusWord': 'BY_SIDE',
  'ServiceRequest.conditions': 'VIEW',
  'ServiceRequest.round': 'VIEW',
  'ServiceRequest.version': 'PERSONAL',
  'ServiceRequest.headline': 'BY_SIDE',
  'ServiceRequest.lamp': 'BY_SIDE',
  'ServiceRequest.intakeReasons': 'VIEW',
  'ServiceRequest.channel': 'VIEW',
  'ServiceRequest.windowName': 'VIEW',
  'ServiceRequest.submittedAt': 'VIEW',
  'ServiceRequest.dueAt': 'VIEW',
  'ServiceRequest.dueWords': 'VIEW',
  'ServiceRequest.provisional': 'VIEW',
  'ServiceRequest.dueRows': 'VIEW',
  'ServiceRequest.tier': 'VIEW',
  'ServiceRequest.urgency': 'VIEW',
  'ServiceRequest.category': 'VIEW',
  'ServiceRequest.cause': 'VIEW',
  'ServiceRequest.leadUnit': 'VIEW',
  'ServiceRequest.handlerName': 'VIEW',
  'ServiceRequest.journey': 'BY_SIDE',
  'ServiceRequest.answer': 'VIEW',
  'ServiceRequest.informationAsked': 'VIEW',
  'ServiceRequest.history': 'PERSONAL',
  'ServiceRequest.attachments': 'VIEW_ATTACHMENTS',
  'ServiceRequest.contact': 'VIEW_CONTACT',
  'ServiceRequest.requesterName': 'VIEW_REQUESTER_NAME',
  'ServiceRequest.lookupCode': 'VIEW_LOOKUP_CODE',
  'ServiceRequest.actions': 'PERSONAL',
  'DueRow.kind': 'PARENT',
  'DueRow.text': 'PARENT',
  'JourneyStep.name': 'PARENT',
  'JourneyStep.state': 'PARENT',
  'JourneyStep.at': 'PARENT',
  'JourneyStep.badge': 'PARENT',
  'Answer.resolution': 'PARENT',
  'Answer.text': 'PARENT',
  'Answer.at': 'PARENT',
  'Answer.round': 'PARENT',
  'HistoryEntry.id': 'PARENT',
  'HistoryEntry.at': 'PARENT',
  'HistoryEntry.round': 'PARENT',
  'HistoryEntry.what': 'PARENT',
  'HistoryEntry.who': 'PARENT',
  'HistoryEntry.text': 'PARENT',
  'Attachment.id': 'PARENT',
  'Attachment.name': 'PARENT',
  'Attachment.mime': 'PARENT',
  'Attachment.bytes': 'PARENT',
  'Attachment.url': 'PARENT',
  'Contact.name': 'PARENT',
  'Contact.phone': 'PARENT',
  'Lamp.colour': 'PARENT',
  'Lamp.word': 'PARENT',
  'Lamp.remaining': 'PARENT',
  'Unit.id': 'PARENT',
  'Unit.name': 'PARENT',
  'Unit.phone': 'PARENT',
  'RequestPage.tab': 'PAGE',
  'RequestPage.items': 'PAGE',
  'RequestPage.endCursor': 'PAGE',
  'RequestPage.total': 'PAGE',
  'RequestPage.totalIsMore': 'PAGE',
  'RequestPage.incomplete': 'PAGE',
  'Home.waitingForMe': 'PAGE',
  'Home.open': 'PAGE',
  'Home.openTotal': 'PAGE',
  'Home.hall': 'PUBLIC',
  'ActionDone.request': 'PERSONAL',
  'ContactRevealed.contact': 'VIEW_CONTACT',
  'Filed.request': 'OWN',
  'Filed.firstStep': 'OWN',
  'Filed.informedBy': 'OWN',
  'PublicProgress.number': 'PUBLIC',
  'PublicProgress.title': 'PUBLIC',
  'PublicProgress.statusWord': 'BY_SIDE',
  'PublicProgress.headline': 'BY_SIDE',
  'PublicProgress.lamp': 'BY_SIDE',
  'PublicProgress.dueAt': 'PUBLIC',
  'PublicProgress.dueWords': 'PUBLIC',
  'PublicProgress.dueRows': 'PUBLIC',
  'PublicProgress.journey': 'BY_SIDE',
  'PublicProgress.leadUnitName': 'PUBLIC',
  'Hall.id': 'PUBLIC',
  'Hall.name': 'PUBLIC',
  'Hall.address': 'PUBLIC',
  'Hall.phone': 'PUBLIC',
  'Hall.open': 'PUBLIC',
  'Hall.hours': 'PUBLIC',
  'Window.id': 'PUBLIC',
  'Window.name': 'PUBLIC',
  'Window.hall': 'PUBLIC',
  'Window.services': 'PUBLIC',
  'ScanLanding.window': 'PUBLIC',
  'ScanLanding.code': 'PUBLIC',
  'DemoPerson.key': 'PUBLIC',
  'DemoPerson.name': 'PUBLIC',
  'DemoPerson.title': 'PUBLIC',
  'DemoPerson.staff': 'PUBLIC',
  'PhoneCodeSent.validSeconds': 'PUBLIC',
  'PhoneCodeSent.retryAfterSeconds': 'PUBLIC',
  'Refusal.code': 'PUBLIC',
  'Refusal.message': 'PUBLIC',
  'Refusal.next': 'PUBLIC',
  'Refusal.step': 'PUBLIC',
  'Refusal.field': 'PUBLIC',
  'Viewer.id': 'OWN',
  'Viewer.name': 'OWN',
  'Viewer.roles': 'OWN',
  'Viewer.unit': 'OWN',
  'Viewer.enterprises': 'OWN',
  'Viewer.maskedPhone': 'OWN',
  'Viewer.home': 'OWN',
  'Viewer.mayOpenQueue': 'OWN',
  'Viewer.mayOpenBoard': 'OWN',
  'Viewer.mayOpenAdministration': 'OWN',
  'Viewer.choosesCentre': 'OWN',
  'Viewer.unreadMessages': 'OWN',
  'Enterprise.id': 'OWN',
  'Enterprise.name': 'OWN',
  'Enterprise.creditCode': 'OWN',
  'Enterprise.verified': 'OWN',
  'SecondFactorAsked.ticket': 'OWN',
  'SecondFactorAsked.enrol': 'OWN',
  'SecondFactorBegun.key': 'OWN',
  'SecondFactorBegun.uri': 'OWN',
  'SecondFactorBegun.image': 'OWN',
  'SignedIn.token': 'OWN',
  'SignedIn.viewer': 'OWN',
  'MessagePage.items': 'OWN',
  'MessagePage.endCursor': 'OWN',
  'MessagePage.unread': 'OWN',
  'Message.id': 'OWN',
  'Message.title': 'OWN',
  'Message.text': 'OWN',
  'Message.at': 'OWN',
  'Message.read': 'OWN',
  'Message.requestId': 'OWN',
  'Message.page': 'OWN',
  'Message.alsoSent': 'OWN',
  'SubscriptionTemplate.id': 'OWN',
  'SubscriptionTemplate.title': 'OWN',
  'Board.month': 'BOARD',
  'Board.live': 'BOARD',
  'Board.units': 'BOARD',
  'Board.centre': 'BOARD',
  'Board.centres': 'BOARD',
  'Centre.id': 'PUBLIC',
  'Centre.name': 'PUBLIC',
  'Centre.division': 'PUBLIC',
  'UnitSatisfaction.unit': 'BOARD',
  'UnitSatisfaction.n': 'BOARD',
  'UnitSatisfaction.rate': 'BOARD',
  'UnitSatisfaction.low': 'BOARD',
  'UnitSatisfaction.high': 'BOARD',
  'UnitSatisfaction.net': 'BOARD',
  'UnitSatisfaction.text': 'BOARD',
  'UnitSatisfaction.solvedRate': 'BOARD',
  'UnitSatisfaction.faces': 'BOARD',
  'UnitSatisfaction.reasons': 'BOARD',
  'ReasonCount.reason': 'BOARD',
  'ReasonCount.count': 'BOARD',
  'SupervisionOrder.id': 'ORDER',
  'SupervisionOrder.version': 'ORDER',
  'SupervisionOrder.stage': 'ORDER',
  'SupervisionOrder.statusWord': 'ORDER',
  'SupervisionOrder.headline': 'ORDER',
  'SupervisionOrder.lamp': 'ORDER',
  'SupervisionOrder.number': 'ORDER',
  'SupervisionOrder.title': 'ORDER',
  'SupervisionOrder.requestId': 'ORDER',
  'SupervisionOrder.unit': 'ORDER',
  'SupervisionOrder.byItself': 'ORDER',
  'SupervisionOrder.issuedAt': 'ORDER',
  'SupervisionOrder.replyDueAt': 'ORDER',
  'SupervisionOrder.replyDueWords': 'ORDER',
  'SupervisionOrder.text': 'ORDER',
  'SupervisionOrder.reply': 'ORDER',
  'SupervisionOrder.promisedDays': 'ORDER',
  'SupervisionOrder.history': 'ORDER',
  'SupervisionOrder.actions': 'ORDER',
  'SupervisionOrderPage.items': 'ORDER',
  'SupervisionOrderPage.endCursor': 'ORDER',
  'SupervisionOrderDone.thing': 'ORDER',
  'SetupStep.name': 'ADMINISTRATION',
  'SetupStep.text': 'ADMINISTRATION',
  'SetupStep.done': 'ADMINISTRATION',
  'SetupStep.missing': 'ADMINISTRATION',
  'AdminCentre.id': 'ADMINISTRATION',
  'AdminCentre.name': 'ADMINISTRATION',
  'AdminCentre.division': 'ADMINISTRATION',
  'AdminCentre.level': 'ADMINISTRATION',
  'AdminCentre.levelWord': 'ADMINISTRATION',
  'AdminCentre.desk': 'ADMINISTRATION',
  'AdminCentre.parent': 'ADMINISTRATION',
  'AdminCentre.duties': 'ADMINISTRATION',
  'AdminCentre.steps': 'ADMINISTRATION',
  'AdminCentre.units': 'ADMINISTRATION',
  'AdminCentre.halls': 'ADMINISTRATION',
  'AdminCentre.staff': 'ADMINISTRATION',
  'AdminCentre.changes': 'ADMINISTRATION',
  'AdminUnit.id': 'ADMINISTRATION',
  'AdminUnit.name': 'ADMINISTRATION',
  'AdminUnit.phone': 'ADMINISTRATION',
  'AdminUnit.leads': 'ADMINISTRATION',
  'AdminUnit.people': 'ADMINISTRATION',
  'AdminHall.id': 'ADMINISTRATION',
  'AdminHall.name': 'ADMINISTRATION',
  'AdminHall.address': 'ADMINISTRATION',
  'AdminHall.phone': 'ADMINISTRATION',
  'AdminHall.windows': 'ADMINISTRATION',
  'AdminWindow.id': 'ADMINISTRATION',
  'AdminWindow.name': 'ADMINISTRATION',
  'AdminWindow.services': 'ADMINISTRATION',
  'AdminWindow.revoked': 'ADMINISTRATION',
  'AdminWindow.poster': 'ADMINISTRATION',
  'AdminStaffList.people': 'ADMINISTRATION',
  'AdminStaffList.total': 'ADMINISTRATION',
  'AdminPerson.id': 'ADMINISTRATION',
  'AdminPerson.name': 'ADMINISTRATION',
  'AdminPerson.title': 'ADMINISTRATION',
  'AdminPerson.maskedPhone': 'ADMINISTRATION',
  'AdminPerson.dingtalk': 'ADMINISTRATION',
  'AdminPerson.posts': 'ADMINISTRATION',
  'AdminPerson.door': 'ADMINISTRATION',
  'AdminPost.role': 'ADMINISTRATION',
  'AdminPost.word': 'ADMINISTRATION',
  'AdminPost.unit': 'ADMINISTRATION',
  'AdminChangeList.items': 'ADMINISTRATION',
  'AdminChangeList.endCursor': 'ADMINISTRATION',
  'AdminChange.id': 'ADMINISTRATION',
  'AdminChange.at': 'ADMINISTRATION',
  'AdminChange.what': 'ADMINISTRATION',
  'AdminChange.of': 'ADMINISTRATION',
  'AdminChange.by': 'ADMINISTRATION',
  'AdminChange.why': 'ADMINISTRATION',
  'Choice.value': 'ADMINISTRATION',
  'Choice.text': 'ADMINISTRATION',
  'AdminChoices.roles': 'ADMINISTRATION',
  'AdminChoices.levels': 'ADMINISTRATION',
  'AdminCentre.accesses': 'ADMINISTRATION',
  'AdminAccessList.items': 'ADMINISTRATION',
  'AdminAccessList.endCursor': 'ADMINISTRATION',
  'AdminAccess.id': 'ADMINISTRATION',
  'AdminAccess.at': 'ADMINISTRATION',
  'AdminAccess.what': 'ADMINISTRATION',
  'AdminAccess.by': 'ADMINISTRATION',
  'AdminAccess.address': 'ADMINISTRATION',
  'AdminDone.id': 'ADMINISTRATION',
  'AdminDone.message': 'ADMINISTRATION',
  'AdminDone.handedCode': 'ADMINISTRATION',
  'AdminFault.message': 'ADMINISTRATION',
  'AdminFault.field': 'ADMINISTRATION',
}

/**
 * Routes beside GraphQL by the beginning of their path. `PUBLIC` holds nothing of a person; `LINK` opens with a signed
 * link; `SIGNED_IN` needs a session; `DEMO` exists in the demonstration alone.
 */
export const ROUTES: Readonly<Record<string, 'PUBLIC' | 'LINK' | 'SIGNED_IN' | 'DEMO' | 'GRAPHQL'>> = {
  '/metrics': 'PUBLIC',
  '/healthz': 'PUBLIC',
  '/readyz': 'PUBLIC',
  '/graphql': 'GRAPHQL',
  'POST /attachments': 'SIGNED_IN',
  'GET /attachments/:id': 'LINK',
  '/s/*': 'PUBLIC',
  '/n/:short': 'PUBLIC',
  '/halls/windows/:id/poster': 'DEMO',
  '/sim': 'DEMO',
}
