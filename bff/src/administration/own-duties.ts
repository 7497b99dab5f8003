import type { CentreRow } from '../centres/centres.store.ts'
import { type Context, signedIn } from '../context.ts'
import { Duties } from './duties.store.ts'

/** What whoever asks sees to, in any centre. */
export async function dutiesOf(context: Context): Promise<Duties> {
  const { read, schema } = context.db
  return Duties.of(read, schema, await context.centres(), signedIn(context))
}

/** Centres in which whoever asks sees to something, by their codes. */
export async function administeredBy(context: Context): Promise<CentreRow[]> {
  if (!context.actor) return []
  const [centres, duties] = [await context.centres(), await dutiesOf(context)]
  return centres.all
    .filter((centre) => duties.in(centre).length > 0)
    .toSorted((a, b) => (a.division < b.division ? -1 : 1))
}
