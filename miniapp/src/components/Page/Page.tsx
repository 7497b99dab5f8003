import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useOnline } from '../../platform/use-online'
import { useTypeClass } from '../../session/display-settings'
import { accessible } from '../accessible'
import { Button } from '../Button/Button'
import { componentWords } from '../component-words'
import { ErrorState } from './ErrorState'
import { Skeleton, type SkeletonKind } from './Skeleton'
import { TabBar } from './TabBar'
import { TitleBar } from './TitleBar'
import { useDocumentTitle } from './use-document-title'
import './Page.scss'

export type PageState =
  | { kind: 'loading'; skeleton?: SkeletonKind; onRetry?(): void }
  | { kind: 'empty'; text: string; actionText?: string; onAction?(): void; otherText?: string; onOther?(): void }
  | { kind: 'error'; text: string; errorId?: string; onRetry?(): void; children?: ReactNode }
  | { kind: 'ready' }

export interface PageProps {
  title: string
  /** Defaults to ready. */
  state?: PageState
  /** Stays at the bottom of the screen, above the safe area. */
  footer?: ReactNode
  /** Shown above the content in every state, e.g. an elder version switch or a staff bar. */
  header?: ReactNode
  /** Use the whole width from 1024 px on (SplitView); otherwise the column is 640 px wide. */
  wide?: boolean
  /** The page draws its own head and scrolls within itself; the title bar is there for those who listen. */
  bare?: boolean
  /** Stands at the left edge of a wide window, in every state. */
  rail?: ReactNode
  /** Replaces the sentence of the offline bar, e.g. “当前没有网络,显示的是 10:42 的内容”. */
  offlineText?: string
  /** False on the four tab pages. By default a page offers the way back when there is one. */
  back?: boolean
  /** False hides the tab bar of the browser on a tab page, e.g. for staff. */
  tabs?: boolean
  children?: ReactNode
}

const ready: PageState = { kind: 'ready' }

export function Page(props: PageProps) {
  const {
    title,
    state = ready,
    footer,
    header,
    wide = false,
    bare = false,
    rail,
    offlineText,
    back,
    tabs = true,
    children,
  } = props
  const typeClass = useTypeClass()
  const online = useOnline()
  const content = useDocumentTitle(title)

  const classes = ['qh-page', typeClass]
  if (wide) classes.push('qh-page--wide')
  if (bare) classes.push('qh-page--bare')
  if (rail) classes.push('qh-page--railed')
  if (footer) classes.push('qh-page--footed')

  return (
    <View className={classes.join(' ')}>
      <TitleBar title={title} back={back} bare={bare} contentId={content.contentId} headingId={content.headingId} />
      {rail}
      {online ? null : (
        <View className="qh-page__offline" {...accessible({ role: 'status', live: 'polite' })}>
          {offlineText ?? componentWords.offline}
        </View>
      )}
      <View id={content.contentId} className="qh-page__main" {...accessible({ role: 'main', focus: -1 })}>
        {header}
        {state.kind === 'loading' ? <Skeleton kind={state.skeleton ?? 'list'} onRetry={state.onRetry} /> : null}
        {state.kind === 'empty' ? (
          <View className="qh-page__empty">
            <Text className="qh-text">{state.text}</Text>
            {state.actionText && state.onAction ? <Button text={state.actionText} onPress={state.onAction} /> : null}
            {state.otherText && state.onOther ? (
              <Button kind="plain" text={state.otherText} onPress={state.onOther} />
            ) : null}
          </View>
        ) : null}
        {state.kind === 'error' ? (
          <ErrorState text={state.text} errorId={state.errorId} onRetry={state.onRetry}>
            {state.children}
          </ErrorState>
        ) : null}
        {state.kind === 'ready' ? children : null}
      </View>
      {footer || tabs ? (
        <View className="qh-page__bottom">
          {footer ? <View className="qh-page__footer">{footer}</View> : null}
          {tabs ? <TabBar /> : null}
        </View>
      ) : null}
    </View>
  )
}
