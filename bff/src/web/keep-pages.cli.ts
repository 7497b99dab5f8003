import { existsSync } from 'node:fs'
import path from 'node:path'
import { systemClock } from '../clock.ts'
import { ConfigError, readDataConfig } from '../config.ts'
import { environment } from '../env-file.ts'
import { earlierFilesDir, keepFiles } from './earlier-files.ts'

const USAGE = `用法：npm run keep-pages -- 目录

把一次构建的页面文件（例如上一版的 miniapp/dist/h5）留下来：已经打开的旧页面升级后还会来取它们，留一年。
服务启动时会自己留下本版的文件，所以只有从 2026-11-28 以前的版本升级时才要用这条命令，在停旧版之前运行。
文件放在 DATA_DIR 的 web-files 里，不写时是 .data/web-files。重复运行没有影响。
`

type Output = { out(text: string): void; err(text: string): void }

/** @returns the exit code. */
export async function keepPagesCommand(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { out, err }: Output,
): Promise<number> {
  const [given] = args
  const help = given === '--help' || given === '-h'
  if (help || !given || args.length > 1) {
    if (help) out(USAGE)
    else err(USAGE)
    return help ? 0 : 2
  }
  const dir = path.resolve(env.INIT_CWD ?? '.', given)
  if (!existsSync(path.join(dir, 'index.html'))) {
    err(`${dir} 里没有 index.html，不是构建好的页面。请写上一版的 miniapp/dist/h5。\n`)
    return 1
  }
  try {
    const { dataDir } = readDataConfig(environment(env))
    const kept = await keepFiles(dir, dataDir, systemClock.now())
    out(`留下了 ${kept} 个文件，在 ${earlierFilesDir(dataDir)}。\n`)
    return 0
  } catch (error) {
    if (error instanceof ConfigError) {
      err(`配置有误，什么都没有做：${error.message}\n`)
      return 1
    }
    err(`没有留下：${(error as Error).message}。请检查 DATA_DIR 能不能写入、磁盘是否已满，再运行一次。\n`)
    return 1
  }
}
