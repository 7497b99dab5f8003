import type { Cause, Ending, Opening } from '../shared/src/life/cause.ts'
import type { AnyStricter, AskedField, Fields } from '../shared/src/life/fields.ts'
import type { Form, Obstacle } from '../shared/src/life/kit.ts'
import { eventTypesOf, type Life } from '../shared/src/life/life.ts'
import { refusalsOf } from '../shared/src/life/refused.ts'
import type { Vocabulary } from '../shared/src/life/vocabulary.ts'
import { REFUSAL_CODES } from '../shared/src/refusals.ts'

/**
 * What the lives say, in the forms that others read: the contract, the documents and forms of each side of the client,
 * and a sheet a kind for people. Everything here is printed by `npm run codegen`.
 */

export type Side = Form<string>['side']

const MADE = '# Printed by npm run codegen from the chapters in shared/src. Not to be changed by hand.\n'

type Action = Life['actions'][number]

/** Every kind, what somebody may begin at one, and what begins because of what happened to one. */
export type Lives = {
  readonly lives: readonly Life[]
  readonly openings: readonly Opening[]
  readonly causes: readonly Cause[]
  readonly endings: readonly Ending[]
}

/** What may be done to things of a kind: its own actions, and what may be begun there. */
const actionsOf = (life: Life, { openings }: Lives): readonly Action[] => [
  ...life.actions,
  ...openings.filter(({ of }) => of.kind === life.kind).map(({ action }) => action),
]

/** The names under which a kind answers in the contract. */
const wireOf = ({ type, wire }: Life) => wire ?? { result: `${type}Result`, done: `${type}Done`, field: 'thing' }

function typeOf({ shape, required }: AskedField<Vocabulary>): string {
  const mark = required ? '!' : ''
  switch (shape.kind) {
    case 'CHOICE':
      return `${shape.of.name}${mark}`
    case 'CHOICES':
      return `[${shape.of.name}!]${mark}`
    case 'GROUP':
      return `${shape.name}${mark}`
    case 'COUNT':
      return `Int${mark}`
    case 'UNIT':
    case 'COLLEAGUE':
    case 'CATEGORY':
      return `ID${mark}`
    case 'FILES':
      return `[ID!]${mark}`
    case 'NOTE':
    case 'WORDS':
    case 'PHONE':
      return `String${mark}`
  }
}

const isList = ({ shape }: AskedField<Vocabulary>) => shape.kind === 'FILES' || shape.kind === 'CHOICES'
const argument = (name: string, field: AskedField<Vocabulary>) =>
  `${name}: ${typeOf(field)}${isList(field) ? ' = []' : ''}`

const block = (kind: string, name: string, lines: readonly string[], says?: string): string =>
  `${says ? `${JSON.stringify(says)}\n` : ''}${kind} ${name} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`

/** The part of the contract that says what may be done; the rest of it is written by hand. */
export function sdlOf(all: Lives): string {
  const { lives, openings } = all
  const words = new Map<string, Vocabulary>()
  const inputs = new Map<string, string>()
  const collect = (fields: Fields) => {
    for (const { shape } of Object.values(fields)) {
      if (shape.kind === 'CHOICE' || shape.kind === 'CHOICES') words.set(shape.of.name, shape.of)
      if (shape.kind !== 'GROUP') continue
      collect(shape.of)
      const lines = Object.entries(shape.of).flatMap(([name, field]) => [
        ...(field.says ? [JSON.stringify(field.says)] : []),
        argument(name, field),
      ])
      inputs.set(shape.name, block('input', shape.name, lines))
    }
  }
  for (const life of lives) {
    words.set(life.stages.name, life.stages)
    for (const { fields } of actionsOf(life, all)) collect(fields)
  }
  const mutations = lives.flatMap((life) =>
    actionsOf(life, all).flatMap(({ says, mutation, fields }) => [
      JSON.stringify(says),
      `${mutation}(${['on: On!', ...Object.entries(fields as Fields).map(([name, field]) => argument(name, field))].join(', ')}): ${wireOf(life).result}!`,
    ]),
  )
  const names = lives.flatMap((life) => actionsOf(life, all).map(({ name }) => String(name)))
  return `${[
    MADE.trimEnd(),
    block(
      'enum',
      'RefusalCode',
      [...REFUSAL_CODES, ...refusalsOf(lives, openings).keys()],
      'The closed list of expected refusals.',
    ),
    block('enum', 'Action', names, 'What this person may do to the thing now.'),
    ...[...words.values()].map(({ name, values }) => block('enum', name, values)),
    ...inputs.values(),
    ...lives.flatMap((life) => {
      const { result, done, field } = wireOf(life)
      return [block('type', done, [`${field}: ${life.type}!`]), `union ${result} = ${done} | Refusal`]
    }),
    block('extend type', 'Mutation', mutations),
  ].join('\n\n')}\n`
}

const ofSide = (all: Lives, side: Side) =>
  all.lives.flatMap((life) =>
    actionsOf(life, all)
      .filter(({ form }) => (form as Form<string>).side === side)
      .map((action) => ({ life, action })),
  )

const operationOf = ({ mutation }: Action) => `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`

/** The operations by which one side acts; what is read of the answer is a fragment that its pages write. */
export const documentsOf = (all: Lives, side: Side): string =>
  `${MADE}\n${ofSide(all, side)
    .map(({ life, action }) => {
      const names = Object.entries(action.fields as Fields)
      const variables = ['$on: On!', ...names.map(([name, field]) => `$${name}: ${typeOf(field)}`)].join(', ')
      const passed = ['on: $on', ...names.map(([name]) => `${name}: $${name}`)].join(', ')
      const parts = `${side === 'STAFF' ? 'Staff' : 'Requester'}${life.type}Parts`
      return `mutation ${operationOf(action)}(${variables}) {\n  result: ${action.mutation}(${passed}) {\n    ...${parts}\n  }\n}`
    })
    .join('\n\n')}\n`

/** A field without what only the server needs. */
function shownField({ says: _, shape, ...asked }: AskedField<Vocabulary>): object {
  if (shape.kind === 'GROUP') {
    const stricter = shape.stricter.map(shownCondition)
    return { ...asked, shape: { ...shape, of: shownFields(shape.of), stricter } }
  }
  if (shape.kind === 'CHOICE' || shape.kind === 'CHOICES') {
    return { ...asked, shape: { kind: shape.kind, of: { words: shape.of.words } } }
  }
  return { ...asked, shape }
}
const shownFields = (fields: Fields): object =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, shownField(field)]))
const shownCondition = ({ next: _, ...shown }: AnyStricter) => shown

/** What the pages of one side draw and send, as plain data: no page imports a chapter. */
export function formsOf(all: Lives, side: Side): string {
  const actions = ofSide(all, side)
  const names = actions.map(({ action }) => `${operationOf(action)}Document`).sort()
  const entries = actions.map(({ life, action }) => {
    const { side: _, ...shown } = action.form as Form<string>
    const stricter = (action.stricter as readonly AnyStricter[]).map(shownCondition)
    const data = { of: life.kind, ...shown, fields: shownFields(action.fields), stricter }
    const text = JSON.stringify(data, null, 2).replace(/^/gm, '  ').trim()
    return `  ${action.name}: ${text.slice(0, -1).trimEnd()},\n    document: ${operationOf(action)}Document,\n  },`
  })
  return [
    MADE.trimEnd().replace('#', '//'),
    `import { ${names.join(', ')} } from '../../api/generated/graphql'`,
    `import type { ActForm } from '../../life/act-form'`,
    '',
    `export type FormName = ${actions.map(({ action }) => JSON.stringify(action.name)).join(' | ')}`,
    '',
    `export const FORMS: Readonly<Record<FormName, ActForm>> = {\n${entries.join('\n')}\n}`,
    '',
  ].join('\n')
}

/** What the phone may have to send long after its form was filled in: by name, so that it goes out as the release then sends it. */
export function sentLaterOf(all: Lives): string {
  const actions = ofSide(all, 'REQUESTER').filter(({ action }) => Object.keys(action.fields).length > 0)
  const names = actions.map(({ action }) => `${operationOf(action)}Document`).sort()
  return [
    MADE.trimEnd().replace('#', '//'),
    `import { ${names.join(', ')} } from '../../api/generated/graphql'`,
    '',
    `export const SENT_LATER = {\n${actions.map(({ action }) => `  ${action.name}: ${operationOf(action)}Document,`).join('\n')}\n} as const`,
    '',
  ].join('\n')
}

type Tells = {
  readonly type: string
  readonly tells: readonly { kind: string; to: Readonly<Record<string, string>> }[]
}

const typesOf = (makes: readonly unknown[]): string => (makes as readonly Tells[]).map(({ type }) => type).join(', ')

/** A kind on one page: what a reader of tables of all actions would look for. */
export function sheetOf(life: Life, all: Lives): string {
  const told = (makes: readonly Tells[]) => {
    const tells = makes.flatMap((each) => each.tells)
    return [...new Set(tells.map(({ kind, to }) => `${kind} → ${Object.keys(to).join(', ')}`))].join('; ')
  }
  const fieldNames = (fields: Fields): string =>
    Object.entries(fields)
      .map(([name, { shape, required }]) =>
        shape.kind === 'GROUP' ? `${name} (${fieldNames(shape.of)})` : `${name}${required ? '' : '?'}`,
      )
      .join(', ')
  const begunBy = new Map<Action, Life>(all.openings.map(({ action, opens }) => [action, opens]))
  const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell || '–').join(' | ')} |`
  const actions = actionsOf(life, all).map((action) =>
    row([
      `${action.form.button} \`${action.name}\``,
      action.by.join(', '),
      action.from.join(', '),
      action.to ?? '',
      [...new Set((action.unless as readonly Obstacle<never>[]).map(({ code }) => code))].join(', '),
      fieldNames(action.fields),
      begunBy.has(action) ? `begins ${begunBy.get(action)?.kind}` : typesOf(action.makes),
      told(begunBy.get(action)?.first ?? action.makes),
    ]),
  )
  const timers = life.timers.map(({ name, makes }) =>
    row([`\`${name}\``, 'the clock', '', '', '', '', typesOf(makes), told(makes)]),
  )
  const causes = all.causes.filter(({ of }) => of.kind === life.kind)
  const children = [...causes, ...all.openings.filter(({ of }) => of.kind === life.kind)]
    .map(({ opens }) => opens)
    .filter(({ family }) => family !== null)
  const events = [...eventTypesOf(life), ...(children.length > 0 ? ['CHILD_OPENED', 'CHILD_ENDED'] : [])]
  const ended = all.endings.filter(({ ends }) => ends.kind === life.kind)
  const views = Object.entries(life.views).map(([view, by]) => `- \`${view}\`: ${by.join(', ')}`)
  return [
    `<!-- Printed by npm run codegen from the chapters in shared/src. Not to be changed by hand. -->`,
    `# ${life.word} \`${life.kind}\``,
    `Stages: ${life.stages.values.map((stage) => `\`${stage}\` ${life.stages.words[stage]}`).join(' · ')}. Over in: ${life.ended.join(', ')}.`,
    `Begins with: ${(life.first as readonly Tells[]).map(({ type, tells }) => `${type}${tells.length > 0 ? ` (${told([{ type, tells }])})` : ''}`).join(', ')}. Events: ${events.join(', ')}.${causes.map(({ type, opens }) => ` ${type} may begin ${opens.kind}.`).join('')}${ended.map(({ of }) => ` ${(life.lapse as Tells | undefined)?.type} when ${of.kind} leaves it no sense.`).join('')}`,
    [
      row(['action', 'who', 'from', 'to', 'unless', 'asks for', 'makes', 'may tell']),
      row(Array(8).fill('---')),
      ...actions,
      ...timers,
    ].join('\n'),
    '## Who sees what',
    views.join('\n'),
    '',
  ].join('\n\n')
}
