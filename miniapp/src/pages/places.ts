import type { HomePlace } from '../api/generated/graphql'
import { go } from '../session/go'
import type { Viewer } from '../session/session'

/** WeChat carries the enterprise half only. */
const hasStaffHalf = process.env.TARO_ENV !== 'weapp'

const PLACES: Record<HomePlace, string | undefined> = {
  REQUESTER: undefined,
  QUEUE: '/staff/queue/queue',
  BOARD: '/smile/board/board',
  ADMINISTRATION: '/admin/home/home',
}

/** Where this person starts; undefined for the home page itself. */
const startPlace = (viewer: Viewer): string | undefined => (hasStaffHalf ? PLACES[viewer.home] : undefined)

export const mayOpenQueue = (viewer: Viewer | null): boolean => hasStaffHalf && viewer?.mayOpenQueue === true
export const mayOpenAdministration = (viewer: Viewer | null): boolean =>
  hasStaffHalf && viewer?.mayOpenAdministration === true
export const mayOpenBoard = (viewer: Viewer | null): boolean => viewer?.mayOpenBoard === true

let startedFor: string | undefined

/** Once for each person: staff who come back to the home page by choice stay there. */
export function openStartPlace(viewer: Viewer): void {
  if (startedFor === viewer.id) return
  startedFor = viewer.id
  const place = startPlace(viewer)
  if (place) go(place)
}
