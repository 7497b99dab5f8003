import { escapeHtml } from '../html.ts'

/** HTML from text that others wrote: everything is escaped first, tags come only from the patterns below. */
const inline = (escaped: string) =>
  escaped.replace(/!?\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)/g, '$1').replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')

const block = (line: string): { tag: 'p' | 'li' | 'blockquote' | 'h3'; html: string } | null => {
  const text = line.trim()
  if (text === '') return null
  const heading = /^#{1,6}\s+(.*)$/.exec(text)
  if (heading) return { tag: 'h3', html: inline(escapeHtml(heading[1] ?? '')) }
  const item = /^(?:[-*]|\d+\.)\s+(.*)$/.exec(text)
  if (item) return { tag: 'li', html: inline(escapeHtml(item[1] ?? '')) }
  const quote = /^>\s?(.*)$/.exec(text)
  if (quote) return { tag: 'blockquote', html: inline(escapeHtml(quote[1] ?? '')) }
  return { tag: 'p', html: inline(escapeHtml(text)) }
}

/** Headings, bold, lists and quotes; a link shows its words only, the card has one button. */
export const markdownHtml = (markdown: string): string => {
  const html: string[] = []
  let inList = false
  for (const line of markdown.split(/\r?\n/)) {
    const part = block(line)
    const isItem = part?.tag === 'li'
    if (inList && !isItem) html.push('</ul>')
    if (!inList && isItem) html.push('<ul>')
    inList = isItem
    if (part !== null) html.push(`<${part.tag}>${part.html}</${part.tag}>`)
  }
  if (inList) html.push('</ul>')
  return html.join('')
}

/** A text message: its http(s) links can be tapped as they stand. */
export const smsHtml = (text: string): string => {
  let html = ''
  let from = 0
  for (const match of text.matchAll(/https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]*[\w/=#&-]/g)) {
    const url = escapeHtml(match[0])
    html += escapeHtml(text.slice(from, match.index))
    html += `<a class="link" data-testid="open-sms" rel="noreferrer" href="${url}">${url}</a>`
    from = match.index + match[0].length
  }
  return (html + escapeHtml(text.slice(from))).replace(/\n/g, '<br>')
}
