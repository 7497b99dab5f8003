import type { Context } from '../context.ts'
import type { SetupStep } from '../graphql/generated/resolver-types.ts'
import type { UnitRow } from '../people/people.store.ts'
import { centreWasSaid, hallsOfCentre, hasRequests, staffOfCentre } from './reading.store.ts'

/** From an empty centre to its first request, in the order in which they are done. */
export async function setupSteps(context: Context, centreId: string): Promise<SetupStep[]> {
  const { read, schema } = context.db
  const units = [...(await context.units()).values()].filter((unit) => unit.centreId === centreId && unit.leads)
  const [said, staff, halls, filed] = await Promise.all([
    centreWasSaid(read, schema, centreId),
    staffOfCentre(read, schema, centreId),
    hallsOfCentre(read, schema, centreId),
    hasRequests(read, schema, centreId),
  ])
  const posts = staff.flatMap((person) => person.posts)
  const windows = halls.flatMap((hall) => hall.windows).filter(({ revokedAt }) => revokedAt === null)
  const step = (name: SetupStep['name'], text: string, missing: string | null): SetupStep => ({
    name,
    text,
    missing,
    done: missing === null,
  })
  return [
    step('CENTRE', '核对中心和专窗的名称', said ? null : '名称会出现在受理通知和办理记录里，请核对后保存。'),
    step('UNITS', '建立承办单位', units.length > 0 ? null : '还没有可以接办诉求的单位。'),
    step('PEOPLE', '录入兜底办专员和单位经办', peopleMissing(posts, units)),
    step('WINDOWS', '建立大厅和窗口', windows.length > 0 ? null : halls.length > 0 ? '还没有窗口。' : '还没有大厅。'),
    step('FIRST_REQUEST', '打印二维码，扫码试提一件', filed ? null : '还没有收到诉求。'),
  ]
}

type Held = { readonly role: string; readonly unitId: string | null }

function peopleMissing(posts: readonly Held[], units: readonly UnitRow[]): string | null {
  if (!posts.some(({ role }) => role === 'CASE_OFFICER')) return '还没有兜底办专员，诉求没有人受理。'
  const manned = new Set(
    posts.filter(({ role }) => role === 'UNIT_HANDLER' || role === 'UNIT_HEAD').map(({ unitId }) => unitId),
  )
  const without = units.filter(({ id }) => !manned.has(id)).map(({ name }) => name)
  return without.length === 0 ? null : `${without.slice(0, 3).join('、')}${without.length > 3 ? ' 等' : ''}还没有经办。`
}
