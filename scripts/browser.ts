import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Quiet: a browser under test talks to our own server and to nobody else. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * A headless Chromium with an empty profile of its own: CHROMIUM_PATH, else the machine's, else the one
 * from npm. Close it; it also ends with this process.
 */
export async function launchBrowser(options: { env?: Record<string, string> } = {}): Promise<Browser> {
  const installed = process.env.CHROMIUM_PATH ?? INSTALLED.find((path) => existsSync(path))
  const { executablePath, env } = installed ? { executablePath: installed, env: {} } : await packagedChromium()
  const fonts = { FONTCONFIG_FILE: fontConfiguration() }
  return chromium.launch({ executablePath, args: FLAGS, env: { ...process.env, ...fonts, ...env, ...options.env } })
}

/**
 * The fonts of the machine and Chinese ones from npm: where none are installed every Han character would draw as nothing,
 * and whatever is measured would be the width of nothing.
 */
function fontConfiguration(): string {
  const cache = join(import.meta.dirname, '..', '.cache')
  const chinese = join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts')
  const packed = join(cache, `chromium-${packedVersion()}`, 'fonts')
  const directories = ['/usr/share/fonts', '/usr/local/share/fonts', packed, chinese].map(
    (path) => `<dir>${path}</dir>`,
  )
  const file = join(cache, 'fonts.conf')
  mkdirSync(cache, { recursive: true })
  const own = [...directories, `<cachedir>${join(cache, 'fonts-cache')}</cachedir>`].join('')
  writeFileSync(file, `<?xml version="1.0"?><fontconfig>${own}</fontconfig>\n`)
  return file
}

const packedHome = () => join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..')
const packedVersion = (): string =>
  (createRequire(import.meta.url)(join(packedHome(), 'package.json')) as { version: string }).version

/** The Chromium of `@sparticuz/chromium`, unpacked once into .cache with the libraries it needs. */
export async function packagedChromium(): Promise<{ executablePath: string; env: Record<string, string> }> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The packaged Chromium is for Linux x64. Install Chrome or Chromium, or set CHROMIUM_PATH.')
  }
  const home = join(import.meta.dirname, '..', '.cache', `chromium-${packedVersion()}`)
  if (!existsSync(home)) await unpack(join(packedHome(), 'bin'), home)
  const executablePath = join(home, 'chromium')
  const env: Record<string, string> = {}
  if (lacksLibraries(executablePath)) env.LD_LIBRARY_PATH = join(home, 'al2023', 'lib')
  return { executablePath, env }
}

/** Into a directory of its own, renamed at the end: two runs at once cannot see half of it. */
async function unpack(bin: string, home: string): Promise<void> {
  mkdirSync(dirname(home), { recursive: true })
  const scratch = mkdtempSync(`${home}-`)
  const inflate = (from: string, to: string) =>
    pipeline(createReadStream(join(bin, from)), createBrotliDecompress(), createWriteStream(join(scratch, to)))
  await inflate('chromium.br', 'chromium')
  chmodSync(join(scratch, 'chromium'), 0o755)
  for (const [archive, folder] of [
    ['al2023', 'al2023'],
    ['fonts', 'fonts'],
    ['swiftshader', '.'],
  ] as const) {
    await inflate(`${archive}.tar.br`, 'archive.tar')
    mkdirSync(join(scratch, folder), { recursive: true })
    execFileSync('tar', ['-xf', join(scratch, 'archive.tar'), '-C', join(scratch, folder)])
  }
  rmSync(join(scratch, 'archive.tar'))
  try {
    renameSync(scratch, home)
  } catch (error) {
    rmSync(scratch, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  }
}

function lacksLibraries(executablePath: string): boolean {
  return execFileSync('ldd', [executablePath], { encoding: 'utf8' }).includes('not found')
}
