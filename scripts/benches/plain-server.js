import { createRequire } from 'node:module'
import type { fastify } from '../../bff/node_modules/fastify/fastify.js'

/** What the server is measured against: its framework alone, one constant answer to any POST. */
const { fastify: createApp } = createRequire(new URL('../../bff/package.json', import.meta.url))('fastify') as {
  fastify: typeof fastify
}
const answer = process.env.ANSWER ?? '{"hello":"world"}'
const app = createApp({ logger: false })
app.get('/readyz', async () => ({ status: 'ready' }))
app.post('/graphql', (_, reply) => reply.type('application/json; charset=utf-8').send(answer))
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)))
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
