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
  if (!/^(file:.|postgres(ql)?:\/\/.)/.test(databaseUrl)) faults.push('DATABASE_URL must be file:PATH or postgres://…')
  const division = env.DIVISION || '330199'
  if (!/^\d{6}$/.test(division)) faults.push('DIVISION must be six digits')
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
    faults.push('NODE_ENV must be production, development, test or nothing: an unknown one would leave protections off')
  const production = environment === 'production'
  const demo = env.DEMO === '1' || env.DEMO === 'open'
  if (env.DEMO && !demo && env.DEMO !== '0') faults.push('DEMO must be 1, open or nothing')
  const host = env.HOST || '127.0.0.1'
  const port = Number(env.PORT || 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) faults.push('PORT must be a number from 0 to 65535')
  if (production && demo)
    faults.push('DEMO=1 cannot be used with NODE_ENV=production: it lets anyone sign in as anyone')
  if (demo && env.DEMO !== 'open' && !LOOPBACK.test(host))
    faults.push(
      'DEMO=1 is for this machine alone, since it lets anyone sign in as anyone: leave HOST out, or say DEMO=open',
    )
  const real = demo ? CREDENTIALS.filter((name) => env[name]) : []
  if (real.length > 0)
    faults.push(`DEMO cannot be used beside real credentials: take out DEMO, or ${real.join(' and ')}`)
  const graphql = env.GRAPHQL || 'persisted'
  if (graphql !== 'persisted' && graphql !== 'open') faults.push('GRAPHQL must be persisted or open')
  if (production && graphql === 'open') faults.push('GRAPHQL=open cannot be used with NODE_ENV=production')
  const secret = env.SECRET || (demo ? 'demo-secret-for-this-machine-only' : '')
  if (secret.length < 32) faults.push('SECRET must be set to at least 32 characters')
  else if (!demo && KNOWN_SECRETS.includes(secret))
    faults.push('SECRET is the one of our documents, which everybody knows: make one with openssl rand -base64 48')
  const profile = env.DEADLINE_PROFILE || DEFAULT_PROFILE_ID
  if (!Object.hasOwn(PROFILES, profile))
    faults.push(`DEADLINE_PROFILE must be one of ${Object.keys(PROFILES).join(', ')}`)
  const { dataDir, databaseUrl, division } = dataConfig(env, faults)
  // Who tries the demo reads the greeting, not a line for every request.
  const logLevel = env.LOG_LEVEL || (demo ? 'warn' : 'info')
  if (!LOG_LEVELS.includes(logLevel)) faults.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}`)
  // A single process has nobody to hand over to.
  const drainSeconds = Number(env.DRAIN_SECONDS || (production && !databaseUrl.startsWith('file:') ? 5 : 0))
  if (!Number.isInteger(drainSeconds) || drainSeconds < 0 || drainSeconds > MOST_DRAIN_SECONDS)
    faults.push(`DRAIN_SECONDS must be a whole number from 0 to ${MOST_DRAIN_SECONDS}`)
  const ownBase = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`
  const publicBase = (env.PUBLIC_BASE || ownBase).replace(/\/$/, '')
  if (production && !publicBase.startsWith('https://')) faults.push('PUBLIC_BASE must be an https:// address')
  const filingsADay = Number(env.FILINGS_A_DAY || 60)
  if (!Number.isSafeInteger(filingsADay) || filingsADay < 1) faults.push('FILINGS_A_DAY must be a number from 1 on')
  const dry = env.DRY === '1'
  if (env.DRY && !dry && env.DRY !== '0') faults.push('DRY must be 1, which sends no notice to anybody, or nothing')
  const proxies = proxiesOf(env.TRUSTED_PROXIES, faults)
  const dingTalkCallsAMonth = Number(env.DT_MONTHLY_CALLS || 10_000)
  if (!Number.isSafeInteger(dingTalkCallsAMonth) || dingTalkCallsAMonth < 100)
    faults.push('DT_MONTHLY_CALLS must be a number of at least 100')
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
    faults.push(
      `TRUSTED_PROXIES must be addresses or ranges with commas between, or none; ${(error as Error).message} is neither`,
    )
    return null
  }
}

function readPlatforms(env: NodeJS.ProcessEnv, production: boolean, faults: string[]): PlatformConfig {
  /** Secrets, codes and telephone numbers go there: over a network only under TLS. */
  const address = (name: string, given: string): string => {
    const url = URL.parse(given)
    if (!url || !/^https?:$/.test(url.protocol)) {
      if (given) faults.push(`${name} must be an https:// address`)
    } else if (production && url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
      faults.push(`${name} must be an https:// address: what is sent there would be read on the way`)
    }
    return given
  }
  /** Of a platform that is wanted, every part of it. */
  const need = (name: string): string => {
    const value = env[name]
    if (!value) faults.push(`${name} must be set, as others of the same platform are (or none of them)`)
    return value ?? ''
  }
  const wanted = (names: RegExp) => Object.entries(env).some(([name, value]) => value && names.test(name))
  if (!wanted(DINGTALK_NAMES) && !wanted(SMS_NAMES)) {
    faults.push(
      'SMS_URL and SMS_SECRET, or the variables of DingTalk, must be set: nobody of the staff could sign in (or DEMO=1 for the simulated platforms)',
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
      faults.push('WX_STATE must be developer, trial or formal')
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
    if (!Number.isSafeInteger(agentId)) faults.push('DT_AGENT_ID must be a number')
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
