import { parseSceneCode, refuse, sceneLinkPath } from '@qihu/shared'
import type { FastifyPluginAsync } from 'fastify'
import type { Services } from '../context.ts'
import { wireRefusal } from '../errors.ts'
import { codeOfWindow, findHall, findWindow } from './halls.store.ts'
import { isPosterLink } from './poster-link.ts'

/** Longer than any code of ours; what is longer is cut, since it is unknown anyway. */
const MAX_CODE = 64

/** The links that codes hold, and the posters that show them: for whoever holds a link to one, in the demo for everybody. */
export const hallRoutes: FastifyPluginAsync<{ services: Services }> = async (app, { services }) => {
  const { config, db, clock } = services

  // Whether the code is right is the page's question: it shows the window to confirm, or why there is none.
  app.get<{ Params: { '*': string } }>('/s/*', async (request, reply) => {
    const text = request.params['*'].slice(0, MAX_CODE)
    const scene = text.replace(/^(\w)\./, '$1=')
    const code = encodeURIComponent((parseSceneCode(scene) ? scene : text).toWellFormed())
    return reply.header('cache-control', 'no-store').redirect(`/pages/scan/scan?code=${code}`, 302)
  })

  app.get<{ Params: { id: string }; Querystring: { e?: string; s?: string } }>(
    '/halls/windows/:id/poster',
    async (request, reply) => {
      const { id } = request.params
      // Nobody needs it while requests are filed and worked on.
      const { POSTER_CONTENT_POLICY, posterPage } = await import('./poster.ts')
      const found = await findWindow(db.read, db.schema, id)
      const window = found && (config.demo || isPosterLink(config, found, request.query, clock.now())) ? found : null
      const hall = window ? await findHall(db.read, db.schema, window.hallId) : null
      const scene = window && window.revokedAt === null ? parseSceneCode(codeOfWindow(config, window)) : null
      if (!window || !hall || !scene) return reply.code(404).send({ error: wireRefusal(refuse('NOT_FOUND')) })
      const page = posterPage({
        hall: hall.name,
        window: window.name,
        services: window.services,
        phone: hall.phone,
        link: `${config.publicBase}${sceneLinkPath(scene)}`,
      })
      return reply
        .header('content-security-policy', POSTER_CONTENT_POLICY)
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(page)
    },
  )
}
