import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { ExecutionResult, GraphQLError as GraphQLErrorType } from 'graphql'
import mercurius from 'mercurius'
import { contextOf, type Services } from '../context.ts'
import { codedOf, masked } from '../errors.ts'
import type { Resolvers } from './generated/resolver-types.ts'
import { graphql } from './graphql-js.ts'
import { isTooDeep } from './modest.ts'
import { type Asked, type AskedByAddress, askedOf, changes, openSource } from './open-mode.ts'
import { loadServed } from './persisted.ts'
import { instantScalar, keyScalar, loadSchema } from './schema.ts'

const { GraphQLError, NoSchemaIntrospectionCustomRule } = graphql

export type GraphqlOptions = {
  readonly services: Services
  readonly resolvers: readonly Resolvers[]
}

const BODY = {
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 100 },
    query: { type: 'string', maxLength: 32_000 },
    variables: { type: ['object', 'null'] },
    operationName: { type: ['string', 'null'], maxLength: 100 },
    extensions: { type: ['object', 'null'] },
  },
} as const

const ADDRESS = {
  type: 'object',
  properties: {
    query: { type: 'string', maxLength: 32_000 },
    variables: { type: 'string', maxLength: 32_000 },
    operationName: { type: 'string', maxLength: 100 },
  },
} as const

const RESPONSE_TYPE = 'application/graphql-response+json'

/**
 * One route, POST only; with open documents, for development, queries may also come by GET. mercurius' own routes stay
 * off: its GET route would run a mutation that a compiled document holds beside the query, and a hook given to it as
 * `onRequest` is silently dropped. There is no WebSocket, since a subscription's documents go round the allow-list.
 */
export const graphqlPlugin = fp<GraphqlOptions>(
  async (app, { services, resolvers }) => {
    const { config } = services
    const served = loadServed()
    const persisted = config.graphql === 'persisted'
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

    app.route<{ Body: Asked }>({
      method: 'POST',
      url: '/graphql',
      bodyLimit: 64 * 1024,
      schema: { body: BODY },
      handler: (request, reply) => answer(request, reply, request.body),
    })

    if (!persisted) {
      app.route<{ Querystring: AskedByAddress }>({
        method: 'GET',
        url: '/graphql',
        schema: { querystring: ADDRESS },
        async handler(request, reply) {
          const asked = askedOf(request.query)
          if (!asked) return refuse(reply, 'BAD_REQUEST')
          if (changes(asked.query ?? '', asked.operationName)) {
            return refuse(reply.header('allow', 'POST'), 'BAD_REQUEST', 405)
          }
          return answer(request, reply, asked)
        },
      })
    }

    async function answer(request: FastifyRequest, reply: FastifyReply, asked: Asked) {
      const accept = request.headers.accept ?? ''
      const named = accept.includes(RESPONSE_TYPE)
      reply.type(named ? `${RESPONSE_TYPE}; charset=utf-8` : 'application/json; charset=utf-8')
      // With open documents the pages go on sending the hashes of theirs.
      const source = served.get(asked.id ?? '') ?? (persisted ? undefined : openSource(asked.query))
      if (!source) return refuse(reply, persisted || asked.id ? 'UNKNOWN_OPERATION' : 'BAD_REQUEST')
      const sent = asked.variables ?? {}
      if (isTooDeep(sent)) return refuse(reply, 'BAD_REQUEST')
      const variables = storable(sent)
      reply.header('cache-control', 'no-store')
      let result: ExecutionResult
      try {
        const context = await contextOf(services, request)
        result = await app.graphql(
          source,
          context as unknown as Record<string, unknown>,
          variables,
          persisted ? undefined : (asked.operationName ?? undefined),
        )
      } catch (error) {
        result = { errors: errorsOf(error) }
      }
      if (!result.errors) return JSON.stringify({ data: result.data })
      // Whoever asks for plain JSON by name reads a faulty document's errors under 200 (GraphQL over HTTP, 6.4.1).
      const mistakes = !persisted && !named && accept.includes('application/json') ? 200 : 400
      return answerErrors(reply, result, request.id, mistakes)
    }

    /** What of an error may leave: coded refusals whole, client mistakes by code, all else masked under the request's id. */
    function answerErrors(reply: FastifyReply, result: ExecutionResult, id: string, mistakes: 200 | 400) {
      let status: number = result.data ? 200 : mistakes
      const errors = (result.errors ?? []).map((error) => {
        const coded = codedOf(error)
        if (coded) {
          status = result.data ? 200 : coded.status
          if (coded.retryAfterSeconds) reply.header('retry-after', String(coded.retryAfterSeconds))
          const { code, message, next, field } = coded.refusal
          if (coded.status === 503) reply.log.error({ err: error.originalError ?? error, code }, 'database unavailable')
          return { message, ...pathOf(error), extensions: { code, next, ...(field ? { field } : {}), id } }
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

function refuse(reply: FastifyReply, code: 'UNKNOWN_OPERATION' | 'BAD_REQUEST', status = 400) {
  const message =
    code === 'UNKNOWN_OPERATION' ? '这个版本的页面已过期，请关闭后重新打开。' : '请求格式不对，请更新后再试。'
  return reply.code(status).send({ errors: [{ message, extensions: { code } }] })
}

/**
 * Without what PostgreSQL refuses to keep and SQLite ends a text at: nobody has typed it, it comes with what is pasted.
 * Half a character goes too, which each engine would keep as another one.
 */
function storable(variables: Record<string, unknown>): Record<string, unknown> {
  const json = JSON.stringify(variables)
  if (!/\\u(?:0000|d[89a-f])/.test(json)) return variables
  return JSON.parse(json, (_, value) => (typeof value === 'string' ? value.replace(/[\0\ud800-\udfff]/gu, '') : value))
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
