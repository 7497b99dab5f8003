import { importCommand } from '../bff/src/imports/import.cli.ts'

process.exitCode = await importCommand(process.argv.slice(2), process.env)
