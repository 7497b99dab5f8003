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
  | 'URGE'
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
  | 'IMPORT'
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
  | 'ATTACHMENT_TOO_LARGE'
  | 'ATTACHMENT_UNKNOWN'
  | 'AWAITING_INFORMATION'
  | 'BASIS_REQUIRED'
  | 'BUSY'
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
  | 'UNIT_UNKNOWN'
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

export type RefusalPartsFragment = { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null };

export type ViewerPartsFragment = { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> };

export type LampPartsFragment = { colour: LampColour, word: string, remaining: string | null };

export type CardPartsFragment = { id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, leadUnit: { id: string, name: string } | null };

export type DetailPartsFragment = { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } };

export type FileRequestMutationVariables = Exact<{
  input: FileRequestInput;
}>;


export type FileRequestMutation = { fileRequest:
    | { __typename: 'Filed', firstStep: string, informedBy: Array<string>, request: { id: string, number: string, title: string, lookupCode: string | null, submittedAt: number } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type FilingFormQueryVariables = Exact<{ [key: string]: never; }>;


export type FilingFormQuery = { viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } | null, subscriptionTemplates: Array<{ id: string, title: string }> };

export type RecordSubscriptionChoicesMutationVariables = Exact<{
  choices: Array<SubscriptionChoice> | SubscriptionChoice;
}>;


export type RecordSubscriptionChoicesMutation = { recordSubscriptionChoices: boolean };

export type LookUpRequestQueryVariables = Exact<{
  number: string;
  code: string;
}>;


export type LookUpRequestQuery = { lookUpRequest:
    | { __typename: 'PublicProgress', number: string, title: string, statusWord: string, headline: string, dueAt: number | null, leadUnitName: string | null, lamp: { colour: LampColour, word: string, remaining: string | null }, dueRows: Array<{ kind: DueRowKind, text: string }>, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }> }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type RateRequestMutationVariables = Exact<{
  on: On;
  rating: RatingInput;
}>;


export type RateRequestMutation = { rateRequest:
    | { __typename: 'ActionDone', request: { id: string } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type MyRequestQueryVariables = Exact<{
  id: string;
}>;


export type MyRequestQuery = { viewer: { id: string, unreadMessages: number } | null, request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } | null };

export type ActionPartsFragment = { __typename: 'ActionDone', request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } };

export type ConfirmRequestMutationVariables = Exact<{
  on: On;
}>;


export type ConfirmRequestMutation = { confirmRequest:
    | { __typename: 'ActionDone', request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type UrgeRequestMutationVariables = Exact<{
  on: On;
}>;


export type UrgeRequestMutation = { urgeRequest:
    | { __typename: 'ActionDone', request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type WithdrawRequestMutationVariables = Exact<{
  on: On;
}>;


export type WithdrawRequestMutation = { withdrawRequest:
    | { __typename: 'ActionDone', request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type RequestToAnswerQueryVariables = Exact<{
  id: string;
}>;


export type RequestToAnswerQuery = { request: { id: string, number: string, title: string, version: number, statusWord: string, round: number, informationAsked: string | null, actions: Array<Action>, leadUnit: { id: string, name: string } | null } | null };

export type SupplementRequestMutationVariables = Exact<{
  on: On;
  text: string;
  attachmentIds?: Array<string> | string | null | undefined;
}>;


export type SupplementRequestMutation = { supplementRequest:
    | { __typename: 'ActionDone', request: { id: string } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type DisputeRequestMutationVariables = Exact<{
  on: On;
  part: DisputedPart;
  text?: string | null | undefined;
}>;


export type DisputeRequestMutation = { disputeRequest:
    | { __typename: 'ActionDone', request: { id: string } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } | null, home: { openTotal: number, waitingForMe: Array<{ id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, leadUnit: { id: string, name: string } | null }>, open: Array<{ id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, leadUnit: { id: string, name: string } | null }>, hall: { id: string, name: string, address: string, phone: string, open: boolean, hours: string } | null } };

export type MessagesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MessagesQuery = { viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } | null, messages: { endCursor: string | null, unread: number, items: Array<{ id: string, title: string, text: string, at: number, read: boolean, requestId: string | null, alsoSent: string | null }> } };

export type MarkMessagesReadMutationVariables = Exact<{
  ids?: Array<string> | string | null | undefined;
}>;


export type MarkMessagesReadMutation = { markMessagesRead: number };

export type MyRequestsQueryVariables = Exact<{
  tab?: RequestTab | null | undefined;
  after?: string | null | undefined;
}>;


export type MyRequestsQuery = { viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } | null, requests: { tab: RequestTab | null, endCursor: string | null, total: number, totalIsMore: boolean, items: Array<{ id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, leadUnit: { id: string, name: string } | null }> }, waiting: { total: number, totalIsMore: boolean }, open: { total: number, totalIsMore: boolean }, ended: { total: number, totalIsMore: boolean } };

export type ScanLandingQueryVariables = Exact<{
  code: string;
}>;


export type ScanLandingQuery = { scanLanding:
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
    | { __typename: 'ScanLanding', windowCode: string, window: { id: string, name: string, services: Array<string>, hall: { id: string, name: string, address: string, phone: string, open: boolean, hours: string } } }
   };

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

type StaffActionParts_ActionDone_Fragment = { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } };

type StaffActionParts_Refusal_Fragment = { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null };

export type StaffActionPartsFragment =
  | StaffActionParts_ActionDone_Fragment
  | StaffActionParts_Refusal_Fragment
;

export type AcceptRequestMutationVariables = Exact<{
  on: On;
}>;


export type AcceptRequestMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type DeclineRequestMutationVariables = Exact<{
  on: On;
  reason: DeclineReason;
  text: string;
}>;


export type DeclineRequestMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type DispatchRequestMutationVariables = Exact<{
  on: On;
  grading: GradingInput;
  leadUnitId: string;
  text?: string | null | undefined;
}>;


export type DispatchRequestMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type RegradeRequestMutationVariables = Exact<{
  on: On;
  grading: GradingInput;
}>;


export type RegradeRequestMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type SignRequestMutationVariables = Exact<{
  on: On;
}>;


export type SignRequestMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type AddProgressMutationVariables = Exact<{
  on: On;
  text: string;
}>;


export type AddProgressMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type RequestInformationMutationVariables = Exact<{
  on: On;
  text: string;
}>;


export type RequestInformationMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type ResolveRequestMutationVariables = Exact<{
  on: On;
  resolution: Resolution;
  text: string;
}>;


export type ResolveRequestMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

export type QueueQueryVariables = Exact<{
  tab: QueueTab;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type QueueQuery = { queue: { endCursor: string | null, total: number, totalIsMore: boolean, items: Array<{ id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, version: number, provisional: boolean, urgency: Urgency, requesterName: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, leadUnit: { id: string, name: string } | null }> }, viewer: { id: string, mayOpenQueue: boolean, mayOpenBoard: boolean } | null };

export type StaffRequestQueryVariables = Exact<{
  id: string;
}>;


export type StaffRequestQuery = { request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, tier: Tier | null, urgency: Urgency, category: Category | null, cause: Cause | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } | null };

export type RevealContactMutationVariables = Exact<{
  id: string;
  reason: RevealReason;
}>;


export type RevealContactMutation = { revealContact:
    | { __typename: 'ContactRevealed', contact: { name: string, phone: string } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, field: string | null }
   };

/** An operation as the client sends it: by the hash under which the server knows its text. */
export type TypedDocumentString<TResult, TVariables> = {
  readonly __meta__: { readonly hash: string }
  /** Carries the two types; never set. */
  readonly __apiType?: (variables: TVariables) => TResult
}

export const FileRequestDocument: TypedDocumentString<FileRequestMutation, FileRequestMutationVariables> = { __meta__: { hash: 'sha256:36631822aab6db54818fb2e873a58bf5644d361983840d62105e6410ac6d0541' } }
export const FilingFormDocument: TypedDocumentString<FilingFormQuery, FilingFormQueryVariables> = { __meta__: { hash: 'sha256:7137dcc91f5c544db6923c2bf66c9d07998d8dd5407514ac8af3b2c00e29735b' } }
export const RecordSubscriptionChoicesDocument: TypedDocumentString<RecordSubscriptionChoicesMutation, RecordSubscriptionChoicesMutationVariables> = { __meta__: { hash: 'sha256:c8afd53e41965ec9fb1c6ce2bae651adec5a9484ccdeee1f5ba9b19b9c3ba874' } }
export const LookUpRequestDocument: TypedDocumentString<LookUpRequestQuery, LookUpRequestQueryVariables> = { __meta__: { hash: 'sha256:d44b72cbf7330a5168f1fe3fe56ad460a17872459b43005ad815d657d6a52f6e' } }
export const RateRequestDocument: TypedDocumentString<RateRequestMutation, RateRequestMutationVariables> = { __meta__: { hash: 'sha256:1ed4aa34ea66ae96a3cb9c7943e45ca975bbc7ce3b54d918c446c6a49c7fd667' } }
export const MyRequestDocument: TypedDocumentString<MyRequestQuery, MyRequestQueryVariables> = { __meta__: { hash: 'sha256:59564274c77404441ff392c7dd5c1899ded05dc4103f6512e4c8a6b7cc3b8af8' } }
export const ConfirmRequestDocument: TypedDocumentString<ConfirmRequestMutation, ConfirmRequestMutationVariables> = { __meta__: { hash: 'sha256:f6af74d14056ac31e91e3f6696f28d206ec968b53f9bdb740b801df79c7439df' } }
export const UrgeRequestDocument: TypedDocumentString<UrgeRequestMutation, UrgeRequestMutationVariables> = { __meta__: { hash: 'sha256:3aa18a69b6e9e99931228171021d5860b0edc51df6b4613c0f3ae6a8e3a4fefc' } }
export const WithdrawRequestDocument: TypedDocumentString<WithdrawRequestMutation, WithdrawRequestMutationVariables> = { __meta__: { hash: 'sha256:2bedc6f49cd6daf814eedfd0c3c0d904d9a820091d143a67a91f2b3189d2ebd1' } }
export const RequestToAnswerDocument: TypedDocumentString<RequestToAnswerQuery, RequestToAnswerQueryVariables> = { __meta__: { hash: 'sha256:c668fc559600664796e7826da54703bce5c4f79e8c90e67ca237a40d78a4aa3d' } }
export const SupplementRequestDocument: TypedDocumentString<SupplementRequestMutation, SupplementRequestMutationVariables> = { __meta__: { hash: 'sha256:3ad6e986a6eafc4d2d53f53490478bccc88d0e51e00189c1c62c4be81ac576ef' } }
export const DisputeRequestDocument: TypedDocumentString<DisputeRequestMutation, DisputeRequestMutationVariables> = { __meta__: { hash: 'sha256:0762357b8e4047181db4e417ece8366844b758514d227e43aa46ca7c016318cb' } }
export const HomeDocument: TypedDocumentString<HomeQuery, HomeQueryVariables> = { __meta__: { hash: 'sha256:eeb99fa3b037c5b40a02125d8f64a3d87b996ec097d80a576ebf5384ac20e5c7' } }
export const MessagesDocument: TypedDocumentString<MessagesQuery, MessagesQueryVariables> = { __meta__: { hash: 'sha256:c22e7b51a29a372b6f2f14daf207fdb18749522cf20cdb8ec08fa9b843f606e3' } }
export const MarkMessagesReadDocument: TypedDocumentString<MarkMessagesReadMutation, MarkMessagesReadMutationVariables> = { __meta__: { hash: 'sha256:6c2265038d1c02013d467f2a84416fbc2ff6093cb73049ad302c97505ee3b448' } }
export const MyRequestsDocument: TypedDocumentString<MyRequestsQuery, MyRequestsQueryVariables> = { __meta__: { hash: 'sha256:81db0e63e42fd7c32eed76ce72b5acc48ccf27df325bda6858178ad32d5d5514' } }
export const ScanLandingDocument: TypedDocumentString<ScanLandingQuery, ScanLandingQueryVariables> = { __meta__: { hash: 'sha256:c8fbb1e1931c2dc16e7ecc74433d0470fc82b9be91d7d748a415e0ccc912f593' } }
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
export const AcceptRequestDocument: TypedDocumentString<AcceptRequestMutation, AcceptRequestMutationVariables> = { __meta__: { hash: 'sha256:aafa6ea9428860533b82a9aeb3d833b3e0850e699823d7ee307e0c6a75be738d' } }
export const DeclineRequestDocument: TypedDocumentString<DeclineRequestMutation, DeclineRequestMutationVariables> = { __meta__: { hash: 'sha256:76434183cba5e11439f0352d8e1b4e8cefbf686fa10b9217fd1db575f4d35a11' } }
export const DispatchRequestDocument: TypedDocumentString<DispatchRequestMutation, DispatchRequestMutationVariables> = { __meta__: { hash: 'sha256:bc21294515108598ef3cd08e9fbd1a1ce881a836b7a5d2da480de6772df2dcdf' } }
export const RegradeRequestDocument: TypedDocumentString<RegradeRequestMutation, RegradeRequestMutationVariables> = { __meta__: { hash: 'sha256:6ceafc62a92a4080d17ca7d7db926f4dada33337bdf8e93599aa34bd18eb52a5' } }
export const SignRequestDocument: TypedDocumentString<SignRequestMutation, SignRequestMutationVariables> = { __meta__: { hash: 'sha256:fae31f6e1e33cedbc0f7223e964af537e9e62e4832c855920cfd49a61a9dd5d7' } }
export const AddProgressDocument: TypedDocumentString<AddProgressMutation, AddProgressMutationVariables> = { __meta__: { hash: 'sha256:6bcc64123f784a75e4f4ad1a224bde1b6e3b9ac912073b7d0203986dd3007f01' } }
export const RequestInformationDocument: TypedDocumentString<RequestInformationMutation, RequestInformationMutationVariables> = { __meta__: { hash: 'sha256:31ddce0b1f6dcba749e4a73c4b3cabedd2e5e3e815346075fbafc9f4a6a616cf' } }
export const ResolveRequestDocument: TypedDocumentString<ResolveRequestMutation, ResolveRequestMutationVariables> = { __meta__: { hash: 'sha256:aa0ef2a528c14c14a9742253cbe2ad27b230b74cf7f65a5fea841d4a2f3e4f94' } }
export const QueueDocument: TypedDocumentString<QueueQuery, QueueQueryVariables> = { __meta__: { hash: 'sha256:e62cc2c40901794093a6bff5de9b5d941804211d0d72a9a18be287ec38533615' } }
export const StaffRequestDocument: TypedDocumentString<StaffRequestQuery, StaffRequestQueryVariables> = { __meta__: { hash: 'sha256:74a6d4c3c29ed8b7ad857195445e6ff75e011c52eb36d5aa458dbffec1b578a5' } }
export const RevealContactDocument: TypedDocumentString<RevealContactMutation, RevealContactMutationVariables> = { __meta__: { hash: 'sha256:3234c9d36b93bada5710d8232de35aaf3c34883d4478c5c471edb84edeb6ed62' } }
