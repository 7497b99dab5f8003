import { headline, lampOf } from '@qihu/shared'
import type { Context } from '../context.ts'
import { calendarOf } from '../deadlines/calendars.ts'
import type { Standing } from './requests.store.ts'
import { dueAtOf, dueRowsOf, dueWordsOf, journeyFor, readerOf, statusOf } from './requests.view.ts'

/** What somebody with number and look-up code reads; staff are spoken to in other words. */
export async function publicProgress(context: Context, { row, leadUnitName }: Standing) {
  const { now } = context
  const calendar = calendarOf(context.calendar, row.centreId)
  const reader = readerOf(context, row)
  const { desk } = (await context.centres()).of(row.centreId)
  return {
    __typename: 'PublicProgress' as const,
    number: row.number,
    title: row.title,
    statusWord: statusOf(row, reader),
    headline: headline(row.state, { desk, leadUnit: leadUnitName }, now, calendar, reader),
    lamp: lampOf(row.state, now, calendar, reader),
    dueAt: dueAtOf(row),
    dueWords: dueWordsOf(row.state, now, calendar),
    dueRows: dueRowsOf(context, row),
    journey: journeyFor(row, reader),
    leadUnitName,
  }
}
