import { mac } from '../ids.ts'
import { addressBlock } from './address-block.ts'
import type { Limit } from './counters.store.ts'

/** Made by the client at its first start and kept on the device, as long as a key that nobody can guess. */
const DEVICE = /^[\w-]{22,64}$/

/** The device's own secret, or null where the client sends none, as those of earlier releases do. */
export const deviceOf = (header: unknown): string | null =>
  typeof header === 'string' && DEVICE.test(header) ? header : null

type AskerParts = {
  readonly config: { readonly secret: string }
  readonly device: string | null
  readonly ip: string
}

/**
 * Who asks, as far as limits know: a device by its secret, or all behind one address where there is none. Keyed, so that
 * what is stored tells nobody an address or a number.
 */
export function askerOf({ config, device, ip }: AskerParts) {
  const { narrow, wide } = addressBlock(ip)
  const hidden = (purpose: string, text: string) => `${purpose}:${mac(config.secret, purpose, text, 22)}`
  return {
    device: device !== null,
    /** Of this device and `what`, a telephone number for instance: no other device has the same. */
    slot: (purpose: string, what = '') => hidden(purpose, `${what}|${device ?? narrow}`),
    /** Of `what` alone, whoever asks. */
    of: hidden,
    /** Limits of the address block for one thing; `wide` is what a provider hands out at once. */
    block: (purpose: string, most: number, ms: number, what = ''): Limit[] => [
      { key: hidden(purpose, `${what}|${narrow}`), most, ms },
      ...(wide === null ? [] : [{ key: hidden(purpose, `${what}|${wide}`), most: most * 4, ms }]),
    ],
  }
}
