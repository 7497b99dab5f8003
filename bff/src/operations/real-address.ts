import { BlockList, isIP } from 'node:net'
import { remembered } from '@qihu/shared/remembered'
import fp from 'fastify-plugin'
import { isNear } from './near.ts'

/**
 * Whose word about the sender's address is taken, from a list of addresses and of ranges as `10.0.0.0/8`.
 * @throws {RangeError} naming the part that is neither.
 */
export function trustedProxies(list: string): (address: string) => boolean {
  const trusted = new BlockList()
  for (const part of list.split(',').map((each) => each.trim())) {
    const [address = '', bits, more] = part.split('/')
    const kind = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    const most = kind === 'ipv6' ? 128 : 32
    const wide = bits === undefined ? most : Number(bits)
    if (!isIP(address) || more !== undefined || !Number.isInteger(wide) || wide < 0 || wide > most || bits === '') {
      throw new RangeError(part)
    }
    trusted.addSubnet(address, wide, kind)
  }
  return remembered((address: string) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
    return isIP(plain) !== 0 && trusted.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4')
  })
}

/** So many from one address of the private network, and none from another: that is no public. */
const NOTICED_AFTER = 500
const OF_OPERATORS = /^\/(healthz|readyz|metrics)$/

/** Notices where a proxy in front does not hand on the addresses of people, who then share each other's limits. */
export const realAddresses = fp(
  async (app) => {
    let only: string | null = null
    let seen = 0
    app.addHook('onRequest', (request, _, done) => {
      if (seen >= NOTICED_AFTER || OF_OPERATORS.test(request.routeOptions.url ?? '')) return done()
      only ??= request.ip
      if (request.ip !== only || !isNear(only)) {
        seen = NOTICED_AFTER
        return done()
      }
      seen += 1
      if (seen === NOTICED_AFTER) {
        app.log.warn(
          { requests: seen },
          'everybody seems to come from one private address: let the proxy set X-Forwarded-For and name it in TRUSTED_PROXIES',
        )
      }
      done()
    })
  },
  { name: 'real-addresses', fastify: '5.x' },
)
