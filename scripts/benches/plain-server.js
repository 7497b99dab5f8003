import { createRequire } from 'node:module'

/** What the server is measured against: its framework alone as one would run it, one constant answer to any POST. */
const { fastify } = createRequire(new URL('../../bff/package.json', import.meta.url))('fastify')
const answer = process.env.ANSWER ?? '{"hello":"world"}'
const app = fastify({ logger: false })
app.get('/readyz', async () => ({ status: 'ready' }))
app.post('/graphql', (_, reply) => reply.type('application/json; charset=utf-8').send(answer))
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)))
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
