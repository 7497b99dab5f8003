import { type NextStep, REFUSAL_WORDS, type Refusal, type RefusalWords, refusalText, refuse } from '@qihu/shared'
import { refusalsOf } from '@qihu/shared/life/refused'
import { LIVES, OPENINGS } from '@qihu/shared/lives'
import { CodedError } from './coded-error.ts'
import { DatabaseUnavailable, known } from './db/database.ts'
import type * as sdl from './graphql/generated/resolver-types.ts'

export type WireRefusal = { code: sdl.RefusalCode; message: string; next: string; step: NextStep; field: string | null }

const WORDS: ReadonlyMap<string, RefusalWords> = new Map([
  ...Object.entries(REFUSAL_WORDS),
  ...refusalsOf(LIVES, OPENINGS),
])

/** A refusal as clients read it: code, sentence, next step. @throws where no chapter has words for it. */
export function wireRefusal(refusal: Refusal): WireRefusal {
  const words = WORDS.get(refusal.code)
  if (!words) throw new Error(`nobody says what ${refusal.code} means`)
  const code = refusal.code as sdl.RefusalCode
  const { latest } = refusal.values
  const message = refusalText(refusal, words) + (latest ? `最近一步：${latest}。` : '')
  return { code, message, next: words.next, step: words.step, field: refusal.field }
}

/** What stands in the way is what somebody has done meanwhile. */
export const leadsToLatest = ({ code }: Refusal): boolean => WORDS.get(code)?.step === 'LATEST'

/** A refusal as the result of an operation. */
export const refusalResult = (refusal: Refusal) => ({ __typename: 'Refusal' as const, ...wireRefusal(refusal) })

/** The coded form of what went wrong, or null for the unexpected, which nobody outside may read. */
export function codedOf(
  error: unknown,
): { refusal: WireRefusal; status: number; retryAfterSeconds: number | null } | null {
  for (let each = error, depth = 0; each instanceof Error && depth < 5; each = originOf(each), depth += 1) {
    if (each instanceof CodedError) {
      const status = each.refusal.code === 'RATE_LIMITED' ? 429 : each.refusal.code === 'SIGN_IN_REQUIRED' ? 401 : 400
      return { refusal: wireRefusal(each.refusal), status, retryAfterSeconds: each.retryAfterSeconds }
    }
    // What was only read comes as the driver threw it.
    const unavailable = known(each)
    if (unavailable instanceof DatabaseUnavailable) {
      const code = unavailable.reason === 'FULL' ? 'STORAGE_FULL' : 'DATABASE_AWAY'
      return { refusal: wireRefusal(refuse(code)), status: 503, retryAfterSeconds: 30 }
    }
  }
  return null
}

function originOf(error: Error): unknown {
  return (error as { originalError?: unknown }).originalError ?? error.cause
}

/** What a person reads of an unexpected error: nothing but an id that the log knows. */
export const masked = (id: string) => ({
  message: `没有完成，内容没有丢失。请重试，或把错误编号 ${id} 告诉专窗。`,
  code: 'INTERNAL' as const,
  id,
})
