// Runs in the browser on a person's phone page: asks for news once a second.
const inbox = document.getElementById('inbox')
const news = document.querySelector('[data-testid="news"]')
const everyMs = 1000

const messageIds = () => new Set([...inbox.querySelectorAll('[data-message-id]')].map((node) => node.dataset.messageId))

const look = async () => {
  try {
    const response = await fetch(inbox.dataset.inbox, { headers: { accept: 'application/json' } })
    if (!response.ok) throw new Error(String(response.status))
    const { version, html } = await response.json()
    if (news.dataset.lost) {
      delete news.dataset.lost
      news.textContent = ''
    }
    if (version !== inbox.dataset.version) {
      const before = messageIds()
      const focused = document.activeElement?.closest('[data-message-id]')?.dataset.messageId
      // The server escaped every text a person wrote.
      inbox.innerHTML = html
      inbox.dataset.version = version
      if (focused !== undefined) inbox.querySelector(`[data-message-id="${focused}"] a`)?.focus()
      const fresh = [...messageIds()].filter((id) => !before.has(id)).length
      if (fresh > 0) news.textContent = `收到 ${fresh} 条新消息`
    }
  } catch {
    news.dataset.lost = 'yes'
    news.textContent = '连接断了，正在重试'
  }
  setTimeout(look, everyMs)
}

setTimeout(look, everyMs)
