import { ConfigError, readDataConfig } from '../bff/src/config.ts'
import { doctorCommand } from '../bff/src/doctor/doctor.cli.ts'
import { environment } from '../bff/src/env-file.ts'
import { databaseShown } from './data-command.ts'

const out = (text: string) => void process.stdout.write(text)
const err = (text: string) => void process.stderr.write(text)
try {
  const env = environment(process.env)
  err(`数据库：${databaseShown(readDataConfig(env).databaseUrl)}\n`)
  process.exitCode = await doctorCommand(process.argv.slice(2), env, { out, err })
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  err(`配置有误，什么都没有检查：${error.message}\n`)
  process.exitCode = 1
}
