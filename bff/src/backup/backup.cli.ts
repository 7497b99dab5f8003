import path from 'node:path'
import { systemClock } from '../clock.ts'
import { readDataConfig } from '../config.ts'
import { driverCode } from '../db/database.ts'
import { backup, noteBackup } from './backup.ts'
import { faultWords, totals } from './backup-words.ts'

const USAGE = `用法：npm run backup -- 目录

把数据库和附件完整备份到一个新目录；服务可以照常运行。备份和数据库种类无关，用 npm run restore 可以恢复到
SQLite 或 PostgreSQL。登录状态、短信验证码和平台令牌不在备份里，恢复后大家重新登录一次。
备份里有个人信息，没有加密：请放到只有管理员能读的地方，异地再存一份。
数据库由 DATABASE_URL 指定，附件在 DATA_DIR，不写时用 .data/。写到一半中断的目录以 .part 结尾，可以直接删除。
`

/** @returns the exit code. */
export async function backupCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const [target] = args
  const help = target === '--help' || target === '-h'
  if (help || !target || target.startsWith('-') || args.length > 1) {
    process[help ? 'stdout' : 'stderr'].write(USAGE)
    return help ? 0 : 2
  }
  const dir = path.resolve(env.INIT_CWD ?? '.', target)
  const started = performance.now()
  try {
    const { databaseUrl, dataDir } = readDataConfig(env)
    const progress = (words: string) => process.stderr.write(`${words}\n`)
    const manifest = await backup({ databaseUrl, dataDir, dir, now: systemClock.now, progress })
    await noteBackup(databaseUrl, Date.parse(manifest.takenAt)).catch((error: unknown) => {
      process.stderr.write(`备份已完成，但没有记到数据库里（${driverCode(error)}），“运行状况”看不到它。\n`)
    })
    const newest = manifest.newestEventAt ? Date.parse(manifest.newestEventAt) : null
    const result = {
      dir,
      engine: manifest.engine,
      takenAt: manifest.takenAt,
      ...totals(manifest),
      newestEventSecondsBefore: newest === null ? null : Math.max(0, (Date.parse(manifest.takenAt) - newest) / 1000),
      seconds: Number(((performance.now() - started) / 1000).toFixed(2)),
    }
    process.stdout.write(`${JSON.stringify(result)}\n`)
    const { faults } = manifest.files
    if (faults.length > 0) process.stderr.write(`有 ${faults.length} 个附件早已丢失或损坏，编号见 manifest.json。\n`)
    return faults.length > 0 ? 1 : 0
  } catch (error) {
    process.stderr.write(`没有备份成功：${faultWords(error)}\n`)
    return 1
  }
}
