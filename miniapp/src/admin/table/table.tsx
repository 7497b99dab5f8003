import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { errorOfTap } from '../../api/api-error'
import { send } from '../../api/client'
import { type AdminTable, TableFileDocument, type TableFormat, TakeTableDocument } from '../../api/generated/graphql'
import { Button } from '../../components/Button/Button'
import { TextField } from '../../components/Field/TextField'
import { Notice } from '../../components/Notice/Notice'
import { Page, type PageState } from '../../components/Page/Page'
import { Tabs } from '../../components/Tabs/Tabs'
import { readAddress, showInAddress } from '../../platform/address'
import type { PickedFile } from '../../platform/contract'
import { hasTables, pickTable, saveFile } from '../../platform/table-file'
import { copy, goBack } from '../../session/go'
import { tableWords as words } from '../table-words'
import { stateOf, useCentre } from '../use-centre'
import { Report, type Taken } from './Report'
import './table.scss'

/** Who may take and write each. */
const DUTY_OF = {
  UNITS: 'PLACES',
  STAFF: 'PEOPLE',
  HALLS: 'PLACES',
  WINDOWS: 'PLACES',
  CATEGORIES: 'PLACES',
  DAYS: 'PLACES',
} as const
const TABLES = Object.keys(DUTY_OF) as AdminTable[]
/** As its text travels: what a request may hold, with room for the rest of it. */
const MOST_BYTES = 44_000

/** Lists of a centre out of a table and into one: a file is checked first, and taken by a second press. */
export default function TablePage() {
  const { at = '', table: given } = readAddress(useRouter().params)
  const [chosen, setTable] = useState(TABLES.find((each) => each === given))
  const centre = useCentre(at)
  const there = centre.data?.administeredCentre
  const offered = TABLES.filter((each) => there?.duties.includes(DUTY_OF[each]) && (each !== 'DAYS' || there.daysOff))
  const table = offered.find((each) => each === chosen) ?? offered[0] ?? 'UNITS'
  const underWay = useRef(false)
  const [busy, setBusy] = useState(false)
  const [file, setFile] = useState<PickedFile>()
  const [taken, setTaken] = useState<Taken>()
  const [fault, setFault] = useState<string>()
  const [why, setWhy] = useState('')
  // Kept until the page is left: no answer says them a second time.
  const [handed, setHanded] = useState<readonly string[]>([])

  const once = async (work: () => Promise<void>) => {
    if (underWay.current) return
    underWay.current = true
    setBusy(true)
    setFault(undefined)
    try {
      await work()
    } catch (failure) {
      setFault(errorOfTap(failure).message)
    }
    underWay.current = false
    setBusy(false)
  }
  const take = async (picked: PickedFile, dry: boolean) => {
    const about = { centre: at, table, file: picked.base64, dry, why: why.trim() || null }
    const { takeTable } = await send(TakeTableDocument, about)
    if (takeTable.__typename !== 'TableTaken') {
      setTaken(undefined)
      setFault(takeTable.message)
      return
    }
    setTaken(takeTable)
    setHanded((before) => [...before, ...codesIn(takeTable)])
    // It is stored: what was chosen is of no use any more.
    if (takeTable.written) {
      setFile(undefined)
      setWhy('')
    }
  }
  const choose = async () => {
    const picked = await pickTable().catch(() => null)
    if (!picked || underWay.current) return
    setTaken(undefined)
    setFile(picked)
    if (picked.bytes > MOST_BYTES) setFault(words.tooLarge)
    else await once(() => take(picked, true))
  }
  const write = (format: TableFormat) =>
    once(async () => {
      const { tableFile } = await send(TableFileDocument, { centre: at, table, format })
      if (tableFile.__typename === 'TableFile') saveFile(tableFile.name, tableFile.base64)
      else setFault(tableFile.message)
    })

  const faulty = taken?.rows.some(({ deed }) => deed === 'FAULT') ?? false
  const changes = taken?.rows.some(({ deed }) => deed === 'ADDED' || deed === 'CHANGED') ?? false
  return (
    <Page title={words.title} state={hasTables ? stateOf(centre, offered.length > 0) : PHONE(at)}>
      <Text className="qh-secondary">{there?.name}</Text>
      <Tabs<AdminTable>
        label={words.tabs}
        tabs={offered.map((value) => ({ value, text: words.tab[value] }))}
        value={table}
        onChange={(next) => {
          if (underWay.current) return
          setTable(next)
          setFile(undefined)
          setTaken(undefined)
          setFault(undefined)
          setWhy('')
          showInAddress({ at, table: next })
        }}
      />
      <View className="qh-stack qh-table">
        <Text className="qh-secondary">{table === 'DAYS' ? words.aboutDays : words.about}</Text>
        {table === 'STAFF' ? <Text className="qh-secondary">{words.staffToo}</Text> : null}
        <View className="qh-row">
          <Button kind="plain" text={words.exportXlsx} busy={busy} onPress={() => void write('XLSX')} />
          <Button kind="plain" text={words.exportCsv} busy={busy} onPress={() => void write('CSV')} />
          <Button
            text={faulty ? words.chooseAgain : file ? words.chooseOther : words.choose}
            busy={busy}
            onPress={() => void choose()}
          />
        </View>
        {file ? <Text className="qh-text">{words.chosen(file.name)}</Text> : null}
        {fault ? <Notice kind="error" now text={fault} /> : null}
        {taken ? <Notice kind={faulty ? 'error' : taken.written ? 'ok' : 'info'} now text={taken.message} /> : null}
        <Codes handed={handed} />
        {file && taken && changes && !faulty ? (
          <View className="qh-stack">
            <TextField label={words.reason} hint={words.reasonHint} value={why} disabled={busy} onChange={setWhy} />
            <Button block text={words.take} busy={busy} onPress={() => void once(() => take(file, false))} />
          </View>
        ) : null}
        {taken ? <Report taken={taken} /> : null}
      </View>
    </Page>
  )
}

const PHONE = (at: string): PageState => ({
  kind: 'empty',
  text: words.phone,
  actionText: words.back,
  onAction: () => goBack(`/admin/centre/centre?at=${at}`),
})

/** With them people set up their authenticators. */
const codesIn = ({ rows }: Taken): string[] =>
  rows.flatMap(({ called, handedCode }) => (handedCode ? [`${called} ${handedCode}`] : []))

function Codes({ handed }: { handed: readonly string[] }) {
  if (handed.length === 0) return null
  return (
    <View className="qh-card qh-stack">
      <Text className="qh-h3">{words.codes}</Text>
      <Text className="qh-secondary">{words.codesHint}</Text>
      {handed.map((line) => (
        <Text key={line} className="qh-text" userSelect>
          {line}
        </Text>
      ))}
      <View className="qh-row">
        <Button kind="plain" text={words.copyCodes} onPress={() => copy(handed.join('\n'), words.copied)} />
      </View>
    </View>
  )
}
