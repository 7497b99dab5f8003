import multipart, { type MultipartFile } from '@fastify/multipart'
import { lengthOf, MAX_IMAGE_BYTES, MAX_PDF_BYTES, oneLine, type Refusal, refuse } from '@qihu/shared'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { type Context, contextOf, type Services } from '../context.ts'
import { wireRefusal } from '../errors.ts'
import { newId, sha256 } from '../ids.ts'
import { displayName, HEAD_BYTES, type Kind, kindOf, storable, tooLarge, wrongKind } from './attachment-content.ts'
import { dropFile, keepFile, readAttachment } from './attachment-files.ts'
import {
  type AttachmentRow,
  addAttachment,
  attachmentView,
  DAY_BYTES,
  findAttachment,
  findByKey,
  isSigned,
  OverQuota,
  quotaLeft,
} from './attachments.store.ts'
import { createTurns, type Turns } from './turns.ts'

/** The largest file and room for what surrounds it. */
const MAX_BODY = MAX_PDF_BYTES + 64 * 1024

/** Of a name as phones send it: letters are counted when it is cut, and none is cut in two. */
const NAME_BYTES = 4096
/** Another try of a person who has all his uploads under way. */
const AGAIN_SECONDS = 5

/** Sending files and reading them back. */
export const attachmentRoutes: FastifyPluginAsync<{ services: Services }> = async (app, { services }) => {
  const turns = createTurns()
  await app.register(multipart, {
    limits: { files: 1, fields: 4, parts: 5, fieldSize: NAME_BYTES, fileSize: Number.POSITIVE_INFINITY },
    throwFileSizeLimit: false,
  })

  app.post('/attachments', { bodyLimit: MAX_BODY }, async (request, reply) => {
    const context = await contextOf(services, request)
    const { actor } = context
    if (!actor) return cut(request, reply, refuse('SIGN_IN_REQUIRED'))
    if (Number(request.headers['content-length']) > MAX_BODY) return cut(request, reply, TOO_LARGE)
    if (!request.isMultipart()) return cut(request, reply, refuse('ATTACHMENT_KIND', 'file', { name: '材料' }))
    const leave = turns.enter(actor.personId)
    if (!leave) return cut(request, reply, refuse('BUSY'))
    try {
      const upload = await receive(request).catch((error: unknown): Overrun => {
        request.log.info({ err: error }, 'a form could not be read')
        return { overrun: refuse('ATTACHMENT_UNKNOWN', 'file') }
      })
      if ('overrun' in upload) return cut(request, reply, upload.overrun)
      if ('code' in upload) return refused(reply, upload)
      const row = await store(context, turns, actor.personId, upload)
      if ('code' in row) return refused(reply, row)
      return reply.send(attachmentView(context.config, row, context.now))
    } finally {
      leave()
    }
  })

  app.get<{ Params: { id: string }; Querystring: { e?: unknown; s?: unknown } }>(
    '/attachments/:id',
    async ({ params: { id }, query: { e, s } }, reply) => {
      const { config, clock, db } = services
      const signed = typeof e === 'string' && typeof s === 'string' && isSigned(config, id, e, s, clock.now())
      const row = signed ? await findAttachment(db.read, db.schema, id) : null
      const bytes = row ? await readAttachment(config.dataDir, row.id) : null
      if (!row || !bytes) return refused(reply, refuse('NOT_FOUND'))
      const place = row.mime.startsWith('image/') ? 'inline' : 'attachment'
      return reply
        .type(row.mime)
        .header('content-disposition', `${place}; filename*=UTF-8''${encodeName(row.name)}`)
        .header('content-security-policy', "sandbox; default-src 'none'")
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, max-age=600')
        .send(bytes)
    },
  )
}

const STATUS: Partial<Record<Refusal['code'], number>> = {
  SIGN_IN_REQUIRED: 401,
  NOT_FOUND: 404,
  ATTACHMENT_TOO_LARGE: 413,
  ATTACHMENT_KIND: 415,
  ATTACHMENT_QUOTA: 429,
  BUSY: 503,
}

function refused(reply: FastifyReply, refusal: Refusal) {
  if (refusal.code === 'BUSY') reply.header('retry-after', String(AGAIN_SECONDS))
  return reply.code(STATUS[refusal.code] ?? 400).send({ error: wireRefusal(refusal) })
}

/** Answers at once. What is still being sent is dropped, since a client whose line is cut never reads the answer. */
function cut(request: FastifyRequest, reply: FastifyReply, refusal: Refusal) {
  const { raw } = request
  raw.unpipe()
  bound(raw, MAX_BODY)
  raw.resume()
  return refused(reply, refusal)
}

/** Cuts the line of a sender who does not stop. */
function bound(raw: FastifyRequest['raw'], bytes: number): void {
  let seen = 0
  raw.on('data', (chunk: Buffer) => {
    seen += chunk.length
    if (seen > bytes) raw.destroy()
  })
}

const TOO_LARGE = tooLarge('材料', null)

type Received = { readonly name: string; readonly bytes: Buffer }
type Upload = Received & { readonly key: string }
type Overrun = { readonly overrun: Refusal }

/** Reads key and file in whichever order they come. */
async function receive(request: FastifyRequest): Promise<Upload | Refusal | Overrun> {
  // The parser drops what stands outside a file without end.
  bound(request.raw, 2 * MAX_BODY)
  let key: unknown
  let shownName: unknown
  let file: Received | Refusal | null = null
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.fieldname === 'key') key = part.value
      // Phones name the file itself after a temporary path; what the person calls it comes beside it.
      if (part.fieldname === 'name') shownName = part.value
      continue
    }
    const read = await readFile(part)
    if ('overrun' in read) return read
    file = read
  }
  if (!file) return refuse('ATTACHMENT_UNKNOWN', 'file')
  const name = typeof shownName === 'string' && lengthOf(shownName) > 0 ? shownName : null
  // What the person calls it may come behind the file.
  if ('code' in file) return name ? { ...file, values: { ...file.values, name: oneLine(name) } } : file
  if (typeof key !== 'string' || !/^[\w-]{8,64}$/.test(key)) return refuse('ATTACHMENT_UNKNOWN', 'key')
  return { key, ...file, ...(name ? { name: oneLine(name) } : {}) }
}

/** Holds no more of a file than may be stored; what follows in a refused one is read and dropped, within bounds. */
async function readFile(part: MultipartFile): Promise<Received | Refusal | Overrun> {
  const name = oneLine(part.filename) || '材料'
  const chunks: Buffer[] = []
  let size = 0
  let kind: Kind | null = null
  let fault: Refusal | null = null
  for await (const chunk of part.file as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY) return { overrun: fault ?? TOO_LARGE }
    if (fault) continue
    chunks.push(chunk)
    if (size < HEAD_BYTES) continue
    kind ??= kindOf(Buffer.concat(chunks).subarray(0, HEAD_BYTES))
    if (!kind) fault = wrongKind(Buffer.concat(chunks), name)
    else if (size > LIMITS[kind]) fault = tooLarge(name, kind)
    if (fault) chunks.length = 0
  }
  return fault ?? { name, bytes: Buffer.concat(chunks) }
}

const LIMITS: Readonly<Record<Kind, number>> = { IMAGE: MAX_IMAGE_BYTES, PDF: MAX_PDF_BYTES }

/** Sent again with the same key, it answers what it answered first. */
async function store(
  context: Context,
  turns: Turns,
  ownerId: string,
  upload: Upload,
): Promise<AttachmentRow | Refusal> {
  const { db, config, now } = context
  const earlier = await findByKey(db.read, db.schema, ownerId, upload.key)
  if (earlier) return earlier
  // Before the work; what others store meanwhile is counted with the row.
  if ((await quotaLeft(db.read, db.schema, ownerId, now)) <= 0) return overQuota
  // Waiting for one's turn at this is no sign that the process has too much to do.
  const content = await context.outside(() => storable(upload.bytes, upload.name, turns, ownerId))
  if ('code' in content) return content
  const id = newId(now)
  await keepFile(config.dataDir, id, content.bytes)
  try {
    const added = await addAttachment(db, {
      id,
      ownerId,
      clientKey: upload.key,
      thingId: null,
      name: displayName(upload.name, content.extension),
      mime: content.mime,
      bytes: content.bytes.length,
      sha256: sha256(content.bytes),
      createdAt: now,
    })
    await Promise.all(added.dropped.map((gone) => dropFile(config.dataDir, gone)))
    return added.row
  } catch (error) {
    await dropFile(config.dataDir, id)
    if (error instanceof OverQuota) return overQuota
    throw error
  }
}

const overQuota = refuse('ATTACHMENT_QUOTA', 'file', { max: String(DAY_BYTES / 1024 / 1024) })

/** RFC 8187: encodeURIComponent leaves three characters that may not stand in a header's value. */
const encodeName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
