import { randomBytes } from 'node:crypto'
import { globSync } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { sha256 } from '../ids.ts'
import { giveTo, ownerOf } from '../owner.ts'
import { hashedFilesOf, isHashed } from './hashed-files.ts'

const DAY = 86_400_000
/** As long as the documents of a release are answered. */
const KEPT_MS = 366 * DAY
const MANIFESTS = 'releases'

/** What a release consists of, and when a process last served it. */
type Manifest = { readonly lastServed: string; readonly files: readonly string[] }

/** Where the files of all releases lie, shared by all processes and outliving every container. */
export const earlierFilesDir = (dataDir: string): string => path.join(dataDir, 'web-files')

/**
 * Puts the hashed files of a build beside those of the releases before, with a manifest, and removes what no manifest of
 * the last year names. Before a process listens and once a day, so that a release is served for a year after its last
 * day, by the processes of the next release and of the one before alike. Any number of processes may do it at once.
 * @returns how many files of the build are kept.
 */
export async function keepFiles(buildDir: string, dataDir: string, now: number): Promise<number> {
  const files = hashedFilesOf(buildDir)
  if (files.length === 0) return 0
  const dir = earlierFilesDir(dataDir)
  const owner = ownerOf(dataDir)
  const manifest: Manifest = { lastServed: new Date(now).toISOString(), files }
  // First the manifest: whoever clears up meanwhile must find the files named.
  const name = `${sha256(Buffer.from(files.join('\n'))).slice(0, 16)}.json`
  await put(path.join(dir, MANIFESTS, name), (draft) => writeFile(draft, JSON.stringify(manifest)))
  for (const file of files) {
    const [from, to] = [path.join(buildDir, file), path.join(dir, file)]
    // The same name is the same content; only a copy that was cut short differs.
    if ((await sizeOf(to)) !== (await sizeOf(from))) await put(to, (draft) => copyFile(from, draft))
  }
  await clearUp(dir, now)
  giveTo(owner, [dataDir, dir, ...globSync('**/*', { cwd: dir }).map((file) => path.join(dir, file))])
  return files.length
}

/** Under its name at once and whole, or not at all. */
async function put(target: string, write: (draft: string) => Promise<void>): Promise<void> {
  const draft = `${target}.${randomBytes(4).toString('hex')}.part`
  await mkdir(path.dirname(target), { recursive: true })
  try {
    await write(draft)
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {})
    throw error
  }
}

const sizeOf = async (file: string): Promise<number | null> => (await stat(file).catch(() => null))?.size ?? null

async function clearUp(dir: string, now: number): Promise<void> {
  const named = new Set<string>()
  for (const name of await readdir(path.join(dir, MANIFESTS))) {
    if (!name.endsWith('.json')) continue
    const file = path.join(dir, MANIFESTS, name)
    const manifest = await readManifest(file)
    // One that cannot be read names nothing that could be removed with it.
    if (!manifest) return
    if (Date.parse(manifest.lastServed) < now - KEPT_MS) await rm(file, { force: true })
    else for (const each of manifest.files) named.add(each)
  }
  for (const file of hashedFilesOf(dir)) {
    if (named.has(file)) continue
    const found = await stat(path.join(dir, file)).catch(() => null)
    // Another process may be putting it here just now.
    if (found && found.mtimeMs < now - DAY) await rm(path.join(dir, file), { force: true })
  }
}

async function readManifest(file: string): Promise<Manifest | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Manifest
  } catch {
    return null
  }
}

/** Whether an address names a file that some release has had. */
export async function isEarlierFile(dir: string, file: string): Promise<boolean> {
  return isHashed(file) && ((await stat(path.join(dir, file)).catch(() => null))?.isFile() ?? false)
}
