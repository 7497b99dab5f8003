import { describe, expect, it } from 'vitest'
import type { Post, StaffRole } from '../actor.ts'
import { ADMIN_DUTIES, type AdminDuty, heldTogether, KEEPER_OF, KEEPER_ROLES, seesTo } from './duties.ts'

const post = (role: StaffRole, centreId: string): Post => ({ role, centreId, unitId: null })
const duties = (posts: Post[], over: string[], apart: Parameters<typeof seesTo>[3] = []): AdminDuty[] =>
  ADMIN_DUTIES.filter((duty) => seesTo({ personId: 'p', posts, enterpriseIds: [] }, duty, over, apart))

describe('who sees to what', () => {
  it('is the administrator of the centre, of one above it, and of the first', () => {
    const over = ['county', 'city', 'first']
    for (const centre of over) expect(duties([post('CENTRE_ADMIN', centre)], over)).toEqual([...ADMIN_DUTIES])
    expect(duties([post('CENTRE_ADMIN', 'neighbour')], over)).toEqual([])
    for (const role of ['LEADER', 'UNIT_HEAD', 'CASE_OFFICER', 'SMILE_TEAM'] as const)
      expect(duties([post(role, 'county')], over)).toEqual([])
  })

  it('is each of the three alone, and no longer the centre administrator, where somebody holds it', () => {
    for (const duty of ADMIN_DUTIES) {
      const kept = [{ centreId: 'county', role: KEEPER_OF[duty] }]
      expect(duties([post(KEEPER_OF[duty], 'county')], ['county'], kept)).toEqual([duty])
      const rest = ADMIN_DUTIES.filter((each) => each !== duty)
      expect(duties([post('CENTRE_ADMIN', 'county')], ['county'], kept)).toEqual(rest)
      // Held apart there, and not in the centre above.
      expect(duties([post('CENTRE_ADMIN', 'city')], ['county', 'city'], kept)).toEqual([...ADMIN_DUTIES])
    }
  })

  it('is never two of the three in one hand', () => {
    for (const first of KEEPER_ROLES) {
      expect(heldTogether([first, 'LEADER'])).toBeNull()
      expect(heldTogether([first, 'CENTRE_ADMIN'])).toHaveLength(2)
      for (const second of KEEPER_ROLES) {
        if (first !== second) expect(heldTogether([second, 'LEADER', first])).toHaveLength(2)
      }
    }
  })
})
