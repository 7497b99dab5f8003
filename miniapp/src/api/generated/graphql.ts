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
  | 'CORRECT_CONTACT'
  | 'DECLINE'
  | 'DISPATCH'
  | 'DISPUTE'
  | 'ERASE'
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
  | 'CATEGORY_ADD'
  | 'CATEGORY_CHANGE'
  | 'CATEGORY_END'
  | 'CATEGORY_RESTORE'
  | 'CENTRE_ADD'
  | 'CENTRE_CHANGE'
  | 'CLOSURE_ADD'
  | 'CLOSURE_END'
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
  | 'TEXT_CHANGE'
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
  /** What matters are sorted by, by its id or its name there. */
  category?: string | null | undefined;
  /** Code of the division whose centre it is about. */
  centre?: string | null | undefined;
  /** Days on which a centre does not work, by id. */
  closure?: string | null | undefined;
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
  /** Number or title of the order by which a centre does not work. */
  document?: string | null | undefined;
  /** The first day, such as 2026-12-01. */
  from?: string | null | undefined;
  /** A hall of the centre, by id or name. */
  hall?: string | null | undefined;
  /** When a hall is open on working days, such as 9:00-12:00，13:30-17:00; empty for office hours. */
  hours?: string | null | undefined;
  /** Which text of a centre, by its name or its word. */
  kind?: string | null | undefined;
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
  /** The same on Saturdays; empty where it is closed. */
  saturdays?: string | null | undefined;
  /** What a window does, a line each. */
  services?: string | null | undefined;
  /** Who takes over what somebody carries who goes or moves. */
  successor?: string | null | undefined;
  /** What a centre says in words of its own; empty takes it back. */
  text?: string | null | undefined;
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

/** Lists of a centre that are taken from a table and written to one. */
export type AdminTable =
  | 'CATEGORIES'
  /** Days off of the whole country; of the first centre alone. */
  | 'DAYS'
  | 'HALLS'
  | 'STAFF'
  | 'UNITS'
  | 'WINDOWS';

/** What the window has seen before it verifies a binding. */
export type BindingPaper =
  | 'AUTHORISATION'
  | 'LEGAL_PERSON';

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

export type CentreText =
  | 'ACCEPTED'
  | 'ANSWERED'
  | 'ASSIGNED'
  | 'CLOSED'
  | 'DATE_MOVED'
  | 'FILING'
  | 'INFORMATION_NEEDED'
  | 'MOVED'
  | 'NOT_ACCEPTED'
  | 'PRIVACY'
  | 'PROGRESS'
  | 'REASSIGNED'
  | 'RECEIVED'
  | 'RESUMED'
  | 'SIGNED';

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
  | 'SUPERVISED'
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
  category: string;
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

/** What somebody is in an enterprise: who sees to its members, and who files for it. */
export type MemberRole =
  | 'AGENT'
  | 'OWNER';

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
  | 'CATEGORY_UNKNOWN'
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

/** What became of a row, or would. */
export type RowDeed =
  | 'ADDED'
  | 'CHANGED'
  | 'FAULT'
  | 'SAME';

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

export type TableFormat =
  | 'CSV'
  | 'XLSX';

export type Tier =
  | 'COMPLEX'
  | 'MAJOR'
  | 'SIMPLE';

export type Urgency =
  | 'CRITICAL'
  | 'NORMAL'
  | 'URGENT';

export type MyDataQueryVariables = Exact<{ [key: string]: never; }>;


export type MyDataQuery = { viewer: { id: string } | null, myData: { consents: number, closing: string | null, notice: Array<string>, held: Array<{ title: string, text: string, kept: string }>, looks: Array<{ id: string, at: number, who: string, what: string, number: string }> } | null };

export type ExportMyDataMutationVariables = Exact<{ [key: string]: never; }>;


export type ExportMyDataMutation = { exportMyData:
    | { __typename: 'DataFault', message: string }
    | { __typename: 'DataPage', url: string }
   };

export type WithdrawConsentsMutationVariables = Exact<{ [key: string]: never; }>;


export type WithdrawConsentsMutation = { withdrawConsents:
    | { __typename: 'DataDone', message: string }
    | { __typename: 'DataFault', message: string }
   };

export type CloseAccountMutationVariables = Exact<{ [key: string]: never; }>;


export type CloseAccountMutation = { closeAccount:
    | { __typename: 'DataDone', message: string }
    | { __typename: 'DataFault', message: string }
   };

export type DevicesQueryVariables = Exact<{ [key: string]: never; }>;


export type DevicesQuery = { viewer: { id: string } | null, doors: Array<{ id: string, text: string, texts: boolean, removable: boolean }>, devices: Array<{ id: string, text: string, signedInAt: number, seenAt: number | null, here: boolean }> };

export type EndDevicesMutationVariables = Exact<{
  id?: string | null | undefined;
}>;


export type EndDevicesMutation = { endDevices: number };

type DoorResultParts_DoorAsked_Fragment = { __typename: 'DoorAsked', ticket: string, text: string };

type DoorResultParts_DoorDone_Fragment = { __typename: 'DoorDone', message: string };

type DoorResultParts_DoorFault_Fragment = { __typename: 'DoorFault', message: string, field: string | null };

export type DoorResultPartsFragment =
  | DoorResultParts_DoorAsked_Fragment
  | DoorResultParts_DoorDone_Fragment
  | DoorResultParts_DoorFault_Fragment
;

export type JoinPhoneMutationVariables = Exact<{
  phone: string;
  code: string;
}>;


export type JoinPhoneMutation = { joinPhone:
    | { __typename: 'DoorAsked', ticket: string, text: string }
    | { __typename: 'DoorDone', message: string }
    | { __typename: 'DoorFault', message: string, field: string | null }
   };

export type ConfirmJoinMutationVariables = Exact<{
  ticket: string;
}>;


export type ConfirmJoinMutation = { confirmJoin:
    | { __typename: 'DoorAsked', ticket: string, text: string }
    | { __typename: 'DoorDone', message: string }
    | { __typename: 'DoorFault', message: string, field: string | null }
   };

export type LeaveDoorMutationVariables = Exact<{
  id: string;
}>;


export type LeaveDoorMutation = { leaveDoor:
    | { __typename: 'DoorAsked', ticket: string, text: string }
    | { __typename: 'DoorDone', message: string }
    | { __typename: 'DoorFault', message: string, field: string | null }
   };

export type AdminCentresQueryVariables = Exact<{ [key: string]: never; }>;


export type AdminCentresQuery = { administeredCentres: Array<{ id: string, name: string, division: string, levelWord: string, duties: Array<AdminDuty>, parent: { name: string } | null }> };

export type AdminCentreQueryVariables = Exact<{
  division: string;
  search?: string | null | undefined;
}>;


export type AdminCentreQuery = { administeredCentre: { id: string, name: string, division: string, level: CentreLevel, levelWord: string, desk: string, phone: string | null, duties: Array<AdminDuty>, daysOff: string | null, closures: Array<{ id: string, from: string, until: string, name: string, document: string, text: string }>, texts: Array<{ kind: CentreText, word: string, about: string, text: string, from: { name: string } | null, versions: Array<{ version: number, at: number, text: string }> }>, categories: Array<{ id: string, name: string, offered: boolean, about: string, mayEnd: boolean, mayRestore: boolean }>, parent: { name: string, division: string } | null, steps: Array<{ name: SetupStepName, text: string, done: boolean, missing: string | null }>, units: Array<{ id: string, name: string, phone: string | null, leads: boolean, people: number }>, halls: Array<{ id: string, name: string, address: string, phone: string, hours: string, workdayHours: string | null, saturdayHours: string | null, windows: Array<{ id: string, name: string, services: Array<string>, revoked: boolean, poster: string | null }> }>, staff: { total: number, people: Array<{ id: string, name: string, title: string, maskedPhone: string | null, dingtalk: string | null, door: string, standsIn: Array<string>, posts: Array<{ role: Role, word: string, lends: boolean, unit: { id: string, name: string } | null }>, deputies: Array<{ role: Role, unitId: string | null, deputyId: string, from: string, text: string }> }> } } | null, adminChoices: { addressBook: boolean, roles: Array<{ value: string, text: string }>, levels: Array<{ value: string, text: string }> }, administeredCentres: Array<{ name: string, division: string }> };

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

export type AddressBookQueryVariables = Exact<{
  centre: string;
  department?: number | null | undefined;
}>;


export type AddressBookQuery = { addressBook:
    | { __typename: 'AddressBook', departments: Array<{ id: number, name: string }>, people: Array<{ id: string, name: string, title: string, here: string | null }> }
    | { __typename: 'AdminFault', message: string }
   };

export type TakeFromBookMutationVariables = Exact<{
  centre: string;
  department: number;
  people: Array<string> | string;
  role: string;
  unit?: string | null | undefined;
  dry: boolean;
  why?: string | null | undefined;
}>;


export type TakeFromBookMutation = { takeFromBook:
    | { __typename: 'AdminFault', message: string, field: string | null }
    | { __typename: 'TableTaken', written: boolean, message: string, rows: Array<{ line: number, deed: RowDeed, called: string, message: string, handedCode: string | null }> }
   };

export type TakenPartsFragment = { __typename: 'TableTaken', written: boolean, message: string, rows: Array<{ line: number, deed: RowDeed, called: string, message: string, handedCode: string | null }> };

export type TakeTableMutationVariables = Exact<{
  centre: string;
  table: AdminTable;
  file: string;
  dry: boolean;
  why?: string | null | undefined;
}>;


export type TakeTableMutation = { takeTable:
    | { __typename: 'AdminFault', message: string }
    | { __typename: 'TableTaken', written: boolean, message: string, rows: Array<{ line: number, deed: RowDeed, called: string, message: string, handedCode: string | null }> }
   };

export type TableFileMutationVariables = Exact<{
  centre: string;
  table: AdminTable;
  format: TableFormat;
}>;


export type TableFileMutation = { tableFile:
    | { __typename: 'AdminFault', message: string }
    | { __typename: 'TableFile', name: string, base64: string }
   };

export type RefusalPartsFragment = { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null };

export type ViewerPartsFragment = { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, mayVerifyBindings: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> };

export type LampPartsFragment = { colour: LampColour, word: string, remaining: string | null };

export type CardPartsFragment = { id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, leadUnit: { id: string, name: string } | null };

export type DetailPartsFragment = { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } };

export type MyEnterprisesQueryVariables = Exact<{ [key: string]: never; }>;


export type MyEnterprisesQuery = { viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, mayVerifyBindings: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } | null, myEnterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean, roleWord: string, mayManage: boolean, next: string | null, code: string | null, invitations: number, members: Array<{ personId: string, name: string, maskedPhone: string | null, role: MemberRole, roleWord: string, text: string, me: boolean }> }> };

type BindingParts_BindingDone_Fragment = { __typename: 'BindingDone', message: string };

type BindingParts_BindingFault_Fragment = { __typename: 'BindingFault', message: string, field: string | null };

export type BindingPartsFragment =
  | BindingParts_BindingDone_Fragment
  | BindingParts_BindingFault_Fragment
;

export type BindEnterpriseMutationVariables = Exact<{
  input: EnterpriseInput;
}>;


export type BindEnterpriseMutation = { result:
    | { __typename: 'BindingDone', message: string }
    | { __typename: 'BindingFault', message: string, field: string | null }
   };

export type JoinEnterpriseMutationVariables = Exact<{
  code: string;
}>;


export type JoinEnterpriseMutation = { result:
    | { __typename: 'BindingDone', message: string }
    | { __typename: 'BindingFault', message: string, field: string | null }
   };

export type InviteMemberMutationVariables = Exact<{
  enterprise: string;
}>;


export type InviteMemberMutation = { result:
    | { __typename: 'BindingFault', message: string, field: string | null }
    | { __typename: 'Invited', code: string, text: string }
   };

export type EndInvitationsMutationVariables = Exact<{
  enterprise: string;
}>;


export type EndInvitationsMutation = { result:
    | { __typename: 'BindingDone', message: string }
    | { __typename: 'BindingFault', message: string, field: string | null }
   };

export type SetMemberRoleMutationVariables = Exact<{
  enterprise: string;
  person: string;
  role: MemberRole;
}>;


export type SetMemberRoleMutation = { result:
    | { __typename: 'BindingDone', message: string }
    | { __typename: 'BindingFault', message: string, field: string | null }
   };

export type EndMembershipMutationVariables = Exact<{
  enterprise: string;
  person: string;
}>;


export type EndMembershipMutation = { result:
    | { __typename: 'BindingDone', message: string }
    | { __typename: 'BindingFault', message: string, field: string | null }
   };

export type FileRequestMutationVariables = Exact<{
  input: FileRequestInput;
}>;


export type FileRequestMutation = { fileRequest:
    | { __typename: 'Filed', firstStep: string, informedBy: Array<string>, request: { id: string, number: string, title: string, lookupCode: string | null, submittedAt: number } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type CentresQueryVariables = Exact<{ [key: string]: never; }>;


export type CentresQuery = { centres: Array<{ id: string, name: string, division: string }> };

export type FilingWordsQueryVariables = Exact<{
  windowCode?: string | null | undefined;
  centreId?: string | null | undefined;
}>;


export type FilingWordsQuery = { filingWords: { hints: Array<string>, privacy: Array<string>, noticeVersion: string } };

export type FilingFormQueryVariables = Exact<{ [key: string]: never; }>;


export type FilingFormQuery = { viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, mayVerifyBindings: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } | null, subscriptionTemplates: Array<{ id: string, title: string }> };

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


export type MyRequestQuery = { viewer: { id: string, unreadMessages: number } | null, request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } | null };

type RequesterServiceRequestParts_ActionDone_Fragment = { __typename: 'ActionDone', request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } };

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

export type CategoriesQueryVariables = Exact<{
  of: string;
}>;


export type CategoriesQuery = { categories: Array<{ id: string, name: string }> };

export type UnitsQueryVariables = Exact<{
  of?: string | null | undefined;
}>;


export type UnitsQuery = { units: Array<{ id: string, name: string }> };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, mayVerifyBindings: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } | null, home: { openTotal: number, waitingForMe: Array<{ id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, leadUnit: { id: string, name: string } | null }>, open: Array<{ id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, leadUnit: { id: string, name: string } | null }>, hall: { id: string, name: string, address: string, phone: string, open: boolean, hours: string } | null } };

export type MessagesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MessagesQuery = { viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, mayVerifyBindings: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } | null, messages: { endCursor: string | null, unread: number, items: Array<{ id: string, title: string, text: string, at: number, read: boolean, page: string | null, alsoSent: string | null }> } };

export type MarkMessagesReadMutationVariables = Exact<{
  ids?: Array<string> | string | null | undefined;
}>;


export type MarkMessagesReadMutation = { markMessagesRead: number };

export type MyRequestsQueryVariables = Exact<{
  tab?: RequestTab | null | undefined;
  after?: string | null | undefined;
}>;


export type MyRequestsQuery = { viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, mayVerifyBindings: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } | null, requests: { tab: RequestTab | null, endCursor: string | null, total: number, totalIsMore: boolean, items: Array<{ id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, lamp: { colour: LampColour, word: string, remaining: string | null }, leadUnit: { id: string, name: string } | null }> }, waiting: { total: number, totalIsMore: boolean }, open: { total: number, totalIsMore: boolean }, ended: { total: number, totalIsMore: boolean } };

export type ScanLandingQueryVariables = Exact<{
  code: string;
}>;


export type ScanLandingQuery = { scanLanding:
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
    | { __typename: 'ScanLanding', windowCode: string, window: { id: string, name: string, services: Array<string>, hall: { id: string, name: string, address: string, phone: string, open: boolean, hours: string } } }
   };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, mayVerifyBindings: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } | null };

export type DemoPeopleQueryVariables = Exact<{ [key: string]: never; }>;


export type DemoPeopleQuery = { demoPeople: Array<{ key: string, name: string, title: string, staff: boolean }> };

export type SignedInPartsFragment = { __typename: 'SignedIn', token: string, viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, mayVerifyBindings: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } };

export type SignInWithWeChatMutationVariables = Exact<{
  code: string;
}>;


export type SignInWithWeChatMutation = { signInWithWeChat:
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
    | { __typename: 'SignedIn', token: string, viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, mayVerifyBindings: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } }
   };

export type SignInWithDingTalkMutationVariables = Exact<{
  code: string;
}>;


export type SignInWithDingTalkMutation = { signInWithDingTalk:
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
    | { __typename: 'SignedIn', token: string, viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, mayVerifyBindings: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } }
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
    | { __typename: 'SignedIn', token: string, viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, mayVerifyBindings: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } }
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
    | { __typename: 'SignedIn', token: string, viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, mayVerifyBindings: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } }
   };

export type SignInAsDemoPersonMutationVariables = Exact<{
  key: string;
}>;


export type SignInAsDemoPersonMutation = { signInAsDemoPerson:
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
    | { __typename: 'SignedIn', token: string, viewer: { id: string, name: string, roles: Array<Role>, maskedPhone: string | null, home: HomePlace, mayOpenQueue: boolean, mayOpenBoard: boolean, mayOpenAdministration: boolean, mayVerifyBindings: boolean, choosesCentre: boolean, unreadMessages: number, unit: { id: string, name: string } | null, enterprises: Array<{ id: string, name: string, creditCode: string, verified: boolean }> } }
   };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: boolean };

export type BoardQueryVariables = Exact<{
  month?: string | null | undefined;
  centre?: string | null | undefined;
}>;


export type BoardQuery = { board: { month: string, live: boolean, centre: { id: string, name: string }, centres: Array<{ id: string, name: string }>, units: Array<{ n: number, rate: number | null, low: number | null, high: number | null, net: number | null, text: string, solvedRate: number | null, faces: Array<number> | null, unit: { id: string, name: string }, reasons: Array<{ reason: RatingReason, count: number }> }> } | null };

export type BindingsQueryVariables = Exact<{
  search: string;
}>;


export type BindingsQuery = { bindings: { fault: string | null, enterprises: Array<{ id: string, name: string | null, creditCode: string, members: Array<{ personId: string, name: string, maskedPhone: string | null, role: MemberRole, roleWord: string, verified: boolean, text: string, givenName: string | null }> }> } };

export type VerifyBindingMutationVariables = Exact<{
  enterprise: string;
  person: string;
  code?: string | null | undefined;
  name: string;
  role: MemberRole;
  paper: BindingPaper;
}>;


export type VerifyBindingMutation = { result:
    | { __typename: 'BindingDone', message: string }
    | { __typename: 'BindingFault', message: string, field: string | null }
   };

export type EndBindingMutationVariables = Exact<{
  enterprise: string;
  person: string;
  why: string;
}>;


export type EndBindingMutation = { result:
    | { __typename: 'BindingDone', message: string }
    | { __typename: 'BindingFault', message: string, field: string | null }
   };

export type BindingSlipMutationVariables = Exact<{
  creditCode: string;
  name: string;
  role: MemberRole;
  paper: BindingPaper;
}>;


export type BindingSlipMutation = { result:
    | { __typename: 'BindingFault', message: string, field: string | null }
    | { __typename: 'BindingSlip', name: string, roleWord: string, code: string, address: string, text: string }
   };

export type QueueQueryVariables = Exact<{
  tab: QueueTab;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type QueueQuery = { queue: { endCursor: string | null, total: number, totalIsMore: boolean, incomplete: boolean, items: Array<{ id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, version: number, provisional: boolean, urgency: Urgency, requesterName: string | null, actions: Array<Action>, lamp: { limit: string | null, colour: LampColour, word: string, remaining: string | null }, leadUnit: { id: string, name: string } | null }> }, viewer: { id: string, mayOpenQueue: boolean } | null };

export type StaffRailQueryVariables = Exact<{ [key: string]: never; }>;


export type StaffRailQuery = { queueCounts: Array<{ tab: QueueTab, total: number, totalIsMore: boolean }>, viewer: { id: string, mayOpenQueue: boolean, mayOpenUnit: boolean, mayOpenBoard: boolean, mayVerifyBindings: boolean, mayOpenAdministration: boolean, unreadMessages: number } | null };

export type StaffRequestQueryVariables = Exact<{
  id: string;
}>;


export type StaffRequestQuery = { request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } | null };

export type RevealContactMutationVariables = Exact<{
  id: string;
  reason: RevealReason;
}>;


export type RevealContactMutation = { revealContact:
    | { __typename: 'ContactRevealed', contact: { name: string, phone: string } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

type StaffServiceRequestParts_ActionDone_Fragment = { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } };

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
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type DeclineRequestMutationVariables = Exact<{
  on: On;
  reason: DeclineReason;
  text: string;
}>;


export type DeclineRequestMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type DispatchRequestMutationVariables = Exact<{
  on: On;
  grading: GradingInput;
  leadUnitId: string;
  text?: string | null | undefined;
}>;


export type DispatchRequestMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type RegradeRequestMutationVariables = Exact<{
  on: On;
  grading: GradingInput;
}>;


export type RegradeRequestMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type RecordReachedMutationVariables = Exact<{
  on: On;
  text?: string | null | undefined;
}>;


export type RecordReachedMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type SignRequestMutationVariables = Exact<{
  on: On;
}>;


export type SignRequestMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type AssignRequestMutationVariables = Exact<{
  on: On;
  handlerId: string;
}>;


export type AssignRequestMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type AddProgressMutationVariables = Exact<{
  on: On;
  text: string;
}>;


export type AddProgressMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type RequestInformationMutationVariables = Exact<{
  on: On;
  text: string;
}>;


export type RequestInformationMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type ResolveRequestMutationVariables = Exact<{
  on: On;
  resolution: Resolution;
  text: string;
}>;


export type ResolveRequestMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type OrderSupervisionMutationVariables = Exact<{
  on: On;
  text?: string | null | undefined;
}>;


export type OrderSupervisionMutation = { result:
    | { __typename: 'ActionDone', request: { description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
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
    | { __typename: 'ActionDone', request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type ConfirmRequestMutationVariables = Exact<{
  on: On;
}>;


export type ConfirmRequestMutation = { result:
    | { __typename: 'ActionDone', request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type DisputeRequestMutationVariables = Exact<{
  on: On;
  part: DisputedPart;
  text?: string | null | undefined;
}>;


export type DisputeRequestMutation = { result:
    | { __typename: 'ActionDone', request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type RateRequestMutationVariables = Exact<{
  on: On;
  rating: RatingInput;
}>;


export type RateRequestMutation = { result:
    | { __typename: 'ActionDone', request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type UrgeRequestMutationVariables = Exact<{
  on: On;
}>;


export type UrgeRequestMutation = { result:
    | { __typename: 'ActionDone', request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type CorrectContactMutationVariables = Exact<{
  on: On;
  phone: string;
  name?: string | null | undefined;
}>;


export type CorrectContactMutation = { result:
    | { __typename: 'ActionDone', request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type WithdrawRequestMutationVariables = Exact<{
  on: On;
}>;


export type WithdrawRequestMutation = { result:
    | { __typename: 'ActionDone', request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

export type ErasePersonalDataMutationVariables = Exact<{
  on: On;
}>;


export type ErasePersonalDataMutation = { result:
    | { __typename: 'ActionDone', request: { lookupCode: string | null, description: string, version: number, intakeReasons: Array<IntakeReason>, channel: Channel, windowName: string | null, dueWords: string | null, tier: Tier | null, urgency: Urgency, category: string | null, categoryWord: string | null, cause: Cause | null, deskPhone: string | null, handlerName: string | null, requesterName: string | null, id: string, number: string, title: string, stage: Stage, statusWord: string, conditions: Array<Condition>, round: number, headline: string, dueAt: number | null, provisional: boolean, submittedAt: number, informationAsked: string | null, actions: Array<Action>, dueRows: Array<{ kind: DueRowKind, text: string }>, leadUnit: { id: string, name: string, phone: string | null } | null, journey: Array<{ name: string, state: JourneyState, at: number | null, badge: string | null }>, answer: { resolution: Resolution, text: string, at: number, round: number } | null, history: Array<{ id: string, at: number, round: number, what: string, who: string, text: string | null }>, attachments: Array<{ id: string, name: string, mime: string, bytes: number, url: string }>, contact: { name: string, phone: string } | null, lamp: { colour: LampColour, word: string, remaining: string | null } } }
    | { __typename: 'Refusal', code: RefusalCode, message: string, next: string, step: NextStep, field: string | null }
   };

/** An operation as the client sends it: by the hash under which the server knows its text. */
export type TypedDocumentString<TResult, TVariables> = {
  readonly __meta__: { readonly hash: string }
  /** Carries the two types; never set. */
  readonly __apiType?: (variables: TVariables) => TResult
}

export const MyDataDocument: TypedDocumentString<MyDataQuery, MyDataQueryVariables> = { __meta__: { hash: 'bR2sWI5LJ-tXBxmZ1043fk' } }
export const ExportMyDataDocument: TypedDocumentString<ExportMyDataMutation, ExportMyDataMutationVariables> = { __meta__: { hash: 'qhM-vprr53AJwNMLmlz6b4' } }
export const WithdrawConsentsDocument: TypedDocumentString<WithdrawConsentsMutation, WithdrawConsentsMutationVariables> = { __meta__: { hash: '3Rb2Ob6JyPfIx8FoiOajmi' } }
export const CloseAccountDocument: TypedDocumentString<CloseAccountMutation, CloseAccountMutationVariables> = { __meta__: { hash: 'BhEKGE4OVxcM419ZDrAFhz' } }
export const DevicesDocument: TypedDocumentString<DevicesQuery, DevicesQueryVariables> = { __meta__: { hash: 'cQXC-1jOkG2g28HJGvngo9' } }
export const EndDevicesDocument: TypedDocumentString<EndDevicesMutation, EndDevicesMutationVariables> = { __meta__: { hash: 'kntdvyCBb5PMhtSY_4tBcH' } }
export const JoinPhoneDocument: TypedDocumentString<JoinPhoneMutation, JoinPhoneMutationVariables> = { __meta__: { hash: 'mYQZnTQCAkpUnhIac3-kGv' } }
export const ConfirmJoinDocument: TypedDocumentString<ConfirmJoinMutation, ConfirmJoinMutationVariables> = { __meta__: { hash: 'BxL-AJI99IF01LmwXjPzgQ' } }
export const LeaveDoorDocument: TypedDocumentString<LeaveDoorMutation, LeaveDoorMutationVariables> = { __meta__: { hash: 'kOgmyNuwOT9jNtEGgATsFZ' } }
export const AdminCentresDocument: TypedDocumentString<AdminCentresQuery, AdminCentresQueryVariables> = { __meta__: { hash: 'sBzHxFOJbahw6xx8wnGoGC' } }
export const AdminCentreDocument: TypedDocumentString<AdminCentreQuery, AdminCentreQueryVariables> = { __meta__: { hash: '-Yp0isW2tHHUOwd0XSio0z' } }
export const AdminPeopleDocument: TypedDocumentString<AdminPeopleQuery, AdminPeopleQueryVariables> = { __meta__: { hash: 'lXYfPKoGXzSfRX2NbJuhmp' } }
export const AdminCarriesDocument: TypedDocumentString<AdminCarriesQuery, AdminCarriesQueryVariables> = { __meta__: { hash: '9hcYR1npS65DxBKIBW_DTb' } }
export const AdminChangesDocument: TypedDocumentString<AdminChangesQuery, AdminChangesQueryVariables> = { __meta__: { hash: 'kVYCcVbXlrBE4qWceVcZgd' } }
export const AdminAccessesDocument: TypedDocumentString<AdminAccessesQuery, AdminAccessesQueryVariables> = { __meta__: { hash: 'xiLK0OzTo8TRLBTIj-UVZI' } }
export const AdministerDocument: TypedDocumentString<AdministerMutation, AdministerMutationVariables> = { __meta__: { hash: 'W4NfOnPl8LkELZK24uIdXq' } }
export const OperationsDocument: TypedDocumentString<OperationsQuery, OperationsQueryVariables> = { __meta__: { hash: 'cd5e8_ToOVMb3EOiMu_Bzw' } }
export const AddressBookDocument: TypedDocumentString<AddressBookQuery, AddressBookQueryVariables> = { __meta__: { hash: '9nXnw0qd4EjmqeGD6QXaeZ' } }
export const TakeFromBookDocument: TypedDocumentString<TakeFromBookMutation, TakeFromBookMutationVariables> = { __meta__: { hash: 'Hb4xbZaLski-UHMjCEhYi4' } }
export const TakeTableDocument: TypedDocumentString<TakeTableMutation, TakeTableMutationVariables> = { __meta__: { hash: 'AtxTYwfS2JJGZqEe2vxpWv' } }
export const TableFileDocument: TypedDocumentString<TableFileMutation, TableFileMutationVariables> = { __meta__: { hash: 'ni6HBspPZdnwZ1cnQTcQmE' } }
export const MyEnterprisesDocument: TypedDocumentString<MyEnterprisesQuery, MyEnterprisesQueryVariables> = { __meta__: { hash: 'yLrCTu5R-6n1aEEQrc3zKP' } }
export const BindEnterpriseDocument: TypedDocumentString<BindEnterpriseMutation, BindEnterpriseMutationVariables> = { __meta__: { hash: 'QnLwut45cl_F22YFV0WI2T' } }
export const JoinEnterpriseDocument: TypedDocumentString<JoinEnterpriseMutation, JoinEnterpriseMutationVariables> = { __meta__: { hash: 'z-2VA4O2gfG7i2epV9Sf5L' } }
export const InviteMemberDocument: TypedDocumentString<InviteMemberMutation, InviteMemberMutationVariables> = { __meta__: { hash: 'EoFhGprVNo1N6cTc0PJ6KR' } }
export const EndInvitationsDocument: TypedDocumentString<EndInvitationsMutation, EndInvitationsMutationVariables> = { __meta__: { hash: '-k_C3_lMzHMtFYbXQZycJx' } }
export const SetMemberRoleDocument: TypedDocumentString<SetMemberRoleMutation, SetMemberRoleMutationVariables> = { __meta__: { hash: 'LnBsZowPRdI_GaLSPCIJUL' } }
export const EndMembershipDocument: TypedDocumentString<EndMembershipMutation, EndMembershipMutationVariables> = { __meta__: { hash: '_f_sBP4ENn0oVcg7HEvRDy' } }
export const FileRequestDocument: TypedDocumentString<FileRequestMutation, FileRequestMutationVariables> = { __meta__: { hash: 'IfKOyBr4KOUXzO_yK-74uT' } }
export const CentresDocument: TypedDocumentString<CentresQuery, CentresQueryVariables> = { __meta__: { hash: 'G9vlerndlOx37bDzGCV2H0' } }
export const FilingWordsDocument: TypedDocumentString<FilingWordsQuery, FilingWordsQueryVariables> = { __meta__: { hash: 'SUy_Kh1kaeUqWlF_j8gHN5' } }
export const FilingFormDocument: TypedDocumentString<FilingFormQuery, FilingFormQueryVariables> = { __meta__: { hash: 'bon06W_cIX-cuIfEAMsoJk' } }
export const RecordSubscriptionChoicesDocument: TypedDocumentString<RecordSubscriptionChoicesMutation, RecordSubscriptionChoicesMutationVariables> = { __meta__: { hash: 'yK_VPkGWXsn7HGziuuZRre' } }
export const LookUpRequestDocument: TypedDocumentString<LookUpRequestQuery, LookUpRequestQueryVariables> = { __meta__: { hash: 'LcM-6acvFK4TooFElB3lXV' } }
export const MyRequestDocument: TypedDocumentString<MyRequestQuery, MyRequestQueryVariables> = { __meta__: { hash: 'Swsw4j-dl_k-1biYSls2ZG' } }
export const RequestToAnswerDocument: TypedDocumentString<RequestToAnswerQuery, RequestToAnswerQueryVariables> = { __meta__: { hash: 'xmj8VZYAZkeW54JtpUcDvO' } }
export const ColleaguesDocument: TypedDocumentString<ColleaguesQuery, ColleaguesQueryVariables> = { __meta__: { hash: 'WOr3qqHtMtQ1JFbbnyKBGk' } }
export const CategoriesDocument: TypedDocumentString<CategoriesQuery, CategoriesQueryVariables> = { __meta__: { hash: 'kiZu_Eqq9VpmlBcfnFUZc0' } }
export const UnitsDocument: TypedDocumentString<UnitsQuery, UnitsQueryVariables> = { __meta__: { hash: 'K5q1nZFFJnXPAO45BDqcdo' } }
export const HomeDocument: TypedDocumentString<HomeQuery, HomeQueryVariables> = { __meta__: { hash: 'OYEVQfViivkunN7UHxV2y4' } }
export const MessagesDocument: TypedDocumentString<MessagesQuery, MessagesQueryVariables> = { __meta__: { hash: 'klVXSIH79LLQFOvQscZcoo' } }
export const MarkMessagesReadDocument: TypedDocumentString<MarkMessagesReadMutation, MarkMessagesReadMutationVariables> = { __meta__: { hash: 'bCJlA40cAgE9Rn8qhEFvvC' } }
export const MyRequestsDocument: TypedDocumentString<MyRequestsQuery, MyRequestsQueryVariables> = { __meta__: { hash: 'VRLUPyQA334B304NiQVouc' } }
export const ScanLandingDocument: TypedDocumentString<ScanLandingQuery, ScanLandingQueryVariables> = { __meta__: { hash: 'IqAXKKsdjKemYH54AXqHVr' } }
export const ViewerDocument: TypedDocumentString<ViewerQuery, ViewerQueryVariables> = { __meta__: { hash: 'QaMcpZ6giM0e-mY1CTFv8G' } }
export const DemoPeopleDocument: TypedDocumentString<DemoPeopleQuery, DemoPeopleQueryVariables> = { __meta__: { hash: '-XxsRP2ZKOo4l7k14hY5v-' } }
export const SignInWithWeChatDocument: TypedDocumentString<SignInWithWeChatMutation, SignInWithWeChatMutationVariables> = { __meta__: { hash: 'zLhY__nT2t8k-OG0aXHHj5' } }
export const SignInWithDingTalkDocument: TypedDocumentString<SignInWithDingTalkMutation, SignInWithDingTalkMutationVariables> = { __meta__: { hash: 'vHYkrKXK-5TEn8zllpAScw' } }
export const SendPhoneCodeDocument: TypedDocumentString<SendPhoneCodeMutation, SendPhoneCodeMutationVariables> = { __meta__: { hash: '7SmfaFfIfRge3PHUkgdL2h' } }
export const SignInWithPhoneDocument: TypedDocumentString<SignInWithPhoneMutation, SignInWithPhoneMutationVariables> = { __meta__: { hash: '8eUjSCc1rfjS_gLiOZvgEd' } }
export const BeginSecondFactorDocument: TypedDocumentString<BeginSecondFactorMutation, BeginSecondFactorMutationVariables> = { __meta__: { hash: '49fS1ZxF3kJVw1JjupsiZz' } }
export const SignInWithSecondFactorDocument: TypedDocumentString<SignInWithSecondFactorMutation, SignInWithSecondFactorMutationVariables> = { __meta__: { hash: 'C6xDzIRvm_yXgP1IjaIMzN' } }
export const SignInAsDemoPersonDocument: TypedDocumentString<SignInAsDemoPersonMutation, SignInAsDemoPersonMutationVariables> = { __meta__: { hash: 'lgr4bpty374IA5dcU47HM1' } }
export const SignOutDocument: TypedDocumentString<SignOutMutation, SignOutMutationVariables> = { __meta__: { hash: '3eyg9IyBO_lvS6IlESk17w' } }
export const BoardDocument: TypedDocumentString<BoardQuery, BoardQueryVariables> = { __meta__: { hash: 'qoESzpLJn4-PJ4ujIf2ZAB' } }
export const BindingsDocument: TypedDocumentString<BindingsQuery, BindingsQueryVariables> = { __meta__: { hash: 'xgjnuHWt6OOaJ3SL_Ki_Ws' } }
export const VerifyBindingDocument: TypedDocumentString<VerifyBindingMutation, VerifyBindingMutationVariables> = { __meta__: { hash: '-UW7qpQ0NYLt876D6iddJf' } }
export const EndBindingDocument: TypedDocumentString<EndBindingMutation, EndBindingMutationVariables> = { __meta__: { hash: '9veTC6Bb_-BvX5buJouKxL' } }
export const BindingSlipDocument: TypedDocumentString<BindingSlipMutation, BindingSlipMutationVariables> = { __meta__: { hash: 'ZjQBFjyUelljWlFfo0iDkh' } }
export const QueueDocument: TypedDocumentString<QueueQuery, QueueQueryVariables> = { __meta__: { hash: '-eu2ibPo0fX9oO50ZZowke' } }
export const StaffRailDocument: TypedDocumentString<StaffRailQuery, StaffRailQueryVariables> = { __meta__: { hash: 'bsUihUtFETEhVMVaj97JEh' } }
export const StaffRequestDocument: TypedDocumentString<StaffRequestQuery, StaffRequestQueryVariables> = { __meta__: { hash: 'moTCODfxqRL5DGcTs7L4tZ' } }
export const RevealContactDocument: TypedDocumentString<RevealContactMutation, RevealContactMutationVariables> = { __meta__: { hash: 'zKzr4XjCQQAsat1LjcUVYe' } }
export const UnitLoadsDocument: TypedDocumentString<UnitLoadsQuery, UnitLoadsQueryVariables> = { __meta__: { hash: 'yUWQneM6CO_UjcJyuO4zeN' } }
export const CarriedDocument: TypedDocumentString<CarriedQuery, CarriedQueryVariables> = { __meta__: { hash: 'Ko7lsELm1Alml3nW9t3g7e' } }
export const HandOverDocument: TypedDocumentString<HandOverMutation, HandOverMutationVariables> = { __meta__: { hash: '-vQFVAIdvVdN4ydQbNkyO5' } }
export const SupervisionOrderDocument: TypedDocumentString<SupervisionOrderQuery, SupervisionOrderQueryVariables> = { __meta__: { hash: 'h23KYI5YtM8SCcoXMocRXa' } }
export const SupervisionOrdersDocument: TypedDocumentString<SupervisionOrdersQuery, SupervisionOrdersQueryVariables> = { __meta__: { hash: 'yWQsTuBh1icjI6d6CVzXUQ' } }
export const AcceptRequestDocument: TypedDocumentString<AcceptRequestMutation, AcceptRequestMutationVariables> = { __meta__: { hash: 'DL6p-3kYqSiXjBjQaKJc9l' } }
export const DeclineRequestDocument: TypedDocumentString<DeclineRequestMutation, DeclineRequestMutationVariables> = { __meta__: { hash: 'uZjvmCTPAylb-zmIqmsACS' } }
export const DispatchRequestDocument: TypedDocumentString<DispatchRequestMutation, DispatchRequestMutationVariables> = { __meta__: { hash: 'KuZBtWC4ZMyu1aCgTTzIFj' } }
export const RegradeRequestDocument: TypedDocumentString<RegradeRequestMutation, RegradeRequestMutationVariables> = { __meta__: { hash: '-Fv1vGPqlG1EXiazdVZb1G' } }
export const RecordReachedDocument: TypedDocumentString<RecordReachedMutation, RecordReachedMutationVariables> = { __meta__: { hash: '_PEyNxRQtEuY4iAvMDYHu5' } }
export const SignRequestDocument: TypedDocumentString<SignRequestMutation, SignRequestMutationVariables> = { __meta__: { hash: 'UrIK4lSgZG85pemdGKyd0l' } }
export const AssignRequestDocument: TypedDocumentString<AssignRequestMutation, AssignRequestMutationVariables> = { __meta__: { hash: 'Ho0Bu4flFTuai4qXLz19kD' } }
export const AddProgressDocument: TypedDocumentString<AddProgressMutation, AddProgressMutationVariables> = { __meta__: { hash: 'Q9X9Upmmi9kQNsIFCj-x2u' } }
export const RequestInformationDocument: TypedDocumentString<RequestInformationMutation, RequestInformationMutationVariables> = { __meta__: { hash: 'L1lbHfqoOvqkJEKV-5pMZy' } }
export const ResolveRequestDocument: TypedDocumentString<ResolveRequestMutation, ResolveRequestMutationVariables> = { __meta__: { hash: '3bXqOOsBXmQyFrQB4MMxEj' } }
export const OrderSupervisionDocument: TypedDocumentString<OrderSupervisionMutation, OrderSupervisionMutationVariables> = { __meta__: { hash: 'ho1G41hNiEpIn-thwXB_CU' } }
export const ReplySupervisionDocument: TypedDocumentString<ReplySupervisionMutation, ReplySupervisionMutationVariables> = { __meta__: { hash: 'p38GjQ-p14CHwErWBctdzx' } }
export const CloseSupervisionDocument: TypedDocumentString<CloseSupervisionMutation, CloseSupervisionMutationVariables> = { __meta__: { hash: 'sE4Ljh80aZnUaojD_VrGZs' } }
export const SupplementRequestDocument: TypedDocumentString<SupplementRequestMutation, SupplementRequestMutationVariables> = { __meta__: { hash: 'dswkyf2MdP5xlKrj57tF7K' } }
export const ConfirmRequestDocument: TypedDocumentString<ConfirmRequestMutation, ConfirmRequestMutationVariables> = { __meta__: { hash: 'S2z7wFnMf8kKcT3wrt9KNt' } }
export const DisputeRequestDocument: TypedDocumentString<DisputeRequestMutation, DisputeRequestMutationVariables> = { __meta__: { hash: 'BruF8f2FSIUFxEiU1ReTtq' } }
export const RateRequestDocument: TypedDocumentString<RateRequestMutation, RateRequestMutationVariables> = { __meta__: { hash: 'CfJrJySOQg-0epEUpk8awK' } }
export const UrgeRequestDocument: TypedDocumentString<UrgeRequestMutation, UrgeRequestMutationVariables> = { __meta__: { hash: 'cPUjAyvMaUz-wDK-ojREnU' } }
export const CorrectContactDocument: TypedDocumentString<CorrectContactMutation, CorrectContactMutationVariables> = { __meta__: { hash: 'uwdbjrib3wzI8Qs_awl4qi' } }
export const WithdrawRequestDocument: TypedDocumentString<WithdrawRequestMutation, WithdrawRequestMutationVariables> = { __meta__: { hash: '-vCxyaBwp1QZTj5GshTDxf' } }
export const ErasePersonalDataDocument: TypedDocumentString<ErasePersonalDataMutation, ErasePersonalDataMutationVariables> = { __meta__: { hash: 'EwxIGAzv-3d_dU9Mz-BAte' } }
