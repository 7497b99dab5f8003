import type { Storage } from '../platform/contract'

interface Kept<Person> {
  token?: string
  viewer: Person
}

/** Where a session is kept between launches. Tabs share it: each changes only what is its own there. */
export const KEPT_AS = 'session'

export function createKeptSession<Person>(storage: Storage) {
  const load = () => storage.get<Kept<Person>>(KEPT_AS).catch(() => undefined)
  const isOwn = async (token: string | undefined) => token !== undefined && (await load())?.token === token
  return {
    load,
    /** Somebody signs in: whoever was signed in on this device is so no longer. */
    begin: (session: Kept<Person>) => storage.set(KEPT_AS, session),
    async update(session: Kept<Person>): Promise<void> {
      if (await isOwn(session.token)) await storage.set(KEPT_AS, session)
    },
    async end(token: string | undefined): Promise<void> {
      if (await isOwn(token)) await storage.remove(KEPT_AS)
    },
  }
}

/** Whether what another tab has just stored is the session of another person than `viewerId`; a visitor is nobody. */
export function isOfAnother(stored: string | null, viewerId: string | undefined): boolean {
  const { viewer } = (stored ? JSON.parse(stored) : {}) as { viewer?: { id: string } }
  return viewerId !== undefined && viewer !== undefined && viewer.id !== viewerId
}
