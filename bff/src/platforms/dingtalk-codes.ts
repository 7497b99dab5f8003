import type { ErrorClass } from './platform-error.ts'

/** Retry classes of the old API's errcodes. A code not listed here alerts an operator. */
export const dingTalkClasses: Record<string, ErrorClass> = {
  '-1': 'TRANSIENT',
  40014: 'TOKEN',
  42001: 'TOKEN',

  // Calls a second; 90002 counts every caller of the platform.
  90002: 'TRANSIENT',
  90018: 'TRANSIENT',
  90019: 'TRANSIENT',
  143103: 'MINUTE_QUOTA',
  143104: 'MINUTE_QUOTA',
  143105: 'DAY_QUOTA',
  // Calls a month of the whole organisation.
  90020: 'DAY_QUOTA',

  22: 'CONFIG',
  404: 'CONFIG',
  33001: 'CONFIG',
  40089: 'CONFIG',
  60011: 'CONFIG',
  60020: 'CONFIG',
  1430001: 'CONFIG',

  33012: 'INPUT',
  40035: 'INPUT',
  40078: 'INPUT',
  41007: 'INPUT',
  60003: 'INPUT',
  60121: 'INPUT',
  143106: 'INPUT',
  400002: 'INPUT',
  1430000: 'INPUT',
  1430002: 'INPUT',
  1430003: 'INPUT',
  1430004: 'INPUT',
}

/** The new API answers with words and an HTTP status instead. */
export const dingTalkWordClass = (code: string): ErrorClass => {
  if (code.startsWith('Forbidden.AccessDenied.QpsLimit')) return 'TRANSIENT'
  if (code.startsWith('Forbidden.AccessDenied.ApiCountLimit')) return 'DAY_QUOTA'
  if (code === 'InvalidAuthentication') return 'TOKEN'
  return 'CONFIG'
}
