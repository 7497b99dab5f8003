import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Config } from '../config.ts'

type Places = Pick<Config, 'dataDir' | 'h5Dir' | 'production'>

/** What of the machine is not as the service needs it, in a sentence that names the variable and the remedy; null: all is well. */
export function unfitMachine({ dataDir, h5Dir, production }: Places): string | null {
  if (!isWritable(dataDir)) {
    return `DATA_DIR 是 ${dataDir}，服务写不进去：请把这个目录交给服务的用户，或换一个目录。`
  }
  if (production && !existsSync(path.join(h5Dir, 'index.html'))) {
    return `H5_DIR 是 ${h5Dir}，里面没有页面：请运行 npm run build -- h5，或写明页面所在的目录。`
  }
  return null
}

/** By writing: what the rights of a file system say is not always so. */
function isWritable(dir: string): boolean {
  const probe = path.join(dir, `.probe-${randomUUID()}`)
  try {
    mkdirSync(dir, { recursive: true })
    writeFileSync(probe, '')
    rmSync(probe, { force: true })
    return true
  } catch {
    return false
  }
}
