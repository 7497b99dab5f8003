/**
 * What the pages may ask of a platform. Each name is a file beside this one: `name.ts` serves both mini-programs,
 * `name.h5.ts`, `name.weapp.ts` and `name.dd.ts` stand in for one target (the build picks by suffix).
 */

export interface Network {
  isOnline(): boolean
  /** Returns the function that ends the subscription. */
  subscribe(listener: (online: boolean) => void): () => void
}

/** Never rejects. */
export interface Storage {
  get<T>(key: string): Promise<T | undefined>
  /** Whether it will be there after the app has been closed; until then it is in any case. */
  set(key: string, value: unknown): Promise<boolean>
  remove(key: string): Promise<void>
}

/** A file the person has chosen. In a browser `blob` holds it, on a phone `path` names it. */
export interface ChosenFile {
  name: string
  /** Bytes. */
  size: number
  path?: string
  blob?: Blob
}

/** Held by one form at a time, in whichever tab; resolves to what gives it back, or to undefined where it is taken. */
export type Hold = (name: string) => Promise<(() => void) | undefined>

/** Attachments survive a killed app until they are removed, where the device keeps them. */
export interface FileStore {
  /** Returns a key for `load` and `remove`. */
  keep(file: ChosenFile): Promise<string>
  load(key: string): Promise<ChosenFile | undefined>
  remove(key: string): Promise<void>
}

export interface ChooseOptions {
  count: number
  /** The person has chosen; making photos smaller takes a while from here. */
  onChosen(): void
}

/**
 * Empty when the person gave up. Photos that are too large to be taken are made smaller where the platform can, and all
 * their lines stay: what a platform compresses while choosing may be a long screenshot that nobody can read any more.
 */
export type ChooseImages = (options: ChooseOptions) => Promise<ChosenFile[]>

/** PDF files. Null where the platform cannot choose them. */
export type ChooseDocuments = ChooseImages | null

export interface SignInCode {
  provider: 'wechat' | 'dingtalk'
  code: string
}

/** Null where this platform gives no code and the person signs in by phone. */
export type GetSignInCode = () => Promise<SignInCode | null>

/** By template id; a template the person has switched off may be absent. Never rejects. */
export type SubscribeMessages = (
  templateIds: string[],
) => Promise<Record<string, 'accept' | 'reject' | 'ban' | 'filter'>>

export interface RequestOptions {
  /** Absolute, or a path that is put behind API_BASE. */
  url: string
  /** Sent as JSON. */
  body?: unknown
  headers?: Record<string, string>
  method?: 'GET' | 'POST'
  timeoutMs?: number
}

export interface RequestResult {
  status: number
  /** Undefined where the answer was not JSON. */
  json: unknown
  /** Names in lower case. */
  headers: Record<string, string>
}

/** Rejects with `PlatformError` when no answer came; every HTTP status is an answer. */
export type SendRequest = (options: RequestOptions) => Promise<RequestResult>

export interface UploadOptions {
  url: string
  file: ChosenFile
  /** Name of the multipart field. */
  field?: string
  headers?: Record<string, string>
  /** Other multipart fields. */
  form?: Record<string, string>
  onProgress?(percent: number): void
}

export interface Upload {
  result: Promise<{ status: number; body: string }>
  abort(): void
}

export type UploadFile = (options: UploadOptions) => Upload

/** Null when the person gave up or the platform has no scanner. */
export type ScanCode = () => Promise<string | null>

export class PlatformError extends Error {
  readonly code: 'NETWORK' | 'TIMEOUT' | 'ABORTED' | 'FILE'

  constructor(code: 'NETWORK' | 'TIMEOUT' | 'ABORTED' | 'FILE', message: string) {
    super(message)
    this.name = 'PlatformError'
    this.code = code
  }
}

/** A table that was chosen on this machine. */
export interface PickedFile {
  name: string
  bytes: number
  base64: string
}
