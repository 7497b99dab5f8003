import { localDate, localTime } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../components/Button/Button'
import { go } from '../session/go'
import type { Centre, CentreOwnText } from './forms'
import { Name } from './Name'
import { formAddress } from './use-centre'
import { adminWords as words } from './words'

/** What a centre says in words of its own, with the versions before. */
export function Texts({ centre }: { centre: Centre }) {
  return (
    <View className="qh-stack">
      <Text className="qh-secondary">{words.textsAbout}</Text>
      <View className="qh-admin__grid">
        {centre.texts.map((text) => (
          <OneText key={text.kind} text={text} centre={centre} />
        ))}
      </View>
    </View>
  )
}

function OneText({ text: { kind, word, text, from, versions }, centre }: { text: CentreOwnText; centre: Centre }) {
  const [open, setOpen] = useState(false)
  const when = (at: number) => `${localDate(at)} ${localTime(at)}`
  const [last] = versions
  return (
    <View className="qh-card qh-stack">
      <View className="qh-admin__item">
        <View className="qh-admin__words">
          <Name text={word} />
          {text ? <Lines text={text} /> : <Text className="qh-secondary">{words.textsOfProgram}</Text>}
          {from ? <Text className="qh-secondary">{words.textsFrom(from.name)}</Text> : null}
          {last?.text ? <Text className="qh-secondary">{words.textVersion(last.version, when(last.at))}</Text> : null}
        </View>
        <View className="qh-row">
          {centre.duties.includes('PLACES') ? (
            <Button
              kind="link"
              text={words.change}
              label={words.changeOf(word)}
              onPress={() => go(formAddress('TEXT_CHANGE', centre.division, { on: kind }))}
            />
          ) : null}
          {versions.length > 1 ? (
            <Button
              kind="link"
              text={words.textVersions}
              label={words.textVersionsOf(word)}
              expanded={open}
              onPress={() => setOpen(!open)}
            />
          ) : null}
        </View>
      </View>
      {open
        ? versions.map(({ version, at, text: said }) => (
            <View key={version}>
              <Text className="qh-secondary">{words.textVersion(version, when(at))}</Text>
              {said ? <Lines text={said} /> : <Text className="qh-text">{words.textTakenBack}</Text>}
            </View>
          ))
        : null}
    </View>
  )
}

const Lines = ({ text }: { text: string }) => (
  <View>
    {text.split('\n').map((line) => (
      <View key={line}>
        <Text className="qh-text">{line}</Text>
      </View>
    ))}
  </View>
)
