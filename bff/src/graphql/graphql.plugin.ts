import type { FastifyReply } from 'fastify'
import fp from 'fastify-plugin'
import type { ExecutionResult, GraphQLError as GraphQLErrorType } from 'graphql'
import mercurius from 'mercurius'
import { contextOf, type Services } from '../context.ts'
import { codedOf, masked } from '../errors.ts'
import type { Resolvers } from './generated/resolver-types.ts'
import { graphql } from './graphql-js.ts'
import { loadPersisted } from './persisted.ts'
import { instantScalar, keyScalar, loadSchema } from './schema.ts'

const { GraphQLError, NoSchemaIntrospectionCustomRule } = graphql

export type GraphqlOptions = { readonly services: Services; readonly resolvers: readonly Resolvers[] }

type Body = { id?: string; query?: string; variables?: Record<string, unknown> | null; operationName?: string | null }

const BODY = {
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 100 },
    query: { type: 'string', maxLength: 32_000 },
    variables: { type: ['object', 'null'] },
    operationName: { type: ['string', 'null'], maxLength: 100 },
  },
} as const

/**
 * One route, POST only. mercurius' own routes stay off: its GET route would run a mutation that a compiled document
 * holds beside the query, and a hook given to it as `onRequest` is silently dropped. There is no WebSocket, since a
 * subscription's documents go round the allow-list.
 */
export const graphqlPlugin = fp<GraphqlOptions>(
  async (app, { services, resolvers }) => {
    const { config } = services
    const persisted = config.graphql === 'persisted' ? loadPersisted() : null
    await app.register(mercurius, {
      schema: loadSchema(),
      resolvers: mergeResolvers(resolvers),
      routes: false,
      graphiql: false,
      allowBatchedQueries: false,
      queryDepth: 12,
      // The library's own formatter logs messages and drops the causes; errors come to `answerErrors` as they are.
      errorFormatter: ({ data, errors }) => ({
        statusCode: 200,
        response: { data: data ?? null, errors: [...(errors ?? [])] },
      }),
      // A compiled document answers for every operation in it, so only documents with a single one are compiled.
      ...(persisted ? { jit: 1 } : {}),
      ...(config.production ? { validationRules: [NoSchemaIntrospectionCustomRule] } : {}),
    })

    app.route<{ Body: Body }>({
      method: 'POST',
      url: '/graphql',
      bodyLimit: 64 * 1024,
      schema: { body: BODY },
      async handler(request, reply) {
        const { body } = request
        const source = persisted ? persisted.get(body.id ?? '') : openSource(body.query)
        if (!source) return refuse(reply, persisted ? 'UNKNOWN_OPERATION' : 'BAD_REQUEST')
        // PostgreSQL keeps no text with this sign in it, and no keyboard makes one.
        if (JSON.stringify(body.variables ?? {}).includes('\\u0000')) return refuse(reply, 'BAD_REQUEST')
        reply.header('cache-control', 'no-store')
        let result: ExecutionResult
        try {
          const context = await contextOf(services, request)
          result = await app.graphql(
            source,
            context as unknown as Record<string, unknown>,
            body.variables ?? {},
            persisted ? undefined : (body.operationName ?? undefined),
          )
        } catch (error) {
          result = { errors: errorsOf(error) }
        }
        if (!result.errors) return { data: result.data }
        return answerErrors(reply, result, request.id)
      },
    })

    /** What of an error may leave: coded refusals whole, client mistakes by code, all else masked under the request's id. */
    function answerErrors(reply: FastifyReply, result: ExecutionResult, id: string) {
      let status = result.data ? 200 : 400
      const errors = (result.errors ?? []).map((error) => {
        const coded = codedOf(error)
        if (coded) {
          status = result.data ? 200 : coded.status
          if (coded.retryAfterSeconds) reply.header('retry-after', String(coded.retryAfterSeconds))
          const { code, message, next } = coded.refusal
          if (coded.status === 503) reply.log.error({ err: error.originalError ?? error, code }, 'database unavailable')
          return { message, ...pathOf(error), extensions: { code, next, id } }
        }
        if (isClientMistake(error)) {
          const message = config.graphql === 'open' ? error.message : '请求格式不对，请更新后再试。'
          return { message, extensions: { code: 'BAD_REQUEST', id } }
        }
        if (!result.data) status = 500
        reply.log.error({ err: error.originalError ?? error, path: error.path?.join('.') }, 'operation failed')
        const { message, code } = masked(id)
        return { message, ...pathOf(error), extensions: { code, id } }
      })
      return reply.code(status).send({ ...(result.data === undefined ? {} : { data: result.data }), errors })
    }
  },
  { name: 'graphql', fastify: '5.x' },
)

function refuse(reply: FastifyReply, code: 'UNKNOWN_OPERATION' | 'BAD_REQUEST') {
  const message =
    code === 'UNKNOWN_OPERATION' ? '这个版本的页面已过期，请关闭后重新打开。' : '请求格式不对，请更新后再试。'
  return reply.code(400).send({ errors: [{ message, extensions: { code } }] })
}

/** Text that is JSON would be taken as a document tree and go round the token limit of the parser. */
function openSource(query: string | undefined): string | undefined {
  if (!query) return undefined
  try {
    JSON.parse(query)
    return undefined
  } catch {
    return query
  }
}

const pathOf = (error: GraphQLErrorType) => (error.path ? { path: error.path } : {})

/**
 * Parsing, validation and variables: raised before any resolver ran, so there is no path. A variable of a wrong type
 * comes with the library's own error behind it, which quotes the value.
 */
function isClientMistake(error: GraphQLErrorType): boolean {
  const { originalError, path } = error
  return error instanceof GraphQLError && !path && (!originalError || originalError instanceof GraphQLError)
}

/** Errors thrown before execution: mercurius wraps the list of validation errors. */
function errorsOf(error: unknown): readonly GraphQLErrorType[] {
  const listed = (error as { errors?: unknown } | null)?.errors
  if (Array.isArray(listed) && listed.every((each) => each instanceof GraphQLError)) return listed
  if (error instanceof GraphQLError) return [error]
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code === 'string' && code.startsWith('MER_ERR_')) return [new GraphQLError(String(code))]
  const original = error instanceof Error ? error : new Error(String(error))
  return [new GraphQLError(original.message, { originalError: original, path: [] })]
}

function mergeResolvers(list: readonly Resolvers[]): Record<string, Record<string, unknown>> {
  const merged: Record<string, Record<string, unknown>> = { Instant: instantScalar, Key: keyScalar }
  for (const resolvers of list) {
    for (const [type, fields] of Object.entries(resolvers)) merged[type] = { ...merged[type], ...fields }
  }
  return merged
}
