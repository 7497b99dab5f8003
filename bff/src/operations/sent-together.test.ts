import Fastify from 'fastify'
import { afterEach, expect, it } from 'vitest'
import { sentTogether } from './sent-together.ts'

const app = Fastify()
afterEach(() => app.close())

it('an answer that cannot be sent ends itself alone', async () => {
  await app.register(sentTogether)
  app.get('/whole', async () => 'whole')
  // No header may hold a line break: the framework finds that when the answer goes out.
  app.get('/broken', async (_, reply) => reply.header('x-broken', 'a\nb').send('broken'))
  const base = await app.listen({ host: '127.0.0.1', port: 0 })
  const text = async (path: string) => (await fetch(`${base}${path}`)).text()
  const answers = await Promise.allSettled([text('/whole'), text('/broken'), text('/whole')])
  expect(answers.map((each) => each.status === 'fulfilled' && each.value)).toEqual(['whole', false, 'whole'])
  expect(await text('/whole')).toBe('whole')
})
