import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { CentreRow } from '../../centres/centres.store.ts';
import type { ReadRequest } from '../../requests/opened-request.ts';
import type { OrderRow } from '../../supervision-orders/orders.served.ts';
import type { Person } from '../../people/people.store.ts';
import type { Context } from '../../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment: milliseconds since 1970-01-01T00:00:00Z. */
  Instant: { input: number; output: number; }
  /** What a client made up to recognise its own request: 8 to 64 letters, digits, - or _. */
  Key: { input: string; output: string; }
};

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

export type ActionDone = {
  __typename?: 'ActionDone';
  request: ServiceRequest;
};

export type ActionResult = ActionDone | Refusal;

/** A department of DingTalk's address book: those right below it, and who belongs to it itself. */
export type AddressBook = {
  __typename?: 'AddressBook';
  departments: Array<BookDepartment>;
  people: Array<BookPerson>;
};

export type AddressBookResult = AddressBook | AdminFault;

export type AdminAccess = {
  __typename?: 'AdminAccess';
  /** Where it came from. */
  address: Scalars['String']['output'];
  at: Scalars['Instant']['output'];
  by: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** What was done, in words. */
  what: Scalars['String']['output'];
};

export type AdminAccessList = {
  __typename?: 'AdminAccessList';
  endCursor?: Maybe<Scalars['ID']['output']>;
  items: Array<AdminAccess>;
};

export type AdminCategory = {
  __typename?: 'AdminCategory';
  /** Where it comes from and who has changed it, in words. */
  about: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Whether it may be left out here. */
  mayEnd: Scalars['Boolean']['output'];
  /** Whether what this centre has said of it can be taken back. */
  mayRestore: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
  offered: Scalars['Boolean']['output'];
};

/** A centre as those see it who administer it. */
export type AdminCentre = {
  __typename?: 'AdminCentre';
  /** Who of the staff came in, and who looked at whose telephone number, the newest first; as `changes`. */
  accesses: AdminAccessList;
  /** How many requests somebody carries for units of this centre that are not answered yet; 0 for whoever does not see to people. */
  carries: Scalars['Int']['output'];
  /** What its requests are sorted by, also what is not offered any more. */
  categories: Array<AdminCategory>;
  /** What was changed, the newest first; empty for whoever does not see to it. After the given one, where pages follow. */
  changes: AdminChangeList;
  /** Days on which it does not work by order; those of centres above it hold here too, and are not listed. */
  closures: Array<AdminClosure>;
  /** How far the country's days off are known, in words; null where those of another centre see to that. */
  daysOff?: Maybe<Scalars['String']['output']>;
  desk: Scalars['String']['output'];
  division: Scalars['String']['output'];
  /** What the person who asks sees to here. */
  duties: Array<AdminDuty>;
  /** Halls with their windows. */
  halls: Array<AdminHall>;
  id: Scalars['ID']['output'];
  level: CentreLevel;
  levelWord: Scalars['String']['output'];
  name: Scalars['String']['output'];
  /** The division above it, where that is entered here. */
  parent?: Maybe<Centre>;
  /** Where the desk is rung up. */
  phone?: Maybe<Scalars['String']['output']>;
  /** People who hold an office here, by name; with `search` those in whose name or title it stands, or whose telephone number it is, or ends with its four digits. */
  staff: AdminStaffList;
  steps: Array<SetupStep>;
  /** What it says in words of its own, and what it may say; every kind. */
  texts: Array<AdminText>;
  units: Array<AdminUnit>;
};


/** A centre as those see it who administer it. */
export type AdminCentreAccessesArgs = {
  after?: InputMaybe<Scalars['ID']['input']>;
};


/** A centre as those see it who administer it. */
export type AdminCentreCarriesArgs = {
  person: Scalars['ID']['input'];
};


/** A centre as those see it who administer it. */
export type AdminCentreChangesArgs = {
  after?: InputMaybe<Scalars['ID']['input']>;
};


/** A centre as those see it who administer it. */
export type AdminCentreStaffArgs = {
  search?: InputMaybe<Scalars['String']['input']>;
};

export type AdminChange = {
  __typename?: 'AdminChange';
  at: Scalars['Instant']['output'];
  /** Who did it. */
  by: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** To what: its name now. */
  of: Scalars['String']['output'];
  /** What was done, in words. */
  what: Scalars['String']['output'];
  why?: Maybe<Scalars['String']['output']>;
};

export type AdminChangeList = {
  __typename?: 'AdminChangeList';
  endCursor?: Maybe<Scalars['ID']['output']>;
  items: Array<AdminChange>;
};

/** What forms of administration offer. */
export type AdminChoices = {
  __typename?: 'AdminChoices';
  /** Whether DingTalk's address book can be looked through. */
  addressBook: Scalars['Boolean']['output'];
  levels: Array<Choice>;
  roles: Array<Choice>;
};

/** Days on which a centre and those below it do not work by order (停办). */
export type AdminClosure = {
  __typename?: 'AdminClosure';
  document: Scalars['String']['output'];
  /** The first and the last day, such as 2026-12-01. */
  from: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  /** Over, under way or to come, in words. */
  text: Scalars['String']['output'];
  until: Scalars['String']['output'];
};

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

/** An office that somebody holds for another for some days (代理). */
export type AdminDeputy = {
  __typename?: 'AdminDeputy';
  deputyId: Scalars['ID']['output'];
  /** The first day, such as 2026-12-01. */
  from: Scalars['String']['output'];
  role: Role;
  /** Who, what and when, in words. */
  text: Scalars['String']['output'];
  /** The unit, where the office is one of a unit's. */
  unitId?: Maybe<Scalars['ID']['output']>;
};

/** It was done. */
export type AdminDone = {
  __typename?: 'AdminDone';
  /** With which somebody sets up his authenticator: made now, and shown nowhere else. */
  handedCode?: Maybe<Scalars['String']['output']>;
  /** What was made or changed. */
  id: Scalars['ID']['output'];
  message: Scalars['String']['output'];
};

/** What administrators see to: places, people, and what was changed by whom. */
export type AdminDuty =
  | 'CHANGES'
  | 'PEOPLE'
  | 'PLACES';

/** It was not done: what is wrong and the remedy, in words. */
export type AdminFault = {
  __typename?: 'AdminFault';
  /** The input to repair; null where none is at fault. */
  field?: Maybe<Scalars['String']['output']>;
  message: Scalars['String']['output'];
};

export type AdminHall = {
  __typename?: 'AdminHall';
  address: Scalars['String']['output'];
  /** When it is open, in words. */
  hours: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  phone: Scalars['String']['output'];
  saturdayHours?: Maybe<Scalars['String']['output']>;
  windows: Array<AdminWindow>;
  /** The same as it is typed: on working days, and on Saturdays; null where it keeps office hours. */
  workdayHours?: Maybe<Scalars['String']['output']>;
};

/** What is said with a command; each reads what it needs. What is left out stays as it is, what is empty is taken away. */
export type AdminInput = {
  address?: InputMaybe<Scalars['String']['input']>;
  /** What matters are sorted by, by its id or its name there. */
  category?: InputMaybe<Scalars['String']['input']>;
  /** Code of the division whose centre it is about. */
  centre?: InputMaybe<Scalars['String']['input']>;
  /** Days on which a centre does not work, by id. */
  closure?: InputMaybe<Scalars['String']['input']>;
  /** For how many days the code of before is taken as well. */
  days?: InputMaybe<Scalars['String']['input']>;
  /** Somebody of the staff who stands in for another, named as `person` is. */
  deputy?: InputMaybe<Scalars['String']['input']>;
  /** How the desk is called in histories and messages. */
  desk?: InputMaybe<Scalars['String']['input']>;
  /** User id in DingTalk. */
  dingtalk?: InputMaybe<Scalars['String']['input']>;
  /** Six digits, GB/T 2260. */
  division?: InputMaybe<Scalars['String']['input']>;
  /** Number or title of the order by which a centre does not work. */
  document?: InputMaybe<Scalars['String']['input']>;
  /** The first day, such as 2026-12-01. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** A hall of the centre, by id or name. */
  hall?: InputMaybe<Scalars['String']['input']>;
  /** When a hall is open on working days, such as 9:00-12:00，13:30-17:00; empty for office hours. */
  hours?: InputMaybe<Scalars['String']['input']>;
  /** Which text of a centre, by its name or its word. */
  kind?: InputMaybe<Scalars['String']['input']>;
  /** Whether a unit may be handed requests. */
  leads?: InputMaybe<Scalars['Boolean']['input']>;
  level?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  /** A notice that did not arrive, by its number. */
  notice?: InputMaybe<Scalars['String']['input']>;
  /** Somebody of the staff: by id, user id in DingTalk or telephone. */
  person?: InputMaybe<Scalars['String']['input']>;
  phone?: InputMaybe<Scalars['String']['input']>;
  /** An office, by its name or its word. */
  role?: InputMaybe<Scalars['String']['input']>;
  /** The same on Saturdays; empty where it is closed. */
  saturdays?: InputMaybe<Scalars['String']['input']>;
  /** What a window does, a line each. */
  services?: InputMaybe<Scalars['String']['input']>;
  /** Who takes over what somebody carries who goes or moves. */
  successor?: InputMaybe<Scalars['String']['input']>;
  /** What a centre says in words of its own; empty takes it back. */
  text?: InputMaybe<Scalars['String']['input']>;
  title?: InputMaybe<Scalars['String']['input']>;
  /** The unit to which somebody moves. */
  to?: InputMaybe<Scalars['String']['input']>;
  /** The division above, by its code; empty for none. */
  under?: InputMaybe<Scalars['String']['input']>;
  /** A unit of the centre, by id or name. */
  unit?: InputMaybe<Scalars['String']['input']>;
  /** The last day, which counts. */
  until?: InputMaybe<Scalars['String']['input']>;
  /** A window, by id. */
  window?: InputMaybe<Scalars['String']['input']>;
};

export type AdminPerson = {
  __typename?: 'AdminPerson';
  /** Those of them that somebody holds for him for some days, now or later. */
  deputies: Array<AdminDeputy>;
  /** His name in DingTalk. */
  dingtalk?: Maybe<Scalars['String']['output']>;
  /** How he signs in, or what is missing, in words. */
  door: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  maskedPhone?: Maybe<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  /** Offices held in this centre. */
  posts: Array<AdminPost>;
  /** What he holds for others, now or later, in words. */
  standsIn: Array<Scalars['String']['output']>;
  title: Scalars['String']['output'];
};

export type AdminPost = {
  __typename?: 'AdminPost';
  /** Whether somebody may hold it for him for some days. */
  lends: Scalars['Boolean']['output'];
  role: Role;
  /** The unit, where the office is one of a unit's. */
  unit?: Maybe<Unit>;
  word: Scalars['String']['output'];
};

export type AdminResult = AdminDone | AdminFault;

export type AdminStaffList = {
  __typename?: 'AdminStaffList';
  people: Array<AdminPerson>;
  /** How many there are in all; the list holds the first of them. */
  total: Scalars['Int']['output'];
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

/** What a centre says in words of its own: beside the program's lines, or around its sentence in a message. */
export type AdminText = {
  __typename?: 'AdminText';
  /** What it is for and how it is written, in words. */
  about: Scalars['String']['output'];
  /** The centre above that it comes from; null where it is its own, and where there is none. */
  from?: Maybe<Centre>;
  kind: CentreText;
  /** In force here; empty where nothing but the program speaks. */
  text: Scalars['String']['output'];
  /** Its own versions, the newest first. */
  versions: Array<AdminTextVersion>;
  word: Scalars['String']['output'];
};

export type AdminTextVersion = {
  __typename?: 'AdminTextVersion';
  at: Scalars['Instant']['output'];
  /** Empty: it was taken back. */
  text: Scalars['String']['output'];
  version: Scalars['Int']['output'];
};

export type AdminUnit = {
  __typename?: 'AdminUnit';
  id: Scalars['ID']['output'];
  /** Whether it may be handed requests. */
  leads: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
  /** How many people hold an office in it. */
  people: Scalars['Int']['output'];
  phone?: Maybe<Scalars['String']['output']>;
};

export type AdminWindow = {
  __typename?: 'AdminWindow';
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  /** A sheet with its code to be printed, open for some hours to whoever holds the link; null once it was revoked, and for whoever does not see to places. */
  poster?: Maybe<Scalars['String']['output']>;
  revoked: Scalars['Boolean']['output'];
  services: Array<Scalars['String']['output']>;
};

export type Answer = {
  __typename?: 'Answer';
  at: Scalars['Instant']['output'];
  resolution: Resolution;
  round: Scalars['Int']['output'];
  text: Scalars['String']['output'];
};

export type Attachment = {
  __typename?: 'Attachment';
  bytes: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  mime: Scalars['String']['output'];
  name: Scalars['String']['output'];
  /** Where to read it for the next hour: a signed link that needs no token. */
  url: Scalars['String']['output'];
};

export type BindingDone = {
  __typename?: 'BindingDone';
  /** What was done, in words. */
  message: Scalars['String']['output'];
};

/** Why nothing was changed: one sentence with its remedy. */
export type BindingFault = {
  __typename?: 'BindingFault';
  /** The input to repair. */
  field?: Maybe<Scalars['String']['output']>;
  message: Scalars['String']['output'];
};

/** What the window has seen before it verifies a binding. */
export type BindingPaper =
  | 'AUTHORISATION'
  | 'LEGAL_PERSON';

export type BindingResult = BindingDone | BindingFault;

export type BindingSearch = {
  __typename?: 'BindingSearch';
  enterprises: Array<WindowEnterprise>;
  /** Why nothing is shown, in words; null where nothing stands against it. */
  fault?: Maybe<Scalars['String']['output']>;
};

/** A code on paper, with which somebody is bound and verified. */
export type BindingSlip = {
  __typename?: 'BindingSlip';
  /** Where the pages are opened in a browser. */
  address: Scalars['String']['output'];
  /** Ten digits, shown once. */
  code: Scalars['String']['output'];
  /** As the licence says. */
  name: Scalars['String']['output'];
  roleWord: Scalars['String']['output'];
  /** Until when it can be used, in words. */
  text: Scalars['String']['output'];
};

export type BindingSlipResult = BindingFault | BindingSlip;

export type Board = {
  __typename?: 'Board';
  /** Whose units these are. */
  centre: Centre;
  /** All whose board this person may open: his own, and those below the ones that he watches over. */
  centres: Array<Centre>;
  /** Every answer at once, or answers in groups of five. */
  live: Scalars['Boolean']['output'];
  /** Month as YYYY-MM. */
  month: Scalars['String']['output'];
  units: Array<UnitSatisfaction>;
};

export type BookDepartment = {
  __typename?: 'BookDepartment';
  id: Scalars['Int']['output'];
  name: Scalars['String']['output'];
};

export type BookPerson = {
  __typename?: 'BookPerson';
  /** What he holds in the centre already, or who there may be the same one, in words; null for whoever is new. */
  here?: Maybe<Scalars['String']['output']>;
  /** His user id in DingTalk. */
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  title: Scalars['String']['output'];
};

/** One of the sorts of matters that a centre tells apart: a shipped one by its word, or one that an administrator has added. */
export type Category = {
  __typename?: 'Category';
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
};

export type Cause =
  | 'LAW_NOT_SPECIFIC'
  | 'LEGACY'
  | 'MULTI_LEVEL_COORDINATION'
  | 'NEW_BUSINESS'
  | 'OTHER'
  | 'POLICY_OVERLAP'
  | 'UNCLEAR_COMPETENCE'
  | 'UNUSUAL_COMPLEX';

/** A division with its own desk, staff and request numbers (中心). */
export type Centre = {
  __typename?: 'Centre';
  /** Its code by GB/T 2260: six digits, which also stand in the credit codes of enterprises registered there. */
  division: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Name of the division, such as 云溪县. */
  name: Scalars['String']['output'];
};

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

/** What became of notices on one way to people. */
export type ChannelCount = {
  __typename?: 'ChannelCount';
  channel: Scalars['String']['output'];
  /** Of these shown by the platform to have arrived; null where it does not tell. */
  delivered?: Maybe<Scalars['Int']['output']>;
  failed: Scalars['Int']['output'];
  /** Since when the oldest of those waits that was tried several times. */
  oldestAt?: Maybe<Scalars['Instant']['output']>;
  /** Whether this installation sends anything by it. */
  open: Scalars['Boolean']['output'];
  /** Handed over since `Operations.countedSince`. */
  sent: Scalars['Int']['output'];
  /** Not sent yet, at this moment. */
  waiting: Scalars['Int']['output'];
  /** Its name in words. */
  word: Scalars['String']['output'];
};

/** One thing that was looked at. */
export type Check = {
  __typename?: 'Check';
  level: CheckLevel;
  name: Scalars['String']['output'];
  /** What to do about it; null where nothing is to be done. */
  next?: Maybe<Scalars['String']['output']>;
  /** What was found. */
  text: Scalars['String']['output'];
  /** Its name in words. */
  title: Scalars['String']['output'];
};

/** How well something is: NOTE works, with less than there could be or not for long; BAD has to be mended. */
export type CheckLevel =
  | 'BAD'
  | 'GOOD'
  | 'NOTE';

/** A word and the value it stands for. */
export type Choice = {
  __typename?: 'Choice';
  text: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

/** Somebody of a unit, and how much of its work he carries. */
export type Colleague = {
  __typename?: 'Colleague';
  /** Of the unit now; else what he carries should be handed to another. */
  here: Scalars['Boolean']['output'];
  /** Null for what nobody carries yet. */
  id?: Maybe<Scalars['ID']['output']>;
  /** The same in words, such as 在办 5 件，超期 1 件. */
  load: Scalars['String']['output'];
  name: Scalars['String']['output'];
  /** Requests that he carries for the unit and that are not answered yet. */
  open: Scalars['Int']['output'];
  /** Those of them whose limit has passed. */
  overdue: Scalars['Int']['output'];
  title: Scalars['String']['output'];
};

/** Derived from the history, strongest first. */
export type Condition =
  | 'AWAITING_INFORMATION'
  | 'OVERDUE'
  | 'REDISPATCHED'
  | 'SUPERVISED'
  | 'URGED';

export type Contact = {
  __typename?: 'Contact';
  name: Scalars['String']['output'];
  /** Masked for staff until they say why they need it. */
  phone: Scalars['String']['output'];
};

export type ContactRevealed = {
  __typename?: 'ContactRevealed';
  contact: Contact;
};

export type DataDone = {
  __typename?: 'DataDone';
  /** What was done, in words. */
  message: Scalars['String']['output'];
};

/** Why nothing was done: one sentence with its remedy. */
export type DataFault = {
  __typename?: 'DataFault';
  message: Scalars['String']['output'];
};

/** That somebody of the staff has looked at a telephone number. */
export type DataLook = {
  __typename?: 'DataLook';
  at: Scalars['Instant']['output'];
  id: Scalars['ID']['output'];
  number: Scalars['String']['output'];
  /** The reason he gave, in words. */
  what: Scalars['String']['output'];
  /** The unit he did it for, or the desk. */
  who: Scalars['String']['output'];
};

/** A page with all that is held; its address works for ten minutes, for whoever has it. */
export type DataPage = {
  __typename?: 'DataPage';
  url: Scalars['String']['output'];
};

export type DataPageResult = DataFault | DataPage;

export type DataResult = DataDone | DataFault;

export type DeclineReason =
  | 'IN_LEGAL_PROCEDURE'
  | 'OTHER_BY_LAW'
  | 'OTHER_DIVISION'
  | 'PETITION'
  | 'REPEATED'
  | 'SECRET_OR_PRIVATE'
  | 'UNLAWFUL_OR_EMPTY';

/** A person of the demonstration; exists in demo mode only. */
export type DemoPerson = {
  __typename?: 'DemoPerson';
  key: Scalars['String']['output'];
  name: Scalars['String']['output'];
  staff: Scalars['Boolean']['output'];
  /** What this person does, in words. */
  title: Scalars['String']['output'];
};

/** Where somebody is signed in. */
export type Device = {
  __typename?: 'Device';
  /** The one that asks. */
  here: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  /** When it was last used, within some minutes; null where that is not kept. */
  seenAt?: Maybe<Scalars['Instant']['output']>;
  signedInAt: Scalars['Instant']['output'];
  /** How he came in, and on what kind of device, in words. */
  text: Scalars['String']['output'];
};

export type DisputedPart =
  | 'FACTS_DIFFER'
  | 'NOT_SOLVED'
  | 'NO_BASIS'
  | 'PARTLY_SOLVED';

/** Something that the person who asks signs in with. */
export type Door = {
  __typename?: 'Door';
  id: Scalars['ID']['output'];
  /** He can take it away. */
  removable: Scalars['Boolean']['output'];
  /** Such as 微信, or 手机号 199****0001. */
  text: Scalars['String']['output'];
  /** Texts go there. */
  texts: Scalars['Boolean']['output'];
};

/** Another account has the number: what it holds, and that both become one for good. */
export type DoorAsked = {
  __typename?: 'DoorAsked';
  text: Scalars['String']['output'];
  /** To be sent with `confirmJoin`, within ten minutes. */
  ticket: Scalars['String']['output'];
};

export type DoorDone = {
  __typename?: 'DoorDone';
  /** What was done, in words. */
  message: Scalars['String']['output'];
};

/** Why nothing was changed: one sentence with its remedy. */
export type DoorFault = {
  __typename?: 'DoorFault';
  /** The input to repair; null where none is at fault. */
  field?: Maybe<Scalars['String']['output']>;
  message: Scalars['String']['output'];
};

export type DoorResult = DoorAsked | DoorDone | DoorFault;

export type DueRow = {
  __typename?: 'DueRow';
  kind: DueRowKind;
  /** One line, such as 9/25–9/27 中秋假期 不计. */
  text: Scalars['String']['output'];
};

export type DueRowKind =
  | 'ACCEPTED'
  | 'COUNTED'
  | 'EXTENDED'
  | 'NOT_COUNTED'
  | 'PAUSED'
  | 'RULE';

/** A company or another body with a unified social credit code. */
export type Enterprise = {
  __typename?: 'Enterprise';
  creditCode: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  /** Whether the binding of this person has been verified. */
  verified: Scalars['Boolean']['output'];
};

export type EnterpriseInput = {
  creditCode: Scalars['String']['input'];
  name: Scalars['String']['input'];
};

export type FileRequestInput = {
  attachmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Where the matter is to be done; a window's code says so itself. Left out by clients of before there were several. */
  centreId?: InputMaybe<Scalars['ID']['input']>;
  contactName: Scalars['String']['input'];
  contactPhone: Scalars['String']['input'];
  description: Scalars['String']['input'];
  /** Binds and files for an enterprise not bound yet. */
  enterprise?: InputMaybe<EnterpriseInput>;
  /** An enterprise already bound to this person. */
  enterpriseId?: InputMaybe<Scalars['ID']['input']>;
  intakeReasons: Array<IntakeReason>;
  /** Made when the form opens; the same key files once, however often it is sent. */
  key: Scalars['Key']['input'];
  /** Which notice about personal data was shown. */
  noticeVersion: Scalars['String']['input'];
  /** The hall's code, when the form was opened from one. */
  windowCode?: InputMaybe<Scalars['String']['input']>;
};

export type FileResult = Filed | Refusal;

export type Filed = {
  __typename?: 'Filed';
  /** Who looks at it first and until when. */
  firstStep: Scalars['String']['output'];
  /** Channels that will inform the requester, in words. */
  informedBy: Array<Scalars['String']['output']>;
  request: ServiceRequest;
};

/** What is said where a request is filed. */
export type FilingWords = {
  __typename?: 'FilingWords';
  /** What to know before, a line each; mostly none. */
  hints: Array<Scalars['String']['output']>;
  /** To be sent with the filing, so that it can be told later what was promised. */
  noticeVersion: Scalars['String']['output'];
  /** What becomes of personal data, a line each. */
  privacy: Array<Scalars['String']['output']>;
};

export type GradingInput = {
  category: Scalars['ID']['input'];
  cause: Cause;
  tier: Tier;
  urgency: Urgency;
};

/** A service hall. */
export type Hall = {
  __typename?: 'Hall';
  address: Scalars['String']['output'];
  /** Until when it is open, or when it opens next, in words. */
  hours: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  /** Open at this moment. */
  open: Scalars['Boolean']['output'];
  phone: Scalars['String']['output'];
};

export type HandOverResult = HandedOver | Refusal;

export type HandedOver = {
  __typename?: 'HandedOver';
  count: Scalars['Int']['output'];
  /** What was done, in words. */
  message: Scalars['String']['output'];
};

/** A kind of data that is held. */
export type HeldData = {
  __typename?: 'HeldData';
  /** Until when, and how it goes before. */
  kept: Scalars['String']['output'];
  text: Scalars['String']['output'];
  title: Scalars['String']['output'];
};

export type HistoryEntry = {
  __typename?: 'HistoryEntry';
  at: Scalars['Instant']['output'];
  id: Scalars['ID']['output'];
  round: Scalars['Int']['output'];
  /** Text that goes with it. */
  text?: Maybe<Scalars['String']['output']>;
  /** What happened in a few words, such as 派单. */
  what: Scalars['String']['output'];
  /** Unit or role that did it; never a requester's name. */
  who: Scalars['String']['output'];
};

/** The first page of a requester, or of a visitor. */
export type Home = {
  __typename?: 'Home';
  hall?: Maybe<Hall>;
  open: Array<ServiceRequest>;
  /** Counted up to 1000. */
  openTotal: Scalars['Int']['output'];
  waitingForMe: Array<ServiceRequest>;
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

export type InvitationResult = BindingFault | Invited;

export type Invited = {
  __typename?: 'Invited';
  /** Ten digits, to be told to one person; shown once. */
  code: Scalars['String']['output'];
  /** Until when it can be used, in words. */
  text: Scalars['String']['output'];
};

export type JourneyState =
  | 'AHEAD'
  | 'CURRENT'
  | 'DONE';

export type JourneyStep = {
  __typename?: 'JourneyStep';
  at?: Maybe<Scalars['Instant']['output']>;
  /** A side state on this step, such as 第 2 次办理. */
  badge?: Maybe<Scalars['String']['output']>;
  /** 提交, 受理, 办理, 答复 or 确认. */
  name: Scalars['String']['output'];
  state: JourneyState;
};

/** How near a deadline is. */
export type Lamp = {
  __typename?: 'Lamp';
  colour: LampColour;
  /** The limit that binds this reader now, signing included, such as 今天 17:00; null where none runs. */
  limit?: Maybe<Scalars['String']['output']>;
  /** What is left or how late it is, such as 还剩 4 小时. */
  remaining?: Maybe<Scalars['String']['output']>;
  /** 正常, 临期, 超期, 暂停 or nothing. */
  word: Scalars['String']['output'];
};

/** Shape, word and colour of a deadline. */
export type LampColour =
  | 'AMBER'
  | 'GREEN'
  | 'NONE'
  | 'PAUSED'
  | 'RED';

export type LookupResult = PublicProgress | Refusal;

/** Somebody who is bound to an enterprise. */
export type Member = {
  __typename?: 'Member';
  maskedPhone?: Maybe<Scalars['String']['output']>;
  /** The person who asks. */
  me: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
  personId: Scalars['ID']['output'];
  role: MemberRole;
  roleWord: Scalars['String']['output'];
  /** Since when and by what, in words. */
  text: Scalars['String']['output'];
  verified: Scalars['Boolean']['output'];
};

/** What somebody is in an enterprise: who sees to its members, and who files for it. */
export type MemberRole =
  | 'AGENT'
  | 'OWNER';

/** An in-app message. */
export type Message = {
  __typename?: 'Message';
  /** How else it was sent, such as 短信已发送. */
  alsoSent?: Maybe<Scalars['String']['output']>;
  at: Scalars['Instant']['output'];
  id: Scalars['ID']['output'];
  /** The page that it opens, with what it shows; null where it opens none. */
  page?: Maybe<Scalars['String']['output']>;
  read: Scalars['Boolean']['output'];
  /** The request it is about; null where it is about something else. */
  requestId?: Maybe<Scalars['ID']['output']>;
  text: Scalars['String']['output'];
  title: Scalars['String']['output'];
};

export type MessagePage = {
  __typename?: 'MessagePage';
  endCursor?: Maybe<Scalars['String']['output']>;
  items: Array<Message>;
  unread: Scalars['Int']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Takes a request in without dispatching it yet (受理). */
  acceptRequest: ActionResult;
  /** A note that the requester reads (写进展). */
  addProgress: ActionResult;
  /** Changes what is administered, and writes down who did it, when and why. */
  administer: AdminResult;
  /** The head of the unit names who of it handles this (指定经办人). */
  assignRequest: ActionResult;
  /** Begins to set up an authenticator with the code that was handed over; it is in use once its first code has signed in. */
  beginSecondFactor: SecondFactorResult;
  /** Binds the person who asks to an enterprise by its code; not verified until the window or an invitation does it. */
  bindEnterprise: BindingResult;
  /** The window has seen the papers of somebody who has no telephone with him: a code on paper, with which he joins later. */
  bindingSlip: BindingSlipResult;
  /** Closes the account for good: whatever was filed with it and has ended loses its personal data, and nobody signs in with it. */
  closeAccount: DataResult;
  /** The desk is content, or it has become pointless (督办办结). */
  closeSupervision: SupervisionOrderResult;
  /** Makes both accounts one, after it was asked. */
  confirmJoin: DoorResult;
  /** The requester says it is solved (已解决). */
  confirmRequest: ActionResult;
  /** Whoever filed it gives another name or number to be reached by (更正联系方式). */
  correctContact: ActionResult;
  /** Declines it by law, with reason and route (不予受理). */
  declineRequest: ActionResult;
  /** Grades and hands it to one lead unit with a deadline; accepts it first if need be (派单). */
  dispatchRequest: ActionResult;
  /** The requester says it is not; opens the next round one level up (未解决). */
  disputeRequest: ActionResult;
  /** The window takes somebody out of an enterprise: he has no right to it, or has left it. */
  endBinding: BindingResult;
  /** Signs the person who asks out on another device, or without one on all but this; answers on how many. */
  endDevices: Scalars['Int']['output'];
  /** Makes all codes void that were given out and that nobody has used. */
  endInvitations: BindingResult;
  /** Leaves an enterprise, or takes somebody out of it. */
  endMembership: BindingResult;
  /** Whoever filed it has his personal data erased before its time (删除个人信息). */
  erasePersonalData: ActionResult;
  /** Makes a page of all that is held of the person who asks, to be read, printed and saved. */
  exportMyData: DataPageResult;
  /** Files a request (提交诉求). */
  fileRequest: FileResult;
  /** The head hands all that somebody carries for the unit, or nobody does, to one of its people in one step. */
  handOver: HandOverResult;
  /** A code with which one more person can join; for who sees to its members. */
  inviteMember: InvitationResult;
  /** Joins an enterprise with the code that its administrator handed over. */
  joinEnterprise: BindingResult;
  /** Adds a telephone to what one signs in with, by the code that was sent to it. */
  joinPhone: DoorResult;
  /** Takes away something that one signs in with, and ends all other sessions. */
  leaveDoor: DoorResult;
  /** Marks messages read; without ids, all of them. */
  markMessagesRead: Scalars['Int']['output'];
  /** Asks the unit why it is not answered, and by when it will be (督办). */
  orderSupervision: ActionResult;
  /** Rates the finished round, once (评价). */
  rateRequest: ActionResult;
  /** The desk has told the requester by telephone what no message brought him (已电话告知). */
  recordReached: ActionResult;
  /** Reports what the person chose in WeChat's dialog. */
  recordSubscriptionChoices: Scalars['Boolean']['output'];
  /** Grades anew; the only human way to move a due date earlier (重新定级). */
  regradeRequest: ActionResult;
  /** The unit says why, and by when it will be done (回复督办). */
  replySupervision: SupervisionOrderResult;
  /** Asks once for what is missing and stops the clock (一次性告知补正). */
  requestInformation: ActionResult;
  /** Sends the answer (提交答复). */
  resolveRequest: ActionResult;
  /** Shows staff the whole telephone number and keeps who saw it and why; the requester reads that in the history. */
  revealContact: RevealResult;
  /** Sends a six-digit code by SMS. */
  sendPhoneCode: PhoneCodeResult;
  /** Makes a member one who sees to the members, or one who does no more. */
  setMemberRole: BindingResult;
  /** Signs in as a person of the demonstration; refused outside demo mode. */
  signInAsDemoPerson: SignInResult;
  /** Signs a member of staff in with a DingTalk auth code, from the mini-program or the H5 page. */
  signInWithDingTalk: SignInResult;
  /** Signs in with a telephone number and the code sent to it; a new number becomes a new person. */
  signInWithPhone: PhoneSignInResult;
  /** Signs in with what the authenticator shows. */
  signInWithSecondFactor: SignInResult;
  /** Signs in with the code of wx.login. */
  signInWithWeChat: SignInResult;
  /** Ends the session that sent this. */
  signOut: Scalars['Boolean']['output'];
  /** The unit takes it (签收). */
  signRequest: ActionResult;
  /** Supplies what was asked for; the clock goes on (补充材料). */
  supplementRequest: ActionResult;
  /** The list as a file that can be taken again; one with an invented row where there is nothing yet. Written down as an export. */
  tableFile: TableFileResult;
  /** Enters people of a department of DingTalk's address book with one office, all or none; reported like a table. */
  takeFromBook: TableResult;
  /** Takes a list from a CSV or XLSX file, whole or not at all; dry, it only reports. A row that is true already is passed over. */
  takeTable: TableResult;
  /** Urges the unit, once a day (催办). */
  urgeRequest: ActionResult;
  /** The window has seen the papers: who is bound is verified, and the enterprise has the name of its licence. */
  verifyBinding: BindingResult;
  /** Takes back what he has agreed to; what was agreed to in WeChat's own settings is ended there. */
  withdrawConsents: DataResult;
  /** Takes it back (撤回). */
  withdrawRequest: ActionResult;
};


export type MutationAcceptRequestArgs = {
  on: On;
};


export type MutationAddProgressArgs = {
  on: On;
  text: Scalars['String']['input'];
};


export type MutationAdministerArgs = {
  command: AdminCommand;
  input: AdminInput;
  key: Scalars['Key']['input'];
  why?: InputMaybe<Scalars['String']['input']>;
};


export type MutationAssignRequestArgs = {
  handlerId: Scalars['ID']['input'];
  on: On;
};


export type MutationBeginSecondFactorArgs = {
  code: Scalars['String']['input'];
  ticket: Scalars['String']['input'];
};


export type MutationBindEnterpriseArgs = {
  input: EnterpriseInput;
};


export type MutationBindingSlipArgs = {
  creditCode: Scalars['String']['input'];
  name: Scalars['String']['input'];
  paper: BindingPaper;
  role: MemberRole;
};


export type MutationCloseSupervisionArgs = {
  on: On;
};


export type MutationConfirmJoinArgs = {
  ticket: Scalars['String']['input'];
};


export type MutationConfirmRequestArgs = {
  on: On;
};


export type MutationCorrectContactArgs = {
  name?: InputMaybe<Scalars['String']['input']>;
  on: On;
  phone: Scalars['String']['input'];
};


export type MutationDeclineRequestArgs = {
  on: On;
  reason: DeclineReason;
  text: Scalars['String']['input'];
};


export type MutationDispatchRequestArgs = {
  grading: GradingInput;
  leadUnitId: Scalars['ID']['input'];
  on: On;
  text?: InputMaybe<Scalars['String']['input']>;
};


export type MutationDisputeRequestArgs = {
  on: On;
  part: DisputedPart;
  text?: InputMaybe<Scalars['String']['input']>;
};


export type MutationEndBindingArgs = {
  enterprise: Scalars['ID']['input'];
  person: Scalars['ID']['input'];
  why: Scalars['String']['input'];
};


export type MutationEndDevicesArgs = {
  id?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationEndInvitationsArgs = {
  enterprise: Scalars['ID']['input'];
};


export type MutationEndMembershipArgs = {
  enterprise: Scalars['ID']['input'];
  person: Scalars['ID']['input'];
};


export type MutationErasePersonalDataArgs = {
  on: On;
};


export type MutationFileRequestArgs = {
  input: FileRequestInput;
};


export type MutationHandOverArgs = {
  from?: InputMaybe<Scalars['ID']['input']>;
  to: Scalars['ID']['input'];
  unit: Scalars['ID']['input'];
};


export type MutationInviteMemberArgs = {
  enterprise: Scalars['ID']['input'];
};


export type MutationJoinEnterpriseArgs = {
  code: Scalars['String']['input'];
};


export type MutationJoinPhoneArgs = {
  code: Scalars['String']['input'];
  phone: Scalars['String']['input'];
};


export type MutationLeaveDoorArgs = {
  id: Scalars['ID']['input'];
};


export type MutationMarkMessagesReadArgs = {
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
};


export type MutationOrderSupervisionArgs = {
  on: On;
  text?: InputMaybe<Scalars['String']['input']>;
};


export type MutationRateRequestArgs = {
  on: On;
  rating: RatingInput;
};


export type MutationRecordReachedArgs = {
  on: On;
  text?: InputMaybe<Scalars['String']['input']>;
};


export type MutationRecordSubscriptionChoicesArgs = {
  choices: Array<SubscriptionChoice>;
};


export type MutationRegradeRequestArgs = {
  grading: GradingInput;
  on: On;
};


export type MutationReplySupervisionArgs = {
  days: Scalars['Int']['input'];
  on: On;
  text: Scalars['String']['input'];
};


export type MutationRequestInformationArgs = {
  on: On;
  text: Scalars['String']['input'];
};


export type MutationResolveRequestArgs = {
  on: On;
  resolution: Resolution;
  text: Scalars['String']['input'];
};


export type MutationRevealContactArgs = {
  id: Scalars['ID']['input'];
  reason: RevealReason;
};


export type MutationSendPhoneCodeArgs = {
  phone: Scalars['String']['input'];
};


export type MutationSetMemberRoleArgs = {
  enterprise: Scalars['ID']['input'];
  person: Scalars['ID']['input'];
  role: MemberRole;
};


export type MutationSignInAsDemoPersonArgs = {
  key: Scalars['String']['input'];
};


export type MutationSignInWithDingTalkArgs = {
  code: Scalars['String']['input'];
};


export type MutationSignInWithPhoneArgs = {
  code: Scalars['String']['input'];
  phone: Scalars['String']['input'];
};


export type MutationSignInWithSecondFactorArgs = {
  code: Scalars['String']['input'];
  ticket: Scalars['String']['input'];
};


export type MutationSignInWithWeChatArgs = {
  code: Scalars['String']['input'];
};


export type MutationSignRequestArgs = {
  on: On;
};


export type MutationSupplementRequestArgs = {
  attachmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  on: On;
  text: Scalars['String']['input'];
};


export type MutationTableFileArgs = {
  centre: Scalars['String']['input'];
  format: TableFormat;
  table: AdminTable;
};


export type MutationTakeFromBookArgs = {
  centre: Scalars['String']['input'];
  department: Scalars['Int']['input'];
  dry: Scalars['Boolean']['input'];
  people: Array<Scalars['ID']['input']>;
  role: Scalars['String']['input'];
  unit?: InputMaybe<Scalars['String']['input']>;
  why?: InputMaybe<Scalars['String']['input']>;
};


export type MutationTakeTableArgs = {
  centre: Scalars['String']['input'];
  dry: Scalars['Boolean']['input'];
  file: Scalars['String']['input'];
  table: AdminTable;
  why?: InputMaybe<Scalars['String']['input']>;
};


export type MutationUrgeRequestArgs = {
  on: On;
};


export type MutationVerifyBindingArgs = {
  code?: InputMaybe<Scalars['String']['input']>;
  enterprise: Scalars['ID']['input'];
  name: Scalars['String']['input'];
  paper: BindingPaper;
  person: Scalars['ID']['input'];
  role: MemberRole;
};


export type MutationWithdrawRequestArgs = {
  on: On;
};

/** What is held of the person who asks (我的数据). */
export type MyData = {
  __typename?: 'MyData';
  /** What stands against closing the account, in words; null where nothing does. */
  closing?: Maybe<Scalars['String']['output']>;
  /** Messages in WeChat that he has agreed to get and that were not sent yet. */
  consents: Scalars['Int']['output'];
  /** A line for each kind: what it is, what is held of it, and until when. */
  held: Array<HeldData>;
  /** Who of the staff has looked at his telephone number, the newest first; at most fifty. */
  looks: Array<DataLook>;
  /** The notice on personal data that is in force, a paragraph each. */
  notice: Array<Scalars['String']['output']>;
};

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
  id: Scalars['ID']['input'];
  key: Scalars['Key']['input'];
  version: Scalars['Int']['input'];
};

/** How the installation is. */
export type Operations = {
  __typename?: 'Operations';
  at: Scalars['Instant']['output'];
  channels: Array<ChannelCount>;
  checks: Array<Check>;
  countedSince: Scalars['Instant']['output'];
  /** Whether notices are held back here in place of being sent. */
  dry: Scalars['Boolean']['output'];
  /** Notices that did not arrive and are tried no more, of the centres whose places the person who asks sees to. */
  failed: Array<UnsentNotice>;
  /** How many of these there are in all; the list holds the first of them. */
  failedTotal: Scalars['Int']['output'];
  /** The newest of those that would have gone; empty where they go. */
  held: Array<UnsentNotice>;
};

export type OrderStage =
  | 'CLOSED'
  | 'ISSUED'
  | 'REPLIED';

/** An enterprise of the person who asks. */
export type OwnEnterprise = {
  __typename?: 'OwnEnterprise';
  /** Six digits that the window asks for, by which it knows whose binding it verifies; null once it is. */
  code?: Maybe<Scalars['String']['output']>;
  creditCode: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Codes that were given out and can still be used; 0 for whoever does not see to the members. */
  invitations: Scalars['Int']['output'];
  /** Sees to its members. */
  mayManage: Scalars['Boolean']['output'];
  /** All of them for a verified member; for whoever is not verified nobody. */
  members: Array<Member>;
  /** Until it is verified, the name that this person typed. */
  name: Scalars['String']['output'];
  /** What has to be done until it is verified, in words; null once it is. */
  next?: Maybe<Scalars['String']['output']>;
  roleWord: Scalars['String']['output'];
  verified: Scalars['Boolean']['output'];
};

export type PhoneCodeResult = PhoneCodeSent | Refusal;

/** A telephone code is on its way. */
export type PhoneCodeSent = {
  __typename?: 'PhoneCodeSent';
  /** When another may be asked for. */
  retryAfterSeconds: Scalars['Int']['output'];
  /** How long the code can be used. */
  validSeconds: Scalars['Int']['output'];
};

export type PhoneSignInResult = Refusal | SecondFactorAsked | SignedIn;

/** Progress for someone who holds number and look-up code: no names, no attachments. */
export type PublicProgress = {
  __typename?: 'PublicProgress';
  dueAt?: Maybe<Scalars['Instant']['output']>;
  dueRows: Array<DueRow>;
  /** The same in words, by the calendar in force. */
  dueWords?: Maybe<Scalars['String']['output']>;
  headline: Scalars['String']['output'];
  journey: Array<JourneyStep>;
  lamp: Lamp;
  leadUnitName?: Maybe<Scalars['String']['output']>;
  number: Scalars['String']['output'];
  statusWord: Scalars['String']['output'];
  title: Scalars['String']['output'];
};

export type Query = {
  __typename?: 'Query';
  /** DingTalk's address book, for whoever sees to people of a centre; from the whole organisation where no department is named. */
  addressBook: AddressBookResult;
  adminChoices: AdminChoices;
  /** One of them by the code of its division; null for whoever sees to nothing there. */
  administeredCentre?: Maybe<AdminCentre>;
  /** Centres that the person who asks sees to in some way, by their codes; empty for anybody else. */
  administeredCentres: Array<AdminCentre>;
  /** For the window: enterprises by a credit code, by the telephone number of somebody who is bound, or by the number of a request; exactly. */
  bindings: BindingSearch;
  /** Satisfaction by unit of one centre for a month, of the first that this person may open where none is named; null for who may not see it. */
  board?: Maybe<Board>;
  /** What somebody carries for a unit that this person heads, or nobody does, the earliest limit first; the first hundred. */
  carried: Array<ServiceRequest>;
  /** What a request of that centre can be sorted under (类别), in the order in which it is offered. */
  categories: Array<Category>;
  /** Divisions in which requests can be filed, in the order of their codes. */
  centres: Array<Centre>;
  /** Whom the head of the unit that has this request can name; nobody for everybody else. */
  colleagues: Array<Colleague>;
  /** Who can be tried in demo mode; empty elsewhere. */
  demoPeople: Array<DemoPerson>;
  /** Where the person who asks is signed in, this device first; empty for a visitor. */
  devices: Array<Device>;
  /** What the person who asks signs in with; empty for a visitor. */
  doors: Array<Door>;
  /** For the centre of the window whose code was scanned, or the one that was chosen, or the first one. */
  filingWords: FilingWords;
  /** The first page in one request. */
  home: Home;
  /** Progress by number and look-up code, without signing in. */
  lookUpRequest: LookupResult;
  messages: MessagePage;
  /** Null for a visitor. */
  myData?: Maybe<MyData>;
  /** Enterprises of the person who asks, with their members. */
  myEnterprises: Array<OwnEnterprise>;
  /** For whoever sees to places somewhere; null for anybody else. */
  operations?: Maybe<Operations>;
  /**
   * What waits for this member of staff. With `search`, of whatever tab: by a number or its tail, or by words of at least two
   * characters in what is printed of a request, the newest first.
   */
  queue: RequestPage;
  /** How much there is in each of this member of staff's lists. */
  queueCounts: Array<QueueCount>;
  /** One request; missing and foreign ones are both null. */
  request?: Maybe<ServiceRequest>;
  /** Requests of this person and of the enterprises he files for; of no list in particular: what waits, or else the open ones. */
  requests: RequestPage;
  /** Resolves a scanned code in one request. */
  scanLanding: ScanResult;
  /** Templates to ask consent for when a request is filed; empty outside WeChat. */
  subscriptionTemplates: Array<SubscriptionTemplate>;
  /** One order; missing and foreign ones are both null. */
  supervisionOrder?: Maybe<SupervisionOrder>;
  /** Orders of the desk or of this person's unit, the earliest reply first; null for who may not see any. */
  supervisionOrders?: Maybe<SupervisionOrderPage>;
  /** Who carries how much, in each unit that this person heads. */
  unitLoads: Array<UnitLoad>;
  /** Units that can lead: of the centre of that request, or of all centres of this person. */
  units: Array<Unit>;
  /** Who is signed in; null for a visitor. */
  viewer?: Maybe<Viewer>;
};


export type QueryAddressBookArgs = {
  centre: Scalars['String']['input'];
  department?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryAdministeredCentreArgs = {
  division: Scalars['String']['input'];
};


export type QueryBindingsArgs = {
  search: Scalars['String']['input'];
};


export type QueryBoardArgs = {
  centre?: InputMaybe<Scalars['ID']['input']>;
  month?: InputMaybe<Scalars['String']['input']>;
};


export type QueryCarriedArgs = {
  by?: InputMaybe<Scalars['ID']['input']>;
  unit: Scalars['ID']['input'];
};


export type QueryCategoriesArgs = {
  of: Scalars['ID']['input'];
};


export type QueryColleaguesArgs = {
  of: Scalars['ID']['input'];
};


export type QueryFilingWordsArgs = {
  centreId?: InputMaybe<Scalars['ID']['input']>;
  windowCode?: InputMaybe<Scalars['String']['input']>;
};


export type QueryLookUpRequestArgs = {
  code: Scalars['String']['input'];
  number: Scalars['String']['input'];
};


export type QueryMessagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryQueueArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
  tab: QueueTab;
};


export type QueryRequestArgs = {
  id: Scalars['ID']['input'];
};


export type QueryRequestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  tab?: InputMaybe<RequestTab>;
};


export type QueryScanLandingArgs = {
  code: Scalars['String']['input'];
};


export type QuerySupervisionOrderArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySupervisionOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  stage: OrderStage;
};


export type QueryUnitsArgs = {
  of?: InputMaybe<Scalars['ID']['input']>;
};

/** How many rows one of the staff's lists has. */
export type QueueCount = {
  __typename?: 'QueueCount';
  tab: QueueTab;
  /** Counted up to 1000. */
  total: Scalars['Int']['output'];
  /** There are more than `total`. */
  totalIsMore: Scalars['Boolean']['output'];
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
  face: Scalars['Int']['input'];
  reasons?: InputMaybe<Array<RatingReason>>;
  solved: Solved;
  text?: InputMaybe<Scalars['String']['input']>;
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

export type ReasonCount = {
  __typename?: 'ReasonCount';
  count: Scalars['Int']['output'];
  reason: RatingReason;
};

/** An expected refusal: what is wrong, where, and what to do next. */
export type Refusal = {
  __typename?: 'Refusal';
  /** Stable code; clients branch on this and on nothing else. */
  code: RefusalCode;
  /** The input to repair, by its name in the operation; null when no single input is at fault. */
  field?: Maybe<Scalars['String']['output']>;
  /** One sentence for the person, in Simplified Chinese. */
  message: Scalars['String']['output'];
  /** What to do now, in Simplified Chinese. */
  next: Scalars['String']['output'];
  /** Where that leads. */
  step: NextStep;
};

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

/** A page of a list; cursors stay valid while rows are added. */
export type RequestPage = {
  __typename?: 'RequestPage';
  /** Pass as `after` for the next page; null at the end. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Words are not looked for in all requests yet, since their index is being made. */
  incomplete: Scalars['Boolean']['output'];
  items: Array<ServiceRequest>;
  /** Which of the requester's lists it is; null for a list of the staff. */
  tab?: Maybe<RequestTab>;
  /** All rows of this list, counted up to 1000; of a search, those found so far. */
  total: Scalars['Int']['output'];
  /** There are more than `total`. */
  totalIsMore: Scalars['Boolean']['output'];
};

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

export type RevealResult = ContactRevealed | Refusal;

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

/** What a scanned code opens; needs no session. */
export type ScanLanding = {
  __typename?: 'ScanLanding';
  /** The code, to be sent with a request filed from here. */
  code: Scalars['String']['output'];
  window: Window;
};

export type ScanResult = Refusal | ScanLanding;

/** The telephone is that of somebody of the staff, who shows a second factor as well. */
export type SecondFactorAsked = {
  __typename?: 'SecondFactorAsked';
  /** He has no authenticator yet, and sets one up with the code that an administrator handed over. */
  enrol: Scalars['Boolean']['output'];
  /** To be sent with it, within ten minutes. */
  ticket: Scalars['String']['output'];
};

/** What an authenticator is set up with. */
export type SecondFactorBegun = {
  __typename?: 'SecondFactorBegun';
  /** The same to be scanned: an image as a data address. */
  image: Scalars['String']['output'];
  /** To be typed where nothing can be scanned: base32. */
  key: Scalars['String']['output'];
  /** The same as an address that an authenticator on this device opens. */
  uri: Scalars['String']['output'];
};

export type SecondFactorResult = Refusal | SecondFactorBegun;

/** A service request (诉求). */
export type ServiceRequest = {
  __typename?: 'ServiceRequest';
  /** What this person may do now, in order of weight. */
  actions: Array<Action>;
  /** The latest answer sent to the requester. */
  answer?: Maybe<Answer>;
  attachments: Array<Attachment>;
  /** One of those that the centre offered then, by id; `categoryWord` is how it is called there now. */
  category?: Maybe<Scalars['ID']['output']>;
  categoryWord?: Maybe<Scalars['String']['output']>;
  cause?: Maybe<Cause>;
  channel: Channel;
  conditions: Array<Condition>;
  /** Who to reach; null when this person may not see it. */
  contact?: Maybe<Contact>;
  /** What happened, in the requester's words. */
  description: Scalars['String']['output'];
  /** Where the desk that took it is rung up; null where it has given no number. */
  deskPhone?: Maybe<Scalars['String']['output']>;
  /** When the answer is due, or the intake decision before that. */
  dueAt?: Maybe<Scalars['Instant']['output']>;
  /** Why it is due then, day by day, as the server counts. */
  dueRows: Array<DueRow>;
  /** The same in words, by the calendar in force, such as 12月5日（周六，上班）17:00. */
  dueWords?: Maybe<Scalars['String']['output']>;
  /** Surname and title of the person who signed for it. */
  handlerName?: Maybe<Scalars['String']['output']>;
  /** One sentence: who acts, until when. */
  headline: Scalars['String']['output'];
  /** What happened, newest first, as far as this person may see it. */
  history: Array<HistoryEntry>;
  id: Scalars['ID']['output'];
  /** What the requester was asked for and has not supplied yet. */
  informationAsked?: Maybe<Scalars['String']['output']>;
  intakeReasons: Array<IntakeReason>;
  /** Five steps from filing to confirmation. */
  journey: Array<JourneyStep>;
  lamp: Lamp;
  /** The unit that answers for it. */
  leadUnit?: Maybe<Unit>;
  /** Ten digits (six of earlier requests) that open the progress without signing in; for the requester only. */
  lookupCode?: Maybe<Scalars['String']['output']>;
  /** The number people quote, such as QH330199-261122-0042-7. */
  number: Scalars['String']['output'];
  /** The due date cannot be sure: the year's holidays are not announced yet. */
  provisional: Scalars['Boolean']['output'];
  /** Enterprise or person who filed, or null when withheld. */
  requesterName?: Maybe<Scalars['String']['output']>;
  /** Which handling this is: 2 and more after a dispute. */
  round: Scalars['Int']['output'];
  stage: Stage;
  /** One word for stage and strongest condition, the same for staff and requester. */
  statusWord: Scalars['String']['output'];
  submittedAt: Scalars['Instant']['output'];
  tier?: Maybe<Tier>;
  /** The matter of the description in its own words, at most 24 characters. */
  title: Scalars['String']['output'];
  urgency: Urgency;
  /** Grows with every event this person may know of; sent back with an action to notice a stale page. */
  version: Scalars['Int']['output'];
  /** The window that received it, when a hall's code was scanned. */
  windowName?: Maybe<Scalars['String']['output']>;
};

export type SetupStep = {
  __typename?: 'SetupStep';
  done: Scalars['Boolean']['output'];
  /** What is still missing, in words; null once it is done. */
  missing?: Maybe<Scalars['String']['output']>;
  name: SetupStepName;
  /** What it is, in words. */
  text: Scalars['String']['output'];
};

/** A step on the way from an empty installation to the first request. */
export type SetupStepName =
  | 'CENTRE'
  | 'FIRST_REQUEST'
  | 'PEOPLE'
  | 'UNITS'
  | 'WINDOWS';

export type SignInResult = Refusal | SignedIn;

/** A session has begun. */
export type SignedIn = {
  __typename?: 'SignedIn';
  /** Bearer token for the authorization header. */
  token: Scalars['String']['output'];
  viewer: Viewer;
};

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
  accepted: Scalars['Boolean']['input'];
  templateId: Scalars['String']['input'];
};

/** A WeChat subscription template that may be asked for inside a tap. */
export type SubscriptionTemplate = {
  __typename?: 'SubscriptionTemplate';
  id: Scalars['String']['output'];
  title: Scalars['String']['output'];
};

/** A supervision order (督办): asks a unit why a request is not answered, and by when it will be. */
export type SupervisionOrder = {
  __typename?: 'SupervisionOrder';
  /** What this person may do now. */
  actions: Array<Action>;
  /** A limit had passed: nobody gave it. */
  byItself: Scalars['Boolean']['output'];
  /** One sentence: who acts, until when. */
  headline: Scalars['String']['output'];
  /** What happened, newest first. */
  history: Array<HistoryEntry>;
  id: Scalars['ID']['output'];
  issuedAt: Scalars['Instant']['output'];
  /** How near the reply is due. */
  lamp: Lamp;
  /** The request it is about, by number, title and id. */
  number: Scalars['String']['output'];
  /** Working days from the reply within which the unit says that it will be done. */
  promisedDays?: Maybe<Scalars['Int']['output']>;
  reply?: Maybe<Scalars['String']['output']>;
  replyDueAt: Scalars['Instant']['output'];
  /** The same in words, by the calendar in force. */
  replyDueWords: Scalars['String']['output'];
  requestId: Scalars['ID']['output'];
  stage: OrderStage;
  /** One word for the stage. */
  statusWord: Scalars['String']['output'];
  /** What the unit is asked to say. */
  text?: Maybe<Scalars['String']['output']>;
  title: Scalars['String']['output'];
  /** The unit that is asked. */
  unit?: Maybe<Unit>;
  /** Grows with every event; sent back with an action to notice a stale page. */
  version: Scalars['Int']['output'];
};

export type SupervisionOrderDone = {
  __typename?: 'SupervisionOrderDone';
  thing: SupervisionOrder;
};

export type SupervisionOrderPage = {
  __typename?: 'SupervisionOrderPage';
  /** Pass as `after` for the next page; null at the end. */
  endCursor?: Maybe<Scalars['String']['output']>;
  items: Array<SupervisionOrder>;
};

export type SupervisionOrderResult = Refusal | SupervisionOrderDone;

export type TableFile = {
  __typename?: 'TableFile';
  base64: Scalars['String']['output'];
  name: Scalars['String']['output'];
};

export type TableFileResult = AdminFault | TableFile;

export type TableFormat =
  | 'CSV'
  | 'XLSX';

export type TableResult = AdminFault | TableTaken;

export type TableRow = {
  __typename?: 'TableRow';
  /** What it is about. */
  called: Scalars['String']['output'];
  deed: RowDeed;
  /** With which somebody sets up an authenticator; shown once, to be handed over. */
  handedCode?: Maybe<Scalars['String']['output']>;
  /** Its line in the file, the first with the names of the columns; 0 for what the file leaves out, or for the whole of it. */
  line: Scalars['Int']['output'];
  /** What was done, or what is wrong with its remedy. */
  message: Scalars['String']['output'];
};

export type TableTaken = {
  __typename?: 'TableTaken';
  /** The report in one sentence. */
  message: Scalars['String']['output'];
  rows: Array<TableRow>;
  /** All of it is stored; else nothing is. */
  written: Scalars['Boolean']['output'];
};

export type Tier =
  | 'COMPLEX'
  | 'MAJOR'
  | 'SIMPLE';

/** An organisation that handles requests. */
export type Unit = {
  __typename?: 'Unit';
  id: Scalars['ID']['output'];
  /** Name as people say it, such as 住建局. */
  name: Scalars['String']['output'];
  /** Telephone to reach it. */
  phone?: Maybe<Scalars['String']['output']>;
};

/** Who of a unit carries how much; first what nobody carries, then by name. */
export type UnitLoad = {
  __typename?: 'UnitLoad';
  colleagues: Array<Colleague>;
  /** What its head handles himself, from the second round on. */
  ofHead: Scalars['Int']['output'];
  unit: Unit;
};

/** How satisfied requesters are with one unit; a rate never stands without n and interval. */
export type UnitSatisfaction = {
  __typename?: 'UnitSatisfaction';
  /** How often each face was chosen, from 非常不满意 to 非常满意; null under five. */
  faces?: Maybe<Array<Scalars['Int']['output']>>;
  high?: Maybe<Scalars['Float']['output']>;
  /** Ends of the 95 % Wilson interval. */
  low?: Maybe<Scalars['Float']['output']>;
  /** Valid ratings counted here. */
  n: Scalars['Int']['output'];
  /** Satisfied minus dissatisfied share, -1 to 1. */
  net?: Maybe<Scalars['Float']['output']>;
  /** Share of 基本满意 and better, 0 to 1; null under five ratings. */
  rate?: Maybe<Scalars['Float']['output']>;
  /** Reasons given with bad ratings, most frequent first; only from five ratings on. */
  reasons: Array<ReasonCount>;
  /** Share of answers that say 解决了, half for 部分; null under five. */
  solvedRate?: Maybe<Scalars['Float']['output']>;
  /** Rate, n and interval in words. */
  text: Scalars['String']['output'];
  unit: Unit;
};

/** A notice that did not arrive, or was held back. */
export type UnsentNotice = {
  __typename?: 'UnsentNotice';
  /** When it was tried last, or held back. */
  at: Scalars['Instant']['output'];
  id: Scalars['ID']['output'];
  /** Number of the request that it is about. */
  number: Scalars['String']['output'];
  /** What kind of notice it is; what it says is of the request. */
  title: Scalars['String']['output'];
  /** Whom it was for, of those who work on it; a requester is not named. */
  to: Scalars['String']['output'];
  /** Why, in words. */
  why: Scalars['String']['output'];
  /** On which way, in words. */
  word: Scalars['String']['output'];
};

export type Urgency =
  | 'CRITICAL'
  | 'NORMAL'
  | 'URGENT';

/** The person who is signed in. */
export type Viewer = {
  __typename?: 'Viewer';
  /** There are several centres to file with, so that the person says which (`centres`). */
  choosesCentre: Scalars['Boolean']['output'];
  /** Enterprises the person files for. */
  enterprises: Array<Enterprise>;
  /** Where this person starts; the client never derives it from roles. */
  home: HomePlace;
  id: Scalars['ID']['output'];
  /** Mobile number with the middle hidden, such as 199****0001. */
  maskedPhone?: Maybe<Scalars['String']['output']>;
  /** The client may open the pages of administration. */
  mayOpenAdministration: Scalars['Boolean']['output'];
  /** The client may open the satisfaction board. */
  mayOpenBoard: Scalars['Boolean']['output'];
  /** The client may open the staff queue. */
  mayOpenQueue: Scalars['Boolean']['output'];
  /** Who of his unit carries how much. */
  mayOpenUnit: Scalars['Boolean']['output'];
  /** The client may open the page of the window that verifies who belongs to an enterprise. */
  mayVerifyBindings: Scalars['Boolean']['output'];
  /** Name shown to the person: full for oneself. */
  name: Scalars['String']['output'];
  /** What the person does here. */
  roles: Array<Role>;
  /** The unit a member of staff works for. */
  unit?: Maybe<Unit>;
  /** In-app messages not read yet. */
  unreadMessages: Scalars['Int']['output'];
};

/** A window of a hall, as its code tells. */
export type Window = {
  __typename?: 'Window';
  hall: Hall;
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  /** What the window does, a line each. */
  services: Array<Scalars['String']['output']>;
};

/** An enterprise as the window sees it. */
export type WindowEnterprise = {
  __typename?: 'WindowEnterprise';
  creditCode: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Those who wait to be verified first. */
  members: Array<WindowMember>;
  /** As its licence says; null while nobody has checked it. */
  name?: Maybe<Scalars['String']['output']>;
};

export type WindowMember = {
  __typename?: 'WindowMember';
  /** As this person typed it. */
  givenName?: Maybe<Scalars['String']['output']>;
  maskedPhone?: Maybe<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  personId: Scalars['ID']['output'];
  role: MemberRole;
  roleWord: Scalars['String']['output'];
  /** Since when and by what, in words. */
  text: Scalars['String']['output'];
  verified: Scalars['Boolean']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  ActionResult:
    | ( Omit<ActionDone, 'request'> & { request: _RefType['ServiceRequest'] } )
    | ( Refusal )
  ;
  AddressBookResult:
    | ( AddressBook )
    | ( AdminFault )
  ;
  AdminResult:
    | ( AdminDone )
    | ( AdminFault )
  ;
  BindingResult:
    | ( BindingDone )
    | ( BindingFault )
  ;
  BindingSlipResult:
    | ( BindingFault )
    | ( BindingSlip )
  ;
  DataPageResult:
    | ( DataFault )
    | ( DataPage )
  ;
  DataResult:
    | ( DataDone )
    | ( DataFault )
  ;
  DoorResult:
    | ( DoorAsked )
    | ( DoorDone )
    | ( DoorFault )
  ;
  FileResult:
    | ( Omit<Filed, 'request'> & { request: _RefType['ServiceRequest'] } )
    | ( Refusal )
  ;
  HandOverResult:
    | ( HandedOver )
    | ( Refusal )
  ;
  InvitationResult:
    | ( BindingFault )
    | ( Invited )
  ;
  LookupResult:
    | ( PublicProgress )
    | ( Refusal )
  ;
  PhoneCodeResult:
    | ( PhoneCodeSent )
    | ( Refusal )
  ;
  PhoneSignInResult:
    | ( Refusal )
    | ( SecondFactorAsked )
    | ( Omit<SignedIn, 'viewer'> & { viewer: _RefType['Viewer'] } )
  ;
  RevealResult:
    | ( ContactRevealed )
    | ( Refusal )
  ;
  ScanResult:
    | ( Refusal )
    | ( ScanLanding )
  ;
  SecondFactorResult:
    | ( Refusal )
    | ( SecondFactorBegun )
  ;
  SignInResult:
    | ( Refusal )
    | ( Omit<SignedIn, 'viewer'> & { viewer: _RefType['Viewer'] } )
  ;
  SupervisionOrderResult:
    | ( Refusal )
    | ( Omit<SupervisionOrderDone, 'thing'> & { thing: _RefType['SupervisionOrder'] } )
  ;
  TableFileResult:
    | ( AdminFault )
    | ( TableFile )
  ;
  TableResult:
    | ( AdminFault )
    | ( TableTaken )
  ;
};


/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Action: Action;
  ActionDone: ResolverTypeWrapper<Omit<ActionDone, 'request'> & { request: ResolversTypes['ServiceRequest'] }>;
  ActionResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ActionResult']>;
  AddressBook: ResolverTypeWrapper<AddressBook>;
  AddressBookResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AddressBookResult']>;
  AdminAccess: ResolverTypeWrapper<AdminAccess>;
  AdminAccessList: ResolverTypeWrapper<AdminAccessList>;
  AdminCategory: ResolverTypeWrapper<AdminCategory>;
  AdminCentre: ResolverTypeWrapper<CentreRow>;
  AdminChange: ResolverTypeWrapper<AdminChange>;
  AdminChangeList: ResolverTypeWrapper<AdminChangeList>;
  AdminChoices: ResolverTypeWrapper<AdminChoices>;
  AdminClosure: ResolverTypeWrapper<AdminClosure>;
  AdminCommand: AdminCommand;
  AdminDeputy: ResolverTypeWrapper<AdminDeputy>;
  AdminDone: ResolverTypeWrapper<AdminDone>;
  AdminDuty: AdminDuty;
  AdminFault: ResolverTypeWrapper<AdminFault>;
  AdminHall: ResolverTypeWrapper<AdminHall>;
  AdminInput: AdminInput;
  AdminPerson: ResolverTypeWrapper<AdminPerson>;
  AdminPost: ResolverTypeWrapper<AdminPost>;
  AdminResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['AdminResult']>;
  AdminStaffList: ResolverTypeWrapper<AdminStaffList>;
  AdminTable: AdminTable;
  AdminText: ResolverTypeWrapper<AdminText>;
  AdminTextVersion: ResolverTypeWrapper<AdminTextVersion>;
  AdminUnit: ResolverTypeWrapper<AdminUnit>;
  AdminWindow: ResolverTypeWrapper<AdminWindow>;
  Answer: ResolverTypeWrapper<Answer>;
  Attachment: ResolverTypeWrapper<Attachment>;
  BindingDone: ResolverTypeWrapper<BindingDone>;
  BindingFault: ResolverTypeWrapper<BindingFault>;
  BindingPaper: BindingPaper;
  BindingResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BindingResult']>;
  BindingSearch: ResolverTypeWrapper<BindingSearch>;
  BindingSlip: ResolverTypeWrapper<BindingSlip>;
  BindingSlipResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BindingSlipResult']>;
  Board: ResolverTypeWrapper<Board>;
  BookDepartment: ResolverTypeWrapper<BookDepartment>;
  BookPerson: ResolverTypeWrapper<BookPerson>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Category: ResolverTypeWrapper<Category>;
  Cause: Cause;
  Centre: ResolverTypeWrapper<Centre>;
  CentreLevel: CentreLevel;
  CentreText: CentreText;
  Channel: Channel;
  ChannelCount: ResolverTypeWrapper<ChannelCount>;
  Check: ResolverTypeWrapper<Check>;
  CheckLevel: CheckLevel;
  Choice: ResolverTypeWrapper<Choice>;
  Colleague: ResolverTypeWrapper<Colleague>;
  Condition: Condition;
  Contact: ResolverTypeWrapper<Contact>;
  ContactRevealed: ResolverTypeWrapper<ContactRevealed>;
  DataDone: ResolverTypeWrapper<DataDone>;
  DataFault: ResolverTypeWrapper<DataFault>;
  DataLook: ResolverTypeWrapper<DataLook>;
  DataPage: ResolverTypeWrapper<DataPage>;
  DataPageResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DataPageResult']>;
  DataResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DataResult']>;
  DeclineReason: DeclineReason;
  DemoPerson: ResolverTypeWrapper<DemoPerson>;
  Device: ResolverTypeWrapper<Device>;
  DisputedPart: DisputedPart;
  Door: ResolverTypeWrapper<Door>;
  DoorAsked: ResolverTypeWrapper<DoorAsked>;
  DoorDone: ResolverTypeWrapper<DoorDone>;
  DoorFault: ResolverTypeWrapper<DoorFault>;
  DoorResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DoorResult']>;
  DueRow: ResolverTypeWrapper<DueRow>;
  DueRowKind: DueRowKind;
  Enterprise: ResolverTypeWrapper<Enterprise>;
  EnterpriseInput: EnterpriseInput;
  FileRequestInput: FileRequestInput;
  FileResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['FileResult']>;
  Filed: ResolverTypeWrapper<Omit<Filed, 'request'> & { request: ResolversTypes['ServiceRequest'] }>;
  FilingWords: ResolverTypeWrapper<FilingWords>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  GradingInput: GradingInput;
  Hall: ResolverTypeWrapper<Hall>;
  HandOverResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['HandOverResult']>;
  HandedOver: ResolverTypeWrapper<HandedOver>;
  HeldData: ResolverTypeWrapper<HeldData>;
  HistoryEntry: ResolverTypeWrapper<HistoryEntry>;
  Home: ResolverTypeWrapper<Omit<Home, 'open' | 'waitingForMe'> & { open: Array<ResolversTypes['ServiceRequest']>, waitingForMe: Array<ResolversTypes['ServiceRequest']> }>;
  HomePlace: HomePlace;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Instant: ResolverTypeWrapper<Scalars['Instant']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  IntakeReason: IntakeReason;
  InvitationResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['InvitationResult']>;
  Invited: ResolverTypeWrapper<Invited>;
  JourneyState: JourneyState;
  JourneyStep: ResolverTypeWrapper<JourneyStep>;
  Key: ResolverTypeWrapper<Scalars['Key']['output']>;
  Lamp: ResolverTypeWrapper<Lamp>;
  LampColour: LampColour;
  LookupResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['LookupResult']>;
  Member: ResolverTypeWrapper<Member>;
  MemberRole: MemberRole;
  Message: ResolverTypeWrapper<Message>;
  MessagePage: ResolverTypeWrapper<MessagePage>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  MyData: ResolverTypeWrapper<MyData>;
  NextStep: NextStep;
  On: On;
  Operations: ResolverTypeWrapper<Operations>;
  OrderStage: OrderStage;
  OwnEnterprise: ResolverTypeWrapper<OwnEnterprise>;
  PhoneCodeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PhoneCodeResult']>;
  PhoneCodeSent: ResolverTypeWrapper<PhoneCodeSent>;
  PhoneSignInResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PhoneSignInResult']>;
  PublicProgress: ResolverTypeWrapper<PublicProgress>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QueueCount: ResolverTypeWrapper<QueueCount>;
  QueueTab: QueueTab;
  RatingInput: RatingInput;
  RatingReason: RatingReason;
  ReasonCount: ResolverTypeWrapper<ReasonCount>;
  Refusal: ResolverTypeWrapper<Refusal>;
  RefusalCode: RefusalCode;
  RequestPage: ResolverTypeWrapper<Omit<RequestPage, 'items'> & { items: Array<ResolversTypes['ServiceRequest']> }>;
  RequestTab: RequestTab;
  Resolution: Resolution;
  RevealReason: RevealReason;
  RevealResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RevealResult']>;
  Role: Role;
  RowDeed: RowDeed;
  ScanLanding: ResolverTypeWrapper<ScanLanding>;
  ScanResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ScanResult']>;
  SecondFactorAsked: ResolverTypeWrapper<SecondFactorAsked>;
  SecondFactorBegun: ResolverTypeWrapper<SecondFactorBegun>;
  SecondFactorResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SecondFactorResult']>;
  ServiceRequest: ResolverTypeWrapper<ReadRequest>;
  SetupStep: ResolverTypeWrapper<SetupStep>;
  SetupStepName: SetupStepName;
  SignInResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SignInResult']>;
  SignedIn: ResolverTypeWrapper<Omit<SignedIn, 'viewer'> & { viewer: ResolversTypes['Viewer'] }>;
  Solved: Solved;
  Stage: Stage;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  SubscriptionChoice: SubscriptionChoice;
  SubscriptionTemplate: ResolverTypeWrapper<SubscriptionTemplate>;
  SupervisionOrder: ResolverTypeWrapper<OrderRow>;
  SupervisionOrderDone: ResolverTypeWrapper<Omit<SupervisionOrderDone, 'thing'> & { thing: ResolversTypes['SupervisionOrder'] }>;
  SupervisionOrderPage: ResolverTypeWrapper<Omit<SupervisionOrderPage, 'items'> & { items: Array<ResolversTypes['SupervisionOrder']> }>;
  SupervisionOrderResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SupervisionOrderResult']>;
  TableFile: ResolverTypeWrapper<TableFile>;
  TableFileResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TableFileResult']>;
  TableFormat: TableFormat;
  TableResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['TableResult']>;
  TableRow: ResolverTypeWrapper<TableRow>;
  TableTaken: ResolverTypeWrapper<TableTaken>;
  Tier: Tier;
  Unit: ResolverTypeWrapper<Unit>;
  UnitLoad: ResolverTypeWrapper<UnitLoad>;
  UnitSatisfaction: ResolverTypeWrapper<UnitSatisfaction>;
  UnsentNotice: ResolverTypeWrapper<UnsentNotice>;
  Urgency: Urgency;
  Viewer: ResolverTypeWrapper<Person>;
  Window: ResolverTypeWrapper<Window>;
  WindowEnterprise: ResolverTypeWrapper<WindowEnterprise>;
  WindowMember: ResolverTypeWrapper<WindowMember>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ActionDone: Omit<ActionDone, 'request'> & { request: ResolversParentTypes['ServiceRequest'] };
  ActionResult: ResolversUnionTypes<ResolversParentTypes>['ActionResult'];
  AddressBook: AddressBook;
  AddressBookResult: ResolversUnionTypes<ResolversParentTypes>['AddressBookResult'];
  AdminAccess: AdminAccess;
  AdminAccessList: AdminAccessList;
  AdminCategory: AdminCategory;
  AdminCentre: CentreRow;
  AdminChange: AdminChange;
  AdminChangeList: AdminChangeList;
  AdminChoices: AdminChoices;
  AdminClosure: AdminClosure;
  AdminDeputy: AdminDeputy;
  AdminDone: AdminDone;
  AdminFault: AdminFault;
  AdminHall: AdminHall;
  AdminInput: AdminInput;
  AdminPerson: AdminPerson;
  AdminPost: AdminPost;
  AdminResult: ResolversUnionTypes<ResolversParentTypes>['AdminResult'];
  AdminStaffList: AdminStaffList;
  AdminText: AdminText;
  AdminTextVersion: AdminTextVersion;
  AdminUnit: AdminUnit;
  AdminWindow: AdminWindow;
  Answer: Answer;
  Attachment: Attachment;
  BindingDone: BindingDone;
  BindingFault: BindingFault;
  BindingResult: ResolversUnionTypes<ResolversParentTypes>['BindingResult'];
  BindingSearch: BindingSearch;
  BindingSlip: BindingSlip;
  BindingSlipResult: ResolversUnionTypes<ResolversParentTypes>['BindingSlipResult'];
  Board: Board;
  BookDepartment: BookDepartment;
  BookPerson: BookPerson;
  Boolean: Scalars['Boolean']['output'];
  Category: Category;
  Centre: Centre;
  ChannelCount: ChannelCount;
  Check: Check;
  Choice: Choice;
  Colleague: Colleague;
  Contact: Contact;
  ContactRevealed: ContactRevealed;
  DataDone: DataDone;
  DataFault: DataFault;
  DataLook: DataLook;
  DataPage: DataPage;
  DataPageResult: ResolversUnionTypes<ResolversParentTypes>['DataPageResult'];
  DataResult: ResolversUnionTypes<ResolversParentTypes>['DataResult'];
  DemoPerson: DemoPerson;
  Device: Device;
  Door: Door;
  DoorAsked: DoorAsked;
  DoorDone: DoorDone;
  DoorFault: DoorFault;
  DoorResult: ResolversUnionTypes<ResolversParentTypes>['DoorResult'];
  DueRow: DueRow;
  Enterprise: Enterprise;
  EnterpriseInput: EnterpriseInput;
  FileRequestInput: FileRequestInput;
  FileResult: ResolversUnionTypes<ResolversParentTypes>['FileResult'];
  Filed: Omit<Filed, 'request'> & { request: ResolversParentTypes['ServiceRequest'] };
  FilingWords: FilingWords;
  Float: Scalars['Float']['output'];
  GradingInput: GradingInput;
  Hall: Hall;
  HandOverResult: ResolversUnionTypes<ResolversParentTypes>['HandOverResult'];
  HandedOver: HandedOver;
  HeldData: HeldData;
  HistoryEntry: HistoryEntry;
  Home: Omit<Home, 'open' | 'waitingForMe'> & { open: Array<ResolversParentTypes['ServiceRequest']>, waitingForMe: Array<ResolversParentTypes['ServiceRequest']> };
  ID: Scalars['ID']['output'];
  Instant: Scalars['Instant']['output'];
  Int: Scalars['Int']['output'];
  InvitationResult: ResolversUnionTypes<ResolversParentTypes>['InvitationResult'];
  Invited: Invited;
  JourneyStep: JourneyStep;
  Key: Scalars['Key']['output'];
  Lamp: Lamp;
  LookupResult: ResolversUnionTypes<ResolversParentTypes>['LookupResult'];
  Member: Member;
  Message: Message;
  MessagePage: MessagePage;
  Mutation: Record<PropertyKey, never>;
  MyData: MyData;
  On: On;
  Operations: Operations;
  OwnEnterprise: OwnEnterprise;
  PhoneCodeResult: ResolversUnionTypes<ResolversParentTypes>['PhoneCodeResult'];
  PhoneCodeSent: PhoneCodeSent;
  PhoneSignInResult: ResolversUnionTypes<ResolversParentTypes>['PhoneSignInResult'];
  PublicProgress: PublicProgress;
  Query: Record<PropertyKey, never>;
  QueueCount: QueueCount;
  RatingInput: RatingInput;
  ReasonCount: ReasonCount;
  Refusal: Refusal;
  RequestPage: Omit<RequestPage, 'items'> & { items: Array<ResolversParentTypes['ServiceRequest']> };
  RevealResult: ResolversUnionTypes<ResolversParentTypes>['RevealResult'];
  ScanLanding: ScanLanding;
  ScanResult: ResolversUnionTypes<ResolversParentTypes>['ScanResult'];
  SecondFactorAsked: SecondFactorAsked;
  SecondFactorBegun: SecondFactorBegun;
  SecondFactorResult: ResolversUnionTypes<ResolversParentTypes>['SecondFactorResult'];
  ServiceRequest: ReadRequest;
  SetupStep: SetupStep;
  SignInResult: ResolversUnionTypes<ResolversParentTypes>['SignInResult'];
  SignedIn: Omit<SignedIn, 'viewer'> & { viewer: ResolversParentTypes['Viewer'] };
  String: Scalars['String']['output'];
  SubscriptionChoice: SubscriptionChoice;
  SubscriptionTemplate: SubscriptionTemplate;
  SupervisionOrder: OrderRow;
  SupervisionOrderDone: Omit<SupervisionOrderDone, 'thing'> & { thing: ResolversParentTypes['SupervisionOrder'] };
  SupervisionOrderPage: Omit<SupervisionOrderPage, 'items'> & { items: Array<ResolversParentTypes['SupervisionOrder']> };
  SupervisionOrderResult: ResolversUnionTypes<ResolversParentTypes>['SupervisionOrderResult'];
  TableFile: TableFile;
  TableFileResult: ResolversUnionTypes<ResolversParentTypes>['TableFileResult'];
  TableResult: ResolversUnionTypes<ResolversParentTypes>['TableResult'];
  TableRow: TableRow;
  TableTaken: TableTaken;
  Unit: Unit;
  UnitLoad: UnitLoad;
  UnitSatisfaction: UnitSatisfaction;
  UnsentNotice: UnsentNotice;
  Viewer: Person;
  Window: Window;
  WindowEnterprise: WindowEnterprise;
  WindowMember: WindowMember;
};

export type ActionDoneResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActionDone'] = ResolversParentTypes['ActionDone']> = {
  request?: Resolver<ResolversTypes['ServiceRequest'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ActionResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActionResult'] = ResolversParentTypes['ActionResult']> = {
  __resolveType: TypeResolveFn<'ActionDone' | 'Refusal', ParentType, ContextType>;
};

export type AddressBookResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddressBook'] = ResolversParentTypes['AddressBook']> = {
  departments?: Resolver<Array<ResolversTypes['BookDepartment']>, ParentType, ContextType>;
  people?: Resolver<Array<ResolversTypes['BookPerson']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AddressBookResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddressBookResult'] = ResolversParentTypes['AddressBookResult']> = {
  __resolveType: TypeResolveFn<'AddressBook' | 'AdminFault', ParentType, ContextType>;
};

export type AdminAccessResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminAccess'] = ResolversParentTypes['AdminAccess']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['Instant'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AdminAccessListResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminAccessList'] = ResolversParentTypes['AdminAccessList']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['AdminAccess']>, ParentType, ContextType>;
};

export type AdminCategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminCategory'] = ResolversParentTypes['AdminCategory']> = {
  about?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mayEnd?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mayRestore?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  offered?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AdminCentreResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminCentre'] = ResolversParentTypes['AdminCentre']> = {
  accesses?: Resolver<ResolversTypes['AdminAccessList'], ParentType, ContextType, Partial<AdminCentreAccessesArgs>>;
  carries?: Resolver<ResolversTypes['Int'], ParentType, ContextType, RequireFields<AdminCentreCarriesArgs, 'person'>>;
  categories?: Resolver<Array<ResolversTypes['AdminCategory']>, ParentType, ContextType>;
  changes?: Resolver<ResolversTypes['AdminChangeList'], ParentType, ContextType, Partial<AdminCentreChangesArgs>>;
  closures?: Resolver<Array<ResolversTypes['AdminClosure']>, ParentType, ContextType>;
  daysOff?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  desk?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  division?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  duties?: Resolver<Array<ResolversTypes['AdminDuty']>, ParentType, ContextType>;
  halls?: Resolver<Array<ResolversTypes['AdminHall']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['CentreLevel'], ParentType, ContextType>;
  levelWord?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Centre']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  staff?: Resolver<ResolversTypes['AdminStaffList'], ParentType, ContextType, Partial<AdminCentreStaffArgs>>;
  steps?: Resolver<Array<ResolversTypes['SetupStep']>, ParentType, ContextType>;
  texts?: Resolver<Array<ResolversTypes['AdminText']>, ParentType, ContextType>;
  units?: Resolver<Array<ResolversTypes['AdminUnit']>, ParentType, ContextType>;
};

export type AdminChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminChange'] = ResolversParentTypes['AdminChange']> = {
  at?: Resolver<ResolversTypes['Instant'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  of?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  why?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AdminChangeListResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminChangeList'] = ResolversParentTypes['AdminChangeList']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['AdminChange']>, ParentType, ContextType>;
};

export type AdminChoicesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminChoices'] = ResolversParentTypes['AdminChoices']> = {
  addressBook?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  levels?: Resolver<Array<ResolversTypes['Choice']>, ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['Choice']>, ParentType, ContextType>;
};

export type AdminClosureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminClosure'] = ResolversParentTypes['AdminClosure']> = {
  document?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AdminDeputyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminDeputy'] = ResolversParentTypes['AdminDeputy']> = {
  deputyId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unitId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type AdminDoneResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminDone'] = ResolversParentTypes['AdminDone']> = {
  handedCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AdminFaultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminFault'] = ResolversParentTypes['AdminFault']> = {
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AdminHallResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminHall'] = ResolversParentTypes['AdminHall']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hours?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  saturdayHours?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  windows?: Resolver<Array<ResolversTypes['AdminWindow']>, ParentType, ContextType>;
  workdayHours?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AdminPersonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminPerson'] = ResolversParentTypes['AdminPerson']> = {
  deputies?: Resolver<Array<ResolversTypes['AdminDeputy']>, ParentType, ContextType>;
  dingtalk?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  door?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  maskedPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  posts?: Resolver<Array<ResolversTypes['AdminPost']>, ParentType, ContextType>;
  standsIn?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AdminPostResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminPost'] = ResolversParentTypes['AdminPost']> = {
  lends?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  word?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AdminResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminResult'] = ResolversParentTypes['AdminResult']> = {
  __resolveType: TypeResolveFn<'AdminDone' | 'AdminFault', ParentType, ContextType>;
};

export type AdminStaffListResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminStaffList'] = ResolversParentTypes['AdminStaffList']> = {
  people?: Resolver<Array<ResolversTypes['AdminPerson']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AdminTextResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminText'] = ResolversParentTypes['AdminText']> = {
  about?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Centre']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CentreText'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  versions?: Resolver<Array<ResolversTypes['AdminTextVersion']>, ParentType, ContextType>;
  word?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AdminTextVersionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminTextVersion'] = ResolversParentTypes['AdminTextVersion']> = {
  at?: Resolver<ResolversTypes['Instant'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AdminUnitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminUnit'] = ResolversParentTypes['AdminUnit']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  leads?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  people?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AdminWindowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AdminWindow'] = ResolversParentTypes['AdminWindow']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  poster?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revoked?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  services?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AnswerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Answer'] = ResolversParentTypes['Answer']> = {
  at?: Resolver<ResolversTypes['Instant'], ParentType, ContextType>;
  resolution?: Resolver<ResolversTypes['Resolution'], ParentType, ContextType>;
  round?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AttachmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Attachment'] = ResolversParentTypes['Attachment']> = {
  bytes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mime?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BindingDoneResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BindingDone'] = ResolversParentTypes['BindingDone']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BindingFaultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BindingFault'] = ResolversParentTypes['BindingFault']> = {
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BindingResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BindingResult'] = ResolversParentTypes['BindingResult']> = {
  __resolveType: TypeResolveFn<'BindingDone' | 'BindingFault', ParentType, ContextType>;
};

export type BindingSearchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BindingSearch'] = ResolversParentTypes['BindingSearch']> = {
  enterprises?: Resolver<Array<ResolversTypes['WindowEnterprise']>, ParentType, ContextType>;
  fault?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type BindingSlipResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BindingSlip'] = ResolversParentTypes['BindingSlip']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  roleWord?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BindingSlipResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BindingSlipResult'] = ResolversParentTypes['BindingSlipResult']> = {
  __resolveType: TypeResolveFn<'BindingFault' | 'BindingSlip', ParentType, ContextType>;
};

export type BoardResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Board'] = ResolversParentTypes['Board']> = {
  centre?: Resolver<ResolversTypes['Centre'], ParentType, ContextType>;
  centres?: Resolver<Array<ResolversTypes['Centre']>, ParentType, ContextType>;
  live?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  month?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  units?: Resolver<Array<ResolversTypes['UnitSatisfaction']>, ParentType, ContextType>;
};

export type BookDepartmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BookDepartment'] = ResolversParentTypes['BookDepartment']> = {
  id?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BookPersonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BookPerson'] = ResolversParentTypes['BookPerson']> = {
  here?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Category'] = ResolversParentTypes['Category']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CentreResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Centre'] = ResolversParentTypes['Centre']> = {
  division?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ChannelCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ChannelCount'] = ResolversParentTypes['ChannelCount']> = {
  channel?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  delivered?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  oldestAt?: Resolver<Maybe<ResolversTypes['Instant']>, ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  waiting?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  word?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CheckResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Check'] = ResolversParentTypes['Check']> = {
  level?: Resolver<ResolversTypes['CheckLevel'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  next?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ChoiceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Choice'] = ResolversParentTypes['Choice']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ColleagueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Colleague'] = ResolversParentTypes['Colleague']> = {
  here?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  load?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  overdue?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ContactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ContactRevealedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ContactRevealed'] = ResolversParentTypes['ContactRevealed']> = {
  contact?: Resolver<ResolversTypes['Contact'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DataDoneResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataDone'] = ResolversParentTypes['DataDone']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DataFaultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataFault'] = ResolversParentTypes['DataFault']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DataLookResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataLook'] = ResolversParentTypes['DataLook']> = {
  at?: Resolver<ResolversTypes['Instant'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  who?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DataPageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataPage'] = ResolversParentTypes['DataPage']> = {
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DataPageResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataPageResult'] = ResolversParentTypes['DataPageResult']> = {
  __resolveType: TypeResolveFn<'DataFault' | 'DataPage', ParentType, ContextType>;
};

export type DataResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DataResult'] = ResolversParentTypes['DataResult']> = {
  __resolveType: TypeResolveFn<'DataDone' | 'DataFault', ParentType, ContextType>;
};

export type DemoPersonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DemoPerson'] = ResolversParentTypes['DemoPerson']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  staff?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DeviceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Device'] = ResolversParentTypes['Device']> = {
  here?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  seenAt?: Resolver<Maybe<ResolversTypes['Instant']>, ParentType, ContextType>;
  signedInAt?: Resolver<ResolversTypes['Instant'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DoorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Door'] = ResolversParentTypes['Door']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  removable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  texts?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type DoorAskedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DoorAsked'] = ResolversParentTypes['DoorAsked']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ticket?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DoorDoneResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DoorDone'] = ResolversParentTypes['DoorDone']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DoorFaultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DoorFault'] = ResolversParentTypes['DoorFault']> = {
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DoorResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DoorResult'] = ResolversParentTypes['DoorResult']> = {
  __resolveType: TypeResolveFn<'DoorAsked' | 'DoorDone' | 'DoorFault', ParentType, ContextType>;
};

export type DueRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DueRow'] = ResolversParentTypes['DueRow']> = {
  kind?: Resolver<ResolversTypes['DueRowKind'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type EnterpriseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Enterprise'] = ResolversParentTypes['Enterprise']> = {
  creditCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type FileResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FileResult'] = ResolversParentTypes['FileResult']> = {
  __resolveType: TypeResolveFn<'Filed' | 'Refusal', ParentType, ContextType>;
};

export type FiledResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Filed'] = ResolversParentTypes['Filed']> = {
  firstStep?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  informedBy?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  request?: Resolver<ResolversTypes['ServiceRequest'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FilingWordsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FilingWords'] = ResolversParentTypes['FilingWords']> = {
  hints?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  noticeVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  privacy?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type HallResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Hall'] = ResolversParentTypes['Hall']> = {
  address?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hours?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  phone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type HandOverResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HandOverResult'] = ResolversParentTypes['HandOverResult']> = {
  __resolveType: TypeResolveFn<'HandedOver' | 'Refusal', ParentType, ContextType>;
};

export type HandedOverResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HandedOver'] = ResolversParentTypes['HandedOver']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type HeldDataResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HeldData'] = ResolversParentTypes['HeldData']> = {
  kept?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type HistoryEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['HistoryEntry'] = ResolversParentTypes['HistoryEntry']> = {
  at?: Resolver<ResolversTypes['Instant'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  round?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  who?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type HomeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Home'] = ResolversParentTypes['Home']> = {
  hall?: Resolver<Maybe<ResolversTypes['Hall']>, ParentType, ContextType>;
  open?: Resolver<Array<ResolversTypes['ServiceRequest']>, ParentType, ContextType>;
  openTotal?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  waitingForMe?: Resolver<Array<ResolversTypes['ServiceRequest']>, ParentType, ContextType>;
};

export interface InstantScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Instant'], any> {
  name: 'Instant';
}

export type InvitationResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvitationResult'] = ResolversParentTypes['InvitationResult']> = {
  __resolveType: TypeResolveFn<'BindingFault' | 'Invited', ParentType, ContextType>;
};

export type InvitedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Invited'] = ResolversParentTypes['Invited']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type JourneyStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JourneyStep'] = ResolversParentTypes['JourneyStep']> = {
  at?: Resolver<Maybe<ResolversTypes['Instant']>, ParentType, ContextType>;
  badge?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['JourneyState'], ParentType, ContextType>;
};

export interface KeyScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Key'], any> {
  name: 'Key';
}

export type LampResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Lamp'] = ResolversParentTypes['Lamp']> = {
  colour?: Resolver<ResolversTypes['LampColour'], ParentType, ContextType>;
  limit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  remaining?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  word?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type LookupResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LookupResult'] = ResolversParentTypes['LookupResult']> = {
  __resolveType: TypeResolveFn<'PublicProgress' | 'Refusal', ParentType, ContextType>;
};

export type MemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Member'] = ResolversParentTypes['Member']> = {
  maskedPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  me?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  personId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['MemberRole'], ParentType, ContextType>;
  roleWord?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MessageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Message'] = ResolversParentTypes['Message']> = {
  alsoSent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['Instant'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  page?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  read?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  requestId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MessagePageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessagePage'] = ResolversParentTypes['MessagePage']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['Message']>, ParentType, ContextType>;
  unread?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptRequest?: Resolver<ResolversTypes['ActionResult'], ParentType, ContextType, RequireFields<MutationAcceptRequestArgs, 'on'>>;
  addProgress?: Resolver<ResolversTypes['ActionResult'], ParentType, ContextType, RequireFields<MutationAddProgressArgs, 'on' | 'text'>>;
  administer?: Resolver<ResolversTypes['AdminResult'], ParentType, ContextType, RequireFields<MutationAdministerArgs, 'command' | 'input' | 'key'>>;
  assignRequest?: Resolver<ResolversTypes['ActionResult'], ParentType, ContextType, RequireFields<MutationAssignRequestArgs, 'handlerId' | 'on'>>;
  beginSecondFactor?: Resolver<ResolversTypes['SecondFactorResult'], ParentType, ContextType, RequireFields<MutationBeginSecondFactorArgs, 'code' | 'ticket'>>;
  bindEnterprise?: Resolver<ResolversTypes['BindingResult'], ParentType, ContextType, RequireFields<MutationBindEnterpriseArgs, 'input'>>;
  bindingSlip?: Resolver<ResolversTypes['BindingSlipResult'], ParentType, ContextType, RequireFields<MutationBindingSlipArgs, 'creditCode' | 'name' | 'paper' | 'role'>>;
  closeAccount?: Resolver<ResolversTypes['DataResult'], ParentType, ContextType>;
  closeSupervision?: Resolver<ResolversTypes['SupervisionOrderResult'], ParentType, ContextType, RequireFields<MutationCloseSupervisionArgs, 'on'>>;
  confirmJoin?: Resolver<ResolversTypes['DoorResult'], ParentType, ContextType, RequireFields<MutationConfirmJoinArgs, 'ticket'>>;
  confirmRequest?: Resolver<ResolversTypes['ActionResult'], ParentType, ContextType, RequireFields<MutationConfirmRequestArgs, 'on'>>;
  correctContact?: Resolver<ResolversTypes['ActionResult'], ParentType, ContextType, RequireFields<MutationCorrectContactArgs, 'on' | 'phone'>>;
  declineRequest?: Resolver<ResolversTypes['ActionResult'], ParentType, ContextType, RequireFields<MutationDeclineRequestArgs, 'on' | 'reason' | 'text'>>;
  dispatchRequest?: Resolver<ResolversTypes['ActionResult'], ParentType, ContextType, RequireFields<MutationDispatchRequestArgs, 'grading' | 'leadUnitId' | 'on'>>;
  disputeRequest?: Resolver<ResolversTypes['ActionResult'], ParentType, ContextType, RequireFields<MutationDisputeRequestArgs, 'on' | 'part'>>;
  endBinding?: Resolver<ResolversTypes['BindingResult'], ParentType, ContextType, RequireFields<MutationEndBindingArgs, 'enterprise' | 'person' | 'why'>>;
  endDevices?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<MutationEndDevicesArgs>>;
  endInvitations?: Resolver<ResolversTypes['BindingResult'], ParentType, ContextType, RequireFields<MutationEndInvitationsArgs, 'enterprise'>>;
  endMembership?: Resolver<ResolversTypes['BindingResult'], ParentType, ContextType, RequireFields<MutationEndMembershipArgs, 'enterprise' | 'person'>>;
  erasePersonalData?: Resolver<ResolversTypes['ActionResult'], ParentType, ContextType, RequireFields<MutationErasePersonalDataArgs, 'on'>>;
  exportMyData?: Resolver<ResolversTypes['DataPageResult'], ParentType, ContextType>;
  fileRequest?: Resolver<ResolversTypes['FileResult'], ParentType, ContextType, RequireFields<MutationFileRequestArgs, 'input'>>;
  handOver?: Resolver<ResolversTypes['HandOverResult'], ParentType, ContextType, RequireFields<MutationHandOverArgs, 'to' | 'unit'>>;
  inviteMember?: Resolver<ResolversTypes['InvitationResult'], ParentType, ContextType, RequireFields<MutationInviteMemberArgs, 'enterprise'>>;
  joinEnterprise?: Resolver<ResolversTypes['BindingResult'], ParentType, ContextType, RequireFields<MutationJoinEnterpriseArgs, 'code'>>;
  joinPhone?: Resolver<ResolversTypes['DoorResult'], ParentType, ContextType, RequireFields<MutationJoinPhoneArgs, 'code' | 'phone'>>;
  leaveDoor?: Resolver<ResolversTypes['DoorResult'], ParentType, ContextType, RequireFields<MutationLeaveDoorArgs, 'id'>>;
  markMessagesRead?: Resolver<ResolversTypes['Int'], ParentType, ContextType, Partial<MutationMarkMessagesReadArgs>>;
  orderSupervision?: Resolver<ResolversTypes['ActionResult'], ParentType, ContextType, RequireFields<MutationOrderSupervisionArgs, 'on'>>;
  rateRequest?: Resolver<ResolversTypes['ActionResult'], ParentType, ContextType, RequireFields<MutationRateRequestArgs, 'on' | 'rating'>>;
  recordReached?: Resolver<ResolversTypes['ActionResult'], ParentType, ContextType, RequireFields<MutationRecordReachedArgs, 'on'>>;
  recordSubscriptionChoices?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType, RequireFields<MutationRecordSubscriptionChoicesArgs, 'choices'>>;
  regradeRequest?: Resolver<ResolversTypes['ActionResult'], ParentType, ContextType, RequireFields<MutationRegradeRequestArgs, 'grading' | 'on'>>;
  replySupervision?: Resolver<ResolversTypes['SupervisionOrderResult'], ParentType, ContextType, RequireFields<MutationReplySupervisionArgs, 'days' | 'on' | 'text'>>;
  requestInformation?: Resolver<ResolversTypes['ActionResult'], ParentType, ContextType, RequireFields<MutationRequestInformationArgs, 'on' | 'text'>>;
  resolveRequest?: Resolver<ResolversTypes['ActionResult'], ParentType, ContextType, RequireFields<MutationResolveRequestArgs, 'on' | 'resolution' | 'text'>>;
  revealContact?: Resolver<ResolversTypes['RevealResult'], ParentType, ContextType, RequireFields<MutationRevealContactArgs, 'id' | 'reason'>>;
  sendPhoneCode?: Resolver<ResolversTypes['PhoneCodeResult'], ParentType, ContextType, RequireFields<MutationSendPhoneCodeArgs, 'phone'>>;
  setMemberRole?: Resolver<ResolversTypes['BindingResult'], ParentType, ContextType, RequireFields<MutationSetMemberRoleArgs, 'enterprise' | 'person' | 'role'>>;
  signInAsDemoPerson?: Resolver<ResolversTypes['SignInResult'], ParentType, ContextType, RequireFields<MutationSignInAsDemoPersonArgs, 'key'>>;
  signInWithDingTalk?: Resolver<ResolversTypes['SignInResult'], ParentType, ContextType, RequireFields<MutationSignInWithDingTalkArgs, 'code'>>;
  signInWithPhone?: Resolver<ResolversTypes['PhoneSignInResult'], ParentType, ContextType, RequireFields<MutationSignInWithPhoneArgs, 'code' | 'phone'>>;
  signInWithSecondFactor?: Resolver<ResolversTypes['SignInResult'], ParentType, ContextType, RequireFields<MutationSignInWithSecondFactorArgs, 'code' | 'ticket'>>;
  signInWithWeChat?: Resolver<ResolversTypes['SignInResult'], ParentType, ContextType, RequireFields<MutationSignInWithWeChatArgs, 'code'>>;
  signOut?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  signRequest?: Resolver<ResolversTypes['ActionResult'], ParentType, ContextType, RequireFields<MutationSignRequestArgs, 'on'>>;
  supplementRequest?: Resolver<ResolversTypes['ActionResult'], ParentType, ContextType, RequireFields<MutationSupplementRequestArgs, 'attachmentIds' | 'on' | 'text'>>;
  tableFile?: Resolver<ResolversTypes['TableFileResult'], ParentType, ContextType, RequireFields<MutationTableFileArgs, 'centre' | 'format' | 'table'>>;
  takeFromBook?: Resolver<ResolversTypes['TableResult'], ParentType, ContextType, RequireFields<MutationTakeFromBookArgs, 'centre' | 'department' | 'dry' | 'people' | 'role'>>;
  takeTable?: Resolver<ResolversTypes['TableResult'], ParentType, ContextType, RequireFields<MutationTakeTableArgs, 'centre' | 'dry' | 'file' | 'table'>>;
  urgeRequest?: Resolver<ResolversTypes['ActionResult'], ParentType, ContextType, RequireFields<MutationUrgeRequestArgs, 'on'>>;
  verifyBinding?: Resolver<ResolversTypes['BindingResult'], ParentType, ContextType, RequireFields<MutationVerifyBindingArgs, 'enterprise' | 'name' | 'paper' | 'person' | 'role'>>;
  withdrawConsents?: Resolver<ResolversTypes['DataResult'], ParentType, ContextType>;
  withdrawRequest?: Resolver<ResolversTypes['ActionResult'], ParentType, ContextType, RequireFields<MutationWithdrawRequestArgs, 'on'>>;
};

export type MyDataResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MyData'] = ResolversParentTypes['MyData']> = {
  closing?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  consents?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  held?: Resolver<Array<ResolversTypes['HeldData']>, ParentType, ContextType>;
  looks?: Resolver<Array<ResolversTypes['DataLook']>, ParentType, ContextType>;
  notice?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OperationsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Operations'] = ResolversParentTypes['Operations']> = {
  at?: Resolver<ResolversTypes['Instant'], ParentType, ContextType>;
  channels?: Resolver<Array<ResolversTypes['ChannelCount']>, ParentType, ContextType>;
  checks?: Resolver<Array<ResolversTypes['Check']>, ParentType, ContextType>;
  countedSince?: Resolver<ResolversTypes['Instant'], ParentType, ContextType>;
  dry?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  failed?: Resolver<Array<ResolversTypes['UnsentNotice']>, ParentType, ContextType>;
  failedTotal?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  held?: Resolver<Array<ResolversTypes['UnsentNotice']>, ParentType, ContextType>;
};

export type OwnEnterpriseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OwnEnterprise'] = ResolversParentTypes['OwnEnterprise']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  creditCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invitations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  mayManage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  members?: Resolver<Array<ResolversTypes['Member']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  next?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roleWord?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PhoneCodeResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PhoneCodeResult'] = ResolversParentTypes['PhoneCodeResult']> = {
  __resolveType: TypeResolveFn<'PhoneCodeSent' | 'Refusal', ParentType, ContextType>;
};

export type PhoneCodeSentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PhoneCodeSent'] = ResolversParentTypes['PhoneCodeSent']> = {
  retryAfterSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  validSeconds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PhoneSignInResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PhoneSignInResult'] = ResolversParentTypes['PhoneSignInResult']> = {
  __resolveType: TypeResolveFn<'Refusal' | 'SecondFactorAsked' | 'SignedIn', ParentType, ContextType>;
};

export type PublicProgressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PublicProgress'] = ResolversParentTypes['PublicProgress']> = {
  dueAt?: Resolver<Maybe<ResolversTypes['Instant']>, ParentType, ContextType>;
  dueRows?: Resolver<Array<ResolversTypes['DueRow']>, ParentType, ContextType>;
  dueWords?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  headline?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  journey?: Resolver<Array<ResolversTypes['JourneyStep']>, ParentType, ContextType>;
  lamp?: Resolver<ResolversTypes['Lamp'], ParentType, ContextType>;
  leadUnitName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  statusWord?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  addressBook?: Resolver<ResolversTypes['AddressBookResult'], ParentType, ContextType, RequireFields<QueryAddressBookArgs, 'centre'>>;
  adminChoices?: Resolver<ResolversTypes['AdminChoices'], ParentType, ContextType>;
  administeredCentre?: Resolver<Maybe<ResolversTypes['AdminCentre']>, ParentType, ContextType, RequireFields<QueryAdministeredCentreArgs, 'division'>>;
  administeredCentres?: Resolver<Array<ResolversTypes['AdminCentre']>, ParentType, ContextType>;
  bindings?: Resolver<ResolversTypes['BindingSearch'], ParentType, ContextType, RequireFields<QueryBindingsArgs, 'search'>>;
  board?: Resolver<Maybe<ResolversTypes['Board']>, ParentType, ContextType, Partial<QueryBoardArgs>>;
  carried?: Resolver<Array<ResolversTypes['ServiceRequest']>, ParentType, ContextType, RequireFields<QueryCarriedArgs, 'unit'>>;
  categories?: Resolver<Array<ResolversTypes['Category']>, ParentType, ContextType, RequireFields<QueryCategoriesArgs, 'of'>>;
  centres?: Resolver<Array<ResolversTypes['Centre']>, ParentType, ContextType>;
  colleagues?: Resolver<Array<ResolversTypes['Colleague']>, ParentType, ContextType, RequireFields<QueryColleaguesArgs, 'of'>>;
  demoPeople?: Resolver<Array<ResolversTypes['DemoPerson']>, ParentType, ContextType>;
  devices?: Resolver<Array<ResolversTypes['Device']>, ParentType, ContextType>;
  doors?: Resolver<Array<ResolversTypes['Door']>, ParentType, ContextType>;
  filingWords?: Resolver<ResolversTypes['FilingWords'], ParentType, ContextType, Partial<QueryFilingWordsArgs>>;
  home?: Resolver<ResolversTypes['Home'], ParentType, ContextType>;
  lookUpRequest?: Resolver<ResolversTypes['LookupResult'], ParentType, ContextType, RequireFields<QueryLookUpRequestArgs, 'code' | 'number'>>;
  messages?: Resolver<ResolversTypes['MessagePage'], ParentType, ContextType, RequireFields<QueryMessagesArgs, 'first'>>;
  myData?: Resolver<Maybe<ResolversTypes['MyData']>, ParentType, ContextType>;
  myEnterprises?: Resolver<Array<ResolversTypes['OwnEnterprise']>, ParentType, ContextType>;
  operations?: Resolver<Maybe<ResolversTypes['Operations']>, ParentType, ContextType>;
  queue?: Resolver<ResolversTypes['RequestPage'], ParentType, ContextType, RequireFields<QueryQueueArgs, 'first' | 'tab'>>;
  queueCounts?: Resolver<Array<ResolversTypes['QueueCount']>, ParentType, ContextType>;
  request?: Resolver<Maybe<ResolversTypes['ServiceRequest']>, ParentType, ContextType, RequireFields<QueryRequestArgs, 'id'>>;
  requests?: Resolver<ResolversTypes['RequestPage'], ParentType, ContextType, RequireFields<QueryRequestsArgs, 'first'>>;
  scanLanding?: Resolver<ResolversTypes['ScanResult'], ParentType, ContextType, RequireFields<QueryScanLandingArgs, 'code'>>;
  subscriptionTemplates?: Resolver<Array<ResolversTypes['SubscriptionTemplate']>, ParentType, ContextType>;
  supervisionOrder?: Resolver<Maybe<ResolversTypes['SupervisionOrder']>, ParentType, ContextType, RequireFields<QuerySupervisionOrderArgs, 'id'>>;
  supervisionOrders?: Resolver<Maybe<ResolversTypes['SupervisionOrderPage']>, ParentType, ContextType, RequireFields<QuerySupervisionOrdersArgs, 'first' | 'stage'>>;
  unitLoads?: Resolver<Array<ResolversTypes['UnitLoad']>, ParentType, ContextType>;
  units?: Resolver<Array<ResolversTypes['Unit']>, ParentType, ContextType, Partial<QueryUnitsArgs>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type QueueCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['QueueCount'] = ResolversParentTypes['QueueCount']> = {
  tab?: Resolver<ResolversTypes['QueueTab'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalIsMore?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ReasonCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReasonCount'] = ResolversParentTypes['ReasonCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['RatingReason'], ParentType, ContextType>;
};

export type RefusalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Refusal'] = ResolversParentTypes['Refusal']> = {
  code?: Resolver<ResolversTypes['RefusalCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  next?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  step?: Resolver<ResolversTypes['NextStep'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RequestPageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RequestPage'] = ResolversParentTypes['RequestPage']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  incomplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['ServiceRequest']>, ParentType, ContextType>;
  tab?: Resolver<Maybe<ResolversTypes['RequestTab']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  totalIsMore?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RevealResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RevealResult'] = ResolversParentTypes['RevealResult']> = {
  __resolveType: TypeResolveFn<'ContactRevealed' | 'Refusal', ParentType, ContextType>;
};

export type ScanLandingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScanLanding'] = ResolversParentTypes['ScanLanding']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  window?: Resolver<ResolversTypes['Window'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ScanResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScanResult'] = ResolversParentTypes['ScanResult']> = {
  __resolveType: TypeResolveFn<'Refusal' | 'ScanLanding', ParentType, ContextType>;
};

export type SecondFactorAskedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecondFactorAsked'] = ResolversParentTypes['SecondFactorAsked']> = {
  enrol?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ticket?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecondFactorBegunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecondFactorBegun'] = ResolversParentTypes['SecondFactorBegun']> = {
  image?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  uri?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SecondFactorResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SecondFactorResult'] = ResolversParentTypes['SecondFactorResult']> = {
  __resolveType: TypeResolveFn<'Refusal' | 'SecondFactorBegun', ParentType, ContextType>;
};

export type ServiceRequestResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ServiceRequest'] = ResolversParentTypes['ServiceRequest']> = {
  actions?: Resolver<Array<ResolversTypes['Action']>, ParentType, ContextType>;
  answer?: Resolver<Maybe<ResolversTypes['Answer']>, ParentType, ContextType>;
  attachments?: Resolver<Array<ResolversTypes['Attachment']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  categoryWord?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cause?: Resolver<Maybe<ResolversTypes['Cause']>, ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  conditions?: Resolver<Array<ResolversTypes['Condition']>, ParentType, ContextType>;
  contact?: Resolver<Maybe<ResolversTypes['Contact']>, ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  deskPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dueAt?: Resolver<Maybe<ResolversTypes['Instant']>, ParentType, ContextType>;
  dueRows?: Resolver<Array<ResolversTypes['DueRow']>, ParentType, ContextType>;
  dueWords?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  handlerName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  headline?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  history?: Resolver<Array<ResolversTypes['HistoryEntry']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  informationAsked?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  intakeReasons?: Resolver<Array<ResolversTypes['IntakeReason']>, ParentType, ContextType>;
  journey?: Resolver<Array<ResolversTypes['JourneyStep']>, ParentType, ContextType>;
  lamp?: Resolver<ResolversTypes['Lamp'], ParentType, ContextType>;
  leadUnit?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  lookupCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  provisional?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  requesterName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  round?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['Stage'], ParentType, ContextType>;
  statusWord?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  submittedAt?: Resolver<ResolversTypes['Instant'], ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['Tier']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  urgency?: Resolver<ResolversTypes['Urgency'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  windowName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SetupStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SetupStep'] = ResolversParentTypes['SetupStep']> = {
  done?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  missing?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['SetupStepName'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SignInResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignInResult'] = ResolversParentTypes['SignInResult']> = {
  __resolveType: TypeResolveFn<'Refusal' | 'SignedIn', ParentType, ContextType>;
};

export type SignedInResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SignedIn'] = ResolversParentTypes['SignedIn']> = {
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SubscriptionTemplateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SubscriptionTemplate'] = ResolversParentTypes['SubscriptionTemplate']> = {
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SupervisionOrderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupervisionOrder'] = ResolversParentTypes['SupervisionOrder']> = {
  actions?: Resolver<Array<ResolversTypes['Action']>, ParentType, ContextType>;
  byItself?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  headline?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  history?: Resolver<Array<ResolversTypes['HistoryEntry']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  issuedAt?: Resolver<ResolversTypes['Instant'], ParentType, ContextType>;
  lamp?: Resolver<ResolversTypes['Lamp'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  promisedDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reply?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  replyDueAt?: Resolver<ResolversTypes['Instant'], ParentType, ContextType>;
  replyDueWords?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['OrderStage'], ParentType, ContextType>;
  statusWord?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SupervisionOrderDoneResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupervisionOrderDone'] = ResolversParentTypes['SupervisionOrderDone']> = {
  thing?: Resolver<ResolversTypes['SupervisionOrder'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SupervisionOrderPageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupervisionOrderPage'] = ResolversParentTypes['SupervisionOrderPage']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['SupervisionOrder']>, ParentType, ContextType>;
};

export type SupervisionOrderResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SupervisionOrderResult'] = ResolversParentTypes['SupervisionOrderResult']> = {
  __resolveType: TypeResolveFn<'Refusal' | 'SupervisionOrderDone', ParentType, ContextType>;
};

export type TableFileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TableFile'] = ResolversParentTypes['TableFile']> = {
  base64?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TableFileResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TableFileResult'] = ResolversParentTypes['TableFileResult']> = {
  __resolveType: TypeResolveFn<'AdminFault' | 'TableFile', ParentType, ContextType>;
};

export type TableResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TableResult'] = ResolversParentTypes['TableResult']> = {
  __resolveType: TypeResolveFn<'AdminFault' | 'TableTaken', ParentType, ContextType>;
};

export type TableRowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TableRow'] = ResolversParentTypes['TableRow']> = {
  called?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  deed?: Resolver<ResolversTypes['RowDeed'], ParentType, ContextType>;
  handedCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TableTakenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TableTaken'] = ResolversParentTypes['TableTaken']> = {
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['TableRow']>, ParentType, ContextType>;
  written?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UnitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Unit'] = ResolversParentTypes['Unit']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UnitLoadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnitLoad'] = ResolversParentTypes['UnitLoad']> = {
  colleagues?: Resolver<Array<ResolversTypes['Colleague']>, ParentType, ContextType>;
  ofHead?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['Unit'], ParentType, ContextType>;
};

export type UnitSatisfactionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnitSatisfaction'] = ResolversParentTypes['UnitSatisfaction']> = {
  faces?: Resolver<Maybe<Array<ResolversTypes['Int']>>, ParentType, ContextType>;
  high?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  low?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  n?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  net?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  rate?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['ReasonCount']>, ParentType, ContextType>;
  solvedRate?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['Unit'], ParentType, ContextType>;
};

export type UnsentNoticeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnsentNotice'] = ResolversParentTypes['UnsentNotice']> = {
  at?: Resolver<ResolversTypes['Instant'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  why?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  word?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  choosesCentre?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  enterprises?: Resolver<Array<ResolversTypes['Enterprise']>, ParentType, ContextType>;
  home?: Resolver<ResolversTypes['HomePlace'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  maskedPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mayOpenAdministration?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mayOpenBoard?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mayOpenQueue?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mayOpenUnit?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  mayVerifyBindings?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['Unit']>, ParentType, ContextType>;
  unreadMessages?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WindowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Window'] = ResolversParentTypes['Window']> = {
  hall?: Resolver<ResolversTypes['Hall'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  services?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WindowEnterpriseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WindowEnterprise'] = ResolversParentTypes['WindowEnterprise']> = {
  creditCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  members?: Resolver<Array<ResolversTypes['WindowMember']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WindowMemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WindowMember'] = ResolversParentTypes['WindowMember']> = {
  givenName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  maskedPhone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  personId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['MemberRole'], ParentType, ContextType>;
  roleWord?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  ActionDone?: ActionDoneResolvers<ContextType>;
  ActionResult?: ActionResultResolvers<ContextType>;
  AddressBook?: AddressBookResolvers<ContextType>;
  AddressBookResult?: AddressBookResultResolvers<ContextType>;
  AdminAccess?: AdminAccessResolvers<ContextType>;
  AdminAccessList?: AdminAccessListResolvers<ContextType>;
  AdminCategory?: AdminCategoryResolvers<ContextType>;
  AdminCentre?: AdminCentreResolvers<ContextType>;
  AdminChange?: AdminChangeResolvers<ContextType>;
  AdminChangeList?: AdminChangeListResolvers<ContextType>;
  AdminChoices?: AdminChoicesResolvers<ContextType>;
  AdminClosure?: AdminClosureResolvers<ContextType>;
  AdminDeputy?: AdminDeputyResolvers<ContextType>;
  AdminDone?: AdminDoneResolvers<ContextType>;
  AdminFault?: AdminFaultResolvers<ContextType>;
  AdminHall?: AdminHallResolvers<ContextType>;
  AdminPerson?: AdminPersonResolvers<ContextType>;
  AdminPost?: AdminPostResolvers<ContextType>;
  AdminResult?: AdminResultResolvers<ContextType>;
  AdminStaffList?: AdminStaffListResolvers<ContextType>;
  AdminText?: AdminTextResolvers<ContextType>;
  AdminTextVersion?: AdminTextVersionResolvers<ContextType>;
  AdminUnit?: AdminUnitResolvers<ContextType>;
  AdminWindow?: AdminWindowResolvers<ContextType>;
  Answer?: AnswerResolvers<ContextType>;
  Attachment?: AttachmentResolvers<ContextType>;
  BindingDone?: BindingDoneResolvers<ContextType>;
  BindingFault?: BindingFaultResolvers<ContextType>;
  BindingResult?: BindingResultResolvers<ContextType>;
  BindingSearch?: BindingSearchResolvers<ContextType>;
  BindingSlip?: BindingSlipResolvers<ContextType>;
  BindingSlipResult?: BindingSlipResultResolvers<ContextType>;
  Board?: BoardResolvers<ContextType>;
  BookDepartment?: BookDepartmentResolvers<ContextType>;
  BookPerson?: BookPersonResolvers<ContextType>;
  Category?: CategoryResolvers<ContextType>;
  Centre?: CentreResolvers<ContextType>;
  ChannelCount?: ChannelCountResolvers<ContextType>;
  Check?: CheckResolvers<ContextType>;
  Choice?: ChoiceResolvers<ContextType>;
  Colleague?: ColleagueResolvers<ContextType>;
  Contact?: ContactResolvers<ContextType>;
  ContactRevealed?: ContactRevealedResolvers<ContextType>;
  DataDone?: DataDoneResolvers<ContextType>;
  DataFault?: DataFaultResolvers<ContextType>;
  DataLook?: DataLookResolvers<ContextType>;
  DataPage?: DataPageResolvers<ContextType>;
  DataPageResult?: DataPageResultResolvers<ContextType>;
  DataResult?: DataResultResolvers<ContextType>;
  DemoPerson?: DemoPersonResolvers<ContextType>;
  Device?: DeviceResolvers<ContextType>;
  Door?: DoorResolvers<ContextType>;
  DoorAsked?: DoorAskedResolvers<ContextType>;
  DoorDone?: DoorDoneResolvers<ContextType>;
  DoorFault?: DoorFaultResolvers<ContextType>;
  DoorResult?: DoorResultResolvers<ContextType>;
  DueRow?: DueRowResolvers<ContextType>;
  Enterprise?: EnterpriseResolvers<ContextType>;
  FileResult?: FileResultResolvers<ContextType>;
  Filed?: FiledResolvers<ContextType>;
  FilingWords?: FilingWordsResolvers<ContextType>;
  Hall?: HallResolvers<ContextType>;
  HandOverResult?: HandOverResultResolvers<ContextType>;
  HandedOver?: HandedOverResolvers<ContextType>;
  HeldData?: HeldDataResolvers<ContextType>;
  HistoryEntry?: HistoryEntryResolvers<ContextType>;
  Home?: HomeResolvers<ContextType>;
  Instant?: GraphQLScalarType;
  InvitationResult?: InvitationResultResolvers<ContextType>;
  Invited?: InvitedResolvers<ContextType>;
  JourneyStep?: JourneyStepResolvers<ContextType>;
  Key?: GraphQLScalarType;
  Lamp?: LampResolvers<ContextType>;
  LookupResult?: LookupResultResolvers<ContextType>;
  Member?: MemberResolvers<ContextType>;
  Message?: MessageResolvers<ContextType>;
  MessagePage?: MessagePageResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  MyData?: MyDataResolvers<ContextType>;
  Operations?: OperationsResolvers<ContextType>;
  OwnEnterprise?: OwnEnterpriseResolvers<ContextType>;
  PhoneCodeResult?: PhoneCodeResultResolvers<ContextType>;
  PhoneCodeSent?: PhoneCodeSentResolvers<ContextType>;
  PhoneSignInResult?: PhoneSignInResultResolvers<ContextType>;
  PublicProgress?: PublicProgressResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QueueCount?: QueueCountResolvers<ContextType>;
  ReasonCount?: ReasonCountResolvers<ContextType>;
  Refusal?: RefusalResolvers<ContextType>;
  RequestPage?: RequestPageResolvers<ContextType>;
  RevealResult?: RevealResultResolvers<ContextType>;
  ScanLanding?: ScanLandingResolvers<ContextType>;
  ScanResult?: ScanResultResolvers<ContextType>;
  SecondFactorAsked?: SecondFactorAskedResolvers<ContextType>;
  SecondFactorBegun?: SecondFactorBegunResolvers<ContextType>;
  SecondFactorResult?: SecondFactorResultResolvers<ContextType>;
  ServiceRequest?: ServiceRequestResolvers<ContextType>;
  SetupStep?: SetupStepResolvers<ContextType>;
  SignInResult?: SignInResultResolvers<ContextType>;
  SignedIn?: SignedInResolvers<ContextType>;
  SubscriptionTemplate?: SubscriptionTemplateResolvers<ContextType>;
  SupervisionOrder?: SupervisionOrderResolvers<ContextType>;
  SupervisionOrderDone?: SupervisionOrderDoneResolvers<ContextType>;
  SupervisionOrderPage?: SupervisionOrderPageResolvers<ContextType>;
  SupervisionOrderResult?: SupervisionOrderResultResolvers<ContextType>;
  TableFile?: TableFileResolvers<ContextType>;
  TableFileResult?: TableFileResultResolvers<ContextType>;
  TableResult?: TableResultResolvers<ContextType>;
  TableRow?: TableRowResolvers<ContextType>;
  TableTaken?: TableTakenResolvers<ContextType>;
  Unit?: UnitResolvers<ContextType>;
  UnitLoad?: UnitLoadResolvers<ContextType>;
  UnitSatisfaction?: UnitSatisfactionResolvers<ContextType>;
  UnsentNotice?: UnsentNoticeResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  Window?: WindowResolvers<ContextType>;
  WindowEnterprise?: WindowEnterpriseResolvers<ContextType>;
  WindowMember?: WindowMemberResolvers<ContextType>;
};

