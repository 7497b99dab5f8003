import { type Actor, folded, lengthOf, parseRequestNumber } from '@qihu/shared'
import { loadCentres } from '../centres/centres.store.ts'
import { CodedError } from '../coded-error.ts'
import { isExact, tokensOfWord, wordsOf } from '../search/tokens.ts'
import { authorizeRequest } from './authorize-request.ts'
import { indexStanding, ofCentre, ofHandlers, ofUnit } from './index-words.ts'
import { type ListParts, MAX_PAGE, NOTHING, type Page, type PageArgs } from './lists.store.ts'
import { type Printed, readPrinted } from './printed.ts'
import { BEYOND, keyOf, numberOf } from './request-key.ts'

/** Longer than anything that is looked for. */
const SEARCH_MAX = 200
/** Read at once where the index cannot tell whether a word stands there. */
const AT_ONCE = 60
/** Read at most for a page. What has words in it that stand apart a thousand times goes on with the next page. */
const MOST_READ = 1200

/** What somebody looks through in one of his posts, and what the index knows it by. */
type Scope = { readonly tokens: readonly number[]; holds(row: Printed['row']): boolean }

/**
 * Whose requests a member of staff looks through, whatever list they are in: those that come to his queue at some time.
 * @param alone where there is one centre only, everything is of it, and looking for that would take time.
 */
function scopesOf({ posts }: Actor, alone: boolean): Scope[] {
  const scopes = new Map<string, Scope>()
  for (const { role, centreId, unitId } of posts) {
    if (role === 'CASE_OFFICER') {
      const holds: Scope['holds'] = (row) => row.centreId === centreId
      scopes.set(`centre ${centreId}`, { tokens: alone ? [] : [ofCentre(centreId)], holds })
    }
    if (unitId === null) continue
    const mine: Scope['holds'] = (row) => row.leadUnitId === unitId && row.centreId === centreId
    if (role === 'UNIT_HEAD') scopes.set(`unit ${unitId}`, { tokens: [ofUnit(unitId)], holds: mine })
    else if (role === 'UNIT_HANDLER' && !scopes.has(`unit ${unitId}`)) {
      const holds: Scope['holds'] = (row) => mine(row) && row.level === 1
      scopes.set(`handlers ${unitId}`, { tokens: [ofHandlers(unitId)], holds })
    }
  }
  return [...scopes.values()]
}

const DASHES = /[\u2010-\u2015\u2212]/g
/** Figures and dashes, perhaps behind the letters that numbers begin with. */
const NUMERIC = /^(?:qh)?[\d\u2010-\u2015\u2212-]+$/
/** A number as people say it has no dashes in it, or one before its last digit. */
const TAIL = /^\d{3,}-\d$/

function asTyped(word: string): string {
  const plain = NUMERIC.test(word) ? word.replace(DASHES, '-') : word
  return TAIL.test(plain) ? plain.replace('-', '') : plain
}

/** The division begins every number, so that no request is known by it. */
const withoutDivision = (word: string): string => word.replace(/^qh\d{6}-/, '')

/** Whether each of the words stands in something that this person reads. */
function holdsAll(actor: Actor, { row, texts, contactName }: Printed, words: readonly string[]): boolean {
  const seesContact = contactName !== null && authorizeRequest(actor, 'VIEW_CONTACT', row) !== null
  const number = row.number.toLowerCase()
  const read = [number, number.replaceAll('-', ''), ...texts.map(folded), ...(seesContact ? [folded(contactName)] : [])]
  return words.every((word) => read.some((text) => text.includes(word)))
}

/**
 * What a member of staff finds by a number, its tail or words, in whatever list it stands: the newest first.
 * `total` counts what was found so far: all of it where nothing follows.
 * @throws {CodedError} TEXT_TOO_LONG, SEARCH_TOO_SHORT
 */
export async function searchPage(parts: ListParts, actor: Actor, typed: string, page: PageArgs): Promise<Page> {
  const { db } = parts
  const over = lengthOf(typed) - SEARCH_MAX
  if (over > 0) {
    throw new CodedError('TEXT_TOO_LONG', { what: '搜索', max: String(SEARCH_MAX), over: String(over) }, null, 'search')
  }
  const scopes = scopesOf(actor, (await loadCentres(db.read, db.schema)).all.length <= 1)
  if (scopes.length === 0) return NOTHING
  const size = Math.max(1, Math.min(page.first, MAX_PAGE))
  const seesIn = ({ holds }: Scope, { row }: Printed) => holds(row) && authorizeRequest(actor, 'VIEW', row) !== null
  const whole = parseRequestNumber(typed)?.number
  if (whole) {
    const found = (await readPrinted(db.read, db.schema, [whole], 1)).filter((each) =>
      scopes.some((scope) => seesIn(scope, each)),
    )
    const items = found.map(({ row }) => row)
    return { ...NOTHING, items, total: items.length }
  }
  const words = wordsOf(typed).map(asTyped)
  const tokens = [...new Set(words.flatMap((word) => tokensOfWord(withoutDivision(word))))]
  if (tokens.length === 0) throw new CodedError('SEARCH_TOO_SHORT', {}, null, 'search')
  // Whoever stands on the side of an enterprise may not read every contact, which the index does not know.
  const exact = words.every(isExact) && actor.enterpriseIds.length === 0
  const start = placeOf(page.after)
  const { whole: indexed, complete } = await indexStanding(db)
  const inScope = (scope: Scope) =>
    gather(
      parts,
      { tokens: [...tokens, ...scope.tokens], exact, below: start.below, most: size + 1, whole: indexed },
      (each) => seesIn(scope, each) && (exact || holdsAll(actor, each, words)),
    )
  const { found, below, followed } = merged(await Promise.all(scopes.map(inScope)))
  const shown = found.slice(0, size)
  const last = found.length > size ? shown.at(-1)?.row.number : followed ? numberOf(below) : null
  const total = start.shown + shown.length
  return {
    items: shown.map(({ row }) => row),
    endCursor: last ? `${last}_${total}` : null,
    total,
    totalIsMore: Boolean(last),
    incomplete: !complete,
  }
}

type Wanted = {
  readonly tokens: readonly number[]
  /** Whatever has the tokens is wanted. */
  readonly exact: boolean
  readonly below: bigint
  readonly most: number
  readonly whole: boolean
}

/** From the newest on, until there are enough, or none left, or too many were read: how far, and whether others follow. */
async function gather(
  { db }: ListParts,
  { tokens, exact, most, whole, ...from }: Wanted,
  matches: (each: Printed) => boolean,
) {
  const found: Printed[] = []
  let { below } = from
  let followed = true
  for (let read = 0; followed && found.length < most && read < MOST_READ; ) {
    const asked = exact ? most - found.length : AT_ONCE
    const keys = await db.words.find(tokens, below, asked, whole)
    const printed = await readPrinted(db.read, db.schema, keys.map(numberOf), exact ? roundedUp(asked) : AT_ONCE)
    found.push(...printed.filter(matches))
    read += keys.length
    below = keys.at(-1) ?? below
    followed = keys.length === asked
    // On SQLite nobody else would be answered meanwhile.
    if (!exact) await new Promise(setImmediate)
  }
  return { found, below, followed }
}

type Gathered = Awaited<ReturnType<typeof gather>>

/** What several posts show of the index, as one list: so far as all of them were looked through. */
function merged(parts: readonly Gathered[]): Gathered {
  const [only, ...others] = parts
  if (only && others.length === 0) return only
  const below = parts.reduce((most, each) => (each.followed && each.below > most ? each.below : most), 0n)
  const followed = parts.some((each) => each.followed)
  const byNumber = new Map(parts.flatMap(({ found }) => found).map((each) => [each.row.number, each]))
  const found = [...byNumber.values()]
    .map((each) => ({ each, key: keyOf(each.row.number) ?? 0n }))
    .filter(({ key }) => key >= below)
    .sort((a, b) => (a.key < b.key ? 1 : -1))
    .map(({ each }) => each)
  return { found, below, followed }
}

/** Pages are of few lengths, so that statements are few. */
const roundedUp = (count: number): number => [6, 21].find((length) => length >= count) ?? MAX_PAGE + 1

/** Where a page goes on: after which request, and after how many that were shown. */
function placeOf(cursor: string | null | undefined): { below: bigint; shown: number } {
  const [number = '', shown] = (cursor ?? '').split('_')
  const below = keyOf(number)
  return below === null ? { below: BEYOND, shown: 0 } : { below, shown: Number(shown) || 0 }
}
