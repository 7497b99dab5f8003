import { restoreCommand } from '../bff/src/backup/restore.cli.ts'

process.exitCode = await restoreCommand(process.argv.slice(2), process.env)
