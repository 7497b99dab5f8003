import { existsSync } from 'node:fs'
import path from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyPluginAsync } from 'fastify'
import fp from 'fastify-plugin'
import type { Config } from '../config.ts'

type Options = { readonly config: Config }

/** Serves the H5 build; an address that is no file and wants a page gets index.html, since the pages route themselves. */
const pages: FastifyPluginAsync<Options> = async (app, { config }) => {
  const built = existsSync(path.join(config.h5Dir, 'index.html'))
  if (built) {
    await app.register(staticFiles, {
      root: config.h5Dir,
      wildcard: false,
      // The build leaves a .br and a .gz beside every script and style sheet.
      preCompressed: true,
      setHeaders(reply, file) {
        const hashed = /\.[0-9a-f]{8}\.(js|css)$/.test(file)
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    if (built && wantsPage && !path.extname(request.url.split('?')[0] ?? '')) {
      return reply.header('cache-control', 'no-cache').sendFile('index.html')
    }
    return reply.code(404).send({ error: { code: 'NOT_FOUND', message: '没有这个地址。', next: '回到首页' } })
  })
}

export const webPages = fp(pages, { name: 'web', fastify: '5.x' })
