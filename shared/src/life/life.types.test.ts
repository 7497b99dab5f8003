import { expect, it } from 'vitest'
import { type RequestEvent, request } from '../requests/request.life.ts'
import { UNIT } from '../requests/request.standing.ts'
import { on } from '../requests/request.state.ts'
import { RESOLUTION, type Resolution } from '../requests/request.words.ts'
import { choice, note, type TextId } from './fields.ts'
import { carries, nothing } from './kit.ts'
import type { ActionName, EventsOf, InputOf } from './life.ts'

/** What the compiler must refuse, each on a line that fails the check as soon as it is no error any more. */

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const sure = <T extends true>(_: T | null = null) => {}

sure<Same<Extract<ActionName<typeof request>, 'SIGN' | 'RATE' | 'NOTHING'>, 'SIGN' | 'RATE'>>()
sure<
  Same<
    Extract<RequestEvent['type'], 'FILED' | 'PAUSE_ENDED' | 'CALENDAR_CORRECTED'>,
    'FILED' | 'PAUSE_ENDED' | 'CALENDAR_CORRECTED'
  >
>()
sure<Same<Extract<RequestEvent, { type: 'RESOLVED' }>['resolution'], Resolution>>()
sure<Same<InputOf<typeof request, 'RESOLVE'>, { readonly resolution: Resolution; readonly text: TextId }>>()
sure<Same<InputOf<typeof request, 'DISPATCH'>['grading']['tier'], 'SIMPLE' | 'COMPLEX' | 'MAJOR'>>()

// @ts-expect-error a case is missing
export function toldHalf(event: EventsOf<typeof request>): string {
  switch (event.type) {
    case 'SIGNED':
      return ''
  }
}

const opened = on.event('OPENED', nothing, { line: () => '', fold: () => ({}), tells: [] })
const answered = on.event('ANSWERED', carries<{ resolution: Resolution; textId: TextId }>(), {
  line: () => '',
  fold: (_, { resolution, textId }) => ({ resolution, answerId: textId }),
  tells: [],
})
const base = {
  mutation: 'm',
  says: '',
  by: UNIT,
  to: null,
  form: { side: 'STAFF', button: '', weight: 'more', done: '' },
} as const
const open = { makes: [opened], follows: () => [opened.of({})] } as const

// @ts-expect-error no such stage
on.action('A', { ...base, ...open, from: ['NOWHERE'], fields: {} })
// @ts-expect-error no such relation
on.action('A', { ...base, ...open, by: ['NOBODY'], from: ['RESOLVED'], fields: {} })
on.action('A', {
  ...base,
  from: ['RESOLVED'],
  fields: {},
  makes: [opened],
  // @ts-expect-error it makes an event that it does not declare
  follows: () => [answered.of({ resolution: 'SOLVED', textId: '' as TextId })],
})
on.action('A', {
  ...base,
  ...open,
  from: ['RESOLVED'],
  fields: { resolution: choice(RESOLUTION, { label: '' }), text: note({ label: '' }) },
  // @ts-expect-error a condition on a question that is not asked
  stricter: [{ when: { size: [3] }, field: 'text', min: 1, code: 'X', text: '', next: '' }],
})
on.action('A', {
  ...base,
  from: ['RESOLVED'],
  fields: { text: note({ label: '' }) },
  makes: [answered],
  // @ts-expect-error what was written is stored: a rule is never handed the text itself
  follows: ({ input }) => [answered.of({ resolution: input.text, textId: input.text })],
})
// @ts-expect-error an event that does not say how it folds
on.event('X', nothing, { line: () => '', tells: [] })
on.event('X', carries<{ a: number }>(), {
  line: () => '',
  // @ts-expect-error a field that the state does not have
  fold: () => ({ nowhere: 1 }),
  tells: [],
})
const says = () => ({ title: '', body: '', phrase: '', hint: '', template: 'INTAKE' }) as const
// @ts-expect-error nobody of that name is told here
on.notice('N', { to: { ISSUER: 'PUSH' }, asks: true, while: () => true, says })
// @ts-expect-error a notice that does not say whether it asks for something
on.notice('N', { to: { HEAD: 'PUSH' }, while: () => true, says })

it('what must not compile does not', () => {
  expect(request.actions.length).toBeGreaterThan(0)
})
