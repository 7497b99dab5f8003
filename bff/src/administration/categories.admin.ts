import { lengthOf } from '@qihu/shared'
import { and, eq } from 'drizzle-orm'
import { type Categories, type Category, loadCategories, OTHER } from '../centres/categories.store.ts'
import type { CentreRow } from '../centres/centres.store.ts'
import { newId } from '../ids.ts'
import { AdminFault } from './admin-fault.ts'
import { inCentre } from './centres.admin.ts'
import { type Change, noted, type Parts, type Sort } from './changes.store.ts'
import { nameOf } from './names.ts'

/** What stands on a button beside many others. */
const NAME_MAX = 12
/** More of them nobody tells apart. */
const MOST = 40

type Done = { readonly id: string; readonly name: string }
type Made = { readonly row: Done; readonly detail: { readonly name: string; readonly before?: string } }

const sortOf = (deed: Sort['deed']): Sort => ({ subject: 'CATEGORY', deed, duty: 'PLACES' })

/** One more category, for a centre and those below it. */
export function addCategory(change: Change, division: string, given: string | undefined): Promise<Done> {
  return noted(change, sortOf('ADDED'), inCentre(division), async (centre, parts) => {
    const categories = await loadCategories(parts.tx, parts.schema)
    if (categories.offered(centre.id).length >= MOST) {
      throw new AdminFault(`在用的类别最多 ${MOST} 个。请先停用不用的。`, 'name')
    }
    const name = await freeName(parts, centre, given, null)
    const id = newId(change.now)
    const row = { id, centreId: centre.id, category: id, name, offered: true, createdAt: change.now }
    await parts.tx.insert(parts.schema.categories).values(row)
    return { row: { id, name }, detail: { name } }
  })
}

/** Another name, in a centre and those below it; requests that have it are shown with that too. */
export function renameCategory(change: Change, division: string, category: string, given: string | undefined) {
  return onOne(change, 'CHANGED', division, category, async (centre, parts, one) => {
    const name = await freeName(parts, centre, given, one.id)
    if (name === one.name) throw new AdminFault('和现在的名称一样，没有改动。', 'name')
    await say(change, centre, parts, one.id, { name })
    return { row: { id: one.id, name }, detail: { name, before: one.name } }
  })
}

/** Not offered any more, in a centre and those below it; requests that have it keep it. */
export function endCategory(change: Change, division: string, category: string): Promise<Done> {
  return onOne(change, 'ENDED', division, category, async (centre, parts, one) => {
    if (one.id === OTHER) throw new AdminFault(`“${one.name}”不能停用：不属于别类的诉求归在这里。`, 'category')
    if (!one.offered) throw new AdminFault(`“${one.name}”已经停用。`, 'category')
    await say(change, centre, parts, one.id, { offered: false })
    return { row: one, detail: { name: one.name } }
  })
}

/** As it was before this centre said anything of it; one that it has added itself is offered again. */
export function restoreCategory(change: Change, division: string, category: string): Promise<Done> {
  return onOne(change, 'RESTORED', division, category, async (centre, parts, one) => {
    const { tx, schema } = parts
    const { categories } = schema
    const own = and(eq(categories.centreId, centre.id), eq(categories.category, one.id))
    if (one.addedBy?.id === centre.id) {
      if (one.offered) throw new AdminFault(`“${one.name}”在用，没有要恢复的。`, 'category')
      await tx.update(categories).set({ offered: true }).where(own)
    } else {
      if (!one.own) throw new AdminFault(foreignWords(one, centre), 'category')
      await tx.delete(categories).where(own)
    }
    // Meanwhile another may have taken the name that it comes back to.
    const after = (await loadCategories(tx, schema)).of(centre.id).find(({ id }) => id === one.id) ?? one
    await freeName(parts, centre, after.name, one.id)
    return { row: { id: one.id, name: after.name }, detail: { name: after.name } }
  })
}

const foreignWords = ({ name, endedBy }: Category, { name: centre }: CentreRow): string =>
  endedBy ? `“${name}”由${endedBy.name}停用，请联系那里的管理员。` : `${centre}没有改过“${name}”，没有要恢复的。`

function onOne(
  change: Change,
  deed: Sort['deed'],
  division: string,
  category: string,
  make: (centre: CentreRow, parts: Parts, one: Category) => Promise<Made>,
): Promise<Done> {
  return noted(change, sortOf(deed), inCentre(division), async (centre, parts) =>
    make(centre, parts, await categoryNamed(parts, centre, category)),
  )
}

/** By its name in this centre or by its id. @throws {AdminFault} where there is none. */
async function categoryNamed({ tx, schema }: Parts, centre: CentreRow, given: string): Promise<Category> {
  const all = (await loadCategories(tx, schema)).of(centre.id)
  const found = all.find(({ id, name }) => id === given.trim() || name === given.trim())
  if (found) return found
  throw new AdminFault(`没有“${given}”这个类别。现有：${all.map(({ name }) => name).join('、')}。`, 'category')
}

/** One thing that a centre says of a category; what else it has said of it stays. */
async function say(
  { now }: Change,
  { id: centreId }: CentreRow,
  { tx, schema: { categories } }: Parts,
  category: string,
  said: { readonly name: string } | { readonly offered: boolean },
): Promise<void> {
  const row = { id: newId(now), centreId, category, name: null, offered: null, createdAt: now, ...said }
  await tx
    .insert(categories)
    .values(row)
    .onConflictDoUpdate({ target: [categories.centreId, categories.category], set: said })
}

/**
 * Two of one name could not be told apart on the form: neither here, nor in a centre below, which has those of this one too.
 * @param own of the category that is to be called so; null for a new one.
 */
async function freeName(
  { tx, schema, centres }: Parts,
  centre: CentreRow,
  given: string | undefined,
  own: string | null,
): Promise<string> {
  const name = nameOf(given, '类别名称', 'name')
  const over = lengthOf(name) - NAME_MAX
  if (over > 0) throw new AdminFault(`类别名称最多 ${NAME_MAX} 个字，超出 ${over} 个。`, 'name')
  const categories = await loadCategories(tx, schema)
  for (const each of [centre, ...centres.below(centre.id)]) {
    const same = categories.of(each.id).find((one) => one.name === name && one.id !== own)
    if (!same) continue
    const ended = same.endedBy?.id === each.id ? '它已停用，可以恢复。' : `它由${same.endedBy?.name ?? ''}停用。`
    throw new AdminFault(`${each.name}已有“${name}”这个类别。${same.offered ? '请换一个名称。' : ended}`, 'name')
  }
  return name
}

/** All of a centre, with where each comes from. */
export const categoriesOfCentre = (categories: Categories, centreId: string) =>
  categories.of(centreId).map((one) => ({
    ...{ id: one.id, name: one.name, offered: one.offered, about: aboutWords(one, centreId) },
    mayEnd: one.offered && one.id !== OTHER,
    mayRestore: one.own && (one.addedBy?.id !== centreId || !one.offered),
  }))

function aboutWords({ addedBy, renamedBy, endedBy }: Category, centreId: string): string {
  const called = (centre: CentreRow) => (centre.id === centreId ? '本中心' : centre.name)
  return [
    addedBy ? `${called(addedBy)}增加` : '系统自带',
    ...(renamedBy ? [`${called(renamedBy)}改名`] : []),
    ...(endedBy ? [`${called(endedBy)}停用`] : []),
  ].join('，')
}
