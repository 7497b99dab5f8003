import type { Socket } from 'node:net'
import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * It is about to end: `/readyz` says so, and every answer closes its connection, so that whoever hands requests on
     * goes to the other processes. It goes on answering until it is closed.
     */
    retire(): void
    isRetiring(): boolean
  }
}

export const retiring = fp(
  async (app) => {
    let isRetiring = false
    app.decorate('retire', () => {
      isRetiring = true
    })
    app.decorate('isRetiring', () => isRetiring)
    // With the answer and not with the question: those in hand when it began close theirs as well.
    app.addHook('onSend', (_request, reply, payload, done) => {
      if (isRetiring) reply.header('connection', 'close')
      done(null, payload)
    })
    // A connection on which nothing was ever asked counts as busy, and would hold up the end.
    // (To listen for its data would take every request off Node's straight way from the socket to the parser.)
    const open = new Set<Socket>()
    app.server.on('connection', (socket: Socket) => {
      open.add(socket)
      socket.once('close', () => open.delete(socket))
    })
    app.addHook('preClose', async () => {
      isRetiring = true
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy()
    })
  },
  { name: 'retiring', fastify: '5.x' },
)
