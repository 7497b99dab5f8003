/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What this person may do to the request now. */
export type Action =
  | 'ACCEPT'
  | 'ADD_PROGRESS'
  | 'CONFIRM'
  | 'DECLINE'
  | 'DISPATCH'
  | 'DISPUTE'
  | 'RATE'
  | 'REGRADE'
  | 'REQUEST_INFORMATION'
  | 'RESOLVE'
  | 'SIGN'
  | 'SUPPLEMENT'
  | 'WITHDRAW';

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

export type Channel =
  | 'COUNTER'
  | 'DINGTALK'
  | 'H5'
  | 'WECHAT'
  | 'WINDOW_CODE';

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

export type DueRowKind =
  | 'ACCEPTED'
  | 'COUNTED'
  | 'EXTENDED'
  | 'NOT_COUNTED'
  | 'PAUSED'
  | 'PROVISIONAL'
  | 'RULE';

export type GradingInput = {
  category: Category;
  cause: Cause;
  tier: Tier;
  urgency: Urgency;
};

/** The first page of a person. */
export type HomePlace =
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

/** What every action carries: which request, seen at which version, and a key that makes a repeat harmless. */
export type On = {
  id: string;
  key: string;
  version: number;
};

/** The staff's lists. */
export type QueueTab =
  | 'ENDED'
  /** What needs this person now. */
  | 'NOW'
  /** Being handled by others or by the unit. */
  | 'OPEN';

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
  | 'ATTACHMENT_TOO_LARGE'
  | 'ATTACHMENT_UNKNOWN'
  | 'AWAITING_INFORMATION'
  | 'BASIS_REQUIRED'
  | 'CONTACT_NAME_REQUIRED'
  | 'CREDIT_CODE_CHECK'
  | 'DATABASE_AWAY'
  | 'DESCRIPTION_TOO_LONG'
  | 'DESCRIPTION_TOO_SHORT'
  | 'DISPUTE_CLOSED'
  | 'ENTERPRISE_NAME_REQUIRED'
  | 'FACE_REQUIRED'
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
  | 'SIGN_IN_FAILED'
  | 'SIGN_IN_REQUIRED'
  | 'SOLVED_REQUIRED'
  | 'STALE'
  | 'STORAGE_FULL'
  | 'TEXT_REQUIRED'
  | 'TEXT_TOO_LONG'
  | 'TOO_MANY_ATTACHMENTS'
  | 'TOO_MANY_ROUNDS'
  | 'TRIAGE_INCOMPLETE'
  | 'UNIT_UNKNOWN'
  | 'URGE_TOO_SOON';

export type Resolution =
  | 'EXPLAINED_NOT_POSSIBLE'
  | 'NOT_COMPETENT_REFERRED'
  | 'PARTLY'
  | 'SOLVED'
  | 'UNRESOLVED_REASON';

export type Role =
  | 'CASE_OFFICER'
  | 'CENTRE_ADMIN'
  | 'CITIZEN'
  | 'COUNTER_CLERK'
  | 'DISCIPLINE'
  | 'ENTERPRISE_AGENT'
  | 'ENTERPRISE_OWNER'
  | 'LEADER'
  | 'LEGAL_REVIEWER'
  | 'SMILE_TEAM'
  | 'UNIT_HANDLER'
  | 'UNIT_HEAD';

export type Stage =
  | 'ACCEPTED'
  | 'CLOSED'
  | 'DISPATCHED'
  | 'IN_PROGRESS'
  | 'NOT_ACCEPTED'
  | 'RESOLVED'
  | 'SUBMITTED';

export type Tier =
  | 'COMPLEX'
  | 'MAJOR'
  | 'SIMPLE';

export type Urgency =
  | 'CRITICAL'
  | 'NORMAL'
  | 'URGENT';

export type RefusalPartsFragment = { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null };

export type ViewerPartsFragment = { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> };

export type LampPartsFragment = { colour: LampColour, word: string, remaining: string | null };

export type CardPartsFragment = { id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, leadUnit: { id: string, name: string } | null };

export type DetailPartsFragment = { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } | null };

export type DemoPeopleQueryVariables = Exact<{ [key: string]: never; }>;


export type DemoPeopleQuery = { demoPeople: Array<{ key: string, name: string, title: string, staff: boolean }> };

export type SignedInPartsFragment = { __typename: 'SignedIn', token: string, viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } };

export type SignInWithWeChatMutationVariables = Exact<{
  code: string;
}>;


export type SignInWithWeChatMutation = { signInWithWeChat:
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
    | { __typename: 'SignedIn', token: string, viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } }
   };

export type SignInWithDingTalkMutationVariables = Exact<{
  code: string;
}>;


export type SignInWithDingTalkMutation = { signInWithDingTalk:
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
    | { __typename: 'SignedIn', token: string, viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } }
   };

export type SendPhoneCodeMutationVariables = Exact<{
  phone: string;
}>;


export type SendPhoneCodeMutation = { sendPhoneCode:
    | { __typename: 'PhoneCodeSent', validSeconds: number, retryAfterSeconds: number }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type SignInWithPhoneMutationVariables = Exact<{
  phone: string;
  code: string;
}>;


export type SignInWithPhoneMutation = { signInWithPhone:
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
    | { __typename: 'SignedIn', token: string, viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } }
   };

export type SignInAsDemoPersonMutationVariables = Exact<{
  key: string;
}>;


export type SignInAsDemoPersonMutation = { signInAsDemoPerson:
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
    | { __typename: 'SignedIn', token: string, viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } }
   };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: boolean };

export type BoardQueryVariables = Exact<{
  month?: string | null | undefined;
}>;


export type BoardQuery = { board: { month: string, live: boolean, units: Array<{ n: number, rate: number | null, low: number | null, high: number | null, net: number | null, text: string, solvedRate: number | null, faces: Array<number> | null, unit: { id: string, name: string }, reasons: Array<{ reason: RatingReason, count: number }> }> } | null };

export type UnitsQueryVariables = Exact<{ [key: string]: never; }>;


export type UnitsQuery = { units: Array<{ id: string, name: string }> };

export type StaffRequestPartsFragment = { id: string, number: string, title: string, description: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, version: number, headline: string, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, submittedAt: number, dueAt: number | null, provisional: boolean, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, informationAsked: string | null, requesterName: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null };

type StaffActionAnswer_ActionDone_Fragment = { __typename: 'ActionDone', request: { id: string, number: string, title: string, description: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, version: number, headline: string, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, submittedAt: number, dueAt: number | null, provisional: boolean, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, informationAsked: string | null, requesterName: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null } };

type StaffActionAnswer_Refusal_Fragment = { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null };

export type StaffActionAnswerFragment =
  | StaffActionAnswer_ActionDone_Fragment
  | StaffActionAnswer_Refusal_Fragment
;

export type AcceptRequestMutationVariables = Exact<{
  on: On;
}>;


export type AcceptRequestMutation = { result:
    | { __typename: 'ActionDone', request: { id: string, number: string, title: string, description: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, version: number, headline: string, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, submittedAt: number, dueAt: number | null, provisional: boolean, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, informationAsked: string | null, requesterName: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type DeclineRequestMutationVariables = Exact<{
  on: On;
  reason: DeclineReason;
  text: string;
}>;


export type DeclineRequestMutation = { result:
    | { __typename: 'ActionDone', request: { id: string, number: string, title: string, description: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, version: number, headline: string, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, submittedAt: number, dueAt: number | null, provisional: boolean, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, informationAsked: string | null, requesterName: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type DispatchRequestMutationVariables = Exact<{
  on: On;
  grading: GradingInput;
  leadUnitId: string;
  text?: string | null | undefined;
}>;


export type DispatchRequestMutation = { result:
    | { __typename: 'ActionDone', request: { id: string, number: string, title: string, description: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, version: number, headline: string, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, submittedAt: number, dueAt: number | null, provisional: boolean, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, informationAsked: string | null, requesterName: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type RegradeRequestMutationVariables = Exact<{
  on: On;
  grading: GradingInput;
}>;


export type RegradeRequestMutation = { result:
    | { __typename: 'ActionDone', request: { id: string, number: string, title: string, description: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, version: number, headline: string, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, submittedAt: number, dueAt: number | null, provisional: boolean, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, informationAsked: string | null, requesterName: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type SignRequestMutationVariables = Exact<{
  on: On;
}>;


export type SignRequestMutation = { result:
    | { __typename: 'ActionDone', request: { id: string, number: string, title: string, description: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, version: number, headline: string, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, submittedAt: number, dueAt: number | null, provisional: boolean, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, informationAsked: string | null, requesterName: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type AddProgressMutationVariables = Exact<{
  on: On;
  text: string;
}>;


export type AddProgressMutation = { result:
    | { __typename: 'ActionDone', request: { id: string, number: string, title: string, description: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, version: number, headline: string, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, submittedAt: number, dueAt: number | null, provisional: boolean, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, informationAsked: string | null, requesterName: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type RequestInformationMutationVariables = Exact<{
  on: On;
  text: string;
}>;


export type RequestInformationMutation = { result:
    | { __typename: 'ActionDone', request: { id: string, number: string, title: string, description: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, version: number, headline: string, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, submittedAt: number, dueAt: number | null, provisional: boolean, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, informationAsked: string | null, requesterName: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type ResolveRequestMutationVariables = Exact<{
  on: On;
  resolution: Resolution;
  text: string;
}>;


export type ResolveRequestMutation = { result:
    | { __typename: 'ActionDone', request: { id: string, number: string, title: string, description: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, version: number, headline: string, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, submittedAt: number, dueAt: number | null, provisional: boolean, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, informationAsked: string | null, requesterName: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type QueueQueryVariables = Exact<{
  tab: QueueTab;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type QueueQuery = { queue: { endCursor: string | null, total: number, items: Array<{ id: string, number: string, title: string, statusWord: string, conditions: Array<Condition>, round: number, version: number, provisional: boolean, urgency: Urgency, requesterName: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, leadUnit: { id: string, name: string } | null }> }, viewer: { id: string, mayOpenQueue: boolean, mayOpenBoard: boolean } | null };

export type StaffRequestQueryVariables = Exact<{
  id: string;
}>;


export type StaffRequestQuery = { request: { id: string, number: string, title: string, description: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, version: number, headline: string, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, submittedAt: number, dueAt: number | null, provisional: boolean, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, informationAsked: string | null, requesterName: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null } | null };

/** An operation as the client sends it: by the hash under which the server knows its text. */
export type TypedDocumentString<TResult, TVariables> = {
  readonly __meta__: { readonly hash: string }
  /** Carries the two types; never set. */
  readonly __apiType?: (variables: TVariables) => TResult
}

export const ViewerDocument: TypedDocumentString<ViewerQuery, ViewerQueryVariables> = { __meta__: { hash: 'sha256:28dd47fd828b4583ce922c5ba25bd783342ad36e5f6d2c5c5583fca930f3ae8a' } }
export const DemoPeopleDocument: TypedDocumentString<DemoPeopleQuery, DemoPeopleQueryVariables> = { __meta__: { hash: 'sha256:f97c6c44fd9928ea3897b935e21639bfe09592aa38eb737e9440e977029e0f76' } }
export const SignInWithWeChatDocument: TypedDocumentString<SignInWithWeChatMutation, SignInWithWeChatMutationVariables> = { __meta__: { hash: 'sha256:4ef60c42eb763a6ab3c7b79f462ed68bd29c5bd13e408d557e106ccbdd813f08' } }
export const SignInWithDingTalkDocument: TypedDocumentString<SignInWithDingTalkMutation, SignInWithDingTalkMutationVariables> = { __meta__: { hash: 'sha256:6884e78af3b51ec1677a4b6b56cd3fb3393a384396fad979a79e88b5e3e7aaa6' } }
export const SendPhoneCodeDocument: TypedDocumentString<SendPhoneCodeMutation, SendPhoneCodeMutationVariables> = { __meta__: { hash: 'sha256:edacd9b0017d4d8ee954258249326c2bdfcd85fd7402781e83e5a38f5f3899bb' } }
export const SignInWithPhoneDocument: TypedDocumentString<SignInWithPhoneMutation, SignInWithPhoneMutationVariables> = { __meta__: { hash: 'sha256:b77e74b0d90b8eee3efe557157d0b48347f8fcda19f9a4bccb9128c8d7b78348' } }
export const SignInAsDemoPersonDocument: TypedDocumentString<SignInAsDemoPersonMutation, SignInAsDemoPersonMutationVariables> = { __meta__: { hash: 'sha256:7e5955f899fa5c97e1aec891127449cd408f7206fa3f935578a92bf3e9bad0ba' } }
export const SignOutDocument: TypedDocumentString<SignOutMutation, SignOutMutationVariables> = { __meta__: { hash: 'sha256:ddeca0f48c813bf96f4ba225112935ef08d2395537f41fb403849cd0f9e65025' } }
export const BoardDocument: TypedDocumentString<BoardQuery, BoardQueryVariables> = { __meta__: { hash: 'sha256:4bfa0f571d4854780f323ddb53c23241ac90d5636f6af6423c7763cee386a2b0' } }
export const UnitsDocument: TypedDocumentString<UnitsQuery, UnitsQueryVariables> = { __meta__: { hash: 'sha256:6f0fce0e68c286cd20b463f0392b17c388e414d973d7000ea32f10c0b1bdb2ac' } }
export const AcceptRequestDocument: TypedDocumentString<AcceptRequestMutation, AcceptRequestMutationVariables> = { __meta__: { hash: 'sha256:a3f9f9cfb713895f6451048d7f1cd6d1b681fced1836454070b97731a062b4c3' } }
export const DeclineRequestDocument: TypedDocumentString<DeclineRequestMutation, DeclineRequestMutationVariables> = { __meta__: { hash: 'sha256:73128e32b9a8705081d710b1f4d4e50a27efe815618e1f9f1d5617c4403c33b0' } }
export const DispatchRequestDocument: TypedDocumentString<DispatchRequestMutation, DispatchRequestMutationVariables> = { __meta__: { hash: 'sha256:071237e4ccf4a183a47f9814320aa741066060ef3d3ff0df3a8821cef663b539' } }
export const RegradeRequestDocument: TypedDocumentString<RegradeRequestMutation, RegradeRequestMutationVariables> = { __meta__: { hash: 'sha256:c79c9c4f4e72f718cb05bc3bee0d178802846cc685573466c5a0c90f8464e29d' } }
export const SignRequestDocument: TypedDocumentString<SignRequestMutation, SignRequestMutationVariables> = { __meta__: { hash: 'sha256:b82c6680cfd6fb73657c27e0b27e851db1fd8d51126139a54886684eda8a04a1' } }
export const AddProgressDocument: TypedDocumentString<AddProgressMutation, AddProgressMutationVariables> = { __meta__: { hash: 'sha256:bb25c7a9cb732817be3843a065f7a4cfc233008eb72163c1f9c5ec8bc80278a0' } }
export const RequestInformationDocument: TypedDocumentString<RequestInformationMutation, RequestInformationMutationVariables> = { __meta__: { hash: 'sha256:a18f07623a4b9135b75b961766792038b59cc2c5f99927eeaae6f140e6fb5dc2' } }
export const ResolveRequestDocument: TypedDocumentString<ResolveRequestMutation, ResolveRequestMutationVariables> = { __meta__: { hash: 'sha256:945ca65a2d562548ba95b95cef1853fe6733b904bcfa5af0d7a33b4fa9eea3d4' } }
export const QueueDocument: TypedDocumentString<QueueQuery, QueueQueryVariables> = { __meta__: { hash: 'sha256:43556caadd12712742680a4b0428d01fc9c0fe4ecbf2375d61210692a3f7a388' } }
export const StaffRequestDocument: TypedDocumentString<StaffRequestQuery, StaffRequestQueryVariables> = { __meta__: { hash: 'sha256:8192681e3eb07d79187217a8e59aec24f06b9621b111a04a24c0caf048332181' } }
