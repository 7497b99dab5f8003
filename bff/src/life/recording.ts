import { createCalendar, DEFAULT_PROFILE_ID, SHIPPED_DAYS } from '@qihu/shared'
import { CentreTexts, loadTexts } from '../centres/texts.store.ts'
import type { Clock } from '../clock.ts'
import { ConfigError, readConfig } from '../config.ts'
import type { Database } from '../db/database.ts'
import type { NoticeChannel } from '../db/schema.ts'
import { loadCalendar } from '../deadlines/calendar.ts'
import { type Calendars, calendarOf } from '../deadlines/calendars.ts'
import { servedLives } from '../lives.ts'
import { channelsOf } from '../platforms/platforms.ts'
import { eraseRequest } from '../privacy/erase-request.ts'
import { notifyBy } from './notify.ts'
import type { TimeParts } from './pass-time.ts'
import type { RecordParts } from './record.ts'

const EVERY_CHANNEL: ReadonlySet<NoticeChannel> = new Set(['WECHAT', 'DINGTALK', 'SMS'])

/** By which channels the service sends, as far as its configuration is in the environment of a command. */
function openChannels(env: NodeJS.ProcessEnv): ReadonlySet<NoticeChannel> {
  try {
    const { platforms } = readConfig(env)
    return platforms ? channelsOf(platforms) : EVERY_CHANNEL
  } catch (error) {
    if (error instanceof ConfigError) return EVERY_CHANNEL
    throw error
  }
}

/** By centre: each has days of its own. */
export type RecordingOf = (centreId: string) => Omit<RecordParts, 'now' | 'schema'>

/** What a command on the machine itself records changes with; what it tells, the running service sends. */
export async function commandParts(db: Database, env: NodeJS.ProcessEnv, clock: Clock): Promise<TimeParts> {
  const calendar: Calendars = { current: createCalendar(SHIPPED_DAYS) }
  await loadCalendar(db, calendar)
  const texts = new CentreTexts()
  await loadTexts(db, texts)
  return {
    ...{ db, clock, calendar },
    config: { profile: env.DEADLINE_PROFILE || DEFAULT_PROFILE_ID },
    lives: servedLives,
    reactions: [notifyBy(openChannels(env), texts), eraseRequest],
  }
}

export const recordingOf =
  ({ calendar, config: { profile }, lives, reactions }: TimeParts): RecordingOf =>
  (centreId) => ({ calendar: calendarOf(calendar, centreId), profile, lives, reactions })
