import { backupCommand } from '../bff/src/backup/backup.cli.ts'
import { dataCommand } from './data-command.ts'

const args = process.argv.slice(2)
const env = dataCommand(args, process.env)
process.exitCode = env ? await backupCommand(args, env) : 1
