import helmet from '@fastify/helmet'
import Fastify from 'fastify'
import fp from 'fastify-plugin'

/** Everything comes from this host; the pages' framework writes style elements by itself. */
const CONTENT_POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'self'"],
  upgradeInsecureRequests: null,
}

/** What of them says something to who asks for data: an answer to /graphql is never shown as a page. */
const FOR_DATA = ['strict-transport-security', 'x-content-type-options', 'cross-origin-resource-policy']

/**
 * helmet's headers on every answer. They never change, so it is asked once: it works its policy out anew each time. Data
 * goes without those for pages: 500 bytes less to a phone each time.
 */
export const securityHeaders = fp<{ production: boolean }>(
  async (app, { production }) => {
    const headers = await headersOf(production)
    const forData = Object.fromEntries(Object.entries(headers).filter(([name]) => FOR_DATA.includes(name)))
    app.addHook('onRequest', (request, reply, done) => {
      reply.headers(request.routeOptions.url === '/graphql' ? forData : headers)
      done()
    })
  },
  { name: 'security-headers', fastify: '5.x' },
)

async function headersOf(production: boolean): Promise<Record<string, string>> {
  const probe = Fastify()
  await probe.register(helmet, {
    contentSecurityPolicy: { directives: CONTENT_POLICY },
    strictTransportSecurity: production,
  })
  let headers: Record<string, string> = {}
  probe.get('/', async (_, reply) => {
    // helmet speaks to the bare response, before the framework adds headers of its own.
    headers = Object.fromEntries(Object.entries(reply.raw.getHeaders()).map(([name, value]) => [name, String(value)]))
    return ''
  })
  await probe.inject('/')
  await probe.close()
  return headers
}
