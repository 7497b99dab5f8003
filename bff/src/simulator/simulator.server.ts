import Fastify from 'fastify'
import { type SimulatorOptions, simulator, simulatorHosts } from './simulator.plugin.ts'

/** The simulator alone on 127.0.0.1, for tests; port 0 takes any free one. */
export const startSimulator = async (options: SimulatorOptions & { port?: number }) => {
  const app = Fastify({ forceCloseConnections: true, routerOptions: { ignoreTrailingSlash: true } })
  await app.register(simulator, { prefix: '/sim', ...options })
  const origin = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 })
  return { app, origin, mountUrl: `${origin}/sim`, hosts: simulatorHosts(`${origin}/sim`), close: () => app.close() }
}
