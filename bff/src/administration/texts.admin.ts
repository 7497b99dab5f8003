import {
  CENTRE_TEXT,
  type CentreText,
  centreText,
  centreTextFault,
  isMessageText,
  TEXT_FIELDS,
} from '@qihu/shared/centre-texts'
import { and, desc, eq } from 'drizzle-orm'
import type { CentreRow } from '../centres/centres.store.ts'
import type { TextRow } from '../centres/texts.store.ts'
import type { Context } from '../context.ts'
import { newId } from '../ids.ts'
import { AdminFault } from './admin-fault.ts'
import { inCentre } from './centres.admin.ts'
import { type Change, noted, type Parts } from './changes.store.ts'

export type TextInput = { readonly kind?: string; readonly text?: string }

/** By its name or its word. @throws {AdminFault} where there is none. */
function kindNamed(given: string | undefined): CentreText {
  const name = (given ?? '').trim()
  const kind = CENTRE_TEXT.values.find((each) => each === name || CENTRE_TEXT.words[each] === name)
  if (kind) return kind
  const all = CENTRE_TEXT.values.map((each) => `${each}（${CENTRE_TEXT.words[each]}）`).join('、')
  throw new AdminFault(`${name === '' ? '请写改哪段文字' : `没有“${name}”这段文字`}。可以改：${all}。`, 'kind')
}

/** Another version of a text, from now on; empty takes it back. The versions before stay, since filings name them. */
export function changeText(change: Change, division: string, input: TextInput): Promise<TextRow> {
  const sort = { subject: 'TEXT', deed: 'CHANGED', duty: 'PLACES' } as const
  return noted(change, sort, inCentre(division), async (centre, parts) => {
    const { tx, schema } = parts
    const { centreTexts } = schema
    const kind = kindNamed(input.kind)
    const text = centreText(kind, input.text ?? '')
    const fault = centreTextFault(kind, text) ?? deskFault(centre, text)
    if (fault) throw new AdminFault(fault, 'text')
    const [last] = await versionsOf(parts, centre.id, kind)
    if ((last?.text ?? '') === text) throw new AdminFault('和现在用的一样，没有改动。', 'text')
    if (last) {
      const same = and(
        eq(centreTexts.centreId, centre.id),
        eq(centreTexts.kind, kind),
        eq(centreTexts.version, last.version),
      )
      await tx.update(centreTexts).set({ replacedAt: change.now }).where(same)
    }
    const version = (last?.version ?? 0) + 1
    const own = { centreId: centre.id, kind, version, text }
    const row = { id: newId(change.now), ...own, createdAt: change.now, replacedAt: null }
    await tx.insert(centreTexts).values(row)
    return { row, detail: { kind, version } }
  })
}

/** What would stand empty in a message. */
const deskFault = ({ phone }: CentreRow, text: string): string | null =>
  phone === null && text.includes('{专窗电话}')
    ? '这个中心还没有写专窗电话，{专窗电话} 会是空的。请先写专窗电话。'
    : null

const ABOUT: Readonly<Partial<Record<CentreText, string>>> = {
  PRIVACY:
    '系统自己的说明写了用途、范围、谁能看到和保存多久；这里补上由哪个单位负责、怎么联系，一行一条，最多 8 行。每件诉求记下当时的版本。',
  FILING: '显示在提诉求的页面上，例如急事打什么电话。一行一条，最多 3 行。',
}
const MESSAGE_ABOUT = `申请人在站内看到的消息。{原文} 是${TEXT_FIELDS.原文}，要写一次，前后可以加话；还可以用 {编号}、{专窗}、{专窗电话}。微信和短信的文字已报备，不在这里改。`

/** Every kind of text as it is in force in a centre, with the centre's own versions. */
export async function textsOfCentre({ db, texts }: Context, centreId: string) {
  const { centreTexts } = db.schema
  const rows = await db.read
    .select()
    .from(centreTexts)
    .where(eq(centreTexts.centreId, centreId))
    .orderBy(desc(centreTexts.version))
  return CENTRE_TEXT.values.map((kind) => {
    const versions = rows.filter((row) => row.kind === kind)
    const inForce = texts.of(centreId, kind)
    const own = versions[0]?.text ?? ''
    return {
      kind,
      word: CENTRE_TEXT.words[kind],
      about: isMessageText(kind) ? MESSAGE_ABOUT : (ABOUT[kind] ?? ''),
      text: own || (inForce?.text ?? ''),
      from: own === '' && inForce ? texts.centre(inForce.centreId) : null,
      versions: versions.map(({ version, text, createdAt }) => ({ version, text, at: createdAt })),
    }
  })
}

/** Every version of a text of a centre, the newest first. */
async function versionsOf({ tx, schema }: Pick<Parts, 'tx' | 'schema'>, centreId: string, kind: CentreText) {
  const { centreTexts } = schema
  return tx
    .select()
    .from(centreTexts)
    .where(and(eq(centreTexts.centreId, centreId), eq(centreTexts.kind, kind)))
    .orderBy(desc(centreTexts.version))
}
