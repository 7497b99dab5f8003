import { createServer } from 'node:http'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { grafserv } from 'postgraphile/grafserv/node'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { jsonPgSmartTags } from 'postgraphile/utils'

/**
 * The peer: an API that PostGraphile generates from the same tables, by the preset that its makers recommend, with
 * nothing that serves development. It knows no people and no permissions. What belongs together is said by tags, since
 * the tables have no foreign keys, which would cost it checks.
 */
const belongsTo = (key: string) => ({ tags: { foreignKey: [`(${key}) references service_requests (id)`] } })
const relations = jsonPgSmartTags({
  version: 1,
  config: {
    class: {
      service_requests: {
        tags: {
          unique: ['number'],
          foreignKey: [
            '(lead_unit_id) references units (id)',
            '(contact_id) references contacts (id)',
            '(enterprise_id) references enterprises (id)',
          ],
        },
      },
      request_events: belongsTo('request_id'),
      texts: belongsTo('request_id'),
      attachments: belongsTo('request_id'),
      // Its type would have the name of GraphQL's own.
      subscriptions: { tags: { name: 'consents' } },
    },
  },
})

const served = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [relations],
  pgServices: [makePgService({ connectionString: process.env.DATABASE_URL ?? '', schemas: ['public'] })],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false, websockets: false },
  grafast: { explain: false },
})
const handle = served.createServ(grafserv).createHandler()
await served.getSchema()
const server = createServer((request, response) => {
  if (request.url === '/readyz') response.end('ready')
  else handle(request, response)
})
process.on('SIGTERM', () => {
  server.closeAllConnections()
  server.close(async () => {
    await served.release()
    process.exit(0)
  })
})
server.listen(Number(process.env.PORT), '127.0.0.1')
