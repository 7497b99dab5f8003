import { randomUUID } from 'node:crypto'
import type { Device, DeviceFile } from './device.ts'

export type Target = 'weapp' | 'dd'

type Callback = (result: Record<string, unknown>) => void

/** The single argument of nearly every platform function. */
export interface CallOptions {
  success?: Callback
  fail?: Callback
  complete?: Callback
  url?: string
  method?: string
  data?: unknown
  timeout?: number
  /** WeChat says header, DingTalk headers (and header for uploads). */
  header?: Record<string, string>
  headers?: Record<string, string>
  name?: string
  fileName?: string
  filePath?: string
  tempFilePath?: string
  apFilePath?: string
  formData?: Record<string, unknown>
  key?: string
  title?: string
  content?: string
  text?: string
  number?: string
  phoneNumber?: string
  index?: number
  delta?: number
  count?: number
  tmplIds?: string[]
}

export type SubscribeAnswer = Record<string, 'accept' | 'reject' | 'ban'>

/** The world outside the phone. */
export interface Surroundings {
  readonly target: Target
  readonly device: Device
  /** Every request goes to this origin, whatever origin was built in. */
  readonly baseUrl: string
  /** False once the app was killed: what comes back to it then is not heard. */
  isRunning(): boolean
  /** While a tap is being handled, before anything is awaited. */
  isTapping(): boolean
  isOnline(): boolean
  /** Told 1 when a request goes out, and -1 when its answer is there. */
  underway(change: 1 | -1): void
  /** Asked when an answer is there: false when it gets lost on the way. */
  hears(): boolean
  onNetworkChange(listener: (online: boolean) => void): void
  signInCode(): string | Promise<string>
  /** What the person answers to the message dialog. */
  subscribe(templateIds: readonly string[]): SubscribeAnswer | Promise<SubscribeAnswer>
  /** What the person picks; empty when they give up. */
  chooseFiles(): readonly DeviceFile[]
  /** Null when the person gives up. */
  scan(): string | null
  navigate(kind: 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch', url: string): void
  navigateBack(delta: number): void
  note(kind: 'toast' | 'modal' | 'title' | 'clipboard' | 'call' | 'badge', value: unknown): void
}

export type HostApi = Record<string, unknown>

const settle = (options: CallOptions | undefined, work: () => unknown): void => {
  // Platforms answer later, never inside the call.
  void Promise.resolve()
    .then(work)
    .then(
      (result) => {
        options?.success?.((result ?? {}) as Record<string, unknown>)
        options?.complete?.((result ?? {}) as Record<string, unknown>)
      },
      (error: Error) => {
        const failure = { ...error, errMsg: error.message, errorMessage: error.message }
        options?.fail?.(failure)
        options?.complete?.(failure)
      },
    )
}

/** Called without any callback, a platform function answers by a promise. */
const call =
  (work: (options: CallOptions) => unknown) =>
  (options: CallOptions = {}) => {
    if (options.success ?? options.fail ?? options.complete) return settle(options, () => work(options))
    return new Promise((success, fail) => settle({ success, fail }, () => work(options)))
  }

const systemInfo = {
  platform: 'ios',
  system: 'iOS 17.0',
  model: 'iPhone',
  windowWidth: 390,
  windowHeight: 844,
  screenWidth: 390,
  screenHeight: 844,
  pixelRatio: 2,
  SDKVersion: '3.5.0',
  version: '8.0.50',
  language: 'zh_CN',
  fontSizeScaleFactor: 1,
  statusBarHeight: 20,
  safeArea: { top: 20, bottom: 844, left: 0, right: 390, width: 390, height: 824 },
}

const redirect = (baseUrl: string, url: string): string => {
  const asked = new URL(url, baseUrl)
  return new URL(asked.pathname + asked.search, baseUrl).href
}

const send = async (world: Surroundings, url: string, init: RequestInit, timeoutMs: number) => {
  if (!world.isOnline()) throw new Error('request:fail network is down')
  world.underway(1)
  const signal = AbortSignal.timeout(timeoutMs)
  const { answer, body } = await fetch(redirect(world.baseUrl, url), { ...init, signal })
    .then(async (answer) => ({ answer, body: await answer.text() }))
    .catch((error: Error) => {
      throw new Error(error.name === 'TimeoutError' ? 'request:fail timeout' : `request:fail ${error.message}`)
    })
    .finally(() => world.underway(-1))
  if (!world.hears()) return new Promise<never>(() => undefined)
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body }
}

/** Our client sends text; anything else would be turned into a form by the platform, which nobody here wants. */
const bodyOf = ({ data }: CallOptions): string | undefined => {
  if (data === undefined || typeof data === 'string') return data
  throw new Error('request:fail data is not text')
}

const upload = async (world: Surroundings, options: CallOptions, field: string, header: Record<string, string>) => {
  const file = world.device.files.get(options.filePath ?? '')
  if (!file) throw new Error(`uploadFile:fail no such file ${options.filePath}`)
  const form = new FormData()
  for (const [name, value] of Object.entries(options.formData ?? {})) form.append(name, String(value))
  form.append(field, new Blob([file.bytes], { type: file.type }), file.name)
  // The form brings its own content type, with the boundary.
  const headers = Object.fromEntries(Object.entries(header).filter(([name]) => name.toLowerCase() !== 'content-type'))
  return send(world, options.url ?? '', { method: 'POST', body: form, headers }, 60_000)
}

/** Puts chosen files on the device and returns their temporary paths. */
const choose = (world: Surroundings, count: number) => {
  const files = world.chooseFiles().slice(0, count)
  if (files.length === 0) throw new Error('choose:fail cancel')
  return files.map((file) => {
    const path = `tmp://${randomUUID()}${/\.\w+$/.exec(file.name)?.[0] ?? ''}`
    world.device.files.set(path, file)
    return { path, tempFilePath: path, size: file.bytes.byteLength, name: file.name, fileType: 'image' }
  })
}

const saveFile = (world: Surroundings, path: string) => {
  const file = world.device.files.get(path)
  if (!file) throw new Error(`saveFile:fail no such file ${path}`)
  const saved = path.replace('tmp://', 'store://')
  world.device.files.delete(path)
  world.device.files.set(saved, file)
  return saved
}

/** What both platforms share. */
const commonApi = (world: Surroundings): HostApi => ({
  SDKVersion: systemInfo.SDKVersion,
  env: { USER_DATA_PATH: 'store:/' },
  canIUse: () => true,
  nextTick: (work: () => void) => setTimeout(work, 0),
  getSystemInfoSync: () => systemInfo,
  getSystemInfo: call(() => systemInfo),
  navigateTo: call(({ url = '' }) => world.navigate('navigateTo', url)),
  redirectTo: call(({ url = '' }) => world.navigate('redirectTo', url)),
  switchTab: call(({ url = '' }) => world.navigate('switchTab', url)),
  reLaunch: call(({ url = '' }) => world.navigate('reLaunch', url)),
  navigateBack: call(({ delta = 1 }) => world.navigateBack(delta)),
  pageScrollTo: call(() => undefined),
  stopPullDownRefresh: call(() => undefined),
  hideKeyboard: call(() => undefined),
  showLoading: call(() => undefined),
  hideLoading: call(() => undefined),
  hideToast: call(() => undefined),
  showToast: call(({ title, content }) => world.note('toast', title ?? content)),
  makePhoneCall: call(({ phoneNumber, number }) => world.note('call', phoneNumber ?? number)),
  setTabBarBadge: call(({ index, text }) => world.note('badge', { index, text })),
  removeTabBarBadge: call(({ index }) => world.note('badge', { index, text: '' })),
  getNetworkType: call(() => ({ networkType: world.isOnline() ? 'wifi' : 'none', networkAvailable: world.isOnline() })),
  onNetworkStatusChange: (listener: Callback) =>
    world.onNetworkChange((online) => listener({ isConnected: online, networkType: online ? 'wifi' : 'none' })),
  getStorage: call(({ key = '' }) => {
    if (!world.device.storage.has(key) && world.target === 'weapp') throw new Error('getStorage:fail data not found')
    return { data: world.device.storage.get(key) ?? null }
  }),
  setStorage: call(({ key = '', data }) => void world.device.storage.set(key, structuredClone(data))),
  removeStorage: call(({ key = '' }) => void world.device.storage.delete(key)),
})

const weappApi = (world: Surroundings): HostApi => ({
  ...commonApi(world),
  getWindowInfo: () => systemInfo,
  getDeviceInfo: () => systemInfo,
  getAppBaseInfo: () => systemInfo,
  getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
  getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
  getStorageSync: (key: string) => world.device.storage.get(key) ?? '',
  setStorageSync: (key: string, data: unknown) => void world.device.storage.set(key, structuredClone(data)),
  removeStorageSync: (key: string) => void world.device.storage.delete(key),
  setNavigationBarTitle: call(({ title }) => world.note('title', title)),
  setClipboardData: call(({ data }) => world.note('clipboard', data)),
  hideShareMenu: call(() => undefined),
  showModal: call((options) => {
    world.note('modal', options.content ?? options.title)
    return { confirm: true, cancel: false }
  }),
  login: call(async () => ({ code: await world.signInCode() })),
  requestSubscribeMessage: (options: CallOptions = {}) => {
    const tapped = world.isTapping()
    return call(async ({ tmplIds = [] }) => {
      if (!tapped) throw new Error('requestSubscribeMessage:fail can only be invoked by user TAP gesture.')
      return { errMsg: 'requestSubscribeMessage:ok', ...(await world.subscribe(tmplIds)) }
    })(options)
  },
  scanCode: call(() => {
    const result = world.scan()
    if (result === null) throw new Error('scanCode:fail cancel')
    return { result, scanType: 'QR_CODE' }
  }),
  chooseMedia: call(({ count = 9 }) => ({ tempFiles: choose(world, count), type: 'image' })),
  chooseMessageFile: call(({ count = 9 }) => ({ tempFiles: choose(world, count) })),
  getFileSystemManager: () => ({
    saveFile: call(({ tempFilePath = '' }) => ({ savedFilePath: saveFile(world, tempFilePath) })),
    removeSavedFile: call(({ filePath = '' }) => void world.device.files.delete(filePath)),
  }),
  request: (options: CallOptions) => {
    settle(options, async () => {
      const init = { method: options.method ?? 'GET', headers: options.header, body: bodyOf(options) }
      const answer = await send(world, options.url ?? '', init, options.timeout ?? 60_000)
      return { statusCode: answer.status, header: answer.headers, data: answer.body, errMsg: 'request:ok' }
    })
    return { abort: () => undefined, onHeadersReceived: () => undefined }
  },
  uploadFile: (options: CallOptions) => {
    let report: Callback = () => undefined
    settle(options, async () => {
      const answer = await upload(world, options, options.name ?? '', options.header ?? {})
      report({ progress: 100 })
      return { statusCode: answer.status, data: answer.body, errMsg: 'uploadFile:ok' }
    })
    return {
      abort: () => undefined,
      onProgressUpdate: (listener: Callback) => {
        report = listener
      },
      offProgressUpdate: () => undefined,
    }
  },
})

const ddApi = (world: Surroundings): HostApi => ({
  ...commonApi(world),
  getStorageSync: ({ key }: { key: string }) => ({ data: world.device.storage.get(key) ?? null }),
  setStorageSync: ({ key, data }: { key: string; data: unknown }) =>
    void world.device.storage.set(key, structuredClone(data)),
  removeStorageSync: ({ key }: { key: string }) => void world.device.storage.delete(key),
  setNavigationBar: call(({ title }) => world.note('title', title)),
  setClipboard: call(({ text }) => world.note('clipboard', text)),
  confirm: call((options) => {
    world.note('modal', options.content ?? options.title)
    return { confirm: true }
  }),
  getAuthCode: call(async () => ({ authCode: await world.signInCode() })),
  scan: call(() => {
    const code = world.scan()
    if (code === null) throw new Error('scan:fail cancel')
    return { code }
  }),
  chooseImage: call(({ count = 1 }) => ({ apFilePaths: choose(world, count).map(({ path }) => path) })),
  getFileInfo: call(({ apFilePath = '' }) => ({ size: world.device.files.get(apFilePath)?.bytes.byteLength ?? 0 })),
  saveFile: call(({ apFilePath = '' }) => ({ apFilePath: saveFile(world, apFilePath) })),
  removeSavedFile: call(({ apFilePath = '' }) => void world.device.files.delete(apFilePath)),
  httpRequest: (options: CallOptions) => {
    settle(options, async () => {
      const init = { method: options.method ?? 'GET', headers: options.headers, body: bodyOf(options) }
      const answer = await send(world, options.url ?? '', init, options.timeout ?? 30_000)
      const result = { status: answer.status, headers: answer.headers, data: answer.body }
      // As on the phone: any status but 2xx is a failure that still carries the answer.
      if (answer.status < 200 || answer.status > 299)
        throw Object.assign(new Error('http error'), { error: 19 }, result)
      return result
    })
    return { abort: () => undefined }
  },
  uploadFile: (options: CallOptions) => {
    settle(options, async () => {
      const answer = await upload(world, options, options.fileName ?? '', options.header ?? {})
      return { statusCode: answer.status, data: answer.body }
    })
    return { abort: () => undefined, onProgressUpdate: () => undefined }
  },
})

// Asked for by Taro and its loader before they decide what to do; a real platform has none of them either.
const absent = /^(taro|\$|webpack|then$|toJSON$|cloud$|batchedUpdates$|constructor$|_)/

/**
 * The platform object of the target. A function that is not listed above looks as if it were there and throws its name
 * when it is called, so that nothing passes because a fake answered politely.
 */
export const createHostApi = (world: Surroundings, onUnsupported: (name: string) => void): HostApi => {
  const object = world.target === 'weapp' ? 'wx' : 'dd'
  const known = world.target === 'weapp' ? weappApi(world) : ddApi(world)
  const unsupported = (name: string) => () => {
    onUnsupported(`${object}.${name}`)
    throw new Error(`${object}.${name} is not supported by the bundle host`)
  }
  const isUnknown = (key: string | symbol): key is string =>
    typeof key === 'string' && !(key in known) && !absent.test(key) && !(key in Object.prototype)
  /** Of an app that is no more: nothing happens, and nothing is ever answered. */
  const dead = () => new Promise<never>(() => undefined)
  const memberOf = (all: HostApi, key: string | symbol) => {
    const member = isUnknown(key) ? unsupported(key) : Reflect.get(all, key)
    return typeof member === 'function' && !world.isRunning() ? dead : member
  }
  return new Proxy(known, {
    get: memberOf,
    has: (all, key) => isUnknown(key) || Reflect.has(all, key),
    getOwnPropertyDescriptor: (all, key) =>
      isUnknown(key)
        ? { configurable: true, enumerable: false, writable: true, value: unsupported(key) }
        : Reflect.getOwnPropertyDescriptor(all, key),
  })
}
