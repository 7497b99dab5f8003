/** Whether an address is of this host or of its private network (RFC 1918, RFC 4193): where a proxy of ours may stand. */
export const isNear = (ip: string): boolean =>
  /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/i.test(ip)
