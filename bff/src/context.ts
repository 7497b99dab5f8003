import type { Actor } from '@qihu/shared'
import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import { type Categories, loadCategories } from './centres/categories.store.ts'
import { type Centres, loadCentres } from './centres/centres.store.ts'
import type { CentreTexts } from './centres/texts.store.ts'
import type { Clock } from './clock.ts'
import { CodedError } from './coded-error.ts'
import type { Config, PlatformConfig } from './config.ts'
import type { Database } from './db/database.ts'
import type { Calendars } from './deadlines/calendars.ts'
import type { Reaction } from './life/record.ts'
import type { ServedLives } from './life/served.ts'
import { deviceOf } from './limits/asker.ts'
import type { DoorCounts } from './limits/door-counts.ts'
import type { Notifier } from './notifications/notifications.worker.ts'
import { loadUnits, type Person, type UnitRow } from './people/people.store.ts'
import { findSession, type Session } from './people/sessions.ts'
import type { Platforms } from './platforms/platforms.ts'

/** What a process has once: handed to every operation, never imported. */
export type Services = {
  readonly config: Config
  readonly clock: Clock
  readonly db: Database
  /** The calendars in force; replaced when days are imported or closed. */
  readonly calendar: Calendars
  /** What centres say in words of their own; replaced when one is changed. */
  readonly texts: CentreTexts
  readonly platforms: Platforms
  /** Hosts and public ids in force: real ones, or the simulator's. */
  readonly platformConfig: PlatformConfig
  /** Every kind of thing that is kept here. */
  readonly lives: ServedLives
  readonly reactions: readonly Reaction[]
  readonly notifier: Notifier
  /** What went wrong with signing in, for those who watch. */
  readonly doors: DoorCounts
}

export type Context = Services & {
  readonly now: number
  readonly session: Session | null
  readonly actor: Actor | null
  readonly log: FastifyBaseLogger
  readonly ip: string
  /** The secret of the device that asks; null where its client is of an earlier release. */
  readonly device: string | null
  /** What the device calls itself; for its owner to know it by, and never a reason to allow anything. */
  readonly userAgent: string | undefined
  /** For calls of platforms: see the load plugin. */
  readonly outside: <T>(work: () => Promise<T>) => Promise<T>
  /** Units by id, of all centres; read once an operation, and so are the centres. */
  units(): Promise<ReadonlyMap<string, UnitRow>>
  centres(): Promise<Centres>
  categories(): Promise<Categories>
}

export async function contextOf(services: Services, request: FastifyRequest): Promise<Context> {
  const now = services.clock.now()
  const token = /^Bearer ([\w-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1]
  const session = token ? await findSession(services.db, token, now) : null
  if (session) request.isSomebodys()
  let units: Promise<ReadonlyMap<string, UnitRow>> | null = null
  let centres: Promise<Centres> | null = null
  let categories: Promise<Categories> | null = null
  return {
    ...services,
    now,
    session,
    actor: session?.actor ?? null,
    log: request.log,
    ip: request.ip,
    device: deviceOf(request.headers['x-device']),
    userAgent: request.headers['user-agent'],
    outside: (work) => request.outside(work),
    units: () => {
      units ??= loadUnits(services.db)
      return units
    },
    centres: () => {
      centres ??= loadCentres(services.db.read, services.db.schema)
      return centres
    },
    categories: () => {
      categories ??= loadCategories(services.db.read, services.db.schema)
      return categories
    },
  }
}

/** The signed-in actor. @throws {CodedError} SIGN_IN_REQUIRED for a visitor. */
export function signedIn(context: Context): Actor {
  if (!context.actor) throw new CodedError('SIGN_IN_REQUIRED')
  return context.actor
}

/** The account that asks. @throws {CodedError} SIGN_IN_REQUIRED for a visitor. */
export function personOf({ session }: Pick<Context, 'session'>): Person {
  if (!session) throw new CodedError('SIGN_IN_REQUIRED')
  return session.person
}
