import type { RequestState } from './request.state.ts'

/** Until when the requester is answered, as notices of any length say it; a limit that has passed is no promise. */
export const answerBy = ({ dueAt, overdueAt }: RequestState, words: (at: number | null) => string): string =>
  overdueAt === null ? `${words(dueAt)}前答复您` : '已超期，正在督促'
