import type { FieldNode, OperationDefinitionNode } from 'graphql'
import type { Context } from '../context.ts'
import { graphql } from './graphql-js.ts'

const { Kind, parse } = graphql

/** A root field as a function of its arguments, all of them texts; it names those that the schema asks for. */
export type WholeField = (given: never, context: Context) => Promise<object>

type Whole = { readonly field: WholeField; readonly given: readonly string[]; readonly texts: WeakMap<object, string> }

/**
 * Answers that need not be written twice. Where a document asks for nothing but one of `fields`, the answer is kept by
 * the very object that the field was answered with: a feature that hands out the same object again says the same again.
 * The field itself is asked each time, so it goes on deciding who may read what, and how fresh.
 */
export function wholeAnswers(fields: Readonly<Record<string, WholeField>>, documents: Iterable<string>) {
  const wholes = new Map<string, Whole>()
  for (const source of documents) {
    const asked = onlyField(source)
    const field = asked && fields[asked.name]
    if (field) wholes.set(source, { field, given: asked.given, texts: new WeakMap() })
  }
  return {
    /** The document's one field, bound to what was handed in; null where it has to be run, or its variables be judged. */
    of(source: string, variables: Record<string, unknown>, context: Context) {
      const whole = wholes.get(source)
      if (!whole?.given.every((name) => typeof variables[name] === 'string')) return null
      const answered = whole.field(variables as never, context)
      context.answered = answered
      return {
        /** What was answered for the same object before. Where the field fails, running the document says how. */
        text: () =>
          answered.then(
            (value) => whole.texts.get(value),
            () => undefined,
          ),
        keep: async (text: string) => void whole.texts.set(await answered, text),
      }
    },
  }
}

/** The name of a document's only field and of its arguments, where each of them is the variable of that name. */
function onlyField(source: string): { name: string; given: string[] } | null {
  const operation = parse(source).definitions.find(
    (each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION,
  )
  const [field, more] = operation?.selectionSet.selections ?? []
  if (more || field?.kind !== Kind.FIELD || !isPlain(field)) return null
  return { name: field.name.value, given: (field.arguments ?? []).map((each) => each.name.value) }
}

const isPlain = ({ alias, directives, arguments: given = [] }: FieldNode): boolean =>
  !alias &&
  !directives?.length &&
  given.every((each) => each.value.kind === Kind.VARIABLE && each.value.name.value === each.name.value)
