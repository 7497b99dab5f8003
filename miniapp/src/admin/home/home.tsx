import { Text, View } from '@tarojs/components'
import { AdminCentresDocument, type AdminCentresQuery } from '../../api/generated/graphql'
import { useApiQuery } from '../../api/use-query'
import { pressable } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { Page } from '../../components/Page/Page'
import { go } from '../../session/go'
import { OneCentre } from '../OneCentre'
import { formAddress, stateOf } from '../use-centre'
import { adminWords as words } from '../words'

type Centre = AdminCentresQuery['administeredCentres'][number]

/** Where an administrator begins: the one centre that is his, or a choice of several. */
export default function AdminHomePage() {
  const query = useApiQuery(AdminCentresDocument, {})
  const centres = query.data?.administeredCentres ?? []
  const [only] = centres.length === 1 ? centres : []
  const mayAdd = centres.find(({ duties }) => duties.includes('PLACES'))
  const aside = mayAdd ? (
    <View className="qh-row">
      <Button kind="plain" text={words.operations} onPress={() => go('/admin/operations/operations')} />
      <Button kind="plain" text={words.addCentre} onPress={() => go(formAddress('CENTRE_ADD', mayAdd.division))} />
    </View>
  ) : null
  if (only) return <OneCentre division={only.division} title={words.open(only.name)} address={{}} aside={aside} />
  return (
    <Page title={words.title} wide state={stateOf(query, centres.length > 0)}>
      <View className="qh-stack">
        <Choice centres={centres} />
        {aside}
      </View>
    </Page>
  )
}

function Choice({ centres }: { centres: readonly Centre[] }) {
  return (
    <View className="qh-admin__grid">
      {centres.map(({ id, name, division, levelWord, parent }) => (
        <View
          key={id}
          className="qh-card qh-admin__centre"
          hoverClass="qh-admin__centre--pressed"
          {...pressable(() => go(`/admin/centre/centre?at=${division}`), { role: 'link', label: words.open(name) })}
        >
          <Text className="qh-h3">{name}</Text>
          <Text className="qh-secondary">{words.about(division, levelWord)}</Text>
          {parent ? <Text className="qh-secondary">{words.under(parent.name)}</Text> : null}
        </View>
      ))}
    </View>
  )
}
