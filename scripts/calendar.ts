import { calendarCommand } from '../bff/src/deadlines/calendar.cli.ts'
import { dataCommand } from './data-command.ts'

const args = process.argv.slice(2)
const env = dataCommand(args, process.env)
process.exitCode = env
  ? await calendarCommand(args, env, {
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
    })
  : 1
