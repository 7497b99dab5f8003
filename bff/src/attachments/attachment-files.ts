import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseUnavailable } from '../db/database.ts'

/** Where the bytes of attachments lie: one file each, named by the attachment's id alone. */
const fileOf = (dataDir: string, id: string): string => path.join(dataDir, 'attachments', id.slice(0, 2), id)

const isFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes((error as { code?: string }).code ?? '')

/**
 * Settles when file and name are on the disk: a row is written only for what survives a power cut.
 * @throws {DatabaseUnavailable} FULL when there is no room left.
 */
export async function keepFile(dataDir: string, id: string, bytes: Buffer): Promise<void> {
  const target = fileOf(dataDir, id)
  const folder = path.dirname(target)
  const draft = `${target}.${randomBytes(4).toString('hex')}.part`
  try {
    await mkdir(folder, { recursive: true })
    await synced(open(draft, 'wx', 0o600), (file) => file.writeFile(bytes))
    await rename(draft, target)
    await synced(open(folder, 'r'), async () => {})
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {})
    if (isFull(error)) throw new DatabaseUnavailable('FULL', error)
    throw error
  }
}

async function synced(opening: Promise<FileHandle>, work: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await opening
  try {
    await work(file)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The file of an attachment and the folders that were made for it, for whoever gives them to another account. */
export const pathsOf = (dataDir: string, id: string): string[] => {
  const file = fileOf(dataDir, id)
  return [path.dirname(path.dirname(file)), path.dirname(file), file]
}

export const dropFile = (dataDir: string, id: string): Promise<void> => rm(fileOf(dataDir, id), { force: true })

/** Null when it is not there. */
export async function readAttachment(dataDir: string, id: string): Promise<Buffer | null> {
  try {
    return await readFile(fileOf(dataDir, id))
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null
    throw error
  }
}
