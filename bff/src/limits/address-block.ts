import { isIPv6 } from 'node:net'
import { remembered } from '@qihu/shared/remembered'

/**
 * What one line to the network gets, as narrow and as wide as it is dealt out. An IPv4 address is taken whole: a county
 * or a mobile carrier may have one for everybody, and the one beside it is somebody else's. Of IPv6 a household has a
 * /64 of its own, with more addresses than can be counted, and whoever rents a server gets a /48.
 */
export const addressBlock = remembered((ip: string): { readonly narrow: string; readonly wide: string | null } => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped) return { narrow: mapped, wide: null }
  if (!isIPv6(ip)) return { narrow: ip, wide: null }
  const groups = groupsOf(ip)
  return { narrow: `${groups.slice(0, 4).join(':')}::/64`, wide: `${groups.slice(0, 3).join(':')}::/48` }
})

function groupsOf(ip: string): string[] {
  const [head = '', tail] = (ip.split('%')[0] ?? '').toLowerCase().split('::')
  const parts = (text: string | undefined) => (text ? text.split(':') : [])
  const [before, after] = [parts(head), parts(tail)]
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length
  const all = [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after]
  return all.map((group) => group.replace(/^0+(?=.)/, ''))
}
