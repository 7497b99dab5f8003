import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { errorOfTap } from '../../api/api-error'
import { send } from '../../api/client'
import { AddressBookDocument, type AddressBookQuery, TakeFromBookDocument } from '../../api/generated/graphql'
import { useApiQuery } from '../../api/use-query'
import { Button } from '../../components/Button/Button'
import { Chips } from '../../components/Chips/Chips'
import { Field } from '../../components/Field/Field'
import { TextField } from '../../components/Field/TextField'
import { Notice } from '../../components/Notice/Notice'
import { Page } from '../../components/Page/Page'
import { Skeleton } from '../../components/Page/Skeleton'
import { readAddress } from '../../platform/address'
import { bookWords as words } from '../book-words'
import { OF_UNITS } from '../forms'
import { Report, type Taken } from '../table/Report'
import { stateOf, useCentre } from '../use-centre'

type Book = Extract<AddressBookQuery['addressBook'], { __typename: 'AddressBook' }>
type Department = Book['departments'][number]

/** The whole organisation. */
const WHOLE: Department = { id: 1, name: words.whole }

/** Staff out of DingTalk's address book: a department is opened, people and their office are chosen, and looked at first. */
export default function BookPage() {
  const { at = '' } = readAddress(useRouter().params)
  const centre = useCentre(at)
  const there = centre.data?.administeredCentre
  const may = there?.duties.includes('PEOPLE') ?? false
  const [path, setPath] = useState<readonly Department[]>([WHOLE])
  const department = path.at(-1) ?? WHOLE
  const about = { centre: at, department: department.id }
  const query = useApiQuery(AddressBookDocument, about, { enabled: may })
  const answer = query.data?.addressBook
  // What was seen stays while it is read anew and where that fails: a report of what was done stands beside it.
  const last = useRef<{ id: number; book: Book }>(undefined)
  if (answer?.__typename === 'AddressBook') last.current = { id: department.id, book: answer }
  const book = last.current?.id === department.id ? last.current.book : undefined
  const fault = answer?.__typename === 'AdminFault' ? answer.message : query.error?.message
  const open = (next: readonly Department[]) => setPath(next)

  return (
    <Page title={words.title} state={stateOf(centre, may)}>
      <Text className="qh-secondary">{there?.name}</Text>
      <View className="qh-stack">
        <Text className="qh-text">{words.about}</Text>
        <View className="qh-row">
          {path.slice(0, -1).map((one, depth) => (
            <Button key={one.id} kind="link" text={`${one.name} ›`} onPress={() => open(path.slice(0, depth + 1))} />
          ))}
          <Text className="qh-h3">{department.name}</Text>
        </View>
        {fault ? (
          <Notice kind="error" now text={fault} actionText={words.retry} onAction={() => void query.refetch()} />
        ) : null}
        {query.loading && !book ? <Skeleton kind="list" onRetry={() => void query.refetch()} /> : null}
        {book && book.departments.length > 0 ? (
          <View className="qh-row">
            {book.departments.map((one) => (
              <Button key={one.id} kind="plain" text={one.name} onPress={() => open([...path, one])} />
            ))}
          </View>
        ) : null}
        {book && book.people.length === 0 ? (
          <Text className="qh-secondary">{book.departments.length > 0 ? words.nobody : words.empty}</Text>
        ) : null}
        {book && book.people.length > 0 && centre.data ? (
          <Choosing
            key={department.id}
            at={at}
            department={department}
            people={book.people}
            roles={centre.data.adminChoices.roles}
            units={there?.units ?? []}
            onTaken={() => void query.refetch()}
          />
        ) : null}
      </View>
    </Page>
  )
}

interface ChoosingProps {
  at: string
  department: Department
  people: Book['people']
  roles: readonly { value: string; text: string }[]
  units: readonly { id: string; name: string; leads: boolean }[]
  onTaken(): void
}

/** Who of a department, as what; a change of what is chosen takes the report away, which was of something else. */
function Choosing({ at, department, people, roles, units, onTaken }: ChoosingProps) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [role, setRole] = useState('')
  const [unit, setUnit] = useState('')
  const [why, setWhy] = useState('')
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const [taken, setTaken] = useState<Taken>()
  const underWay = useRef(false)
  const lacksUnit = OF_UNITS.includes(role) && unit === ''
  const change = (set: () => void) => {
    if (underWay.current) return
    set()
    setTaken(undefined)
    setFault(undefined)
  }
  const take = async (dry: boolean) => {
    setMissing(true)
    if (underWay.current || chosen.length === 0 || role === '' || lacksUnit) return
    underWay.current = true
    setBusy(true)
    setFault(undefined)
    try {
      const about = { centre: at, department: department.id, people: [...chosen], role, unit: unit || null }
      const { takeFromBook } = await send(TakeFromBookDocument, { ...about, dry, why: why.trim() || null })
      const done = takeFromBook.__typename === 'TableTaken' ? takeFromBook : undefined
      setTaken(done)
      if (takeFromBook.__typename !== 'TableTaken') setFault(takeFromBook.message)
      if (done?.written) {
        setChosen([])
        setMissing(false)
        setWhy('')
        onTaken()
      }
    } catch (failure) {
      setFault(errorOfTap(failure).message)
    }
    underWay.current = false
    setBusy(false)
  }
  const free = people.filter(({ here }) => here === null)
  const offered = OF_UNITS.includes(role) ? units.filter(({ leads }) => leads) : units
  const faulty = taken?.rows.some(({ deed }) => deed === 'FAULT') ?? false
  const changes = taken?.rows.some(({ deed }) => deed === 'ADDED' || deed === 'CHANGED') ?? false
  return (
    <>
      <Field
        group
        label={words.people}
        required
        error={missing && chosen.length === 0 ? words.choosePeople : undefined}
      >
        {(ids) => (
          <View className="qh-stack">
            <Chips
              label={words.people}
              multiple
              options={people.map(({ id, name, title, here }) => ({
                value: id,
                text: here ? words.here(name, here) : [name, title].filter(Boolean).join(' '),
              }))}
              value={[...chosen]}
              describedBy={ids.describedBy}
              invalid={missing && chosen.length === 0}
              onChange={(next) => change(() => setChosen(next))}
            />
            {free.length > 1 ? (
              <View className="qh-row">
                <Button
                  kind="link"
                  text={chosen.length === free.length ? words.none : words.all(free.length)}
                  onPress={() => change(() => setChosen(chosen.length === free.length ? [] : free.map(({ id }) => id)))}
                />
              </View>
            ) : null}
          </View>
        )}
      </Field>
      <Field group label={words.role} required error={missing && role === '' ? words.chooseRole : undefined}>
        {(ids) => (
          <Chips
            label={words.role}
            options={[...roles]}
            value={role ? [role] : []}
            describedBy={ids.describedBy}
            invalid={missing && role === ''}
            onChange={([next = '']) =>
              change(() => {
                setRole(next)
                // Of another kind of office another unit may be meant.
                if (OF_UNITS.includes(next) && !units.some(({ id, leads }) => id === unit && leads)) setUnit('')
              })
            }
          />
        )}
      </Field>
      {role === '' ? null : (
        <Field
          group
          label={words.unit}
          required={OF_UNITS.includes(role)}
          error={missing && lacksUnit ? words.chooseUnit : undefined}
        >
          {(ids) => (
            <Chips
              label={words.unit}
              options={offered.map(({ id, name }) => ({ value: id, text: name }))}
              value={unit ? [unit] : []}
              describedBy={ids.describedBy}
              invalid={missing && lacksUnit}
              onChange={([next = '']) => change(() => setUnit(next))}
            />
          )}
        </Field>
      )}
      <View className="qh-row">
        <Button
          kind={taken && changes && !faulty ? 'plain' : 'primary'}
          text={words.check(chosen.length)}
          busy={busy}
          onPress={() => void take(true)}
        />
      </View>
      {fault ? <Notice kind="error" now text={fault} /> : null}
      {taken ? <Notice kind={faulty ? 'error' : taken.written ? 'ok' : 'info'} now text={taken.message} /> : null}
      {taken && !taken.written && changes && !faulty ? (
        <View className="qh-stack">
          <TextField label={words.reason} hint={words.reasonHint} value={why} disabled={busy} onChange={setWhy} />
          <Button block text={words.take} busy={busy} onPress={() => void take(false)} />
        </View>
      ) : null}
      {taken ? <Report taken={taken} /> : null}
    </>
  )
}
