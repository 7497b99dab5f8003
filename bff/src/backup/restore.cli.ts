import path from 'node:path'
import { parseArgs } from 'node:util'
import { readDataConfig } from '../config.ts'
import { leftToDo } from '../owner.ts'
import { faultWords, totals } from './backup-words.ts'
import { restore, verifyBackup } from './restore.ts'

const USAGE = `用法：npm run restore -- 目录 [--verify]

把一份备份放进一个空的数据库（DATABASE_URL 指定，SQLite 或 PostgreSQL 都可以），附件放进 DATA_DIR。
数据库里已有数据就拒绝。全部写完、从数据库读回来核对无误才提交；中途出错，什么都不会留下。
  --verify   只检查备份本身是否完好，不碰数据库

恢复后：登录状态不在备份里，大家重新登录一次；备份之后才提交的诉求不会有，备份时没发出的通知会发出去，
所以原来的服务若还在运行，先停掉它。以 root 运行时，文件会交给 DATA_DIR 的属主，并用它的权限读回核对。
`

/** @returns the exit code. */
export async function restoreCommand(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  let parsed: { values: { verify?: boolean; help?: boolean }; positionals: string[] }
  try {
    const options = { verify: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const
    parsed = parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}`)
    return 2
  }
  const { values, positionals } = parsed
  const [source] = positionals
  if (values.help || !source || positionals.length > 1) {
    process[values.help ? 'stdout' : 'stderr'].write(USAGE)
    return values.help ? 0 : 2
  }
  const dir = path.resolve(env.INIT_CWD ?? '.', source)
  const started = performance.now()
  const progress = (words: string) => process.stderr.write(`${words}\n`)
  try {
    const { databaseUrl, dataDir } = readDataConfig(env)
    const manifest = values.verify
      ? await verifyBackup(dir, progress)
      : await restore({ databaseUrl, dataDir, dir, progress })
    const result = {
      dir,
      done: values.verify ? 'verified' : 'restored',
      from: manifest.engine,
      ...(values.verify ? {} : { to: databaseUrl.startsWith('file:') ? 'sqlite' : 'pg' }),
      takenAt: manifest.takenAt,
      ...totals(manifest),
      seconds: Number(((performance.now() - started) / 1000).toFixed(2)),
    }
    process.stdout.write(`${JSON.stringify(result)}\n`)
    const left = values.verify ? null : leftToDo(dataDir)
    if (left) process.stderr.write(`${left}\n`)
    return 0
  } catch (error) {
    process.stderr.write(`${values.verify ? '备份有问题' : '没有恢复'}：${faultWords(error)}\n`)
    return 1
  }
}
