/** How soon after a sheet has opened, and how near to the tap before it, a tap is the second one of a double tap. */
const SOON_MS = 500
const NEAR = 24

let last: readonly number[] = []
let opened = 0

/** A question has come up: nobody has read it yet. */
export const sheetOpened = (now = Date.now()): void => {
  opened = now
}

/**
 * Whether this is the second tap of the double one that has opened a sheet: what lies there now was not aimed at. A second
 * act is one at another place, later, or by a key, which presses at no place. To be asked of every tap.
 */
export function isRepeatedTap(event: unknown, now = Date.now()): boolean {
  // A browser says the place itself, a mini-program in its detail.
  const { clientX, clientY, detail } = (event ?? {}) as MouseEvent & { detail?: { x?: number; y?: number } }
  const place = [clientX ?? detail?.x ?? 0, clientY ?? detail?.y ?? 0]
  const repeats = now - opened < SOON_MS && place.every((at, i) => at && Math.abs(at - (last[i] ?? 0)) < NEAR)
  last = place
  return repeats
}
