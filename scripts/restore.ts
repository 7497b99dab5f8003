import { restoreCommand } from '../bff/src/db/restore.cli.ts'

process.exitCode = await restoreCommand(process.argv.slice(2), process.env)
