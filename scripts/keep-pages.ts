import { keepPagesCommand } from '../bff/src/web/keep-pages.cli.ts'

process.exitCode = await keepPagesCommand(process.argv.slice(2), process.env, {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
})
