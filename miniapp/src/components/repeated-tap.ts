/** How soon after a sheet has opened, and how near to the tap before it, a tap is the second one of a double tap. */
const SOON_MS = 500
const NEAR = 24

let last: readonly number[] = []
let opened = 0

/** A question has come up: nobody has read it yet. */
export const sheetOpened = (now = Date.now()): void => {
  opened = now
}

// A browser says the place itself, a mini-program in its detail.
function placeOf(event: unknown): readonly number[] {
  const { clientX, clientY, detail } = (event ?? {}) as MouseEvent & { detail?: { x?: number; y?: number } }
  return [clientX ?? detail?.x ?? 0, clientY ?? detail?.y ?? 0]
}

/** A tap on what a second one does no harm to, such as a choice: the next one at the place of an earlier tap is no double one. */
export const tapped = (event: unknown): void => {
  last = placeOf(event)
}

/**
 * Whether this is the second tap of the double one that has opened a sheet: what lies there now was not aimed at. A second
 * act is one at another place, later, or by a key, which presses at no place. To be asked of every tap that does something.
 */
export function isRepeatedTap(event: unknown, now = Date.now()): boolean {
  const place = placeOf(event)
  const repeats = now - opened < SOON_MS && place.every((at, i) => at && Math.abs(at - (last[i] ?? 0)) < NEAR)
  last = place
  return repeats
}
