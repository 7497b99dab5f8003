import { type AnyStricter, complain, type Fields, inForce, type Shape } from '@qihu/shared/life/fields'
import { answersTo, seeded } from '@qihu/shared/life/samples'
import { OPENINGS } from '@qihu/shared/lives'
import { request } from '@qihu/shared/requests/request.life'
import type { ActionResult, Mutation } from '../graphql/generated/resolver-types.ts'
import type { RequestAction } from './expectations.ts'

/** What actions are taken with, made from their fields: an action that comes has its sample by itself. */

/** The mutations that take an action. */
export type ActionMutation = {
  [M in keyof Mutation]-?: Mutation[M] extends ActionResult ? M : never
}[keyof Mutation]

type Sample = {
  readonly mutation: ActionMutation
  readonly fields: Fields
  readonly answers: Readonly<Record<string, unknown>>
}

type AnyAction = (typeof request.actions)[number] | (typeof OPENINGS)[number]['action']
const TAKEN: readonly AnyAction[] = [
  ...request.actions,
  ...OPENINGS.filter(({ of }) => of.kind === request.kind).map(({ action }) => action),
]

/** Every action on a request, in the order of the life, and then what begins something else at it. */
export const ACTIONS: readonly RequestAction[] = TAKEN.map(({ name }) => name as RequestAction)

/** Longer than any condition asks for. */
export const WRITTEN = '按规定办理，依据、下一步和去处都在这里写明，请您核对。'
const SOURCES = { units: ['housing'], colleagues: ['p-head'], categories: ['FIRE_SAFETY'], text: () => WRITTEN }

const isFull = (fields: Fields, stricter: readonly AnyStricter[], answers: Sample['answers']): boolean =>
  inForce(stricter, answers).length === stricter.length &&
  Object.entries(fields).every(([name, { shape }]) => {
    const answer = answers[name]
    if (shape.kind === 'FILES') return true
    if (shape.kind === 'CHOICES') return (answer as unknown[]).length > 0
    return answer !== null && (shape.kind !== 'GROUP' || isFull(shape.of, shape.stricter, answer as Sample['answers']))
  })

/** With every field answered, but for files, and every condition in force: so a rating is a bad one. */
function fullSample({ name, mutation, fields, stricter }: AnyAction): Sample {
  for (let seed = 1; seed < 10_000; seed += 1) {
    const answers: Sample['answers'] = answersTo<Fields>(fields, seeded(seed), SOURCES)
    if (!isFull(fields, stricter, answers)) continue
    const wrong = complain(fields, stricter, answers)
    if (wrong) throw new Error(`the sample of ${name} is refused: ${wrong.code}`)
    return { mutation: mutation as ActionMutation, fields, answers }
  }
  throw new Error(`no sample answers all that ${name} asks`)
}
const SAMPLES = TAKEN.map(fullSample)

/** An answer as a document writes it. */
function literal(shape: Shape, value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (shape.kind === 'CHOICE') return String(value)
  if (shape.kind === 'CHOICES') return `[${(value as string[]).join(', ')}]`
  if (shape.kind === 'GROUP') return `{ ${written(shape.of, value as Sample['answers']).join(', ')} }`
  return JSON.stringify(value)
}

const written = (fields: Fields, answers: Sample['answers'], as = literal): string[] =>
  Object.entries(fields).map(([name, { shape }]) => `${name}: ${as(shape, answers[name])}`)

/** The arguments of each action beside `on`, as a document takes them. */
export const ARGUMENTS = Object.fromEntries(
  SAMPLES.map(({ fields, answers }, index) => [ACTIONS[index], written(fields, answers).join(', ')]),
) as Readonly<Record<RequestAction, string>>

/** The same by mutation, with the text to come as a variable. */
export const ARGUMENTS_WITH_TEXT = Object.fromEntries(
  SAMPLES.map(({ mutation, fields, answers }) => {
    const as = (shape: Shape, value: unknown) => (shape.kind === 'NOTE' ? '$text' : literal(shape, value))
    return [mutation, written(fields, answers, as).join(', ')]
  }),
) as Readonly<Record<ActionMutation, string>>
