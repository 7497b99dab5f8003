import { type History, SUBJECT, UUID } from './histories.ts'
import { below, type Random } from './random.ts'
import {
  centreIdOf,
  divisionOf,
  enterpriseOf,
  phoneOf,
  REQUESTERS,
  requesterOf,
  UNITS,
  unitNameOf,
  unitOf,
} from './town.ts'
import { type Table, type Tree, type Value, valuesOf } from './tree.ts'

/** What the clients know of the stored requests, one place each. */
export type StoredRequests = {
  readonly ids: string[]
  readonly numbers: string[]
  readonly codes: string[]
  readonly requesters: number[]
  /** -1 while no unit has it. */
  readonly units: number[]
  readonly stages: string[]
  readonly centres: number[]
}

export const noRequests = (): StoredRequests => ({
  ids: [],
  numbers: [],
  codes: [],
  requesters: [],
  units: [],
  stages: [],
  centres: [],
})

/** Past what one day files, so that a request filed today gets another number. */
const FIRST_SEQUENCE = 500_001
const DAY = 86_400_000

const NUMBER = /QH\d{6}-\d{6}-\d{4,}-\d/g
/** Everything of a history that is another in each copy. */
const VARIES = new RegExp(
  [UUID, NUMBER, unitOf(0), unitNameOf(0), requesterOf(0), enterpriseOf(0), phoneOf(0), `(?<=事项)${SUBJECT}`]
    .map((each) => (typeof each === 'string' ? each : each.source))
    .join('|'),
  'g',
)

/** A value, or a text in pieces with the places of what varies between them. */
type Piece = Value | readonly (string | number)[]

type Plan = {
  readonly table: Table
  readonly pieces: readonly Piece[]
  /** Where the columns stand that no text tells. */
  readonly wakeAt: number
  readonly lookupCode: number
  readonly centreId: number
}

export type DueTimes = { readonly now: number; readonly windowMs: number; readonly share: number }

/** Whether the clock owes it something by now. */
export const isOwed = ({ rows }: History, now: number): boolean =>
  rows.some(({ row }) => typeof row.wakeAt === 'number' && row.wakeAt <= now)

/**
 * Makes copies of one history. Of those to which the clock owes something, a share comes due within the window, the
 * others so much later that they do not all wait for the server when it starts.
 */
export function copier(
  tree: Tree,
  tables: readonly Table[],
  history: History,
  random: Random,
  due: DueTimes,
  centres = 1,
  oneCentre = false,
) {
  const slots = new Map<string, number>()
  const slotOf = (text: string): number => {
    const known = slots.get(text)
    if (known !== undefined) return known
    slots.set(text, slots.size)
    return slots.size - 1
  }
  const plans = history.rows.map(({ table: key, row }): Plan => {
    const table = tables.find((each) => each.key === key)
    if (!table) throw new Error(`there is no table ${key}`)
    const column = (name: string) => table.columns.findIndex((each) => each.key === name)
    return {
      table,
      pieces: valuesOf(table, row).map((value) => (typeof value === 'string' ? pieced(value, slotOf) : value)),
      wakeAt: typeof row.wakeAt === 'number' ? column('wakeAt') : -1,
      lookupCode: column('lookupCode'),
      // A checkout from before there were several has none, and neither have those who file.
      centreId: centres > 1 && !oneCentre ? column('centreId') : -1,
    }
  })
  const main = history.rows.find(({ row }) => 'lookupCode' in row)?.row
  if (!main) throw new Error('a history without its request')
  const date = tree.localDate(history.createdAt)
  const wakeAt = () => {
    const stored = Number(main.wakeAt)
    if (stored > due.now) return stored
    return due.now + (random() < due.share ? random() * due.windowMs : DAY * (30 + 300 * random()))
  }

  return function* copy(n: number, sequence: number, known: StoredRequests): Generator<[Table, Value[]]> {
    const requester = below(random, REQUESTERS)
    const centre = n % centres
    const unit = centre * UNITS + below(random, UNITS)
    // As long as they are given out: of short ones, which earlier releases gave, every try is counted.
    const code = String(below(random, 1_000_000)).padStart(10, '0')
    const number = tree.formatRequestNumber({
      division: divisionOf(oneCentre ? 0 : centre),
      date,
      sequence: FIRST_SEQUENCE + sequence,
    })
    const given: Record<string, string> = {
      [String(main.number)]: number,
      [unitOf(0)]: unitOf(unit),
      [unitNameOf(0)]: unitNameOf(unit),
      [requesterOf(0)]: requesterOf(requester),
      [enterpriseOf(0)]: enterpriseOf(requester),
      [phoneOf(0)]: phoneOf(requester),
      [SUBJECT]: String(n % 1_000_000).padStart(6, '0'),
    }
    const texts = [...slots].map(([text, slot]) => given[text] ?? newUuid(text, n, slot, random))
    known.ids.push(texts[slots.get(String(main.id)) ?? -1] ?? '')
    known.numbers.push(number)
    known.codes.push(code)
    known.requesters.push(requester)
    known.units.push(slots.has(unitOf(0)) ? unit : -1)
    known.stages.push(history.stage)
    known.centres.push(centre)
    for (const plan of plans) {
      const values = plan.pieces.map((piece) => (Array.isArray(piece) ? joined(piece, texts) : (piece as Value)))
      if (plan.lookupCode >= 0) values[plan.lookupCode] = code
      if (plan.centreId >= 0) values[plan.centreId] = centreIdOf(centre)
      if (plan.wakeAt >= 0) values[plan.wakeAt] = Math.floor(wakeAt())
      yield [plan.table, values]
    }
  }
}

function pieced(text: string, slotOf: (text: string) => number): Piece {
  const pieces: (string | number)[] = []
  let from = 0
  for (const found of text.matchAll(VARIES)) {
    if (found.index > from) pieces.push(text.slice(from, found.index))
    pieces.push(slotOf(found[0]))
    from = found.index + found[0].length
  }
  if (pieces.length === 0) return text
  if (from < text.length) pieces.push(text.slice(from))
  return pieces
}

function joined(pieces: readonly (string | number)[], texts: readonly string[]): string {
  let text = ''
  for (const piece of pieces) text += typeof piece === 'string' ? piece : texts[piece]
  return text
}

const hex = (n: number, length: number): string => n.toString(16).padStart(length, '0')

/** Of the same time; its last part counts, so that no two are the same. */
const newUuid = (uuid: string, n: number, slot: number, random: Random): string =>
  `${uuid.slice(0, 15)}${hex(below(random, 4096), 3)}-8${hex(below(random, 4096), 3)}-${hex(n * 256 + slot, 12)}`
