import { isDeepStrictEqual } from 'node:util'
import type { GraphQLOutputType, GraphQLSchema } from 'graphql'
import { graphql } from '../graphql/graphql-js.ts'

const { getNamedType, isObjectType, isUnionType } = graphql

/** Walks the SDL, and keeps the count of what was compared and the list of what was wrong. */
export class Matrix {
  readonly schema: GraphQLSchema
  cells = 0
  readonly wrong: string[] = []
  /** Fields that were compared while they held something, so that a line nobody ever fills is noticed. */
  readonly filled = new Set<string>()
  readonly operations = new Set<string>()
  constructor(schema: GraphQLSchema) {
    this.schema = schema
  }

  /** Every field of every object type, and every operation, as `Type.field`. */
  coordinates(): { operations: string[]; fields: string[] } {
    const all = Object.values(this.schema.getTypeMap())
      .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
      .flatMap((type) =>
        Object.keys(isObjectType(type) ? type.getFields() : {}).map((field) => `${type.name}.${field}`),
      )
    const isOperation = (each: string) => /^(Query|Mutation)\./.test(each)
    return { operations: all.filter(isOperation), fields: all.filter((each) => !isOperation(each)) }
  }

  /** All fields of a type and of what hangs on it; `instead` names the selection of a type that is asked for otherwise. */
  selection(typeName: string, instead: Readonly<Record<string, string>> = {}): string {
    const type = this.schema.getType(typeName)
    if (isUnionType(type)) {
      const parts = type.getTypes().map((each) => `... on ${each.name} ${this.selection(each.name, instead)}`)
      return `{ __typename ${parts.join(' ')} }`
    }
    if (!isObjectType(type)) return ''
    if (instead[typeName]) return instead[typeName]
    const fields = Object.values(type.getFields()).map(
      (field) => `${field.name} ${this.selection(getNamedType(field.type).name, instead)}`,
    )
    return `{ ${fields.join(' ')} }`
  }

  /** The selection of what an operation answers. */
  answerOf(operation: string, instead: Readonly<Record<string, string>> = {}): string {
    return this.selection(getNamedType(this.typeOf(operation)).name, instead)
  }

  private typeOf(coordinate: string): GraphQLOutputType {
    const [typeName = '', fieldName = ''] = coordinate.split('.')
    const type = this.schema.getType(typeName)
    const field = isObjectType(type) ? type.getFields()[fieldName] : undefined
    if (!field) throw new Error(`the SDL has no ${coordinate}`)
    return field.type
  }

  /** One cell: what a reader got at a coordinate, and what he is owed. */
  compare(where: string, coordinate: string, got: unknown, owed: unknown): void {
    this.cells += 1
    if (/^(Query|Mutation)\./.test(coordinate)) this.operations.add(coordinate)
    else if (got !== null && got !== undefined) this.filled.add(coordinate)
    // What comes out of GraphQL has no prototype.
    const plain = got === undefined ? undefined : JSON.parse(JSON.stringify(got))
    if (!isDeepStrictEqual(plain, owed)) {
      this.wrong.push(`${where}: ${coordinate} is ${JSON.stringify(plain)}, owed ${JSON.stringify(owed)}`)
    }
    this.fill(getNamedType(this.typeOf(coordinate)).name, plain)
  }

  /** Counts what hangs on a value as cells too; it was compared with the value. */
  private fill(typeName: string, value: unknown): void {
    if (Array.isArray(value)) {
      for (const each of value) this.fill(typeName, each)
      return
    }
    if (value === null || typeof value !== 'object') return
    const { __typename, ...fields } = value as Record<string, unknown>
    const name = typeof __typename === 'string' ? __typename : typeName
    const type = this.schema.getType(name)
    if (!isObjectType(type)) return
    for (const [field, held] of Object.entries(fields)) {
      const found = type.getFields()[field]
      if (!found) continue
      this.cells += 1
      if (held !== null) this.filled.add(`${name}.${field}`)
      this.fill(getNamedType(found.type).name, held)
    }
  }
}
