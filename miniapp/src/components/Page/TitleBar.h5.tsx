import { stepBackHere } from '../../platform/back-steps'
import { goBack } from '../../session/go'
import { componentWords } from '../component-words'

interface TitleBarProps {
  title: string
  back?: boolean
  /** The page draws its own head: the title is there for those who listen. */
  bare?: boolean
  contentId: string
  headingId: string
}

const stepBack = () => {
  if (!stepBackHere()) goBack('/pages/home/home')
}

const isTabPage = () => /^\/($|pages\/(home|requests|messages|me)\/)/.test(window.location.pathname)

/** The browser shows no navigation bar of its own, so this page draws one, with the skip link before it. */
export function TitleBar({ title, back = !isTabPage(), bare = false, contentId, headingId }: TitleBarProps) {
  const skip = () => document.getElementById(contentId)?.focus()
  return (
    <header className="qh-title">
      <button type="button" className="qh-title__skip" onClick={skip}>
        {componentWords.skipToContent}
      </button>
      {back ? (
        <button type="button" className="qh-title__back" onClick={stepBack}>
          <span className="qh-title__arrow" aria-hidden="true" />
          {componentWords.back}
        </button>
      ) : null}
      <h1 id={headingId} className={bare ? 'qh-visually-hidden' : 'qh-title__text'} tabIndex={-1}>
        {title}
      </h1>
    </header>
  )
}
