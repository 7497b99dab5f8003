import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const GUIDE = join(import.meta.dirname, '../../../docs/operations.md')

/** What an operator copies out of the guide: the block of this language that holds these words. @throws {Error} where there is none. */
export function blockOfGuide(language: string, holding: string): string {
  const guide = readFileSync(GUIDE, 'utf8')
  const blocks = [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))]
  const found = blocks.map(([, text = '']) => text).find((text) => text.includes(holding))
  if (found === undefined) throw new Error(`docs/operations.md has no block ${language} with ${holding}`)
  return found
}

/** @throws {Error} where it does not stand there: the guide has changed, and this with it. */
export function replaced(text: string, changes: readonly (readonly [string | RegExp, string])[]): string {
  return changes.reduce((before, [from, to]) => {
    const after = before.replace(from, to)
    if (after === before) throw new Error(`the guide has no ${String(from)}`)
    return after
  }, text)
}
