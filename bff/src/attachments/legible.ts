/** What is drawn anew keeps what could be read of it: the short side decides, so that a long screenshot keeps its width. */
const SHORT_SIDE = 1440
const MOST_PIXELS = 32_000_000
/** JPEG knows no longer side. */
const LONGEST = 65_000
/** Narrower than this nobody reads a page of text. */
const LEAST_SHORT_SIDE = 600

/** The size a picture is stored in; null where it could not be read any more in the size that may be stored. */
export function legibleSize(width: number, height: number): { width: number; height: number } | null {
  const [short, long] = width < height ? [width, height] : [height, width]
  const scale = Math.min(1, SHORT_SIDE / short, Math.sqrt(MOST_PIXELS / (short * long)), LONGEST / long)
  if (scale < 1 && short * scale < LEAST_SHORT_SIDE) return null
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
