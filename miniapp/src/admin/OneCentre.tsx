import { type ReactNode, useState } from 'react'
import { Page } from '../components/Page/Page'
import { CentreView } from './CentreView'
import { stateOf, useCentre } from './use-centre'
import { useTab } from './use-tab'
import { adminWords as words } from './words'

interface OneCentreProps {
  division: string
  /** Of the page; left out: the name of the centre. */
  title?: string
  /** What stands in the address beside the tab. */
  address: Readonly<Record<string, string>>
  aside?: ReactNode
}

/** The page of one centre, with what stands there in its place. */
export function OneCentre({ division, title, address, aside }: OneCentreProps) {
  const [tab, chooseTab] = useTab(address)
  const [search, setSearch] = useState('')
  const query = useCentre(division, search)
  // While something else is searched for, what stands there stays.
  const [last, setLast] = useState(query.data?.administeredCentre)
  const found = query.data?.administeredCentre
  if (found && found !== last) setLast(found)
  const centre = found ?? (query.loading ? last : undefined)
  return (
    <Page title={title ?? centre?.name ?? words.centre} wide state={stateOf(query, Boolean(centre))}>
      {centre ? (
        <CentreView
          {...{ centre, tab, search, aside }}
          book={query.data?.adminChoices.addressBook ?? false}
          onTab={chooseTab}
          onSearch={setSearch}
        />
      ) : null}
    </Page>
  )
}
