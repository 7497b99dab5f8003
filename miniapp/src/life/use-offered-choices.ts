import { CategoriesDocument, ColleaguesDocument, UnitsDocument } from '../api/generated/graphql'
import { useApiQuery } from '../api/use-query'
import { type ActForm, shownFields } from './act-form'
import type { Offered } from './use-act-form'

/** Units, colleagues and categories that a form asks for, of the thing it acts on; only what it asks for is read. */
export function useOffered(form: ActForm, of: string): Offered {
  const asks = (kind: string) => shownFields(form).some(({ shape }) => shape.kind === kind)
  const units = useApiQuery(UnitsDocument, { of }, { enabled: asks('UNIT') })
  const colleagues = useApiQuery(ColleaguesDocument, { of }, { enabled: asks('COLLEAGUE') })
  const categories = useApiQuery(CategoriesDocument, { of }, { enabled: asks('CATEGORY') })
  const named = (list: readonly { id: string; name: string }[] | undefined) =>
    list?.map(({ id, name }) => ({ value: id, text: name }))
  const asked = [
    ...(asks('UNIT') ? [units] : []),
    ...(asks('COLLEAGUE') ? [colleagues] : []),
    ...(asks('CATEGORY') ? [categories] : []),
  ]
  return {
    of({ kind }) {
      if (kind === 'UNIT') return named(units.data?.units)
      if (kind === 'CATEGORY') return named(categories.data?.categories)
      if (kind !== 'COLLEAGUE') return undefined
      return colleagues.data?.colleagues.map(({ id, name, load }) => ({ value: id ?? '', text: `${name}（${load}）` }))
    },
    failed: asked.some(({ error }) => error !== null),
    loading: asked.some(({ loading }) => loading),
    reload() {
      for (const { refetch } of asked) void refetch()
    },
  }
}
