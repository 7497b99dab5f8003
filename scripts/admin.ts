import { dataCommand } from './data-command.ts'

const args = process.argv.slice(2)
const env = dataCommand(args, process.env, { creates: true })
if (env) {
  const { adminCommand } = await import('../bff/src/administration/admin.cli.ts')
  process.exitCode = await adminCommand(args, env, {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  })
} else process.exitCode = 1
