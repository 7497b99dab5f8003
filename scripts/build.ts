import { spawn } from 'node:child_process'
import { existsSync, globSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { hashOfFiles } from './hash-of-files.ts'
import { lasting } from './progress.ts'
import { buildServerIfStale } from './server-build.ts'

const root = join(import.meta.dirname, '..')
const miniapp = join(root, 'miniapp')

export const TARGETS = ['weapp', 'dd', 'h5'] as const
export type Target = (typeof TARGETS)[number]

/** The file without which a target cannot start. */
const ENTRY = { weapp: 'app.js', dd: 'app.js', h5: 'index.html' } satisfies Record<Target, string>

/** Builds the client for one target unless what is built came from the same sources. Throws with the end of the log. */
export async function buildIfStale(target: Target): Promise<'built' | 'fresh'> {
  const output = join(miniapp, 'dist', target)
  const stamp = join(output, '.sources')
  const sources = hashOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return 'fresh'
  // Without the old output, a build that writes nothing cannot pass for a good one.
  rmSync(output, { recursive: true, force: true })
  const log = join(root, '.data', `build-${target}.log`)
  mkdirSync(join(root, '.data'), { recursive: true })
  const code = await lasting(`Building ${target}`, () => taro(target, log))
  if (code !== 0 || !existsSync(join(output, ENTRY[target]))) {
    const end = readFileSync(log, 'utf8').split('\n').slice(-60).join('\n')
    throw new Error(`The ${target} build failed (exit ${code}); the whole log is in ${log}\n${end}`)
  }
  if (target === 'h5') compress(output)
  writeFileSync(stamp, sources)
  return 'built'
}

/** Once here instead of on every answer: a third of the bytes on the line. */
function compress(output: string): void {
  for (const path of globSync('**/*.{js,css,html,svg}', { cwd: output })) {
    const content = readFileSync(join(output, path))
    writeFileSync(join(output, `${path}.gz`), gzipSync(content, { level: 9 }))
    writeFileSync(join(output, `${path}.br`), brotliCompressSync(content))
  }
}

function taro(target: Target, log: string): Promise<number | null> {
  const cli = join(miniapp, 'node_modules', '@tarojs', 'cli', 'bin', 'taro')
  const file = openSync(log, 'w')
  const child = spawn(process.execPath, [cli, 'build', '--type', target], {
    cwd: miniapp,
    stdio: ['ignore', file, file],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  return new Promise((resolve, reject) => child.on('exit', resolve).on('error', reject))
}

const SOURCES = ['miniapp/src/**', 'miniapp/config/**', 'miniapp/*.{js,json}', 'shared/src/**', 'shared/package.json']

/** What a build bakes in of the environment too. */
const hashOfSources = (): string => hashOfFiles(SOURCES, [process.env.API_BASE, process.env.DINGTALK_CORP_ID])

/** By name: the clients, and the server as production runs it. */
export const BUILDS: Readonly<Record<string, () => Promise<'built' | 'fresh'>>> = {
  ...Object.fromEntries(TARGETS.map((target) => [target, () => buildIfStale(target)])),
  server: buildServerIfStale,
}

if (import.meta.main) await buildAsked(process.argv.slice(2))

async function buildAsked(asked: readonly string[]): Promise<void> {
  const names = Object.keys(BUILDS)
  const unknown = asked.filter((name) => !names.includes(name))
  if (unknown.length > 0) {
    console.error(`There is no target ${unknown.join(', ')}; there are ${names.join(', ')}.`)
    process.exit(2)
  }
  const wanted = names.filter((name) => asked.length === 0 || asked.includes(name))
  if (!process.env.API_BASE && wanted.some((name) => name !== 'server'))
    console.error('Without API_BASE the mini-programs look for the server on this machine.')
  for (const name of wanted) {
    try {
      console.log(`${name}: ${await BUILDS[name]?.()} in ${name === 'server' ? 'bff/dist' : `miniapp/dist/${name}`}`)
    } catch (error) {
      console.error((error as Error).message)
      process.exit(1)
    }
  }
}
