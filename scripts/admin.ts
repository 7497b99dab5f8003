import { dataCommand } from './data-command.ts'

const args = process.argv.slice(2)
// Nothing but the first administrator makes a database that is not there yet.
const env = dataCommand(args, process.env, { creates: args[0] === 'create' })
if (env) {
  const { adminCommand } = await import('../bff/src/administration/admin.cli.ts')
  process.exitCode = await adminCommand(args, env, {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  })
} else process.exitCode = 1
