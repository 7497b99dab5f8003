import { createReadStream, readFileSync } from 'node:fs'
import { connectTo } from '../many-requests.ts'

/** The kernel counts in hundredths of a second. */
const TICK_MS = 10

/** User and system time of a process; nothing where that cannot be read. */
export function processorMs(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return TICK_MS * (Number(fields[11]) + Number(fields[12]))
  } catch {
    return 0
  }
}

/** What a process has had read from the disk, in megabytes; nothing where that cannot be read. */
export function diskMb(pid: number): number {
  try {
    return Number(/^read_bytes: (\d+)/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1] ?? 0) / 1e6
  } catch {
    return 0
  }
}

/** What all processors together have worked, for whomever; null where that cannot be read. */
export function machineMs(): number | null {
  try {
    const [, user, nice, system, , , irq, softirq, steal] = readFileSync('/proc/stat', 'utf8').split(/\s+/).map(Number)
    return TICK_MS * [user, nice, system, irq, softirq, steal].reduce<number>((sum, each) => sum + (each ?? 0), 0)
  } catch {
    return null
  }
}

export function ownMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Reads a whole database once, so that which of two was filled last does not decide which of them is in memory. */
export async function readThrough(url: string): Promise<void> {
  if (url.startsWith('file:')) {
    for await (const _ of createReadStream(url.slice('file:'.length), { highWaterMark: 4 * 1024 * 1024 })) {
      // Read, and nothing else.
    }
    return
  }
  const sql = connectTo(url)
  try {
    const tables = await sql.unsafe(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`)
    for (const { name } of tables) await sql.unsafe(`SELECT count(*) FROM "${name}"`)
  } finally {
    await sql.end()
  }
}
