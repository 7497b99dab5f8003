import type { StaffRailQuery } from '../../api/generated/graphql'
import type { staffWords } from '../words'

export type StaffPlace = keyof typeof staffWords.places
/** What decides which of them a person is shown; the server has decided it. */
export type StaffViewer = Pick<
  NonNullable<StaffRailQuery['viewer']>,
  'mayOpenQueue' | 'mayOpenUnit' | 'mayOpenBoard' | 'mayVerifyBindings' | 'mayOpenAdministration' | 'unreadMessages'
>

export const PAGES: Readonly<Record<StaffPlace, string>> = {
  queue: '/staff/queue/queue',
  supervision: '/supervision/orders/orders',
  unit: '/staff/unit/unit',
  bindings: '/staff/bindings/bindings',
  board: '/smile/board/board',
  administration: '/admin/home/home',
  messages: '/pages/messages/messages',
  me: '/pages/me/me',
}

/** A phone has room for five; the others are found on 我的 and among the tabs. */
const ON_A_DESK_ALONE: readonly StaffPlace[] = ['bindings', 'administration', 'messages']

/** Where this person can go, in the order in which it is shown. */
export function placesFor(viewer: StaffViewer | undefined, onADesk: boolean): StaffPlace[] {
  const opens: Readonly<Record<StaffPlace, boolean>> = {
    queue: viewer?.mayOpenQueue ?? true,
    supervision: viewer?.mayOpenQueue ?? true,
    unit: viewer?.mayOpenUnit ?? false,
    bindings: viewer?.mayVerifyBindings ?? false,
    board: viewer?.mayOpenBoard ?? false,
    administration: viewer?.mayOpenAdministration ?? false,
    messages: true,
    me: true,
  }
  return (Object.keys(opens) as StaffPlace[]).filter(
    (place) => opens[place] && (onADesk || !ON_A_DESK_ALONE.includes(place)),
  )
}
