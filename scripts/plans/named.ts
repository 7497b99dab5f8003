/**
 * Statements that may read more with every row that comes, by the file that sends them and their words, and why. Whatever
 * else does fails `npm run plans -- --check`; so does a line here that nothing needs any more.
 */
export type Named = { readonly says: RegExp; readonly why: string }

export const NAMED: readonly Named[] = [
  {
    says: /^administration\/duties\.store\.ts: select "centre_id", "role" from "person_roles"/,
    why: 'Of each of a few centres the two or three who hold one of the three offices.',
  },
  {
    says: /^administration\/lists\.ts: select \* from "people"/,
    why: 'All staff of the installation, when somebody lists them on the machine itself.',
  },
  {
    says: /^administration\/reading\.store\.ts: select .* from "person_roles"/,
    why: 'Those who work in one centre, by the index of centre and role; when its page of administration is opened.',
  },
  {
    says: /^audit\/audit\.store\.ts: select \* from "audit_entries"/,
    why: 'Of one centre alone every row is its own, and the newest are read by their ids; of several the index of the centre.',
  },
  { says: /^backup\/backup\.ts: SELECT .* FROM "\w+"$/, why: 'A backup reads everything.' },
  {
    says: /^backup\/restore\.ts: SELECT .* FROM "\w+"$/,
    why: 'Read until the first row, and to compare what was restored.',
  },
  {
    says: /^backup\/restore\.ts: DELETE FROM "person_roles"$/,
    why: 'Once, after a backup from before roles had units was restored.',
  },
  {
    says: /^privacy\/erase-request\.ts: delete from "messages"/,
    why: 'Those that were written within a millisecond, by the first part of their ids.',
  },
  {
    says: /^privacy\/(close-account|my-data)\.ts: (delete|select count\(\*\)) from "messages"/,
    why: 'All of one person, when he asks what is held or closes his account; none is older than 400 days.',
  },
  {
    says: /^people\/take-in\.ts: update "messages"/,
    why: 'All of one person, once, where two accounts become one.',
  },
  {
    says: /^people\/take-in\.ts: select "person_id", "subject_id" from "audit_entries"/,
    why: 'Of the last day, once an hour: which accounts have become one.',
  },
  {
    says: /^privacy\/wake-ended\.ts: update "service_requests"/,
    why: 'Of a centre those that ended within two days, once an hour.',
  },
  {
    says: /^requests\/settle-claims\.ts: update "service_requests"/,
    why: 'Once, after a backup from before there were claims was restored.',
  },
  {
    says: /^requests\/search\.ts: SELECT rowid FROM request_words WHERE request_words MATCH/,
    why: 'How SQLite says that FTS5 finds what matches, the newest first, as many as are asked for.',
  },
  {
    says: /^requests\/search\.ts: WITH found AS MATERIALIZED \( SELECT key FROM request_words WHERE bag @> /,
    why: 'Of rare words alone, those that hold them: which words are rare the plans here do not know.',
  },
  {
    says: /^notifications\/messages\.store\.ts: update "messages" set "read_at" = \S+ where \("messages"\."person_id" = \S+ and \(CASE [^)]*\) = 1\)/,
    why: 'Marks all that is unread of one person, each of which it has to write, once.',
  },
  {
    says: /^people\/people\.(store|commands)\.ts: select \* from "people" where "people"\."demo_key"/,
    why: 'The people of the demo, which production refuses.',
  },
  {
    says: /^notifications\/outbox\.store\.ts: update "outbox" set "next_at" = \S+ where \("outbox"\."state" = /,
    why: 'Of one state, which is WAITING: as many as there are, when a channel works again.',
  },
  {
    says: /^operations\/metrics\.plugin\.ts: select "channel", .* where \(?"outbox"\."state" (=|in) /,
    why: 'Of states that are soon over, WAITING and ACCEPTED.',
  },
  {
    says: /^doctor\/notices\.store\.ts: select "channel", .* where \(?"outbox"\."state" = /,
    why: 'Of what waits; when the page of operations is opened, or the doctor asked.',
  },
  {
    says: /^notifications\/reachability\.ts: select \* from "outbox" where \("outbox"\."state" in /,
    why: 'Index entries of what waits or was lost for good, every ten minutes; rows only of what is new among them.',
  },
  {
    says: /^people\/people\.store\.ts: select "people"\."id", .* from "person_roles" .* where \("person_roles"\."centre_id" = /,
    why: 'Of roles that are told of things, which are those of staff.',
  },
  {
    says: /^operations\/purge\.ts: select "(token_hash|phone_hash|person_id)".* limit \S+$/,
    why: 'PostgreSQL without statistics takes a third of the table to be old, and so 200 rows to be found at once; every hour.',
  },
  {
    says: /^people\/(people\.store|sessions)\.ts: select "(enterprises|sessions)"\.\S+,? .* "memberships"/,
    why: 'PostgreSQL without statistics takes a person to have many enterprises: from a restore to its ANALYZE (docs/decisions.md 72).',
  },
]
