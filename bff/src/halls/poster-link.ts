import type { Config } from '../config.ts'
import { mac, sameText } from '../ids.ts'

/** A working day: a page of administration stays open while posters are printed. */
const VALID_MS = 12 * 3_600_000

/** The window whose code it shows, as it is printed now: a link from before it was renewed shows none. */
type Printed = { readonly id: string; readonly keyVersion: string }

const signature = (config: Pick<Config, 'secret'>, { id, keyVersion }: Printed, until: string): string =>
  mac(config.secret, 'poster', `${id}.${keyVersion}.${until}`, 32)

/** Where a window's sheet is to be printed; its code is for whoever may hang it up, and the link as well. */
export function posterLink(config: Pick<Config, 'secret'>, window: Printed, now: number): string {
  const until = String(now + VALID_MS)
  return `/halls/windows/${window.id}/poster?e=${until}&s=${signature(config, window, until)}`
}

export const isPosterLink = (
  config: Pick<Config, 'secret'>,
  window: Printed,
  { e = '', s = '' }: { readonly e?: string; readonly s?: string },
  now: number,
): boolean => sameText(s, signature(config, window, e)) && now <= Number(e)
