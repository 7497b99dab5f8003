import { localDate } from '@qihu/shared'
import type { FastifyPluginAsync } from 'fastify'
import { contextOf, type Services } from '../context.ts'
import { allDataOf, DATA_CONTENT_POLICY, dataPage, isDataLink, mayOpen, overPage } from './data-page.ts'

type Asked = { Params: { id: string }; Querystring: { e?: unknown; s?: unknown; as?: unknown } }

/** What is held of somebody, as a page and as a file, for whoever holds the link that he asked for. */
export const privacyRoutes: FastifyPluginAsync<{ services: Services }> = async (app, { services }) => {
  app.get<Asked>('/my-data/:id', async (request, reply) => {
    const { e, s, as } = request.query
    const { id } = request.params
    const now = services.clock.now()
    const opens = typeof e === 'string' && typeof s === 'string' && isDataLink(services.config, id, e, s, now)
    const data = opens && (await mayOpen(services, id)) ? await allDataOf(await contextOf(services, request), id) : null
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
    reply.header('content-security-policy', DATA_CONTENT_POLICY)
    if (!data) return reply.code(404).type('text/html; charset=utf-8').send(overPage())
    if (as === 'file') {
      const name = encodeURIComponent(`我的数据-${localDate(now)}.json`)
      return reply
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(data, null, 2))
    }
    return reply.type('text/html; charset=utf-8').send(dataPage(data, `/my-data/${id}?e=${e}&s=${s}&as=file`))
  })
}
