import { backupCommand } from '../bff/src/db/backup.cli.ts'

process.exitCode = await backupCommand(process.argv.slice(2), process.env)
