import { readFileSync } from 'node:fs'
import { ConfigError } from './config-error.ts'

/**
 * The environment of service and commands: what is set already, and under it the file that `ENV_FILE` names.
 * @throws {ConfigError} when the file cannot be read, or a line is none.
 */
export function environment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const file = env.ENV_FILE
  if (!file) return env
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new ConfigError(`ENV_FILE 指定的 ${file} 读不了（${code}）：请核对路径，和谁可以读它。`)
  }
  return { ...parseEnvironment(text, file), ...env }
}

/**
 * Lines `NAME=value` as systemd reads them in an EnvironmentFile, so that one file serves both: a line that begins with #
 * or ; says nothing, quotes may stand around a value and are taken off, and within it &, #, spaces and = mean themselves.
 * A shell would run what follows an &.
 */
export function parseEnvironment(text: string, name = 'ENV_FILE'): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  for (const [index, line] of lines.entries()) {
    const trimmed = line.trim()
    if (trimmed === '' || /^[#;]/.test(trimmed)) continue
    const found = /^(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/.exec(trimmed)
    if (!found) throw new ConfigError(`${name} 第 ${index + 1} 行：要写成 名称=值。`)
    const [, key = '', value = ''] = found
    values[key] = unquoted(value, `${name} 第 ${index + 1} 行（${key}）`)
  }
  return values
}

function unquoted(value: string, where: string): string {
  const quote = value[0]
  if (quote !== '"' && quote !== "'") return value
  const end = quote === '"' ? /^"((?:[^"\\]|\\.)*)"$/.exec(value) : /^'([^']*)'$/.exec(value)
  if (!end) throw new ConfigError(`${where}：开头的引号没有成对，或引号后面还有内容。`)
  const within = end[1] ?? ''
  return quote === '"' ? within.replace(/\\(["\\$`])/g, '$1') : within
}
