/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What this person may do to the thing now. */
export type Action =
  | 'ACCEPT'
  | 'ADD_PROGRESS'
  | 'ASSIGN'
  | 'CLOSE_SUPERVISION'
  | 'CONFIRM'
  | 'DECLINE'
  | 'DISPATCH'
  | 'DISPUTE'
  | 'ORDER_SUPERVISION'
  | 'RATE'
  | 'REACH'
  | 'REGRADE'
  | 'REPLY_SUPERVISION'
  | 'REQUEST_INFORMATION'
  | 'RESOLVE'
  | 'SIGN'
  | 'SUPPLEMENT'
  | 'URGE'
  | 'WITHDRAW';

export type AdminCommand =
  | 'CENTRE_ADD'
  | 'CENTRE_CHANGE'
  | 'DEPUTY_ADD'
  | 'DEPUTY_END'
  | 'HALL_ADD'
  | 'HALL_CHANGE'
  | 'NOTICE_RESEND'
  | 'POST_ADD'
  | 'POST_END'
  | 'POST_MOVE'
  | 'STAFF_ADD'
  | 'STAFF_CHANGE'
  | 'STAFF_CODE'
  | 'STAFF_END'
  | 'STAFF_SIGNOUT'
  | 'UNIT_ADD'
  | 'UNIT_CHANGE'
  | 'WINDOW_ADD'
  | 'WINDOW_CHANGE'
  | 'WINDOW_RENEW'
  | 'WINDOW_REVOKE';

/** What administrators see to: places, people, and what was changed by whom. */
export type AdminDuty =
  | 'CHANGES'
  | 'PEOPLE'
  | 'PLACES';

/** What is said with a command; each reads what it needs. What is left out stays as it is, what is empty is taken away. */
export type AdminInput = {
  address?: string | null | undefined;
  /** Code of the division whose centre it is about. */
  centre?: string | null | undefined;
  /** For how many days the code of before is taken as well. */
  days?: string | null | undefined;
  /** Somebody of the staff who stands in for another, named as `person` is. */
  deputy?: string | null | undefined;
  /** How the desk is called in histories and messages. */
  desk?: string | null | undefined;
  /** User id in DingTalk. */
  dingtalk?: string | null | undefined;
  /** Six digits, GB/T 2260. */
  division?: string | null | undefined;
  /** The first day, such as 2026-12-01. */
  from?: string | null | undefined;
  /** A hall of the centre, by id or name. */
  hall?: string | null | undefined;
  /** Whether a unit may be handed requests. */
  leads?: boolean | null | undefined;
  level?: string | null | undefined;
  name?: string | null | undefined;
  /** A notice that did not arrive, by its number. */
  notice?: string | null | undefined;
  /** Somebody of the staff: by id, user id in DingTalk or telephone. */
  person?: string | null | undefined;
  phone?: string | null | undefined;
  /** An office, by its name or its word. */
  role?: string | null | undefined;
  /** What a window does, a line each. */
  services?: string | null | undefined;
  /** Who takes over what somebody carries who goes or moves. */
  successor?: string | null | undefined;
  title?: string | null | undefined;
  /** The unit to which somebody moves. */
  to?: string | null | undefined;
  /** The division above, by its code; empty for none. */
  under?: string | null | undefined;
  /** A unit of the centre, by id or name. */
  unit?: string | null | undefined;
  /** The last day, which counts. */
  until?: string | null | undefined;
  /** A window, by id. */
  window?: string | null | undefined;
};

export type Category =
  | 'CONSTRUCTION'
  | 'CROSS_DEPARTMENT'
  | 'ENVIRONMENT'
  | 'FINANCING'
  | 'FIRE_SAFETY'
  | 'LAND_PLANNING'
  | 'MARKET_ACCESS'
  | 'OTHER'
  | 'POLICY_PAYOUT'
  | 'SOCIAL_SECURITY'
  | 'TAX'
  | 'UTILITIES';

export type Cause =
  | 'LAW_NOT_SPECIFIC'
  | 'LEGACY'
  | 'MULTI_LEVEL_COORDINATION'
  | 'NEW_BUSINESS'
  | 'OTHER'
  | 'POLICY_OVERLAP'
  | 'UNCLEAR_COMPETENCE'
  | 'UNUSUAL_COMPLEX';

/** Where a division stands in the tree. */
export type CentreLevel =
  | 'CITY'
  | 'COUNTY'
  | 'PROVINCE'
  | 'TOWN'
  | 'ZONE';

export type Channel =
  | 'COUNTER'
  | 'DINGTALK'
  | 'H5'
  | 'IMPORT'
  | 'WECHAT'
  | 'WINDOW_CODE';

/** How well something is: NOTE works, with less than there could be or not for long; BAD has to be mended. */
export type CheckLevel =
  | 'BAD'
  | 'GOOD'
  | 'NOTE';

/** Derived from the history, strongest first. */
export type Condition =
  | 'AWAITING_INFORMATION'
  | 'OVERDUE'
  | 'REDISPATCHED'
  | 'URGED';

export type DeclineReason =
  | 'IN_LEGAL_PROCEDURE'
  | 'OTHER_BY_LAW'
  | 'OTHER_DIVISION'
  | 'PETITION'
  | 'REPEATED'
  | 'SECRET_OR_PRIVATE'
  | 'UNLAWFUL_OR_EMPTY';

export type DisputedPart =
  | 'FACTS_DIFFER'
  | 'NOT_SOLVED'
  | 'NO_BASIS'
  | 'PARTLY_SOLVED';

export type DueRowKind =
  | 'ACCEPTED'
  | 'COUNTED'
  | 'EXTENDED'
  | 'NOT_COUNTED'
  | 'PAUSED'
  | 'RULE';

export type EnterpriseInput = {
  creditCode: string;
  name: string;
};

export type FileRequestInput = {
  attachmentIds?: Array<string> | null | undefined;
  /** Where the matter is to be done; a window's code says so itself. Left out by clients of before there were several. */
  centreId?: string | null | undefined;
  contactName: string;
  contactPhone: string;
  description: string;
  /** Binds and files for an enterprise not bound yet. */
  enterprise?: EnterpriseInput | null | undefined;
  /** An enterprise already bound to this person. */
  enterpriseId?: string | null | undefined;
  intakeReasons: Array<IntakeReason>;
  /** Made when the form opens; the same key files once, however often it is sent. */
  key: string;
  /** Which notice about personal data was shown. */
  noticeVersion: string;
  /** The hall's code, when the form was opened from one. */
  windowCode?: string | null | undefined;
};

export type GradingInput = {
  category: Category;
  cause: Cause;
  tier: Tier;
  urgency: Urgency;
};

/** The first page of a person. */
export type HomePlace =
  | 'ADMINISTRATION'
  | 'BOARD'
  | 'QUEUE'
  | 'REQUESTER';

export type IntakeReason =
  | 'ONLINE_HARD'
  | 'SPECIAL_GROUP'
  | 'STUCK';

export type JourneyState =
  | 'AHEAD'
  | 'CURRENT'
  | 'DONE';

/** Shape, word and colour of a deadline. */
export type LampColour =
  | 'AMBER'
  | 'GREEN'
  | 'NONE'
  | 'PAUSED'
  | 'RED';

/** What a refusal asks for next. */
export type NextStep =
  /** The unit, or the hall whose number the first page shows. */
  | 'CALL'
  /** Something in the form, which stays as it is. */
  | 'EDIT'
  | 'FILE'
  /** To read the thing anew. */
  | 'LATEST'
  | 'LOOK_UP'
  | 'REQUESTS'
  | 'RETRY'
  | 'SIGN_IN';

/** What every action carries: which request, seen at which version, and a key that makes a repeat harmless. */
export type On = {
  id: string;
  key: string;
  version: number;
};

export type OrderStage =
  | 'CLOSED'
  | 'ISSUED'
  | 'REPLIED';

/** The staff's lists. */
export type QueueTab =
  | 'ENDED'
  /** What needs this person now. */
  | 'NOW'
  /** Being handled by others or by the unit. */
  | 'OPEN';

export type RatingInput = {
  /** 1 (非常不满意) to 5 (非常满意). */
  face: number;
  reasons?: Array<RatingReason> | null | undefined;
  solved: Solved;
  text?: string | null | undefined;
};

export type RatingReason =
  | 'ATTITUDE'
  | 'NOT_SOLVED'
  | 'NO_BASIS'
  | 'OTHER'
  | 'REPEATED_MATERIALS'
  | 'SHIRKING'
  | 'SLOW'
  | 'UNPROFESSIONAL';

/** The closed list of expected refusals. */
export type RefusalCode =
  | 'ALREADY_RATED'
  | 'ATTACHMENT_KIND'
  | 'ATTACHMENT_QUOTA'
  | 'ATTACHMENT_TOO_LARGE'
  | 'ATTACHMENT_UNKNOWN'
  | 'AWAITING_INFORMATION'
  | 'BASIS_REQUIRED'
  | 'BUSY'
  | 'CENTRE_REQUIRED'
  | 'CENTRE_UNKNOWN'
  | 'CHOICE_REQUIRED'
  | 'COLLEAGUE_UNKNOWN'
  | 'CONTACT_NAME_REQUIRED'
  | 'COUNT_OUT_OF_RANGE'
  | 'CREDIT_CODE_CHECK'
  | 'DATABASE_AWAY'
  | 'DESCRIPTION_TOO_LONG'
  | 'DESCRIPTION_TOO_SHORT'
  | 'DISPUTE_CLOSED'
  | 'ENTERPRISE_NAME_REQUIRED'
  | 'FACE_REQUIRED'
  | 'FILED_TOO_MANY'
  | 'HANDED_CODE_WRONG'
  | 'INTAKE_REASON_REQUIRED'
  | 'KEY_REUSED'
  | 'NEED_INFO_USED'
  | 'NOTHING_ASKED'
  | 'NOT_FOUND'
  | 'NOT_YOUR_TURN'
  | 'PHONE_CODE_TOO_SOON'
  | 'PHONE_CODE_WRONG'
  | 'PHONE_INVALID'
  | 'PLATFORM_DOWN'
  | 'RATE_LIMITED'
  | 'RATING_CLOSED'
  | 'REASON_REQUIRED'
  | 'SCAN_UNKNOWN'
  | 'SEARCH_TOO_SHORT'
  | 'SECOND_FACTOR_WRONG'
  | 'SIGN_IN_FAILED'
  | 'SIGN_IN_REQUIRED'
  | 'SIGN_IN_TOO_LATE'
  | 'SOLVED_REQUIRED'
  | 'STAFF_NUMBER'
  | 'STALE'
  | 'STORAGE_FULL'
  | 'SUPERVISED'
  | 'TEXT_REQUIRED'
  | 'TEXT_TOO_LONG'
  | 'TOO_MANY_ATTACHMENTS'
  | 'TOO_MANY_ROUNDS'
  | 'UNIT_UNKNOWN'
  | 'UNIT_UNMANNED'
  | 'URGE_TOO_SOON';

/** The requester's lists. */
export type RequestTab =
  | 'ENDED'
  | 'OPEN'
  | 'WAITING_FOR_ME';

export type Resolution =
  | 'EXPLAINED_NOT_POSSIBLE'
  | 'NOT_COMPETENT_REFERRED'
  | 'PARTLY'
  | 'SOLVED'
  | 'UNRESOLVED_REASON';

/** Why a member of staff looks at the number. */
export type RevealReason =
  | 'CALL'
  | 'CHECK'
  | 'OTHER'
  | 'VISIT';

export type Role =
  | 'AUDIT_ADMIN'
  | 'CASE_OFFICER'
  | 'CENTRE_ADMIN'
  | 'CITIZEN'
  | 'COUNTER_CLERK'
  | 'DISCIPLINE'
  | 'ENTERPRISE_AGENT'
  | 'ENTERPRISE_OWNER'
  | 'LEADER'
  | 'LEGAL_REVIEWER'
  | 'SECURITY_ADMIN'
  | 'SMILE_TEAM'
  | 'SYSTEM_ADMIN'
  | 'UNIT_HANDLER'
  | 'UNIT_HEAD';

/** A step on the way from an empty installation to the first request. */
export type SetupStepName =
  | 'CENTRE'
  | 'FIRST_REQUEST'
  | 'PEOPLE'
  | 'UNITS'
  | 'WINDOWS';

export type Solved =
  | 'NO'
  | 'PARTLY'
  | 'YES';

export type Stage =
  | 'ACCEPTED'
  | 'CLOSED'
  | 'DISPATCHED'
  | 'IN_PROGRESS'
  | 'NOT_ACCEPTED'
  | 'RESOLVED'
  | 'SUBMITTED';

export type SubscriptionChoice = {
  accepted: boolean;
  templateId: string;
};

export type Tier =
  | 'COMPLEX'
  | 'MAJOR'
  | 'SIMPLE';

export type Urgency =
  | 'CRITICAL'
  | 'NORMAL'
  | 'URGENT';

export type DevicesQueryVariables = Exact<{ [key: string]: never; }>;


export type DevicesQuery = { viewer: { id: string } | null, devices: Array<{ id: string, text: string, signedInAt: number, seenAt: number | null, here: boolean }> };

export type EndDevicesMutationVariables = Exact<{
  id?: string | null | undefined;
}>;


export type EndDevicesMutation = { endDevices: number };

export type AdminCentresQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminCentresQuery = { administeredCentres: Array<{ id: string, name: string, division: string, levelWord: string, duties: Array<AdminDuty>, parent: { name: string } | null }> };

export type AdminCentreQueryVariables = Exact<{
  division: string;
  search?: string | null | undefined;
}>;


export type AdminCentreQuery = { administeredCentre: { id: string, name: string, division: string, level: CentreLevel, levelWord: string, desk: string, duties: Array<AdminDuty>, parent: { name: string, division: string } | null, steps: Array<{ name: SetupStepName, text: string, done: boolean, missing: string | null }>, units: Array<{ id: string, name: string, phone: string | null, leads: boolean, people: number }>, halls: Array<{ id: string, name: string, address: string, phone: string, windows: Array<{ id: string, name: string, services: Array<string>, revoked: boolean, poster: string | null }> }>, staff: { total: number, people: Array<{ id: string, name: string, title: string, maskedPhone: string | null, dingtalk: string | null, door: string, standsIn: Array<string>, posts: Array<{ role: Role, word: string, lends: boolean, unit: { id: string, name: string } | null }>, deputies: Array<{ role: Role, unitId: string | null, deputyId: string, from: string, text: string }> }> } } | null, adminChoices: { roles: Array<{ value: string, text: string }>, levels: Array<{ value: string, text: string }> }, administeredCentres: Array<{ name: string, division: string }> };

export type AdminPeopleQueryVariables = Exact<{
  division: string;
  search?: string | null | undefined;
}>;


export type AdminPeopleQuery = { administeredCentre: { staff: { total: number, people: Array<{ id: string, name: string, posts: Array<{ role: Role, word: string, unit: { id: string, name: string } | null }> }> } } | null };

export type AdminCarriesQueryVariables = Exact<{
  division: string;
  person: string;
}>;


export type AdminCarriesQuery = { administeredCentre: { carries: number } | null };

export type AdminChangesQueryVariables = Exact<{
  division: string;
  after?: string | null | undefined;
}>;


export type AdminChangesQuery = { administeredCentre: { changes: { endCursor: string | null, items: Array<{ id: string, at: number, what: string, of: string, by: string, why: string | null }> } } | null };

export type AdminAccessesQueryVariables = Exact<{
  division: string;
  after?: string | null | undefined;
}>;


export type AdminAccessesQuery = { administeredCentre: { accesses: { endCursor: string | null, items: Array<{ id: string, at: number, what: string, by: string, address: string }> } } | null };

export type AdministerMutationVariables = Exact<{
  command: AdminCommand;
  input: AdminInput;
  why?: string | null | undefined;
  key: string;
}>;


export type AdministerMutation = { administer:
    | { __typename: 'AdminDone', id: string, message: string, handedCode: string | null }
    | { __typename: 'AdminFault', message: string, field: string | null }
   };

export type OperationsQueryVariables = Exact<{ [key: string]: never; }>;


export type OperationsQuery = { operations: { at: number, countedSince: number, failedTotal: number, dry: boolean, checks: Array<{ name: string, title: string, level: CheckLevel, text: string, next: string | null }>, channels: Array<{ channel: string, word: string, open: boolean, sent: number, delivered: number | null, failed: number, waiting: number, oldestAt: number | null }>, failed: Array<{ id: string, at: number, word: string, why: string, number: string, title: string, to: string }>, held: Array<{ id: string, at: number, word: string, why: string, number: string, title: string, to: string }> } | null };

export type UnsentFragment = { id: string, at: number, word: string, why: string, number: string, title: string, to: string };

export type RefusalPartsFragment = { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null };

export type ViewerPartsFragment = { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> };

export type LampPartsFragment = { colour: LampColour, word: string, remaining: string | null };

export type CardPartsFragment = { id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, leadUnit: { id: string, name: string } | null };

export type DetailPartsFragment = { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } };

export type FileRequestMutationVariables = Exact<{
  input: FileRequestInput;
}>;


export type FileRequestMutation = { fileRequest:
    | { __typename: 'Filed', firstStep: string, informedBy: Array<string>, request: { id: string, number: string, title: string, lookupCode: string | null, submittedAt: number } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type CentresQueryVariables = Exact<{ [key: string]: never; }>;


export type CentresQuery = { centres: Array<{ id: string, name: string, division: string }> };

export type FilingFormQueryVariables = Exact<{ [key: string]: never; }>;


export type FilingFormQuery = { viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } | null, subscriptionTemplates: Array<{ id: string, title: string }> };

export type RecordSubscriptionChoicesMutationVariables = Exact<{
  choices: Array<SubscriptionChoice> | SubscriptionChoice;
}>;


export type RecordSubscriptionChoicesMutation = { recordSubscriptionChoices: boolean };

export type LookUpRequestQueryVariables = Exact<{
  number: string;
  code: string;
}>;


export type LookUpRequestQuery = { lookUpRequest:
    | { __typename: 'PublicProgress', number: string, title: string, statusWord: string, headline: string, dueAt: number | null, dueWords: string | null, leadUnitName: string | null, lamp: { colour: LampColour, word: string, remaining: string | null }, dueRows: Array<{ kind: DueRowKind, text: string }>, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }> }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type MyRequestQueryVariables = Exact<{
  id: string;
}>;


export type MyRequestQuery = { viewer: { id: string, unreadMessages: number } | null, request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } | null };

type RequesterServiceRequestParts_ActionDone_Fragment = { __typename: 'ActionDone', request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } };

type RequesterServiceRequestParts_Refusal_Fragment = { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null };

export type RequesterServiceRequestPartsFragment =
  | RequesterServiceRequestParts_ActionDone_Fragment
  | RequesterServiceRequestParts_Refusal_Fragment
;

export type RequestToAnswerQueryVariables = Exact<{
  id: string;
}>;


export type RequestToAnswerQuery = { request: { id: string, number: string, title: string, version: number, statusWord: string, round: number, informationAsked: string | null, actions: Array<Action>, leadUnit: { id: string, name: string } | null } | null };

export type ColleaguesQueryVariables = Exact<{
  of: string;
}>;


export type ColleaguesQuery = { colleagues: Array<{ id: string | null, name: string, load: string }> };

export type UnitsQueryVariables = Exact<{
  of?: string | null | undefined;
}>;


export type UnitsQuery = { units: Array<{ id: string, name: string }> };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } | null, home: { openTotal: number, waitingForMe: Array<{ id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, leadUnit: { id: string, name: string } | null }>, open: Array<{ id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, leadUnit: { id: string, name: string } | null }>, hall: { id: string, name: string, address: string, phone: string, open: boolean, hours: string } | null } };

export type MessagesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MessagesQuery = { viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } | null, messages: { endCursor: string | null, unread: number, items: Array<{ id: string, title: string, text: string, at: number, read: boolean, page: string | null, alsoSent: string | null }> } };

export type MarkMessagesReadMutationVariables = Exact<{
  ids?: Array<string> | string | null | undefined;
}>;


export type MarkMessagesReadMutation = { markMessagesRead: number };

export type MyRequestsQueryVariables = Exact<{
  tab?: RequestTab | null | undefined;
  after?: string | null | undefined;
}>;


export type MyRequestsQuery = { viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } | null, requests: { tab: RequestTab | null, endCursor: string | null, total: number, totalIsMore: boolean, items: Array<{ id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, leadUnit: { id: string, name: string } | null }> }, waiting: { total: number, totalIsMore: boolean }, open: { total: number, totalIsMore: boolean }, ended: { total: number, totalIsMore: boolean } };

export type ScanLandingQueryVariables = Exact<{
  code: string;
}>;


export type ScanLandingQuery = { scanLanding:
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
    | { __typename: 'ScanLanding', windowCode: string, window: { id: string, name: string, services: Array<string>, hall: { id: string, name: string, address: string, phone: string, open: boolean, hours: string } } }
   };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } | null };

export type DemoPeopleQueryVariables = Exact<{ [key: string]: never; }>;


export type DemoPeopleQuery = { demoPeople: Array<{ key: string, name: string, title: string, staff: boolean }> };

export type SignedInPartsFragment = { __typename: 'SignedIn', token: string, viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } };

export type SignInWithWeChatMutationVariables = Exact<{
  code: string;
}>;


export type SignInWithWeChatMutation = { signInWithWeChat:
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
    | { __typename: 'SignedIn', token: string, viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } }
   };

export type SignInWithDingTalkMutationVariables = Exact<{
  code: string;
}>;


export type SignInWithDingTalkMutation = { signInWithDingTalk:
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
    | { __typename: 'SignedIn', token: string, viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } }
   };

export type SendPhoneCodeMutationVariables = Exact<{
  phone: string;
}>;


export type SendPhoneCodeMutation = { sendPhoneCode:
    | { __typename: 'PhoneCodeSent', validSeconds: number, retryAfterSeconds: number }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type SignInWithPhoneMutationVariables = Exact<{
  phone: string;
  code: string;
}>;


export type SignInWithPhoneMutation = { signInWithPhone:
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
    | { __typename: 'SecondFactorAsked', ticket: string, enrol: boolean }
    | { __typename: 'SignedIn', token: string, viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } }
   };

export type BeginSecondFactorMutationVariables = Exact<{
  ticket: string;
  code: string;
}>;


export type BeginSecondFactorMutation = { beginSecondFactor:
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
    | { __typename: 'SecondFactorBegun', key: string, uri: string, image: string }
   };

export type SignInWithSecondFactorMutationVariables = Exact<{
  ticket: string;
  code: string;
}>;


export type SignInWithSecondFactorMutation = { signInWithSecondFactor:
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
    | { __typename: 'SignedIn', token: string, viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } }
   };

export type SignInAsDemoPersonMutationVariables = Exact<{
  key: string;
}>;


export type SignInAsDemoPersonMutation = { signInAsDemoPerson:
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
    | { __typename: 'SignedIn', token: string, viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } }
   };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: boolean };

export type BoardQueryVariables = Exact<{
  month?: string | null | undefined;
  centre?: string | null | undefined;
}>;


export type BoardQuery = { board: { month: string, live: boolean, centre: { id: string, name: string }, centres: Array<{ id: string, name: string }>, units: Array<{ n: number, rate: number | null, low: number | null, high: number | null, net: number | null, text: string, solvedRate: number | null, faces: Array<number> | null, unit: { id: string, name: string }, reasons: Array<{ reason: RatingReason, count: number }> }> } | null };

export type QueueQueryVariables = Exact<{
  tab: QueueTab;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type QueueQuery = { queue: { endCursor: string | null, total: number, totalIsMore: boolean, incomplete: boolean, items: Array<{ id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, version: number, provisional: boolean, urgency: Urgency, requesterName: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, leadUnit: { id: string, name: string } | null }> }, viewer: { id: string, mayOpenQueue: boolean, mayOpenUnit: boolean, mayOpenBoard: boolean } | null };

export type StaffRequestQueryVariables = Exact<{
  id: string;
}>;


export type StaffRequestQuery = { request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } | null };

export type RevealContactMutationVariables = Exact<{
  id: string;
  reason: RevealReason;
}>;


export type RevealContactMutation = { revealContact:
    | { __typename: 'ContactRevealed', contact: { name: string, phone: string } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

type StaffServiceRequestParts_ActionDone_Fragment = { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } };

type StaffServiceRequestParts_Refusal_Fragment = { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null };

export type StaffServiceRequestPartsFragment =
  | StaffServiceRequestParts_ActionDone_Fragment
  | StaffServiceRequestParts_Refusal_Fragment
;

export type UnitLoadsQueryVariables = Exact<{ [key: string]: never; }>;


export type UnitLoadsQuery = { unitLoads: Array<{ ofHead: number, unit: { id: string, name: string }, colleagues: Array<{ id: string | null, name: string, title: string, open: number, load: string, here: boolean }> }>, viewer: { id: string, mayOpenUnit: boolean } | null };

export type CarriedQueryVariables = Exact<{
  unit: string;
  by?: string | null | undefined;
}>;


export type CarriedQuery = { carried: Array<{ id: string, title: string, number: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, lamp: { colour: LampColour, word: string, remaining: string | null } }> };

export type HandOverMutationVariables = Exact<{
  unit: string;
  from?: string | null | undefined;
  to: string;
}>;


export type HandOverMutation = { handOver:
    | { __typename: 'HandedOver', count: number, message: string }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type SupervisionOrderQueryVariables = Exact<{
  id: string;
}>;


export type SupervisionOrderQuery = { supervisionOrder: { id: string, version: number, stage: OrderStage, statusWord: string, headline: string, number: string, title: string, requestId: string, byItself: boolean, issuedAt: number, replyDueWords: string, text: string | null, reply: string | null, promisedDays: number | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, unit: { id: string, name: string } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }> } | null };

export type OrderPartsFragment = { id: string, version: number, stage: OrderStage, statusWord: string, headline: string, number: string, title: string, requestId: string, byItself: boolean, issuedAt: number, replyDueWords: string, text: string | null, reply: string | null, promisedDays: number | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, unit: { id: string, name: string } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }> };

type StaffSupervisionOrderParts_Refusal_Fragment = { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null };

type StaffSupervisionOrderParts_SupervisionOrderDone_Fragment = { __typename: 'SupervisionOrderDone', thing: { id: string, version: number, stage: OrderStage, statusWord: string, headline: string, number: string, title: string, requestId: string, byItself: boolean, issuedAt: number, replyDueWords: string, text: string | null, reply: string | null, promisedDays: number | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, unit: { id: string, name: string } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }> } };

export type StaffSupervisionOrderPartsFragment =
  | StaffSupervisionOrderParts_Refusal_Fragment
  | StaffSupervisionOrderParts_SupervisionOrderDone_Fragment
;

export type SupervisionOrdersQueryVariables = Exact<{
  stage: OrderStage;
  after?: string | null | undefined;
}>;


export type SupervisionOrdersQuery = { supervisionOrders: { endCursor: string | null, items: Array<{ id: string, stage: OrderStage, statusWord: string, headline: string, number: string, title: string, byItself: boolean, lamp: { colour: LampColour, word: string, remaining: string | null } }> } | null };

export type AcceptRequestMutationVariables = Exact<{
  on: On;
}>;


export type AcceptRequestMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type DeclineRequestMutationVariables = Exact<{
  on: On;
  reason: DeclineReason;
  text: string;
}>;


export type DeclineRequestMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type DispatchRequestMutationVariables = Exact<{
  on: On;
  grading: GradingInput;
  leadUnitId: string;
  text?: string | null | undefined;
}>;


export type DispatchRequestMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type RegradeRequestMutationVariables = Exact<{
  on: On;
  grading: GradingInput;
}>;


export type RegradeRequestMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type RecordReachedMutationVariables = Exact<{
  on: On;
  text?: string | null | undefined;
}>;


export type RecordReachedMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type SignRequestMutationVariables = Exact<{
  on: On;
}>;


export type SignRequestMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type AssignRequestMutationVariables = Exact<{
  on: On;
  handlerId: string;
}>;


export type AssignRequestMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type AddProgressMutationVariables = Exact<{
  on: On;
  text: string;
}>;


export type AddProgressMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type RequestInformationMutationVariables = Exact<{
  on: On;
  text: string;
}>;


export type RequestInformationMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type ResolveRequestMutationVariables = Exact<{
  on: On;
  resolution: Resolution;
  text: string;
}>;


export type ResolveRequestMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type OrderSupervisionMutationVariables = Exact<{
  on: On;
  text?: string | null | undefined;
}>;


export type OrderSupervisionMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type ReplySupervisionMutationVariables = Exact<{
  on: On;
  text: string;
  days: number;
}>;


export type ReplySupervisionMutation = { result:
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
    | { __typename: 'SupervisionOrderDone', thing: { id: string, version: number, stage: OrderStage, statusWord: string, headline: string, number: string, title: string, requestId: string, byItself: boolean, issuedAt: number, replyDueWords: string, text: string | null, reply: string | null, promisedDays: number | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, unit: { id: string, name: string } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }> } }
   };

export type CloseSupervisionMutationVariables = Exact<{
  on: On;
}>;


export type CloseSupervisionMutation = { result:
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
    | { __typename: 'SupervisionOrderDone', thing: { id: string, version: number, stage: OrderStage, statusWord: string, headline: string, number: string, title: string, requestId: string, byItself: boolean, issuedAt: number, replyDueWords: string, text: string | null, reply: string | null, promisedDays: number | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, unit: { id: string, name: string } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }> } }
   };

export type SupplementRequestMutationVariables = Exact<{
  on: On;
  text: string;
  attachmentIds?: Array<string> | string | null | undefined;
}>;


export type SupplementRequestMutation = { result:
    | { __typename: 'ActionDone', request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type ConfirmRequestMutationVariables = Exact<{
  on: On;
}>;


export type ConfirmRequestMutation = { result:
    | { __typename: 'ActionDone', request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type DisputeRequestMutationVariables = Exact<{
  on: On;
  part: DisputedPart;
  text?: string | null | undefined;
}>;


export type DisputeRequestMutation = { result:
    | { __typename: 'ActionDone', request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type RateRequestMutationVariables = Exact<{
  on: On;
  rating: RatingInput;
}>;


export type RateRequestMutation = { result:
    | { __typename: 'ActionDone', request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type UrgeRequestMutationVariables = Exact<{
  on: On;
}>;


export type UrgeRequestMutation = { result:
    | { __typename: 'ActionDone', request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type WithdrawRequestMutationVariables = Exact<{
  on: On;
}>;


export type WithdrawRequestMutation = { result:
    | { __typename: 'ActionDone', request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

/** An operation as the client sends it: by the hash under which the server knows its text. */
export type TypedDocumentString<TResult, TVariables> = {
  readonly __meta__: { readonly hash: string }
  /** Carries the two types; never set. */
  readonly __apiType?: (variables: TVariables) => TResult
}

export const DevicesDocument: TypedDocumentString<DevicesQuery, DevicesQueryVariables> = { __meta__: { hash: 'sha256:adaebc9c1a02120f6a13fe7f4bc4ba0edf317a7952746db3a67d0f73bad5ccb7' } }
export const EndDevicesDocument: TypedDocumentString<EndDevicesMutation, EndDevicesMutationVariables> = { __meta__: { hash: 'sha256:927b5dbf20816f93cc86d498ff8b41707945fe1f900b9a521134766ae35e6439' } }
export const AdminCentresDocument: TypedDocumentString<AdminCentresQuery, AdminCentresQueryVariables> = { __meta__: { hash: 'sha256:b01cc7c453896da870eb1c7cc271a8182cadd0925be311fabd66fc87ba3ebbe0' } }
export const AdminCentreDocument: TypedDocumentString<AdminCentreQuery, AdminCentreQueryVariables> = { __meta__: { hash: 'sha256:abbeb709ecfd0894c1f3066d24e21195ea9cb3f96d19e2d86e845d1bda9f6ed2' } }
export const AdminPeopleDocument: TypedDocumentString<AdminPeopleQuery, AdminPeopleQueryVariables> = { __meta__: { hash: 'sha256:95761f3caa065f349f457d8d6c9ba19a9e217d8e66550c7dec3f62072489dd28' } }
export const AdminCarriesDocument: TypedDocumentString<AdminCarriesQuery, AdminCarriesQueryVariables> = { __meta__: { hash: 'sha256:f617184759e94bae43c41288056fc34dbc69aed36091474f70b2c56e001b4fe4' } }
export const AdminChangesDocument: TypedDocumentString<AdminChangesQuery, AdminChangesQueryVariables> = { __meta__: { hash: 'sha256:9156027156d796b044e2a59c79571981dfdf0ea52a94c4abedfcd68984ce4d5e' } }
export const AdminAccessesDocument: TypedDocumentString<AdminAccessesQuery, AdminAccessesQueryVariables> = { __meta__: { hash: 'sha256:c622cad0ecd3a3c4d12c14c88fe51564892bd37180abdb3a6e15de40de8b243e' } }
export const AdministerDocument: TypedDocumentString<AdministerMutation, AdministerMutationVariables> = { __meta__: { hash: 'sha256:5b835f3a73e5f0b9042d92b6e2e21d5eaf9ae5fc6488dd80119f4ee93080ad5b' } }
export const OperationsDocument: TypedDocumentString<OperationsQuery, OperationsQueryVariables> = { __meta__: { hash: 'sha256:71de5ef3f4e839531bdc43a232efc1cf00390ff2973c8559ea0ce7357ba77d95' } }
export const FileRequestDocument: TypedDocumentString<FileRequestMutation, FileRequestMutationVariables> = { __meta__: { hash: 'sha256:21f28ec81af828e517cceff22beef8b93cc0d35c7cc91f1aae36ede56018499a' } }
export const CentresDocument: TypedDocumentString<CentresQuery, CentresQueryVariables> = { __meta__: { hash: 'sha256:1bdbe57ab9dd94ec77edb0f31825761f43db5d4ab557efc3a87c1a37d3f41d4d' } }
export const FilingFormDocument: TypedDocumentString<FilingFormQuery, FilingFormQueryVariables> = { __meta__: { hash: 'sha256:1ac913d90bf56d2d338e9528019c569086a73808a148d3d8de29a8ab039fa4db' } }
export const RecordSubscriptionChoicesDocument: TypedDocumentString<RecordSubscriptionChoicesMutation, RecordSubscriptionChoicesMutationVariables> = { __meta__: { hash: 'sha256:c8afd53e41965ec9fb1c6ce2bae651adec5a9484ccdeee1f5ba9b19b9c3ba874' } }
export const LookUpRequestDocument: TypedDocumentString<LookUpRequestQuery, LookUpRequestQueryVariables> = { __meta__: { hash: 'sha256:2dc33ee9a72f14ae13a28144941de55d5e1a38e55e43a245c03b34cd150337d7' } }
export const MyRequestDocument: TypedDocumentString<MyRequestQuery, MyRequestQueryVariables> = { __meta__: { hash: 'sha256:9aa1695689073112d5a272b53179d39990a20784dddc97adbc8ea24ed5e5c019' } }
export const RequestToAnswerDocument: TypedDocumentString<RequestToAnswerQuery, RequestToAnswerQueryVariables> = { __meta__: { hash: 'sha256:c668fc559600664796e7826da54703bce5c4f79e8c90e67ca237a40d78a4aa3d' } }
export const ColleaguesDocument: TypedDocumentString<ColleaguesQuery, ColleaguesQueryVariables> = { __meta__: { hash: 'sha256:58eaf7aaa1ed32d4352456db9f22811a4572c2dba744374f72438794acc64930' } }
export const UnitsDocument: TypedDocumentString<UnitsQuery, UnitsQueryVariables> = { __meta__: { hash: 'sha256:2b9ab59d91452675cf00ee39043a9c76883a8df2945be68e686bd30d417dedca' } }
export const HomeDocument: TypedDocumentString<HomeQuery, HomeQueryVariables> = { __meta__: { hash: 'sha256:fdfb0e51bc7095392b9f31dbabcef659ca05edceb2afee7009c06ed292fb4fb4' } }
export const MessagesDocument: TypedDocumentString<MessagesQuery, MessagesQueryVariables> = { __meta__: { hash: 'sha256:b2db51bf4288f3ca26a4d6ae160f80aee04b71b9253bc395603beb7e2bef89c5' } }
export const MarkMessagesReadDocument: TypedDocumentString<MarkMessagesReadMutation, MarkMessagesReadMutationVariables> = { __meta__: { hash: 'sha256:6c2265038d1c02013d467f2a84416fbc2ff6093cb73049ad302c97505ee3b448' } }
export const MyRequestsDocument: TypedDocumentString<MyRequestsQuery, MyRequestsQueryVariables> = { __meta__: { hash: 'sha256:15034fe17b37f84b868de5841c9d4074a141c55faf57a26d8c9a62e305d81d8c' } }
export const ScanLandingDocument: TypedDocumentString<ScanLandingQuery, ScanLandingQueryVariables> = { __meta__: { hash: 'sha256:22a01728ab1d8ca7a6607e78017a8756b448f616bca9a721b1da025bda9080ae' } }
export const ViewerDocument: TypedDocumentString<ViewerQuery, ViewerQueryVariables> = { __meta__: { hash: 'sha256:133fde5a29c8ebe323dca4ace4bdc7bdafaf8cd80d26720bbd5ce6e6da31157c' } }
export const DemoPeopleDocument: TypedDocumentString<DemoPeopleQuery, DemoPeopleQueryVariables> = { __meta__: { hash: 'sha256:f97c6c44fd9928ea3897b935e21639bfe09592aa38eb737e9440e977029e0f76' } }
export const SignInWithWeChatDocument: TypedDocumentString<SignInWithWeChatMutation, SignInWithWeChatMutationVariables> = { __meta__: { hash: 'sha256:67610fbf08b501b57a6402f69cdff7e84db776507feade383e96c9618b055fc6' } }
export const SignInWithDingTalkDocument: TypedDocumentString<SignInWithDingTalkMutation, SignInWithDingTalkMutationVariables> = { __meta__: { hash: 'sha256:f01756a5cb34822aa2ec2b13b49b10411c66fe9528b6de3987df3116950b6e99' } }
export const SendPhoneCodeDocument: TypedDocumentString<SendPhoneCodeMutation, SendPhoneCodeMutationVariables> = { __meta__: { hash: 'sha256:ed299f6857c87d181edcf1d492074bda1342ca6ee7d2779ad93e7a0bf8aa1b48' } }
export const SignInWithPhoneDocument: TypedDocumentString<SignInWithPhoneMutation, SignInWithPhoneMutationVariables> = { __meta__: { hash: 'sha256:e48a73c2b765727f70e1bd9152ec600c1f6a838614accf694d15b7d9136c5740' } }
export const BeginSecondFactorDocument: TypedDocumentString<BeginSecondFactorMutation, BeginSecondFactorMutationVariables> = { __meta__: { hash: 'sha256:e3d7d2d59c45de4255c35263ba9b22673340e27e5e48917fea63893d42652ea4' } }
export const SignInWithSecondFactorDocument: TypedDocumentString<SignInWithSecondFactorMutation, SignInWithSecondFactorMutationVariables> = { __meta__: { hash: 'sha256:0ea8838371b39534b21c55096767741e8cf7daff10cb4bd2755341324ed586d1' } }
export const SignInAsDemoPersonDocument: TypedDocumentString<SignInAsDemoPersonMutation, SignInAsDemoPersonMutationVariables> = { __meta__: { hash: 'sha256:ed954999b0d3fc1f05a6f03601d2a80be30ce0e63a561dc79e892d8b4c95abc5' } }
export const SignOutDocument: TypedDocumentString<SignOutMutation, SignOutMutationVariables> = { __meta__: { hash: 'sha256:ddeca0f48c813bf96f4ba225112935ef08d2395537f41fb403849cd0f9e65025' } }
export const BoardDocument: TypedDocumentString<BoardQuery, BoardQueryVariables> = { __meta__: { hash: 'sha256:aa8112ce92c99f8f8f278ba321fd99001db24aeb3de6e4c97a1a7fb51e0f4816' } }
export const QueueDocument: TypedDocumentString<QueueQuery, QueueQueryVariables> = { __meta__: { hash: 'sha256:919917d7510e515ee46cfce9c6c1e287bbb7c9d704df537c1d3c1e0e33b264cb' } }
export const StaffRequestDocument: TypedDocumentString<StaffRequestQuery, StaffRequestQueryVariables> = { __meta__: { hash: 'sha256:92cdafa1dfa719ba473b2fbf15ce3008db8eab663f3aaba6bbd66c4cec3707cf' } }
export const RevealContactDocument: TypedDocumentString<RevealContactMutation, RevealContactMutationVariables> = { __meta__: { hash: 'sha256:ccacebe178c241002c6add4b8dc51561e72499431d45a9d097ec34c91d8e7fb6' } }
export const UnitLoadsDocument: TypedDocumentString<UnitLoadsQuery, UnitLoadsQueryVariables> = { __meta__: { hash: 'sha256:c945909de33a08efd48dc272b8ee3378da8cbe7af43f05969607839b86c96a73' } }
export const CarriedDocument: TypedDocumentString<CarriedQuery, CarriedQueryVariables> = { __meta__: { hash: 'sha256:2a8ee5b042e6d409669779d6f6dde0ede897cce6eccaa01823cc286b867d1ce6' } }
export const HandOverDocument: TypedDocumentString<HandOverMutation, HandOverMutationVariables> = { __meta__: { hash: 'sha256:faf40554021dbd574de327506cd9323b918ce2fd936bc68213bdc854c66315cc' } }
export const SupervisionOrderDocument: TypedDocumentString<SupervisionOrderQuery, SupervisionOrderQueryVariables> = { __meta__: { hash: 'sha256:876dca608e58b4cf1209ca173287115da91817dd662be2ad9b4fbac33fe8cd17' } }
export const SupervisionOrdersDocument: TypedDocumentString<SupervisionOrdersQuery, SupervisionOrdersQueryVariables> = { __meta__: { hash: 'sha256:c9642c4ee061d6272323a77a095cd7510ea3b66c90931da17508ff1b604cd3f1' } }
export const AcceptRequestDocument: TypedDocumentString<AcceptRequestMutation, AcceptRequestMutationVariables> = { __meta__: { hash: 'sha256:2c29fb32679cf6de246aa660acaa1b95e3a0a5e7bb6cb59500cbc9b0d4de1f5b' } }
export const DeclineRequestDocument: TypedDocumentString<DeclineRequestMutation, DeclineRequestMutationVariables> = { __meta__: { hash: 'sha256:987b39ba023386a53688474df10719bedb93235ec7b4fb5fbbd642db04b07748' } }
export const DispatchRequestDocument: TypedDocumentString<DispatchRequestMutation, DispatchRequestMutationVariables> = { __meta__: { hash: 'sha256:a9a7729490c077a88e490ebc7e14a135feb2f899dfcc9b22137d7da10a260466' } }
export const RegradeRequestDocument: TypedDocumentString<RegradeRequestMutation, RegradeRequestMutationVariables> = { __meta__: { hash: 'sha256:0d8b436af5447e2fe21e07a6e9884286af659083ad4dec3dbde049c01ee72e69' } }
export const RecordReachedDocument: TypedDocumentString<RecordReachedMutation, RecordReachedMutationVariables> = { __meta__: { hash: 'sha256:a7cccae48464732333e3623caa3a98f89ae7b981d68623fe40a7367de920357a' } }
export const SignRequestDocument: TypedDocumentString<SignRequestMutation, SignRequestMutationVariables> = { __meta__: { hash: 'sha256:378cd4a57e7847855fdad50ec3de622800b99fed8728fdaf6e084ce7703105fa' } }
export const AssignRequestDocument: TypedDocumentString<AssignRequestMutation, AssignRequestMutationVariables> = { __meta__: { hash: 'sha256:b601a1c55450b470616ba7c62ddaff0117c78ace329926073406b6c337614041' } }
export const AddProgressDocument: TypedDocumentString<AddProgressMutation, AddProgressMutationVariables> = { __meta__: { hash: 'sha256:5fabbc39fe51f0f2faf64076b490637efb3ac70b476e2e84c8d5f683da2a1e60' } }
export const RequestInformationDocument: TypedDocumentString<RequestInformationMutation, RequestInformationMutationVariables> = { __meta__: { hash: 'sha256:9907525f1e91ee6fa11904fe5f1d66152c5644c39f2ee5ca79d737dcb43fa2eb' } }
export const ResolveRequestDocument: TypedDocumentString<ResolveRequestMutation, ResolveRequestMutationVariables> = { __meta__: { hash: 'sha256:0954ec347d323835d8ef8d34dff9423eb56b54d6c4bacd27797c7800569b5eaf' } }
export const OrderSupervisionDocument: TypedDocumentString<OrderSupervisionMutation, OrderSupervisionMutationVariables> = { __meta__: { hash: 'sha256:e36ab7025306cfa9f586170e788972a2f98944f2b26733d91719ea8f4b0e68c8' } }
export const ReplySupervisionDocument: TypedDocumentString<ReplySupervisionMutation, ReplySupervisionMutationVariables> = { __meta__: { hash: 'sha256:a77f068d0fa9d78087c04ad605cb5dcf1923190ba2ab178743fc16f5fc380ead' } }
export const CloseSupervisionDocument: TypedDocumentString<CloseSupervisionMutation, CloseSupervisionMutationVariables> = { __meta__: { hash: 'sha256:b04e0b8e1f346999d46a88c3fd5ac666ce8fcb48e69d57383141dd5610176a2d' } }
export const SupplementRequestDocument: TypedDocumentString<SupplementRequestMutation, SupplementRequestMutationVariables> = { __meta__: { hash: 'sha256:717b5c4a5cae750f7fe96e53f619e105782dda66b817082f0ac326d30b448258' } }
export const ConfirmRequestDocument: TypedDocumentString<ConfirmRequestMutation, ConfirmRequestMutationVariables> = { __meta__: { hash: 'sha256:0d254147a0874a82c2bab4b967dd3cb5306a445dc9ede80b842c0544f2881189' } }
export const DisputeRequestDocument: TypedDocumentString<DisputeRequestMutation, DisputeRequestMutationVariables> = { __meta__: { hash: 'sha256:8cc5d69aec8cd2ecf3e601a9ba4317c4b0e062377a8eea788606903717f6e4d4' } }
export const RateRequestDocument: TypedDocumentString<RateRequestMutation, RateRequestMutationVariables> = { __meta__: { hash: 'sha256:f0f9445883f49edeec81132073f82c21c4e6712ad16e4758e3a66e663d8f98e4' } }
export const UrgeRequestDocument: TypedDocumentString<UrgeRequestMutation, UrgeRequestMutationVariables> = { __meta__: { hash: 'sha256:00daa4c7489393ea3f9c7275ac3029d49b5fbe74f4fc7afcf9b13f626b6b70fd' } }
export const WithdrawRequestDocument: TypedDocumentString<WithdrawRequestMutation, WithdrawRequestMutationVariables> = { __meta__: { hash: 'sha256:36299cd1da637f0ffcfc03450dab9d9e99a0c8b611b87dbffdc198092ef52cf9' } }
