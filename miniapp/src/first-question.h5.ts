import { askedEarly } from './api/early'
import { HomeDocument } from './api/generated/graphql'
import { queryClient } from './api/query-client'
import { questionOf } from './api/question'
import { type Session, startSession } from './session/session'
import { queueQuestion } from './staff/queue/queue-question'

const home = ({ viewer }: Session) => {
  const who = viewer?.id ?? 'visitor'
  const question = questionOf(HomeDocument, {}, who, `${who}.home`)
  askedEarly(question.queryKey)
  void queryClient.prefetchQuery(question)
}

const queue = ({ viewer }: Session) => {
  if (!viewer) return
  const question = queueQuestion('NOW', '', viewer.id)
  askedEarly(question.queryKey)
  void queryClient.prefetchInfiniteQuery(question)
}

/** The pages that people begin with most. */
const QUESTIONS: Readonly<Record<string, (session: Session) => void>> = {
  '/': home,
  '/pages/home/home': home,
  '/staff/queue/queue': queue,
}

/**
 * Asks for the answer of the first page while the page itself is still fetched, run and drawn; it then finds the same
 * question under way. Not where the address chooses something else than what the page begins with.
 */
export function askFirst(): void {
  const { pathname, search } = window.location
  const ask = search === '' ? QUESTIONS[pathname] : undefined
  if (ask) void startSession().then(ask)
}
