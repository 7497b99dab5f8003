import { driverCode } from './database.ts'

/** The code of a database that would keep other letters than it is given. */
export const NOT_UTF8 = 'NOT_UTF8'

type Words = { readonly why: string; readonly next: string }

const NAMED = '请核对 DATABASE_URL，或用 ENV_FILE 指定服务的配置文件。'
const WORDS: readonly (readonly [RegExp, string, string])[] = [
  [
    /^28/,
    '用户名或密码不对',
    '请核对 DATABASE_URL：密码里的 @ # / ? : 要写成 %40 %23 %2F %3F %3A。密码没有错的，看 pg_hba.conf 是否放行。',
  ],
  [/^3D000$/, '没有这个库', "请先建库：CREATE DATABASE qihu OWNER qihu ENCODING 'UTF8' TEMPLATE template0"],
  [
    /^42501$/,
    '这个用户没有在库里建结构的权限',
    '请把库交给它：ALTER DATABASE 库名 OWNER TO 用户名；库里已有别人建的表的，那些表也要交给它。',
  ],
  [
    /^NOT_UTF8$/,
    '库的编码不是 UTF8',
    "中文会存错，请另建一个：CREATE DATABASE qihu OWNER qihu ENCODING 'UTF8' TEMPLATE template0",
  ],
  [/^(53300|57P)/, '数据库正在启动、停止，或连接已满', '请稍后再试；一直这样的，看数据库的 max_connections 和日志。'],
  [/^(ECONN|EPIPE|ENOTFOUND|EAI_|CONNECT)/, '连不上', `请看数据库是否在运行。${NAMED}`],
  [/^SQLITE_(CANTOPEN|READONLY|IOERR)/, '文件打不开', '请看文件和目录是否属于服务的用户，磁盘是否已满。'],
  [/^SQLITE_(NOTADB|CORRUPT)/, '文件不是数据库或已损坏', '请从备份恢复到一个新文件。'],
]

/** Why a database could not be opened, and what to do about it; the code of the driver stands beside it for whoever searches for it. */
export function notOpened(error: unknown): Words {
  const code = driverCode(error)
  const found = WORDS.find(([codes]) => codes.test(code))
  const [, why, next] = found ?? [null, '', NAMED]
  // Messages of drivers may repeat the address, and with it the password.
  return { why: [why, code && `（${code}）`].filter(Boolean).join(''), next }
}

/** The same in a line. */
export function notOpenedWords(error: unknown): string {
  const { why, next } = notOpened(error)
  return `数据库打不开${why ? `：${why}` : ''}。${next}${/[。）]$/.test(next) ? '' : '。'}`
}
