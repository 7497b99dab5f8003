import Fastify, { type FastifyInstance } from 'fastify'
import { auditServer } from 'graphql-http'
import mercurius from 'mercurius'
import { expect, it } from 'vitest'
import { openTestApp } from '../testing/test-app.ts'
import { loadSchema } from './schema.ts'

/** The 61 audits of the GraphQL-over-HTTP working group's reference package, counted by outcome. */
async function audit(app: FastifyInstance) {
  const base = await app.listen({ host: '127.0.0.1', port: 0 })
  const results = await auditServer({ url: `${base}/graphql` })
  const count = (status: string) => results.filter((each) => each.status === status).length
  return {
    of: results.length,
    ok: count('ok'),
    failed: results.flatMap((each) => (each.status === 'ok' ? [] : [`${each.status} ${each.id} ${each.name}`])),
  }
}

it('open documents: all audits of GraphQL over HTTP pass, down to the optional ones', async () => {
  const town = await openTestApp()
  const { of, ok, failed } = await audit(town.app)
  await town.close()
  expect(failed).toEqual([])
  expect([ok, of]).toEqual([61, 61])
})

it('control: the same schema on the library’s own routes does not pass them all', async () => {
  const app = Fastify()
  await app.register(mercurius, { schema: loadSchema(), resolvers: {} })
  const { ok, failed } = await audit(app)
  await app.close()
  expect(ok).toBeLessThan(61)
  expect(failed.some((each) => each.startsWith('error'))).toBe(true)
})
