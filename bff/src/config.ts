import path from 'node:path'
import { DEFAULT_PROFILE_ID, PROFILES, WECHAT_TEMPLATE, type WeChatTemplate } from '@qihu/shared'
import { ConfigError } from './config-error.ts'
import { FILES } from './files.ts'
import { trustedProxies } from './operations/real-address.ts'

export { ConfigError }

/** Each of them whole, or null where the installation does without. */
export type PlatformConfig = {
  readonly wechat: {
    readonly apiBase: string
    readonly appId: string
    readonly appSecret: string
    readonly state: 'developer' | 'trial' | 'formal'
    readonly templates: Readonly<Record<WeChatTemplate, string>>
  } | null
  readonly dingTalk: {
    readonly oapiBase: string
    readonly apiBase: string
    readonly appKey: string
    readonly appSecret: string
    readonly agentId: number
    readonly corpId: string
  } | null
  readonly sms: { readonly url: string; readonly secret: string } | null
}

export type Config = {
  readonly host: string
  readonly port: number
  /** Where this process reaches itself: its simulated platforms. */
  readonly ownBase: string
  /** Where people reach the pages: links in messages start with it. */
  readonly publicBase: string
  readonly databaseUrl: string
  readonly dataDir: string
  readonly h5Dir: string
  /** Demo data, role picker and simulated platforms; refused together with production. */
  readonly demo: boolean
  readonly production: boolean
  /** `persisted`: only the operations our own clients were built with. `open`: any operation, for development. */
  readonly graphql: 'persisted' | 'open'
  /** Signs hall codes and attachment links, and keys the hashes of telephone codes. */
  readonly secret: string
  /** The one before: codes on walls, keys of authenticators and invitations of its time go on working beside; null where there is none. */
  readonly formerSecret: string | null
  readonly division: string
  /** Who looks at new requests, as requesters read it. */
  readonly desk: string
  readonly profile: string
  /** Real hosts; null: the simulator of this process. */
  readonly platforms: PlatformConfig | null
  /** As the organisation's edition of DingTalk allows; signing in never uses more than its share of it. */
  readonly dingTalkCallsAMonth: number
  readonly logLevel: string
  /** How long it goes on answering once it was told to end, so that whoever hands requests on has noticed. */
  readonly drainSeconds: number
  /** Whose X-Forwarded-For is believed; null: of this host and its private network in production, of nobody elsewhere. */
  readonly trustedProxies: ((address: string) => boolean) | null
  /** Requests that one person may file in a day. */
  readonly filingsADay: number
  /** Notices go to nobody, and stand on the page of operations in their place. */
  readonly dry: boolean
}

const LOG_LEVELS: readonly string[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

const MOST_DRAIN_SECONDS = 300

const ROOT = path.join(FILES, '../..')

const ENVIRONMENTS: readonly string[] = ['', 'production', 'development', 'test']
/** Those that stand in our own documents: everybody knows them. */
const KNOWN_SECRETS: readonly string[] = [
  'put-at-least-thirty-two-random-characters-here',
  'demo-secret-for-this-machine-only',
]
/** Of a real service: the simulator beside them would sign anybody in as an administrator of it. */
const CREDENTIALS = ['WX_APP_SECRET', 'DT_APP_SECRET', 'SMS_SECRET'] as const
/** Whoever sets one of these wants the platform, whole. */
const WECHAT_NAMES = /^WX_(APP|TEMPLATE)_/
const DINGTALK_NAMES = /^DT_(APP|AGENT|CORP)_/
const SMS_NAMES = /^SMS_/
const LOOPBACK = /^(localhost|127(\.\d+){3}|::1|\[::1\])$/i

/** Where data is kept, for commands that want nothing else. @throws {ConfigError} */
export function readDataConfig(env: NodeJS.ProcessEnv): Pick<Config, 'databaseUrl' | 'dataDir' | 'division'> {
  const faults: string[] = []
  const config = dataConfig(env, faults)
  if (faults.length > 0) throw new ConfigError(faults.join('\n'))
  return config
}

function dataConfig(env: NodeJS.ProcessEnv, faults: string[]) {
  const dataDir = path.resolve(env.DATA_DIR || path.join(ROOT, '.data'))
  const databaseUrl = env.DATABASE_URL || `file:${path.join(dataDir, 'qihu.sqlite')}`
  // A file without a name would be a database that ends with the process.
  if (!/^(file:.|postgres(ql)?:\/\/.)/.test(databaseUrl)) faults.push('DATABASE_URL 要写成 file:路径 或 postgres://…。')
  const division = env.DIVISION || '330199'
  if (!/^\d{6}$/.test(division)) faults.push('DIVISION 要写六位区划代码，例如 330111。')
  return { dataDir, databaseUrl, division }
}

/**
 * Reads and checks the environment.
 * @throws {ConfigError} naming every variable that is missing or wrong.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const faults: string[] = []
  const environment = env.NODE_ENV ?? ''
  if (!ENVIRONMENTS.includes(environment))
    faults.push('NODE_ENV 只能写 production、development、test，或者不写：写错了，保护不会打开。')
  const production = environment === 'production'
  const demo = env.DEMO === '1' || env.DEMO === 'open'
  if (env.DEMO && !demo && env.DEMO !== '0') faults.push('DEMO 只能写 1、open，或者不写。')
  const host = env.HOST || '127.0.0.1'
  const port = Number(env.PORT || 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) faults.push('PORT 要写 0 到 65535 的数字。')
  if (production && demo)
    faults.push('DEMO=1 不能和 NODE_ENV=production 一起用：它让任何人以任何身份登录。请删去 DEMO。')
  if (demo && env.DEMO !== 'open' && !LOOPBACK.test(host))
    faults.push('DEMO=1 只给本机试用，因为任何人都能以任何身份登录：请不写 HOST，确实要给别的机器看的写 DEMO=open。')
  const real = demo ? CREDENTIALS.filter((name) => env[name]) : []
  if (real.length > 0) faults.push(`DEMO 不能和真实的密钥一起用：请删去 DEMO，或删去 ${real.join('、')}。`)
  const graphql = env.GRAPHQL || 'persisted'
  if (graphql !== 'persisted' && graphql !== 'open') faults.push('GRAPHQL 只能写 persisted 或 open。')
  if (production && graphql === 'open') faults.push('GRAPHQL=open 不能和 NODE_ENV=production 一起用。请删去 GRAPHQL。')
  const secret = env.SECRET || (demo ? 'demo-secret-for-this-machine-only' : '')
  if (secret.length < 32) faults.push('SECRET 至少要 32 个字符：用 openssl rand -base64 48 生成一个。')
  else if (!demo && KNOWN_SECRETS.includes(secret))
    faults.push('SECRET 是文档里的样例，人人都知道：用 openssl rand -base64 48 生成一个。')
  const formerSecret = env.FORMER_SECRET || null
  if (formerSecret !== null && (formerSecret.length < 32 || formerSecret === secret))
    faults.push('FORMER_SECRET 要写更换以前的 SECRET，和现在的不一样；没有换过的不写。')
  const profile = env.DEADLINE_PROFILE || DEFAULT_PROFILE_ID
  if (!Object.hasOwn(PROFILES, profile)) faults.push(`DEADLINE_PROFILE 只能写 ${Object.keys(PROFILES).join('、')}。`)
  const { dataDir, databaseUrl, division } = dataConfig(env, faults)
  // Who tries the demo reads the greeting, not a line for every request.
  const logLevel = env.LOG_LEVEL || (demo ? 'warn' : 'info')
  if (!LOG_LEVELS.includes(logLevel)) faults.push(`LOG_LEVEL 只能写 ${LOG_LEVELS.join('、')}。`)
  // A single process has nobody to hand over to.
  const drainSeconds = Number(env.DRAIN_SECONDS || (production && !databaseUrl.startsWith('file:') ? 5 : 0))
  if (!Number.isInteger(drainSeconds) || drainSeconds < 0 || drainSeconds > MOST_DRAIN_SECONDS)
    faults.push(`DRAIN_SECONDS 要写 0 到 ${MOST_DRAIN_SECONDS} 的整数。`)
  const ownBase = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`
  const publicBase = (env.PUBLIC_BASE || ownBase).replace(/\/$/, '')
  if (production && !publicBase.startsWith('https://')) faults.push('PUBLIC_BASE 要写 https:// 开头的网址。')
  const filingsADay = Number(env.FILINGS_A_DAY || 60)
  if (!Number.isSafeInteger(filingsADay) || filingsADay < 1) faults.push('FILINGS_A_DAY 要写 1 以上的整数。')
  const dry = env.DRY === '1'
  if (env.DRY && !dry && env.DRY !== '0') faults.push('DRY 只能写 1（不向任何人发通知），或者不写。')
  const proxies = proxiesOf(env.TRUSTED_PROXIES, faults)
  const dingTalkCallsAMonth = Number(env.DT_MONTHLY_CALLS || 10_000)
  if (!Number.isSafeInteger(dingTalkCallsAMonth) || dingTalkCallsAMonth < 100)
    faults.push('DT_MONTHLY_CALLS 要写 100 以上的整数。')
  const platforms = demo ? null : readPlatforms(env, production, faults)
  if (faults.length > 0) throw new ConfigError(faults.join('\n'))
  return {
    host,
    port,
    ownBase,
    publicBase,
    databaseUrl,
    dataDir,
    h5Dir: path.resolve(env.H5_DIR || path.join(ROOT, 'miniapp/dist/h5')),
    demo,
    production,
    graphql: graphql as Config['graphql'],
    secret,
    formerSecret,
    division,
    desk: env.DESK || '云溪县兜底专窗',
    profile,
    platforms,
    dingTalkCallsAMonth,
    logLevel,
    drainSeconds,
    trustedProxies: proxies,
    filingsADay,
    dry,
  }
}

function proxiesOf(list: string | undefined, faults: string[]): Config['trustedProxies'] {
  if (!list) return null
  if (list === 'none') return () => false
  try {
    return trustedProxies(list)
  } catch (error) {
    faults.push(`TRUSTED_PROXIES 要写地址或网段，用逗号分开，或者写 none；“${(error as Error).message}”不是。`)
    return null
  }
}

function readPlatforms(env: NodeJS.ProcessEnv, production: boolean, faults: string[]): PlatformConfig {
  /** Secrets, codes and telephone numbers go there: over a network only under TLS. */
  const address = (name: string, given: string): string => {
    const url = URL.parse(given)
    if (!url || !/^https?:$/.test(url.protocol)) {
      if (given) faults.push(`${name} 要写 https:// 开头的网址。`)
    } else if (production && url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
      faults.push(`${name} 要写 https:// 开头的网址：http 的内容在路上会被人看到。`)
    }
    return given
  }
  /** Of a platform that is wanted, every part of it. */
  const need = (name: string): string => {
    const value = env[name]
    if (!value) faults.push(`${name} 没有写：同一平台的变量要配全，或者一个都不配。`)
    return value ?? ''
  }
  const wanted = (names: RegExp) => Object.entries(env).some(([name, value]) => value && names.test(name))
  if (!wanted(DINGTALK_NAMES) && !wanted(SMS_NAMES)) {
    faults.push(
      '短信（SMS_URL、SMS_SECRET）和钉钉（DT_…）至少要配一样，否则工作人员无法登录；试用模拟平台的写 DEMO=1。',
    )
  }
  return { wechat: weChat(), dingTalk: dingTalk(), sms: texts() }

  function weChat(): PlatformConfig['wechat'] {
    if (!wanted(WECHAT_NAMES)) return null
    const templates = Object.fromEntries(
      WECHAT_TEMPLATE.values.map((template) => [template, need(`WX_TEMPLATE_${template}`)]),
    ) as Record<WeChatTemplate, string>
    const state = env.WX_STATE || 'formal'
    if (state !== 'developer' && state !== 'trial' && state !== 'formal') {
      faults.push('WX_STATE 只能写 developer、trial 或 formal。')
    }
    return {
      apiBase: address('WX_API_BASE', env.WX_API_BASE || 'https://api.weixin.qq.com'),
      appId: need('WX_APP_ID'),
      appSecret: need('WX_APP_SECRET'),
      state: state as 'formal',
      templates,
    }
  }

  function dingTalk(): PlatformConfig['dingTalk'] {
    if (!wanted(DINGTALK_NAMES)) return null
    const agentId = Number(need('DT_AGENT_ID'))
    if (!Number.isSafeInteger(agentId)) faults.push('DT_AGENT_ID 要写数字。')
    return {
      oapiBase: address('DT_OAPI_BASE', env.DT_OAPI_BASE || 'https://oapi.dingtalk.com'),
      apiBase: address('DT_API_BASE', env.DT_API_BASE || 'https://api.dingtalk.com'),
      appKey: need('DT_APP_KEY'),
      appSecret: need('DT_APP_SECRET'),
      agentId,
      corpId: need('DT_CORP_ID'),
    }
  }

  function texts(): PlatformConfig['sms'] {
    if (!wanted(SMS_NAMES)) return null
    return { url: address('SMS_URL', need('SMS_URL')), secret: need('SMS_SECRET') }
  }
}
