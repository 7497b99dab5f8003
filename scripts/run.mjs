// The one entry of every npm script. Plain JavaScript: it runs on whatever Node >= 20 the machine has,
// installs what is missing, and hands over to the Node 24 that comes with the packages.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const scripts = dirname(fileURLToPath(import.meta.url))
const root = dirname(scripts)

const verbs = {
  start: 'serves the API and H5 with a small demo on 127.0.0.1:3000 (PORT, HOST, DATABASE_URL)',
  dev: 'server and H5 pages at one address, each again when a file of it has changed (PORT)',
  test: 'runs everything and ends with "N passed, N failed"; arguments filter by file name, --watch goes on with every change',
  format: 'formats and sorts imports, in place',
  check: 'format, lint, types, generated code, imports, documents, top level',
  build:
    'NAME … (weapp, dd, h5, server; all without one), the clients for the server that API_BASE and DINGTALK_CORP_ID name',
  journeys: 'the H5 pages in a real browser',
  codegen: 'writes the types and documents generated from the GraphQL files',
  architecture: 'draws docs/architecture.svg from the folders and their imports',
  migration: 'NAME writes the migration of each engine after a change of the schema',
  plans: 'writes the plan of each statement of the server, on both engines; --listed, --check',
  admin: 'create, centre, unit, staff, post, hall, window, list: what an installation consists of',
  doctor: 'looks at everything an installation needs, and says what is to be mended; --offline, --json, --all',
  calendar: 'import FILE takes the days off of a yearly notice',
  screenshots: 'takes the pictures of the READMEs from the demo',
  rebuild: 'makes the stored state of every request again from its events',
  bench: 'measures speed and weight, each beside its baseline of the same run; NAME … picks',
  drill: 'NAME … breaks things on purpose and counts what was lost or wrong, beside a control',
  import: 'FILE takes in historical work orders (CSV, NDJSON); --dry-run only reports',
  backup: 'DIR writes a verified copy of database and files while the server runs',
  restore: 'DIR puts a backup into an empty database of either engine',
  'keep-pages': 'DIR keeps the files of a build of the pages for those who still have them open',
  intake: 'FILE files the messages of an NDJSON file through the public API and finds each again',
}

/** These explain their options themselves. */
const explained = [
  'journeys',
  'intake',
  'bench',
  'drill',
  'import',
  'backup',
  'restore',
  'keep-pages',
  'plans',
  'admin',
  'doctor',
]

/** True when node_modules was installed from exactly this lockfile. */
export function isInstalled(directory) {
  const stamp = join(directory, 'node_modules', '.qihu-installed')
  return existsSync(stamp) && existsSync(nodeOf(directory)) && readFileSync(stamp, 'utf8') === lockHash(directory)
}

export function markInstalled(directory) {
  writeFileSync(join(directory, 'node_modules', '.qihu-installed'), lockHash(directory))
}

function lockHash(directory) {
  return createHash('sha256')
    .update(readFileSync(join(directory, 'pnpm-lock.yaml')))
    .digest('hex')
}

function nodeOf(directory) {
  return join(directory, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/**
 * pnpm wraps our Node in a shell script, which would stand between npm and this process and swallow its signals
 * (and set NODE_PATH, so that packages nobody declared could be found). A link does neither.
 */
function linkNode() {
  const link = join(root, 'node_modules', '.bin', 'node')
  if (process.platform === 'win32' || lstatSync(link).isSymbolicLink()) return
  const made = `${link}.${process.pid}`
  symlinkSync(join('..', 'node', 'bin', 'node'), made)
  renameSync(made, link)
}

function install() {
  console.log('Installing packages from the lockfile (once; a minute or less on a good line) ...')
  const options = ['--frozen-lockfile', '--config.confirm-modules-purge=false']
  const result = spawnSync('npx', ['--yes', 'pnpm@10', 'install', ...options], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (result.status !== 0) {
    console.error('The installation failed; what is written above says why. Run the same command to try again.')
    process.exit(result.status ?? 1)
  }
  markInstalled(root)
}

function handOver(verb, rest) {
  const path = [join(root, 'node_modules', '.bin'), dirname(nodeOf(root)), process.env.PATH ?? ''].join(delimiter)
  const child = spawn(nodeOf(root), [join(scripts, `${verb}.ts`), ...rest], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  })
  // A terminal sends Ctrl-C to the child as well; a second one would cut its clean-up short.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGHUP', () => child.kill('SIGHUP'))
  // npm passes a signal on to its shell only. When that shell is gone, so are we.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) {
    const watch = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(watch)
      child.kill('SIGTERM')
    }, 500)
  }
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}

function main([verb, ...rest]) {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    console.error(`Node ${process.versions.node} is too old: 20.19 or newer is needed.`)
    process.exit(1)
  }
  if (!Object.hasOwn(verbs, verb ?? '')) {
    const lines = Object.entries(verbs).map(([name, what]) => `  npm run ${name.padEnd(10)} ${what}`)
    console.log(['Usage: npm start | npm test | npm run <verb>', ...lines].join('\n'))
    process.exit(verb === undefined || verb === '--help' ? 0 : 1)
  }
  if (rest.includes('--help') && !(explained.includes(verb) && isInstalled(root))) {
    console.log(`npm run ${verb}: ${verbs[verb]}`)
    return
  }
  if (!isInstalled(root)) install()
  linkNode()
  handOver(verb, rest)
}

if (process.argv[1] && fileURLToPath(import.meta.url) === process.argv[1]) main(process.argv.slice(2))
