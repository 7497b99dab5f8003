import { accessSync, constants, lchownSync, lstatSync, mkdirSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * A command that root runs beside the service must leave nothing behind that the service cannot read. Whatever is made
 * belongs to whom the data belong to; its mode stays.
 */
export type Account = { readonly uid: number; readonly gid: number }

const me = (): number | null => process.geteuid?.() ?? null
const isRoot = (): boolean => me() === 0

/** Whose the data in a folder are, or will be: of the nearest folder that is there. Asked before anything is made. */
export function ownerOf(dir: string): Account {
  for (let at = path.resolve(dir); ; at = path.dirname(at)) {
    const found = statSync(at, { throwIfNoEntry: false })
    if (found) return { uid: found.uid, gid: found.gid }
  }
}

/** @returns the folders that were not there before. */
export function makeFolder(dir: string): string[] {
  const first = mkdirSync(dir, { recursive: true })
  const made: string[] = []
  for (let at = path.resolve(dir); first !== undefined; at = path.dirname(at)) {
    made.push(at)
    if (at === path.resolve(first)) break
  }
  return made
}

/** As root alone; what is not there is passed over. */
export function giveTo({ uid, gid }: Account, files: Iterable<string>): void {
  if (!isRoot() || uid === 0) return
  for (const file of files) {
    const found = lstatSync(file, { throwIfNoEntry: false })
    if (found && found.uid !== uid) lchownSync(file, uid, gid)
  }
}

/** Does something with the rights of that account where this is root, and with its own otherwise. */
export async function withRightsOf<T>({ uid, gid }: Account, work: () => Promise<T>): Promise<T> {
  const { setgroups, setegid, seteuid, getgroups, getegid } = process
  if (!isRoot() || uid === 0 || !setgroups || !setegid || !seteuid || !getgroups || !getegid) return work()
  const [groups, group] = [getgroups(), getegid()]
  setgroups([gid])
  setegid(gid)
  seteuid(uid)
  try {
    return await work()
  } finally {
    seteuid(0)
    setegid(group)
    setgroups(groups)
  }
}

/** Why the data folder cannot be written by whoever runs this; null when it can. */
export function closedTo(dataDir: string): string | null {
  const { uid } = ownerOf(dataDir)
  try {
    accessSync(nearest(dataDir), constants.W_OK | constants.X_OK)
    return null
  } catch {
    return `${dataDir} 属于另一个用户（uid ${uid}），现在的用户（uid ${me()}）写不进去。请换成那个用户运行，例如 sudo -u '#${uid}' npm run …`
  }
}

const nearest = (dir: string): string => {
  let at = path.resolve(dir)
  while (!statSync(at, { throwIfNoEntry: false })) at = path.dirname(at)
  return at
}

/** What whoever ran a command still has to do so that the service can read what it made; null when nothing. */
export function leftToDo(dataDir: string): string | null {
  const { uid } = ownerOf(dataDir)
  const mine = me()
  if (mine === null || (mine === 0 ? uid !== 0 : uid === mine)) return null
  const whose = mine === 0 ? ' root' : `现在的用户（uid ${mine}）`
  return `恢复的文件属于${whose}。服务若以别的用户运行，启动前先把它们交给那个用户：chown -R 用户: ${dataDir}`
}
