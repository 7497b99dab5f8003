import { CENTRE_TEXT, type CentreText, filledText, OWN_WORDS } from '@qihu/shared/centre-texts'
import { NOTICE_VERSION, PRIVACY_NOTICE } from '@qihu/shared/privacy-notice'
import { isNull } from 'drizzle-orm'
import type { Database } from '../db/database.ts'
import type { Schema } from '../db/schema.ts'
import { type CentreRow, Centres, loadCentres } from './centres.store.ts'

export type TextRow = Schema['centreTexts']['$inferSelect']

/**
 * What centres say in words of their own, as it is in force: every message asks, so each process keeps it. A centre that
 * says nothing itself says what the one above it does.
 */
export class CentreTexts {
  #centres = new Centres([])
  #own: ReadonlyMap<string, TextRow> = new Map()

  take(centres: Centres, rows: readonly TextRow[]): void {
    this.#centres = centres
    this.#own = new Map(rows.filter(({ text }) => text !== '').map((row) => [keyOf(row.centreId, row.kind), row]))
  }

  of(centreId: string, kind: CentreText): TextRow | null {
    for (let centre = this.centre(centreId); centre; centre = centre.parentId ? this.centre(centre.parentId) : null) {
      const own = this.#own.get(keyOf(centre.id, kind))
      if (own) return own
    }
    return null
  }

  /** A message to a requester of this centre, as the centre wants it said. */
  message(centreId: string, kind: string, number: string, words: string): string {
    const own = Object.hasOwn(CENTRE_TEXT.words, kind) ? this.of(centreId, kind as CentreText) : null
    if (!own) return words
    const centre = this.centre(centreId)
    // Of a desk that has none, the telephone of the one whose words these are. A sentence with a gap is not said.
    const phone = centre?.phone ?? this.centre(own.centreId)?.phone ?? ''
    if (phone === '' && own.text.includes('{专窗电话}')) return words
    return filledText(own.text, { [OWN_WORDS]: words, 编号: number, 专窗: centre?.desk ?? '', 专窗电话: phone })
  }

  /** What is promised where personal data is asked for, and by which name a filing keeps it. */
  privacy(centreId: string): { readonly lines: readonly string[]; readonly version: string } {
    const own = this.of(centreId, 'PRIVACY')
    if (!own) return { lines: PRIVACY_NOTICE, version: NOTICE_VERSION }
    const division = this.centre(own.centreId)?.division ?? ''
    return { lines: [...PRIVACY_NOTICE, ...linesOf(own)], version: `${NOTICE_VERSION}/${division}-${own.version}` }
  }

  centre(id: string): CentreRow | null {
    return this.#centres.find(id)
  }
}

export const linesOf = (row: TextRow | null): string[] => row?.text.split('\n') ?? []

const keyOf = (centreId: string, kind: string): string => `${kind} ${centreId}`

/** Takes up what was changed meanwhile, also by another process or above a centre. */
export async function loadTexts(
  { read, schema }: Pick<Database, 'read' | 'schema'>,
  texts: CentreTexts,
): Promise<void> {
  const { centreTexts } = schema
  const rows = await read.select().from(centreTexts).where(isNull(centreTexts.replacedAt))
  texts.take(await loadCentres(read, schema), rows)
}
