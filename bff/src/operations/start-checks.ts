import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Config } from '../config.ts'

type Places = Pick<Config, 'dataDir' | 'h5Dir' | 'production'>

/** What of the machine is not as the service needs it, in a sentence that names the variable and the remedy; null: all is well. */
export function unfitMachine({ dataDir, h5Dir, production }: Places): string | null {
  if (!isWritable(dataDir)) {
    return `DATA_DIR is ${dataDir}, where this process cannot write: let its user own the folder, or name another one`
  }
  if (production && !existsSync(path.join(h5Dir, 'index.html'))) {
    return `H5_DIR is ${h5Dir}, where there are no pages: run npm run build -- h5, or name the folder that has them`
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
