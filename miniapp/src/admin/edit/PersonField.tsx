import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { AdminPeopleDocument, type AdminPeopleQuery } from '../../api/generated/graphql'
import { useApiQuery } from '../../api/use-query'
import { Chips } from '../../components/Chips/Chips'
import { Field } from '../../components/Field/Field'
import { TextField } from '../../components/Field/TextField'
import { OF_UNITS, type On, postsWords } from '../forms'
import { adminWords as words } from '../words'

const SEARCH_AFTER_MS = 300
/** As many as are read at a glance; whoever is not among them is searched for. */
const MOST_OFFERED = 8

type Found = NonNullable<AdminPeopleQuery['administeredCentre']>['staff']['people'][number]

interface PersonFieldProps {
  label: string
  hint?: string | undefined
  required: boolean
  error: string | undefined
  on: On
  /** Those alone who work in his units. */
  colleagues?: boolean | undefined
  /** His id. */
  value: string
  busy: boolean
  onChange(id: string): void
}

/** Chooses somebody of the staff: colleagues of the same unit come first, others are found by a few characters. */
export function PersonField({
  label,
  hint,
  required,
  error,
  on,
  colleagues = false,
  value,
  busy,
  onChange,
}: PersonFieldProps) {
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<Found>()
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), SEARCH_AFTER_MS)
    return () => clearTimeout(timer)
  }, [typed])
  const query = useApiQuery(AdminPeopleDocument, { division: on.centre.division, search: search || null })
  const staff = query.data?.administeredCentre?.staff
  const held = on.post ? [on.post] : (on.person?.posts ?? [])
  const units = held.flatMap(({ unit }) => unit?.id ?? [])
  const ofUnit = ({ posts }: Found) =>
    posts.some(({ role, unit }) => unit && units.includes(unit.id) && (!colleagues || OF_UNITS.includes(role)))
  const others = (staff?.people ?? []).filter(
    (person) => person.id !== on.person?.id && (!colleagues || ofUnit(person)),
  )
  const offered = [...others.filter(ofUnit), ...others.filter((person) => !ofUnit(person))].slice(0, MOST_OFFERED)
  // Whoever was chosen stays, also where something else is searched for.
  const shown = chosen && !offered.some(({ id }) => id === chosen.id) ? [chosen, ...offered] : offered
  const hidden = others.length > offered.length || (staff !== undefined && staff.total > staff.people.length)
  return (
    <View className="qh-stack">
      {hidden || typed ? (
        <TextField
          label={words.search}
          hint={words.searchHint}
          type="search"
          value={typed}
          disabled={busy}
          onChange={setTyped}
        />
      ) : null}
      <Field group label={label} hint={hint} required={required} error={error}>
        {(ids) => (
          <Chips
            label={label}
            options={shown.map((person) => ({ value: person.id, text: `${person.name}（${postsWords(person)}）` }))}
            value={value ? [value] : []}
            describedBy={ids.describedBy}
            invalid={error !== undefined}
            onChange={([id = '']) => {
              if (busy) return
              setChosen(shown.find((person) => person.id === id))
              onChange(id)
            }}
          />
        )}
      </Field>
      {query.loading && !staff ? <Text className="qh-secondary">{words.loading}</Text> : null}
      {query.error && !staff ? <Text className="qh-secondary">{query.error.message}</Text> : null}
      {staff && offered.length === 0 ? (
        <Text className="qh-text">
          {search ? words.noneFound(search) : colleagues ? words.noColleague : words.nobodyElse}
        </Text>
      ) : null}
    </View>
  )
}
