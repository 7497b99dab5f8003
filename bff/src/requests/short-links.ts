import { formatRequestNumber } from '@qihu/shared'
import type { FastifyPluginAsync } from 'fastify'
import type { Config } from '../config.ts'

/** Day and counter of a number in few characters, since a text message has little room; the division is this service's. */
export const shortLinkOf = (number: string): string => {
  const [, day = '', counter = ''] = number.split('-')
  return `n/${Number(`${day}${counter}`).toString(36)}`
}

/** The number behind a short link; null where there is none like that. */
export function numberBehind(short: string, division: string): string | null {
  const digits = /^[0-9a-z]{1,10}$/.test(short) ? String(Number.parseInt(short, 36)) : ''
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
export const shortLinkRoutes: FastifyPluginAsync<{ config: Config }> = async (app, { config }) => {
  app.get<{ Params: { short: string } }>('/n/:short', async (request, reply) => {
    const number = numberBehind(request.params.short, config.division)
    const page = `/enterprise/lookup/lookup${number ? `?number=${number}` : ''}`
    return reply.header('cache-control', 'no-store').redirect(page, 302)
  })
}
