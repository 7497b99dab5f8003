import type { Storage } from '../platform/contract'

interface Kept<Person> {
  token?: string
  viewer: Person
}

/** Where a session is kept between launches. Tabs share it: each changes only what is its own there. */
export const KEPT_AS = 'session'

export function createKeptSession<Person>(storage: Storage) {
  const load = () => storage.get<Kept<Person>>(KEPT_AS)
  const ifOwn = (token: string | undefined, write: () => Promise<unknown>) =>
    load().then((now) => (token && now?.token === token ? write() : undefined))
  return {
    load,
    /** Somebody signs in: whoever was signed in on this device is so no longer. */
    begin: (session: Kept<Person>) => storage.set(KEPT_AS, session),
    update: (session: Kept<Person>) => ifOwn(session.token, () => storage.set(KEPT_AS, session)),
    end: (token: string | undefined) => ifOwn(token, () => storage.remove(KEPT_AS)),
  }
}

/** Whether what another tab has just stored is the session of another person than `viewerId`; a visitor is nobody. */
export function isOfAnother(stored: string | null, viewerId: string | undefined): boolean {
  const { viewer } = (stored ? JSON.parse(stored) : {}) as { viewer?: { id: string } }
  return viewerId !== undefined && viewer !== undefined && viewer.id !== viewerId
}
