import { tailOf } from '@qihu/shared'
import { serverNow } from '../api/client'
import type { DetailPartsFragment } from '../api/generated/graphql'
import { instantText } from '../format/request-view'
import { FORMS, type FormName } from './generated/forms'
import { staffWords } from './words'

export type StaffRequest = DetailPartsFragment

export const instantWords = (at: number): string => instantText(at, serverNow())

/** Until when; once it is answered, until when it had been. */
export const dueSentence = ({ stage }: StaffRequest, due: string): string =>
  (stage === 'RESOLVED' || stage === 'CLOSED' ? staffWords.dueOver : staffWords.due)(due)

export const sizeWords = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** What an action has come to, to be said once: '0042-7 已派单，住建局 9月28日（周一）17:00 到期。' */
export function doneText(action: FormName, request: StaffRequest): string {
  const moved = action === 'DISPATCH' || action === 'REGRADE'
  const due = moved && request.dueWords !== null ? staffWords.due(request.dueWords) : ''
  // A space stands beside figures only: 住建局 9月28日, but 住建局今天.
  const unit = due && request.leadUnit ? `${request.leadUnit.name}${/^\d/.test(due) ? ' ' : ''}` : ''
  const parts = [FORMS[action].done, unit + due]
  return `${tailOf(request.number)} ${parts.filter(Boolean).join('，')}。`
}
