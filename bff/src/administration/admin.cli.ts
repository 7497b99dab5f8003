import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { parseSceneCode, sceneLinkPath } from '@qihu/shared'
import { type Clock, systemClock } from '../clock.ts'
import { ConfigError, readConfig, readDataConfig } from '../config.ts'
import { notOpenedWords } from '../db/not-opened.ts'
import { openDatabase } from '../db/open.ts'
import { refreshCalendar } from '../deadlines/calendar.ts'
import { codeOfWindow, findHall } from '../halls/halls.store.ts'
import { posterPage } from '../halls/poster.ts'
import { commandParts, recordingOf } from '../life/recording.ts'
import { OF_BOOK } from './address-book.cli.ts'
import { AdminFault } from './admin-fault.ts'
import { CENTRE_LEVELS } from './centres.admin.ts'
import {
  ADMIN_TEXTS,
  type AdminCommand,
  type AdminDone,
  COMMANDS,
  MOVES_DAYS,
  required,
  typedCommand,
} from './commands.ts'
import { windowInUse } from './halls.admin.ts'
import { LISTS, type ListName, listed } from './lists.ts'
import { NO_RESEND } from './notices.admin.ts'
import { addFirstAdmin } from './staff.admin.ts'
import { TABLES } from './tables.ts'
import { tableFile, takeTable } from './take-table.ts'
import { codeWords, type Given, reported, type Typed } from './typed.ts'

const USAGE = `用法：npm run admin -- 命令 [选项]

第一次使用
  create --name 姓名 --phone 手机号|--dingtalk USERID [--desk 专窗名称]    第一个中心和它的管理员
中心
  centre add --division 330111 --name 某区 [--desk 名称] [--phone 专窗电话] [--level ${Object.keys(CENTRE_LEVELS).join('|')}] [--under 330100]
  centre change --centre 330111 [--name] [--desk] [--phone] [--level] [--under]
停办（台风、停电等，期限顺延；对下级中心也有效）
  closure add --centre 330111 --from 2026-12-01 [--until 2026-12-02] --name 台风停工 --document 文号
  closure end --centre 330111 --closure 编号 [--until 最后一天]    取消；写最后一天的，提前结束
文字（中心自己的话；写错时会列出全部）
  text change --centre 330111 --kind PRIVACY|FILING|ACCEPTED|… --text "文字"    --text "" 恢复系统的文字；几行用 \\n 分开
类别（下级中心沿用；已归类的诉求不变，改名后显示新名称）
  category add --centre 330111 --name 跨境电商
  category change --centre 330111 --category 税务 --name 税费
  category end|restore --centre 330111 --category 税务    停用；恢复到上级或系统的样子
单位
  unit add --centre 330111 --name 住建局 [--phone 电话] [--not-leading]
  unit change --centre 330111 --unit 住建局 [--name] [--phone] [--leading|--not-leading]
人员和职务（--person 写编号、钉钉 USERID 或手机号）
  staff add --centre 330111 --name 姓名 --role 经办 --unit 住建局 --phone 手机号|--dingtalk USERID [--title 职务]
  staff change --centre 330111 --person 谁 [--name] [--title] [--phone] [--dingtalk]
  staff code --centre 330111 --person 谁                重新设置动态码：换手机或丢失时，给他一个开通码
  staff signout --centre 330111 --person 谁             在所有设备上退出登录：设备丢失时
  staff end --centre 330111 --person 谁 [--successor 谁]    离开这个中心，取消在这里的全部职务
  deputy add --centre 330111 --person 谁 --deputy 谁 --until 2026-12-12 [--from 2026-12-01] [--role 角色] [--unit 单位]
                                                        请假、出差时由别人代理，到期自动结束
  deputy end --centre 330111 --person 谁 --deputy 谁 [--role 角色] [--unit 单位] [--from 2026-12-01]    提前结束
  post add --centre 330111 --person 谁 --role 角色 [--unit 单位]
  post end --centre 330111 --person 谁 --role 角色 [--unit 单位] [--successor 谁]
  post move --centre 330111 --person 谁 --role 角色 --unit 原单位 --to 新单位 [--successor 谁]    调动，要重新登录
                                                        在办的诉求由 --successor 接手；不写的，由部门负责人重新指定
大厅和窗口
  hall add --centre 330111 --name 名称 --address 地址 --phone 电话 [--hours "9:00-12:00 13:30-17:00"] [--saturdays "9:00-12:00"]
  hall change --centre 330111 --hall 名称 [--name] [--address] [--phone] [--hours] [--saturdays]
  window add --centre 330111 --hall 大厅 --name 名称 [--services "办什么；办什么"]
  window change --window 编号 [--name] [--services]
  window poster --window 编号 --out 文件.html    要张贴的二维码（ENV_FILE 指向服务的配置）
  window renew --window 编号 --days 7          换新二维码；旧的再用几天，0 为随即失效
  window revoke --window 编号                  停用，二维码随即失效
表格（CSV 或 XLSX；导出的表可以改好后再导入，有一行有误就全部不写入）
  import units|staff|halls|windows|categories --centre 330111 --file 文件 [--dry-run]
  export units|staff|halls|windows|categories --centre 330111 --out 文件.xlsx|文件.csv
钉钉通讯录（要配好钉钉；ENV_FILE 指向服务的配置）
  book list --centre 330111 [--department 部门编号]     下级部门和部门里的人；不写部门是整个组织
  book take --centre 330111 --department 部门编号 --role 经办 [--unit 住建局] [--people userid,userid] [--dry-run]
                                                        不写 --people 是部门里的全部人
消息
  notice resend --notice 编号                   重新发送没有送到的消息；编号见“运行状况”和 npm run doctor
查看
  list ${LISTS.join('|')} [--centre 330111]

每个改动都记下时间和内容，--why 写明原因。角色可写代码或中文，写错时会列出全部。
选项留空（例如 --phone ""）表示清除。页面“管理”里的操作与这些命令相同。
数据库由 DATABASE_URL 指定，不写时用 .data/qihu.sqlite；ENV_FILE 指向服务的配置文件。
`

type Output = { out(text: string): void; err(text: string): void }

const TEXTS = [...Object.keys(ADMIN_TEXTS), 'out', 'why', 'file', 'department', 'people']
const OPTIONS = {
  ...Object.fromEntries(TEXTS.map((name) => [name, { type: 'string' as const }])),
  leading: { type: 'boolean' as const },
  'not-leading': { type: 'boolean' as const },
  'dry-run': { type: 'boolean' as const },
}

function givenIn({ leading, 'not-leading': not, 'dry-run': dry, ...texts }: Readonly<Record<string, unknown>>): Given {
  // A shell passes on no line ends of its own.
  const lines = typeof texts.text === 'string' ? { text: texts.text.replaceAll('\\n', '\n') } : {}
  return {
    ...texts,
    ...lines,
    ...(leading ? { leads: true } : not ? { leads: false } : {}),
    ...(dry === true && { dry }),
  }
}

/** What only a command on the machine itself does. */
const HERE_ALONE: Readonly<Record<string, Typed>> = {
  async create({ change, given, env }) {
    const place = { division: env.DIVISION, desk: given.desk ?? env.DESK }
    const { name, id, code } = await addFirstAdmin(change, given.centre ?? null, given, place)
    return `已授予中心管理员：${name}（编号 ${id}）。${codeWords(code)}`
  },
  async 'window poster'({ change, given, env }) {
    const { read: tx, schema } = change.db
    if (!given.out?.trim()) throw new AdminFault('请写保存到哪个文件。', 'out')
    const out = path.resolve(env.INIT_CWD ?? '.', given.out.trim())
    const { window } = await windowInUse({ tx, schema }, required(given, 'window'))
    const config = readConfig(env)
    const hall = await findHall(tx, schema, window.hallId)
    const scene = parseSceneCode(codeOfWindow(config, window))
    if (!hall || !scene) throw new AdminFault('这个窗口的大厅或编号不完整，不能打印。', 'window')
    const link = `${config.publicBase}${sceneLinkPath(scene)}`
    const { name, services } = window
    write(out, posterPage({ hall: hall.name, window: name, services, phone: hall.phone, link }))
    return `已写入 ${out}。用浏览器打开后打印，A5。二维码指向 ${link}`
  },
}

/** `import units`, `export staff` … */
const OF_TABLES = Object.fromEntries(
  TABLES.flatMap((table): [string, Typed][] => [
    [
      `import ${table.toLowerCase()}`,
      async ({ change, given, env }) => {
        if (!given.file?.trim()) throw new AdminFault('请写导入哪个文件。', 'file')
        const file = path.resolve(env.INIT_CWD ?? '.', given.file.trim())
        const dry = given.dry ?? false
        return reported(await takeTable(change, required(given, 'centre'), table, readBytes(file), dry), dry)
      },
    ],
    [
      `export ${table.toLowerCase()}`,
      async ({ change, given, env }) => {
        if (!given.out?.trim()) throw new AdminFault('请写保存到哪个文件。', 'out')
        const out = path.resolve(env.INIT_CWD ?? '.', given.out.trim())
        const format = out.toLowerCase().endsWith('.xlsx') ? 'XLSX' : 'CSV'
        write(out, await tableFile(change, required(given, 'centre'), table, format, ''))
        return `已写入 ${out}。`
      },
    ],
  ]),
)

const EVERYWHERE = Object.fromEntries(
  (Object.keys(COMMANDS) as AdminCommand[]).map((command): [string, Typed] => [
    typedCommand(command),
    async ({ change, given, env }) => {
      if (command === 'NOTICE_RESEND' && env.DRY === '1') throw new AdminFault(NO_RESEND)
      const { id, message, handedCode }: AdminDone = await COMMANDS[command](change, given)
      // What other commands name it by.
      return `${message}${command.endsWith('_ADD') && command !== 'DEPUTY_ADD' ? `编号 ${id}。` : ''}${codeWords(handedCode)}`
    },
  ]),
)

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new AdminFault(`${file} 读不了（${(error as { code?: string }).code}）。请检查路径。`, 'file')
  }
}

function write(file: string, text: string | Buffer): void {
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
  { out, err, clock = systemClock }: Output & { readonly clock?: Clock },
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
  const db = await openDatabase(readDataConfig(env).databaseUrl).catch((error: unknown) => {
    err(`${notOpenedWords(error)}\n`)
    return null
  })
  if (!db) return 1
  try {
    if (name.startsWith('list ')) {
      const rows = await listed(db, name.slice('list '.length) as ListName, given.centre)
      out(rows.length === 0 ? '没有。\n' : rows.map((row) => `${row.join('\t')}\n`).join(''))
      return 0
    }
    const command = (HERE_ALONE[name] ?? OF_BOOK[name] ?? OF_TABLES[name] ?? EVERYWHERE[name]) as Typed
    const who = { byPersonId: null, key: null, may: async () => true }
    const parts = await commandParts(db, env, clock)
    const change = { db, now: clock.now(), why: given.why?.trim() || null, record: recordingOf(parts), ...who }
    out(`${await command({ change, given, env })}\n`)
    // No service may be running that would count again, and one that starts knows no other calendar than the new one.
    if (MOVES_DAYS.some((each) => typedCommand(each) === name)) await refreshCalendar(parts)
    return 0
  } catch (error) {
    if (!(error instanceof AdminFault) && !(error instanceof ConfigError)) throw error
    const option = error instanceof AdminFault && error.field !== null ? `（--${error.field}）` : ''
    err(`没有改动：${error.message}${option}\n`)
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
    const known =
      Object.hasOwn(HERE_ALONE, name) ||
      Object.hasOwn(OF_BOOK, name) ||
      Object.hasOwn(OF_TABLES, name) ||
      Object.hasOwn(EVERYWHERE, name) ||
      LISTS.some((list) => name === `list ${list}`)
    if (!known) return { fault: `没有命令 ${name}。\n${USAGE}` }
    // Whoever believes that he only tries must not have done it.
    const takes = name === 'book take' ? ['dry-run'] : name.startsWith('import ') ? ['dry-run', 'file'] : []
    const idle = Object.keys(values).find((option) => ['dry-run', 'file'].includes(option) && !takes.includes(option))
    if (idle) return { fault: `${name} 没有 --${idle}，只有导入的命令有。没有改动。\n` }
    return { name, given: givenIn(values) }
  } catch (error) {
    if (!(error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) throw error
    return { fault: `${(error as Error).message}\n${USAGE}` }
  }
}
