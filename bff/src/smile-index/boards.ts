import { type Actor, mayEnter, PLACE_ROLES } from '@qihu/shared'
import type { CentreRow, Centres } from '../centres/centres.store.ts'

export type OpenBoard = { readonly centre: CentreRow; readonly live: boolean }

/**
 * Of them those that have figures; a division that only watches over others has none of its own, and is shown where it is
 * all there is.
 */
export function withUnits(boards: readonly OpenBoard[], leading: ReadonlySet<string>): readonly OpenBoard[] {
  const some = boards.filter(({ centre }) => leading.has(centre.id))
  return some.length > 0 ? some : boards
}

/**
 * Whose figures a person may read. Of his own centre as his offices there say; of the centres below one that he watches
 * over what their units see, answers in groups: a superior supervises figures, and reads no answer one by one
 * (docs/decisions.md 8 and 32).
 */
export function boardsOf(actor: Actor, centres: Centres): OpenBoard[] {
  const own = centres.all
    .filter(({ id }) => mayEnter(actor, 'BOARD', PLACE_ROLES, id))
    .map((centre) => ({ centre, live: mayEnter(actor, 'BOARD_LIVE', PLACE_ROLES, centre.id) }))
  const below = own.filter(({ live }) => live).flatMap(({ centre }) => centres.below(centre.id))
  const known = new Set(own.map(({ centre }) => centre.id))
  const others = [...new Set(below)].filter(({ id }) => !known.has(id))
  return [...own, ...others.map((centre) => ({ centre, live: false }))]
}
