import type { FastifyReply } from 'fastify'
import fp from 'fastify-plugin'

/**
 * Answers made in one turn of the event loop go out together at its end. Sent one by one, each finds its receiver asleep
 * again, and waking him costs as much as making a small answer: a third of what a look-up takes.
 */
export const sentTogether = fp(
  async (app) => {
    let ready: { readonly reply: FastifyReply; go(): void }[] = []
    const send = () => {
      const all = ready
      ready = []
      for (const { reply, go } of all) {
        try {
          go()
        } catch (err) {
          // An answer that cannot be sent is no reason to end the process, or to keep its neighbours waiting.
          reply.log.error({ err }, 'answer not sent')
          reply.raw.destroy()
        }
      }
    }
    app.addHook('onSend', (_request, reply, payload, done) => {
      if (ready.length === 0) setImmediate(send)
      ready.push({ reply, go: () => done(null, payload) })
    })
  },
  { name: 'sent-together', fastify: '5.x' },
)
