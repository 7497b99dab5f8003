import { systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import { databaseTokens } from '../platforms/database-tokens.ts'
import { createPlatforms } from '../platforms/platforms.ts'
import { type BookPart, lookInBook, takeFromBook, WHOLE } from './address-book.ts'
import { AdminFault } from './admin-fault.ts'
import type { Change } from './changes.store.ts'
import { required } from './commands.ts'
import { type Given, reported, type Typed } from './typed.ts'

/** Of the real DingTalk alone: the simulated one is in the service's process. */
function bookIn(change: Change, env: NodeJS.ProcessEnv): BookPart {
  const hosts = readConfig(env).platforms ?? { wechat: null, dingTalk: null, sms: null }
  const { db } = change
  const { dingTalk } = createPlatforms(hosts, { tokens: databaseTokens(db), now: () => systemClock.now() })
  return { dingTalk, outside: (work) => work(), address: '' }
}

/** @throws {AdminFault} where it is no number. */
function departmentIn({ department }: Given, otherwise?: number): number {
  const number = Number(department?.trim() || otherwise)
  if (Number.isSafeInteger(number) && number > 0) return number
  throw new AdminFault('部门编号是一个数字，见 book list。', 'department')
}

/** DingTalk's address book by command. */
export const OF_BOOK: Readonly<Record<string, Typed>> = {
  async 'book list'({ change, given, env }) {
    const at = departmentIn(given, WHOLE)
    const { departments, people } = await lookInBook(change, bookIn(change, env), required(given, 'centre'), at)
    const rows = [
      ...departments.map(({ id, name }) => `部门\t${name}\t${id}`),
      ...people.map(({ userId, name, title, here }) => `人员\t${name}\t${title}\t${here ?? ''}\t${userId}`),
    ]
    return rows.length === 0 ? '没有。' : rows.join('\n')
  },
  async 'book take'({ change, given, env }) {
    const { people, unit } = given
    const chosen = {
      department: departmentIn(given),
      // Said and empty it means nobody: a script whose variable is empty does not enter all of them.
      people:
        people === undefined
          ? null
          : people
              .split(/[,，]/)
              .map((id) => id.trim())
              .filter(Boolean),
      ...{ role: required(given, 'role'), unit: unit?.trim() || null },
    }
    const dry = given.dry ?? false
    return reported(await takeFromBook(change, bookIn(change, env), required(given, 'centre'), chosen, dry), dry)
  },
}
