import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { parseSceneCode, sceneLinkPath } from '@qihu/shared'
import { systemClock } from '../clock.ts'
import { ConfigError, readConfig, readDataConfig } from '../config.ts'
import { openDatabase } from '../db/open.ts'
import { codeOfWindow, findHall } from '../halls/halls.store.ts'
import { posterPage } from '../halls/poster.ts'
import { AdminFault } from './admin-fault.ts'
import { addCentre, CENTRE_LEVELS, changeCentre } from './centres.admin.ts'
import type { Change } from './changes.store.ts'
import { addHall, addWindow, renewCode, revokeWindow, windowInUse } from './halls.admin.ts'
import { LISTS, type ListName, listed } from './lists.ts'
import { addFirstAdmin, addPost, addStaff, endPost } from './staff.admin.ts'
import { addUnit, changeUnit } from './units.admin.ts'

const USAGE = `用法：npm run admin -- 命令 [选项]

第一次使用
  create --name 姓名 --dingtalk USERID [--desk 专窗名称]    第一个中心和它的管理员
中心
  centre add --division 330111 --name 某区 [--desk 名称] [--level ${Object.keys(CENTRE_LEVELS).join('|')}] [--under 330100]
  centre change --centre 330111 [--name] [--desk] [--level] [--under]
单位
  unit add --centre 330111 --name 住建局 [--phone 电话] [--not-leading]
  unit change --centre 330111 --unit 住建局 [--name] [--phone] [--leading|--not-leading]
人员和职务
  staff add --centre 330111 --name 姓名 --role 经办 --unit 住建局 --dingtalk USERID [--title 职务] [--phone 手机号]
  post add|end --centre 330111 --person 编号|USERID|手机号 --role 角色 [--unit 单位]
大厅和窗口
  hall add --centre 330111 --name 名称 --address 地址 --phone 电话
  window add --centre 330111 --hall 大厅 --name 名称 [--services "办什么；办什么"]
  window poster --window 编号 --out 文件.html    要张贴的二维码（ENV_FILE 指向服务的配置）
  window renew --window 编号                   换新二维码，旧的随即失效
  window revoke --window 编号                  停用，二维码随即失效
查看
  list ${LISTS.join('|')} [--centre 330111]

每个改动都记下时间和内容，--why 写明原因。角色可写代码或中文，写错时会列出全部。
数据库由 DATABASE_URL 指定，不写时用 .data/qihu.sqlite；ENV_FILE 指向服务的配置文件。
`

type Output = { out(text: string): void; err(text: string): void }

const TEXTS = [
  ...(['name', 'title', 'phone', 'dingtalk', 'role', 'unit', 'person', 'centre', 'division', 'desk'] as const),
  ...(['level', 'under', 'address', 'hall', 'services', 'window', 'out', 'why'] as const),
] as const
type TextName = (typeof TEXTS)[number]
const OPTIONS = {
  ...Object.fromEntries(TEXTS.map((name) => [name, { type: 'string' as const }])),
  leading: { type: 'boolean' as const },
  'not-leading': { type: 'boolean' as const },
}

/** What was written behind the command. */
class Given {
  readonly texts: { readonly [N in TextName]?: string }
  readonly leads: { readonly leads?: boolean }

  constructor(values: Readonly<Record<string, unknown>>) {
    this.texts = values as Given['texts']
    this.leads = values.leading ? { leads: true } : values['not-leading'] ? { leads: false } : {}
  }

  /** @throws {AdminFault} where it was left out. */
  required(name: TextName): string {
    const text = this.texts[name]?.trim()
    if (!text) throw new AdminFault(`缺少 --${name}。`, name)
    return text
  }
}

type Parts = { readonly change: Change; readonly given: Given; readonly env: NodeJS.ProcessEnv }
/** @returns what was done, in words. */
type Command = (parts: Parts) => Promise<string>

const COMMANDS: Readonly<Record<string, Command>> = {
  async create({ change, given, env }) {
    const place = { division: env.DIVISION, desk: given.texts.desk ?? env.DESK }
    const { name, id } = await addFirstAdmin(change, given.texts.centre ?? null, given.texts, place)
    return `已授予中心管理员：${name}（编号 ${id}）。`
  },
  async 'centre add'({ change, given }) {
    const { name, division } = await addCentre(change, given.texts)
    return `已建立中心：${division} ${name}。下一步：unit add 建单位，staff add 录入人员。`
  },
  async 'centre change'({ change, given }) {
    const { name, division } = await changeCentre(change, given.required('centre'), given.texts)
    return `已修改中心：${division} ${name}。`
  },
  async 'unit add'({ change, given }) {
    const { name } = await addUnit(change, given.required('centre'), { ...given.texts, ...given.leads })
    return `已建立单位：${name}。`
  },
  async 'unit change'({ change, given }) {
    const input = { ...given.texts, ...given.leads }
    const { name } = await changeUnit(change, given.required('centre'), given.required('unit'), input)
    return `已修改单位：${name}。`
  },
  async 'staff add'({ change, given }) {
    const { name, id } = await addStaff(change, given.required('centre'), given.texts)
    return `已录入：${name}（编号 ${id}）。`
  },
  async 'post add'({ change, given }) {
    const { name } = await addPost(change, given.required('centre'), given.required('person'), given.texts)
    return `已授予${name}这个职务。`
  },
  async 'post end'({ change, given }) {
    const { name } = await endPost(change, given.required('centre'), given.required('person'), given.texts)
    return `已取消${name}的这个职务。`
  },
  async 'hall add'({ change, given }) {
    const { name } = await addHall(change, given.required('centre'), given.texts)
    return `已建立大厅：${name}。`
  },
  async 'window add'({ change, given }) {
    const { id, name } = await addWindow(change, given.required('centre'), given.required('hall'), given.texts)
    return `已建立窗口：${name}（编号 ${id}）。下一步：window poster 打印二维码。`
  },
  async 'window revoke'({ change, given }) {
    const { name } = await revokeWindow(change, given.required('window'))
    return `已停用窗口：${name}。它的二维码不能再用，请把张贴的取下。`
  },
  async 'window renew'({ change, given }) {
    const { name } = await renewCode(change, given.required('window'))
    return `已换新二维码：${name}。旧的不能再用，请重新打印张贴。`
  },
  async 'window poster'({ change, given, env }) {
    const { read, schema } = change.db
    const out = path.resolve(env.INIT_CWD ?? '.', given.required('out'))
    const { window } = await windowInUse(read, schema, given.required('window'))
    const config = readConfig(env)
    const hall = await findHall(read, schema, window.hallId)
    const scene = parseSceneCode(codeOfWindow(config, window))
    if (!hall || !scene) throw new AdminFault('这个窗口的大厅或编号不完整，不能打印。', 'window')
    const link = `${config.publicBase}${sceneLinkPath(scene)}`
    const { name, services } = window
    write(out, posterPage({ hall: hall.name, window: name, services, phone: hall.phone, link }))
    return `已写入 ${out}。用浏览器打开后打印，A5。二维码指向 ${link}`
  },
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new AdminFault(`${file} 写不进去（${(error as { code?: string }).code}）。请换一个位置。`, 'out')
  }
}

/** @returns the exit code: 1 where nothing was changed, 2 where the command was not understood. */
export async function adminCommand(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  { out, err }: Output,
): Promise<number> {
  const parsed = parse(args)
  if ('fault' in parsed) {
    err(parsed.fault)
    return 2
  }
  if (parsed.help) {
    out(USAGE)
    return 0
  }
  const { name, given } = parsed
  const db = await openDatabase(readDataConfig(env).databaseUrl).catch(() => null)
  if (!db) {
    err('数据库打不开。请检查 DATABASE_URL 指向的文件或服务，再运行一次。\n')
    return 1
  }
  try {
    if (name.startsWith('list ')) {
      const rows = await listed(db, name.slice('list '.length) as ListName, given.texts.centre)
      out(rows.length === 0 ? '没有。\n' : rows.map((row) => `${row.join('\t')}\n`).join(''))
      return 0
    }
    const command = COMMANDS[name] as Command
    const change = { db, now: systemClock.now(), byPersonId: null, why: given.texts.why?.trim() || null }
    out(`${await command({ change, given, env })}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof AdminFault) && !(error instanceof ConfigError)) throw error
    err(`没有改动：${error.message}\n`)
    return 1
  } finally {
    await db.close()
  }
}

type Parsed =
  | { readonly help: true }
  | { readonly help?: never; readonly name: string; readonly given: Given }
  | { readonly fault: string }

function parse(args: readonly string[]): Parsed {
  if (args.length === 0) return { fault: USAGE }
  if (args.includes('--help') || args.includes('-h')) return { help: true }
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
    const name = positionals.join(' ')
    const known = Object.hasOwn(COMMANDS, name) || LISTS.some((list) => name === `list ${list}`)
    return known ? { name, given: new Given(values) } : { fault: `没有命令 ${name}。\n${USAGE}` }
  } catch (error) {
    if (!(error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) throw error
    return { fault: `${(error as Error).message}\n${USAGE}` }
  }
}
