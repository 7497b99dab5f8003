import { Text, View } from '@tarojs/components'
import { Button } from '../components/Button/Button'
import { go } from '../session/go'
import type { Centre } from './forms'
import { Name } from './Name'
import { formAddress } from './use-centre'
import { adminWords as words } from './words'

/** What requests are sorted by: shipped, of those above, and its own. */
export function Categories({ centre }: { centre: Centre }) {
  const may = centre.duties.includes('PLACES')
  const form = (command: string, on = '') => go(formAddress(command, centre.division, on ? { on } : {}))
  return (
    <View className="qh-stack">
      <Text className="qh-secondary">{words.categoriesAbout}</Text>
      {may ? (
        <View className="qh-row">
          <Button text={words.addCategory} onPress={() => form('CATEGORY_ADD')} />
        </View>
      ) : null}
      <View className="qh-admin__grid">
        {centre.categories.map(({ id, name, offered, about, mayEnd, mayRestore }) => (
          <View key={id} className="qh-card qh-admin__item">
            <View className="qh-admin__words">
              <Name text={offered ? name : words.endedCategory(name)} />
              <Text className="qh-secondary">{about}</Text>
            </View>
            {may ? (
              <View className="qh-row">
                {offered ? (
                  <Button
                    kind="link"
                    text={words.rename}
                    label={words.renameOf(name)}
                    onPress={() => form('CATEGORY_CHANGE', id)}
                  />
                ) : null}
                {mayEnd ? (
                  <Button
                    kind="link"
                    text={words.end}
                    label={words.endOf(name)}
                    onPress={() => form('CATEGORY_END', id)}
                  />
                ) : null}
                {mayRestore ? (
                  <Button
                    kind="link"
                    text={words.restore}
                    label={words.restoreOf(name)}
                    onPress={() => form('CATEGORY_RESTORE', id)}
                  />
                ) : null}
              </View>
            ) : null}
          </View>
        ))}
      </View>
    </View>
  )
}
