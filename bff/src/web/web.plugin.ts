import { existsSync } from 'node:fs'
import path from 'node:path'
import staticFiles from '@fastify/static'
import type { FastifyPluginAsync } from 'fastify'
import fp from 'fastify-plugin'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { earlierFilesDir, isEarlierFile, keepFiles } from './earlier-files.ts'
import { cacheOf } from './hashed-files.ts'
import { indexPage } from './index-page.ts'

type Options = {
  readonly config: Config
  readonly clock: Clock
  /** Keeps the files of this build for the releases to come. */
  readonly keeps: boolean
}

const DAY = 86_400_000

/**
 * Serves the H5 build, and the hashed files of other releases; an address that is no file and wants a page gets
 * index.html, since the pages route themselves.
 */
const pages: FastifyPluginAsync<Options> = async (app, { config, clock, keeps }) => {
  const built = existsSync(path.join(config.h5Dir, 'index.html'))
  const earlier = earlierFilesDir(config.dataDir)
  const page = built ? indexPage(config.h5Dir) : null
  await app.register(staticFiles, {
    root: built ? config.h5Dir : earlier,
    serve: built,
    suppressWarning: !built,
    wildcard: false,
    index: false,
    globIgnore: ['index.html*'],
    // The build leaves a .br and a .gz beside every script and style sheet.
    preCompressed: true,
    setHeaders(reply, file) {
      const root = [config.h5Dir, earlier].find((each) => file.startsWith(`${each}${path.sep}`)) ?? ''
      reply.header('cache-control', cacheOf(path.relative(root, file).replaceAll(path.sep, '/')))
    },
  })
  if (page) for (const url of ['/', '/index.html']) app.get(url, page)
  if (built && keeps) {
    const keep = async () => {
      // Serving goes before keeping: a folder that is full or closed to writing is in the log.
      await keepFiles(config.h5Dir, config.dataDir, clock.now()).catch((err: unknown) =>
        app.log.error({ err }, 'files of this release not kept'),
      )
    }
    // Before it listens: the process of the release before, still running, finds them from the first moment.
    app.addHook('onReady', keep)
    const daily = setInterval(keep, DAY).unref()
    app.addHook('onClose', async () => clearInterval(daily))
  }
  app.setNotFoundHandler(async (request, reply) => {
    const address = request.url.split('?')[0] ?? ''
    if (request.method === 'GET' || request.method === 'HEAD') {
      // Of a page that was opened before the upgrade, or of one that the other process served during it.
      if (await isEarlierFile(earlier, address.slice(1))) return reply.sendFile(address, earlier)
      const wantsPage = (request.headers.accept ?? '').includes('text/html')
      if (page && wantsPage && !path.extname(address)) return page(request, reply)
    }
    return reply.code(404).send({ error: { code: 'NOT_FOUND', message: '没有这个地址。', next: '回到首页' } })
  })
}

export const webPages = fp(pages, { name: 'web', fastify: '5.x' })
