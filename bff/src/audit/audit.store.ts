import { and, desc, eq, inArray, lt } from 'drizzle-orm'
import type { Db } from '../db/database.ts'
import type { AuditDetail, AuditKind, BindingPaper, MemberRole, Schema } from '../db/schema.ts'
import { newId } from '../ids.ts'

/** What is kept of who came in and who looked at what (网络安全法 21: six months at least). */
export const AUDIT_DAYS = 400

export type AuditEntry = {
  readonly kind: AuditKind
  readonly personId: string
  /** The centres that it concerns; none of a requester. */
  readonly centreIds: readonly string[]
  readonly subjectId?: string | null
  readonly detail?: AuditDetail
  /** Where it came from: an IP address. */
  readonly address: string
}

/** Writes down, in the transaction of what happened: neither is there without the other. */
export async function noteAudit(tx: Db, { auditEntries }: Schema, entry: AuditEntry, now: number): Promise<void> {
  const { kind, personId, centreIds, subjectId = null, detail = null, address } = entry
  const centres = centreIds.length > 0 ? [...new Set(centreIds)] : [null]
  const rows = centres.map((centreId) => ({
    ...{ id: newId(now), at: now, centreId, personId, kind },
    ...{ subjectId, detail, address },
  }))
  await tx.insert(auditEntries).values(rows)
}

export const MEMBER_WORDS: Readonly<Record<MemberRole, string>> = { OWNER: '企业管理员', AGENT: '经办人' }
export const PAPER_WORDS: Readonly<Record<BindingPaper, string>> = {
  LEGAL_PERSON: '营业执照和法定代表人身份证',
  AUTHORISATION: '营业执照、授权委托书和经办人身份证',
}

function detailWords(detail: AuditDetail | null, names: ReadonlyMap<string, string>): string {
  if (!detail) return ''
  const { personId, role, paper, why } = detail
  const said = [names.get(personId ?? ''), role && MEMBER_WORDS[role], paper && PAPER_WORDS[paper], why]
  return said.filter(Boolean).join('，')
}

const PAGE = 50

/** What concerns a centre, the newest first; a page of it after the given one. */
export async function auditOf(db: Db, schema: Schema, centreId: string, after: string | null) {
  const { auditEntries, people, requests, enterprises } = schema
  const rows = await db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.centreId, centreId), after === null ? undefined : lt(auditEntries.id, after)))
    .orderBy(desc(auditEntries.centreId), desc(auditEntries.id))
    .limit(PAGE + 1)
  const page = rows.slice(0, PAGE)
  // Apart, so that the page itself is read by the index alone.
  const who = [...new Set(page.flatMap(({ personId, detail }) => [personId, detail?.personId ?? []].flat()))]
  const what = [...new Set(page.flatMap(({ subjectId }) => subjectId ?? []))]
  const [names, numbers, companies] = await Promise.all([
    who.length === 0 ? [] : db.select({ id: people.id, name: people.name }).from(people).where(inArray(people.id, who)),
    what.length === 0
      ? []
      : db.select({ id: requests.id, number: requests.number }).from(requests).where(inArray(requests.id, what)),
    what.length === 0
      ? []
      : db
          .select({ id: enterprises.id, name: enterprises.name })
          .from(enterprises)
          .where(inArray(enterprises.id, what)),
  ])
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  const calledOf = new Map([
    ...numbers.map(({ id, number }) => [id, number] as const),
    ...companies.map(({ id, name }) => [id, name] as const),
  ])
  return {
    items: page.map((entry) => ({
      entry,
      who: nameOf.get(entry.personId) ?? null,
      /** The number of the request, or the name of the enterprise, that it is about. */
      subject: calledOf.get(entry.subjectId ?? '') ?? null,
      detail: detailWords(entry.detail, nameOf),
    })),
    endCursor: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  }
}
