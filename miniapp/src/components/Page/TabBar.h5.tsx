import { useRouter } from '@tarojs/taro'
import { type MouseEvent, useEffect } from 'react'
import home from '../../assets/tab-home.png'
import homeOn from '../../assets/tab-home-on.png'
import me from '../../assets/tab-me.png'
import meOn from '../../assets/tab-me-on.png'
import messages from '../../assets/tab-messages.png'
import messagesOn from '../../assets/tab-messages-on.png'
import requests from '../../assets/tab-requests.png'
import requestsOn from '../../assets/tab-requests-on.png'
import { preloadPages } from '../../platform/preload-pages'
import { go } from '../../session/go'
import { useTabBadges } from '../../session/tab-badges'
import { componentWords } from '../component-words'

const tabs = [
  { url: '/pages/home/home', text: componentWords.tabs.home, icon: home, iconOn: homeOn },
  { url: '/pages/requests/requests', text: componentWords.tabs.requests, icon: requests, iconOn: requestsOn },
  { url: '/pages/messages/messages', text: componentWords.tabs.messages, icon: messages, iconOn: messagesOn },
  { url: '/pages/me/me', text: componentWords.tabs.me, icon: me, iconOn: meOn },
] as const

const OTHERS_AFTER_MS = 3_000

/**
 * Taro's own bar is hidden: its links run script from the address, which our content policy forbids, and they tell
 * nobody which tab is open.
 */
export function TabBar() {
  const badges = useTabBadges()
  const path = useRouter().path.split('?')[0]
  const isTab = tabs.some((tab) => tab.url === path)
  useEffect(() => {
    if (!isTab) return
    // The others open without network too, once this one has had its turn.
    const timer = setTimeout(() => preloadPages(tabs.map(({ url }) => url)), OTHERS_AFTER_MS)
    return () => clearTimeout(timer)
  }, [isTab])
  if (!isTab) return null
  const open = (event: MouseEvent, url: string) => {
    if (event.ctrlKey || event.metaKey) return
    event.preventDefault()
    if (url !== path) go(url)
  }
  return (
    <nav className="qh-tabs" aria-label={componentWords.tabs.label}>
      {tabs.map((tab) => {
        const current = tab.url === path
        const count = badges[tab.url] ?? 0
        return (
          <a
            key={tab.url}
            href={tab.url}
            className={current ? 'qh-tabs__tab qh-tabs__tab--current' : 'qh-tabs__tab'}
            aria-current={current ? 'page' : undefined}
            onClick={(event) => open(event, tab.url)}
          >
            <img className="qh-tabs__icon" src={current ? tab.iconOn : tab.icon} alt="" />
            <span>{tab.text}</span>
            {count > 0 ? (
              <span className="qh-tabs__badge">
                {count > 99 ? '99+' : count}
                <span className="qh-visually-hidden">{componentWords.tabs.waiting}</span>
              </span>
            ) : null}
          </a>
        )
      })}
    </nav>
  )
}
