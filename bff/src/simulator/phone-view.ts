import { escapeHtml } from '../html.ts'
import { markdownHtml, smsHtml } from './phone-text.ts'
import type { SimulatedMessage, SimulatedPerson, SimulatorState } from './simulator-state.ts'

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

const channelNames = { sms: '短信', wechat: '微信 · 服务通知', dingtalk: '钉钉 · 工作通知' } as const

/** `prefix` is where the simulator is mounted, `/sim` for example. */
export const phonePath = (prefix: string, person: SimulatedPerson): string =>
  `${prefix}/phone/${encodeURIComponent(person.key)}`

const messageBody = (state: SimulatorState, base: string, { id, content }: SimulatedMessage) => {
  if (content.channel === 'sms') return `<p>${smsHtml(content.text)}</p>`
  if (content.channel === 'dingtalk') {
    const href = `${base}/open?url=${encodeURIComponent(content.url)}&message=${id}`
    return `<h2 id="${id}">${escapeHtml(content.title)}</h2><div class="markdown">${markdownHtml(content.markdown)}</div>
<a class="action" data-testid="open-dingtalk" href="${escapeHtml(href)}">${escapeHtml(content.button)}</a>`
  }
  const template = state.templates.get(content.templateId)
  const rows = Object.entries(content.data)
    .map(([key, value]) => `<dt>${escapeHtml(template?.fields[key] ?? key)}</dt><dd>${escapeHtml(value)}</dd>`)
    .join('')
  const href = `${base}/open-wx?page=${encodeURIComponent(content.page ?? '')}&message=${id}`
  const action =
    content.page === null ? '' : `<a class="action" data-testid="open-wechat" href="${escapeHtml(href)}">点开看</a>`
  return `<h2 id="${id}">${escapeHtml(template?.title ?? '服务通知')}</h2><dl>${rows}</dl>${action}`
}

const messageHtml = (state: SimulatorState, base: string, message: SimulatedMessage) => {
  const { id, at, content } = message
  // A text has no title of its own to be named by.
  const heading = content.channel === 'sms' ? ` id="${id}"` : ''
  return `<article class="message ${content.channel}" data-testid="message-${content.channel}" data-message-id="${id}" aria-labelledby="${id}">
<p class="meta"><span${heading}>${channelNames[content.channel]}</span><time datetime="${new Date(at).toISOString()}">${clock.format(at)}</time></p>
${messageBody(state, base, message)}
</article>`
}

export interface Consent {
  templateId: string
  title: string
  /** Sends left; null under a long-term subscription, which has no end. */
  remaining: number | null
}

export const consentsOf = (state: SimulatorState, person: SimulatedPerson): Consent[] => {
  const { openid } = person
  if (openid === undefined) return []
  return [...state.templates.values()].map(({ id, title }) => {
    const left = state.creditsLeft(openid, id)
    return { templateId: id, title, remaining: Number.isFinite(left) ? left : null }
  })
}

const consentsHtml = (consents: Consent[]) => {
  if (consents.length === 0) return ''
  const rows = consents
    .map(({ templateId, title, remaining }) => {
      const left = remaining === null ? '长期有效' : `还可收 ${remaining} 条`
      return `<li data-testid="consent" data-template-id="${escapeHtml(templateId)}"><span>${escapeHtml(title)}</span><span>${left}</span></li>`
    })
    .join('')
  return `<section class="consents" aria-labelledby="consents-title"><h2 id="consents-title">微信订阅消息</h2><ul>${rows}</ul></section>`
}

export const inboxHtml = (state: SimulatorState, prefix: string, person: SimulatedPerson): string => {
  const messages = state.inbox(person)
  const base = phonePath(prefix, person)
  const list =
    messages.length === 0
      ? '<p class="empty">还没有消息</p>'
      : messages.map((message) => messageHtml(state, base, message)).join('\n')
  return `<section aria-label="消息">${list}</section>${consentsHtml(consentsOf(state, person))}`
}

const page = (prefix: string, title: string, body: string) => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${escapeHtml(prefix)}/phone.css">
</head>
<body>
<div class="phone">
${body}
</div>
</body>
</html>
`

export const phoneHtml = (state: SimulatorState, prefix: string, person: SimulatedPerson, version: string): string => {
  const name = escapeHtml(person.name)
  const base = escapeHtml(phonePath(prefix, person))
  return page(
    prefix,
    `${person.name}的手机`,
    `<header><a class="back" data-testid="all-phones" href="${escapeHtml(prefix)}/">所有手机</a><h1>${name}的手机</h1><p class="number">${escapeHtml(person.phone)}</p></header>
<p class="news" role="status" data-testid="news"></p>
<main id="inbox" data-inbox="${base}/inbox" data-version="${version}">${inboxHtml(state, prefix, person)}</main>
<script type="module" src="${escapeHtml(prefix)}/phone.js"></script>`,
  )
}

export const phoneListHtml = (state: SimulatorState, prefix: string): string => {
  const rows = [...state.people.values()]
    .map((person) => {
      const href = escapeHtml(phonePath(prefix, person))
      return `<li><a data-testid="phone-${escapeHtml(person.key)}" href="${href}"><span>${escapeHtml(person.name)}</span><span class="number">${escapeHtml(person.phone)}</span></a></li>`
    })
    .join('\n')
  const list = rows === '' ? '<p class="empty">还没有人</p>' : `<ul class="people">${rows}</ul>`
  return page(
    prefix,
    '演示手机',
    `<header><h1>演示手机</h1><p class="number">短信、微信和钉钉的消息都会出现在这里，不会真的发出去</p></header><main>${list}</main>`,
  )
}

export const phoneProblemHtml = (prefix: string, text: string): string =>
  page(
    prefix,
    text,
    `<header><a class="back" href="${escapeHtml(prefix)}/">所有手机</a><h1>打不开</h1></header><main><p class="empty" role="alert">${escapeHtml(text)}</p></main>`,
  )

export const phoneOpeningHtml = (prefix: string): string =>
  page(
    prefix,
    '正在打开',
    `<main><p class="empty" role="status">正在打开…</p></main>
<script type="module" src="${escapeHtml(prefix)}/open.js"></script>`,
  )
