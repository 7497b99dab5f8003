import { backupCommand } from '../bff/src/backup/backup.cli.ts'

process.exitCode = await backupCommand(process.argv.slice(2), process.env)
