import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Page } from '../../components/Page/Page'
import { readAddress } from '../../platform/address'
import { CentreView } from '../CentreView'
import { stateOf, useCentre } from '../use-centre'
import { useTab } from '../use-tab'
import { adminWords as words } from '../words'

/** One centre, by the code of its division. */
export default function CentrePage() {
  const { at = '' } = readAddress(useRouter().params)
  const [tab, chooseTab] = useTab({ at })
  const [search, setSearch] = useState('')
  const query = useCentre(at, search)
  // While something else is searched for, what stands there stays.
  const [last, setLast] = useState(query.data?.administeredCentre)
  const found = query.data?.administeredCentre
  if (found && found !== last) setLast(found)
  const centre = found ?? (query.loading ? last : undefined)
  return (
    <Page title={centre?.name ?? words.centre} wide state={stateOf(query, Boolean(centre))}>
      {centre ? <CentreView centre={centre} tab={tab} search={search} onTab={chooseTab} onSearch={setSearch} /> : null}
    </Page>
  )
}
