import path from 'node:path'
import { DEFAULT_PROFILE_ID, PROFILES, WECHAT_TEMPLATE, type WeChatTemplate } from '@qihu/shared'

export type PlatformConfig = {
  readonly wechat: {
    readonly apiBase: string
    readonly appId: string
    readonly appSecret: string
    readonly state: 'developer' | 'trial' | 'formal'
    readonly templates: Readonly<Record<WeChatTemplate, string>>
  }
  readonly dingTalk: {
    readonly oapiBase: string
    readonly apiBase: string
    readonly appKey: string
    readonly appSecret: string
    readonly agentId: number
    readonly corpId: string
  }
  readonly sms: { readonly url: string; readonly secret: string }
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
}

export class ConfigError extends Error {}

const LOG_LEVELS: readonly string[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

const MOST_DRAIN_SECONDS = 300

const ROOT = path.join(import.meta.dirname, '../..')

/**
 * Reads and checks the environment.
 * @throws {ConfigError} naming every variable that is missing or wrong.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const faults: string[] = []
  const production = env.NODE_ENV === 'production'
  const demo = env.DEMO === '1'
  const host = env.HOST || '127.0.0.1'
  const port = Number(env.PORT || 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) faults.push('PORT must be a number from 0 to 65535')
  if (production && demo)
    faults.push('DEMO=1 cannot be used with NODE_ENV=production: it lets anyone sign in as anyone')
  const graphql = env.GRAPHQL || 'persisted'
  if (graphql !== 'persisted' && graphql !== 'open') faults.push('GRAPHQL must be persisted or open')
  if (production && graphql === 'open') faults.push('GRAPHQL=open cannot be used with NODE_ENV=production')
  const secret = env.SECRET || (demo ? 'demo-secret-for-this-machine-only' : '')
  if (secret.length < 32) faults.push('SECRET must be set to at least 32 characters')
  const profile = env.DEADLINE_PROFILE || DEFAULT_PROFILE_ID
  if (!Object.hasOwn(PROFILES, profile))
    faults.push(`DEADLINE_PROFILE must be one of ${Object.keys(PROFILES).join(', ')}`)
  const dataDir = path.resolve(env.DATA_DIR || path.join(ROOT, '.data'))
  const databaseUrl = env.DATABASE_URL || `file:${path.join(dataDir, 'qihu.sqlite')}`
  // A file without a name would be a database that ends with the process.
  if (!/^(file:.|postgres(ql)?:\/\/.)/.test(databaseUrl)) faults.push('DATABASE_URL must be file:PATH or postgres://…')
  const division = env.DIVISION || '330199'
  if (!/^\d{6}$/.test(division)) faults.push('DIVISION must be six digits')
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
  const dingTalkCallsAMonth = Number(env.DT_MONTHLY_CALLS || 10_000)
  if (!Number.isSafeInteger(dingTalkCallsAMonth) || dingTalkCallsAMonth < 100)
    faults.push('DT_MONTHLY_CALLS must be a number of at least 100')
  const platforms = demo ? null : readPlatforms(env, faults)
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
  }
}

function readPlatforms(env: NodeJS.ProcessEnv, faults: string[]): PlatformConfig {
  const need = (name: string): string => {
    const value = env[name]
    if (!value) faults.push(`${name} must be set (or DEMO=1 for the simulated platforms)`)
    return value ?? ''
  }
  const templates = Object.fromEntries(
    WECHAT_TEMPLATE.values.map((template) => [template, need(`WX_TEMPLATE_${template}`)]),
  ) as Record<WeChatTemplate, string>
  const state = env.WX_STATE || 'formal'
  if (state !== 'developer' && state !== 'trial' && state !== 'formal') {
    faults.push('WX_STATE must be developer, trial or formal')
  }
  const agentId = Number(need('DT_AGENT_ID'))
  if (!Number.isSafeInteger(agentId)) faults.push('DT_AGENT_ID must be a number')
  return {
    wechat: {
      apiBase: env.WX_API_BASE || 'https://api.weixin.qq.com',
      appId: need('WX_APP_ID'),
      appSecret: need('WX_APP_SECRET'),
      state: state as 'formal',
      templates,
    },
    dingTalk: {
      oapiBase: env.DT_OAPI_BASE || 'https://oapi.dingtalk.com',
      apiBase: env.DT_API_BASE || 'https://api.dingtalk.com',
      appKey: need('DT_APP_KEY'),
      appSecret: need('DT_APP_SECRET'),
      agentId,
      corpId: need('DT_CORP_ID'),
    },
    sms: { url: need('SMS_URL'), secret: need('SMS_SECRET') },
  }
}
