import { dataCommand } from './data-command.ts'

const env = dataCommand(['rebuild'], process.env)
if (env) {
  Object.assign(process.env, env)
  await import('../bff/src/life/rebuild.cli.ts')
} else process.exitCode = 1
