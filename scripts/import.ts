import { importCommand } from '../bff/src/imports/import.cli.ts'
import { dataCommand } from './data-command.ts'

const args = process.argv.slice(2)
const env = dataCommand(args, process.env)
process.exitCode = env ? await importCommand(args, env) : 1
