import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WECHAT_TEMPLATE } from '../../shared/src/index.ts'

/** Nobody listens there: a platform that is called by mistake refuses at once. */
const NOWHERE = 'http://127.0.0.1:9'

/** What the server is started with in production, its platforms pointed at this machine; logging as configured. */
/** A page, without which no service begins; nobody opens it here. */
const pages = mkdtempSync(join(tmpdir(), 'qihu-pages-'))
writeFileSync(join(pages, 'index.html'), '')
process.on('exit', () => rmSync(pages, { recursive: true, force: true }))

export const PRODUCTION: Readonly<Record<string, string>> = {
  NODE_ENV: 'production',
  DEMO: '0',
  LOG_LEVEL: '',
  GRAPHQL: 'persisted',
  H5_DIR: pages,
  FILINGS_A_DAY: '1000000',
  SECRET: 'a-secret-for-measurements-on-this-machine',
  PUBLIC_BASE: 'https://qihu.example',
  WX_API_BASE: NOWHERE,
  WX_APP_ID: 'none',
  WX_APP_SECRET: 'none',
  DT_OAPI_BASE: NOWHERE,
  DT_API_BASE: NOWHERE,
  DT_APP_KEY: 'none',
  DT_APP_SECRET: 'none',
  DT_AGENT_ID: '1',
  DT_CORP_ID: 'none',
  SMS_URL: NOWHERE,
  SMS_SECRET: 'none',
  ...Object.fromEntries(WECHAT_TEMPLATE.values.map((template) => [`WX_TEMPLATE_${template}`, 'none'])),
}
