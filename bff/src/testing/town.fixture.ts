import type { Role } from '@qihu/shared'
import type { Database } from '../db/database.ts'
import { CENTRE } from '../demo/demo-town.ts'
import { addPeople } from '../people/people.store.ts'

export type TownPerson = {
  readonly key: string
  readonly name: string
  readonly title: string
  readonly roles: readonly Role[]
  readonly unitId: string | null
  readonly phone: string | null
  readonly openid?: string
  readonly dingTalk?: string
}

const person = (
  key: string,
  name: string,
  role: Role,
  unitId: string | null,
  more: Partial<TownPerson> = {},
): TownPerson => ({ key, name, title: name, roles: [role], unitId, phone: null, ...more })

/** A small invented county: a desk, two units, and one person for each part of the loop. */
export const TOWN: readonly TownPerson[] = [
  person('owner', '陈经理', 'ENTERPRISE_OWNER', null, { phone: '19900000001', openid: 'o-owner' }),
  person('colleague', '孙会计', 'ENTERPRISE_AGENT', null, { phone: '19900000003' }),
  person('stranger', '周经理', 'ENTERPRISE_OWNER', null, { phone: '19900000002' }),
  person('officer', '林专员', 'CASE_OFFICER', 'desk', { dingTalk: 'd-officer' }),
  person('officer2', '郑专员', 'CASE_OFFICER', 'desk', { dingTalk: 'd-officer2' }),
  person('handler', '王工', 'UNIT_HANDLER', 'housing', { dingTalk: 'd-handler' }),
  person('head', '李局', 'UNIT_HEAD', 'housing', { dingTalk: 'd-head' }),
  person('market', '赵工', 'UNIT_HANDLER', 'market', { dingTalk: 'd-market' }),
  person('clerk', '何窗口', 'COUNTER_CLERK', 'desk'),
  person('smile', '吴组长', 'SMILE_TEAM', 'desk'),
  person('leader', '沈县长', 'LEADER', null, { title: '县长' }),
  person('discipline', '纪检组', 'DISCIPLINE', null),
  person('admin', '管理员', 'CENTRE_ADMIN', 'desk'),
]

export const ENTERPRISE = { id: 'e-art', name: '青禾艺术培训', creditCode: '91350100M000100Y43' } as const

export async function fillTown(db: Database, now: number): Promise<void> {
  const { centres, units, identities, enterprises, memberships, halls, windows } = db.schema
  await db.write(async (tx) => {
    await tx.insert(centres).values({ ...CENTRE, createdAt: now })
    const unit = (id: string, name: string, leads: boolean) => ({
      id,
      name,
      phone: '0571-00000000',
      division: '330199',
      leads,
    })
    await tx
      .insert(units)
      .values([
        unit('desk', '云溪县兜底专窗', false),
        unit('housing', '住建局', true),
        unit('market', '市场监管局', true),
      ])
    await addPeople(
      tx,
      db.schema,
      TOWN.map(({ key, name, title, roles, unitId, phone }) => ({
        id: `p-${key}`,
        name,
        phone,
        title,
        roles,
        unitId,
        staff: !['CITIZEN', 'ENTERPRISE_OWNER', 'ENTERPRISE_AGENT'].includes(roles[0] ?? ''),
        demoKey: key,
        createdAt: now,
      })),
    )
    const known = TOWN.flatMap(({ key, phone, openid, dingTalk }) => [
      ...(phone ? [{ provider: 'PHONE' as const, subject: phone, personId: `p-${key}` }] : []),
      ...(openid ? [{ provider: 'WECHAT' as const, subject: openid, personId: `p-${key}` }] : []),
      ...(dingTalk ? [{ provider: 'DINGTALK' as const, subject: dingTalk, personId: `p-${key}` }] : []),
    ])
    await tx.insert(identities).values(known)
    await tx.insert(enterprises).values(ENTERPRISE)
    await tx.insert(memberships).values([
      { personId: 'p-owner', enterpriseId: ENTERPRISE.id, verified: true, role: 'OWNER' },
      { personId: 'p-colleague', enterpriseId: ENTERPRISE.id, verified: true },
      { personId: 'p-stranger', enterpriseId: ENTERPRISE.id, verified: false },
    ])
    await tx
      .insert(halls)
      .values({ id: 'h1', name: '云溪县政务服务中心', address: '云溪县兴业路 1 号', phone: '0571-00000001' })
    await tx.insert(windows).values({
      id: 'W1',
      hallId: 'h1',
      name: '“办不成事”兜底专窗',
      services: ['说明流程、材料和时限', '受理办不成的事', '帮助填写和代办'],
      keyVersion: '1',
      revokedAt: null,
    })
  })
}
