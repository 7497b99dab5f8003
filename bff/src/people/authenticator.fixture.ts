import { Secret, TOTP } from 'otpauth'

/** What an authenticator with this key shows. */
export const shownBy = (key: string, at = Date.now()): string =>
  new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) }).generate({ timestamp: at })
