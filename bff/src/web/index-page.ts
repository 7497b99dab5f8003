import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sha256 } from '../ids.ts'

type Variant = { readonly body: Buffer; readonly etag: string }

/** In the order in which they are preferred. */
const PACKED = { br: '.br', gzip: '.gz' } as const

/**
 * The one page, which names the files of its release. Its tag is that of its content: by size and date, as files have
 * theirs, two releases could look the same, and two processes of one release could not.
 */
export function indexPage(dir: string): (request: FastifyRequest, reply: FastifyReply) => FastifyReply {
  const variantOf = (ending: string): Variant | null => {
    try {
      const body = readFileSync(path.join(dir, `index.html${ending}`))
      return { body, etag: `"${sha256(body).slice(0, 20)}"` }
    } catch {
      return null
    }
  }
  const plain = variantOf('')
  const packed = Object.entries(PACKED).flatMap(([coding, ending]) => {
    const variant = variantOf(ending)
    return variant ? [{ coding, ...variant }] : []
  })
  if (!plain) throw new Error(`${dir} has no index.html`)
  return (request, reply) => {
    const accepted = String(request.headers['accept-encoding'] ?? '')
    const chosen = packed.find(({ coding }) => takes(accepted, coding))
    const { body, etag } = chosen ?? plain
    reply.headers({ 'cache-control': 'no-cache', vary: 'accept-encoding', etag })
    if (knows(String(request.headers['if-none-match'] ?? ''), etag)) return reply.code(304).send()
    if (chosen) reply.header('content-encoding', chosen.coding)
    return reply.type('text/html; charset=utf-8').send(body)
  }
}

/** Named, and not with a weight of nothing. */
const takes = (accepted: string, coding: string): boolean =>
  accepted
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .some((each) => each.split(';')[0]?.trim() === coding && !/;\s*q=0(\.0*)?$/.test(each))

/** A proxy that packs by itself makes a tag weak. */
const knows = (tags: string, etag: string): boolean =>
  tags.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)
