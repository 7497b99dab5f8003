import { type Refusal, refuse } from '@qihu/shared'

/** How long to wait, as people say it. */
export function waitWords(seconds: number): string {
  if (seconds < 120) return `${seconds} 秒`
  if (seconds < 2 * 3600) return `${Math.ceil(seconds / 60)} 分钟`
  return seconds < 48 * 3600 ? `${Math.ceil(seconds / 3600)} 小时` : `${Math.ceil(seconds / 86_400)} 天`
}

/** A refusal that says when to come back. */
export const tooOften = (
  code: 'RATE_LIMITED' | 'PHONE_CODE_TOO_SOON',
  field: string | null,
  seconds: number,
): Refusal => refuse(code, field, { wait: waitWords(seconds) })
