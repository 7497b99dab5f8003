import { formatRequestNumber } from '@qihu/shared'
import type { FastifyPluginAsync } from 'fastify'
import { loadCentres } from '../centres/centres.store.ts'
import type { Database } from '../db/database.ts'

/**
 * Day and counter of a number in few characters, since a text message has little room; its division only where it is
 * another than the one that the service was begun for.
 */
export function shortLinkOf(number: string, home: string): string {
  const [division = '', day = '', counter = ''] = number.split('-')
  const there = division === `QH${home}` ? '' : `.${Number(division.slice(2)).toString(36)}`
  return `n/${Number(`${day}${counter}`).toString(36)}${there}`
}

/** The number behind a short link; null where there is none like that. */
export function numberBehind(short: string, home: string): string | null {
  const [, link = '', there] = /^([0-9a-z]{1,10})(?:\.([0-9a-z]{1,4}))?$/.exec(short) ?? []
  const digits = link === '' ? '' : String(Number.parseInt(link, 36))
  const division = there === undefined ? home : String(Number.parseInt(there, 36))
  const [, year, month, day, counter] = /^(\d\d)(\d\d)(\d\d)(\d{4,})$/.exec(digits) ?? []
  try {
    return formatRequestNumber({ division, date: `20${year}-${month}-${day}`, sequence: Number(counter) })
  } catch {
    return null
  }
}

/**
 * Where the link of a text message leads: the page that asks for the look-up code, with the number filled in. Whether
 * there is such a request is that page's question.
 */
export const shortLinkRoutes: FastifyPluginAsync<{ db: Pick<Database, 'read' | 'schema'> }> = async (app, { db }) => {
  app.get<{ Params: { short: string } }>('/n/:short', async (request, reply) => {
    const { first } = await loadCentres(db.read, db.schema)
    const number = first && numberBehind(request.params.short, first.division)
    const page = `/enterprise/lookup/lookup${number ? `?number=${number}` : ''}`
    return reply.header('cache-control', 'no-store').redirect(page, 302)
  })
}
