import type { UnitLoadsQuery } from '../../api/generated/graphql'

export type UnitLoad = UnitLoadsQuery['unitLoads'][number]

export interface CarrierProps {
  load: UnitLoad
  one: UnitLoad['colleagues'][number]
  /** What was done, in words. */
  onDone(message: string): void
}
