import { spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

const command = spawn(
  process.execPath,
  [join(root, 'bff', 'src', 'deadlines', 'calendar.cli.ts'), ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
)
command.on('exit', (code) => process.exit(code ?? 1))
