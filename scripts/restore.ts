import { restoreCommand } from '../bff/src/backup/restore.cli.ts'
import { dataCommand } from './data-command.ts'

const args = process.argv.slice(2)
// What only looks at a backup touches no database.
const env = args.includes('--verify') ? process.env : dataCommand(args, process.env, { creates: true })
process.exitCode = env ? await restoreCommand(args, env) : 1
