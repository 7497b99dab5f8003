import fp from 'fastify-plugin'

/**
 * Answers made in one turn of the event loop go out together at its end. Sent one by one, each finds its receiver asleep
 * again, and waking him costs as much as making a small answer: a third of what a look-up takes.
 */
export const sentTogether = fp(
  async (app) => {
    let ready: (() => void)[] = []
    const send = () => {
      const all = ready
      ready = []
      for (const each of all) each()
    }
    app.addHook('onSend', (_request, _reply, payload, done) => {
      if (ready.length === 0) setImmediate(send)
      ready.push(() => done(null, payload))
    })
  },
  { name: 'sent-together', fastify: '5.x' },
)
