/** A version 4 UUID. Mini-programs have no crypto; the server keeps keys apart by person, so Math.random will do there. */
export function newKey(): string {
  const bytes = Array.from({ length: 16 }, () => Math.floor(Math.random() * 256))
  if (typeof crypto !== 'undefined' && crypto.getRandomValues) {
    bytes.splice(0, 16, ...crypto.getRandomValues(new Uint8Array(16)))
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
