import { Text, View } from '@tarojs/components'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '../components/Button/Button'
import { TextField } from '../components/Field/TextField'
import { Tabs } from '../components/Tabs/Tabs'
import { openPrintable } from '../platform/open-printable'
import { go } from '../session/go'
import { Categories } from './Categories'
import { Accesses, Changes } from './Changes'
import { type Centre, OF_UNITS, postsWords, postWords } from './forms'
import { Name } from './Name'
import { Setup, type Tab } from './Setup'
import { Texts } from './Texts'
import { formAddress } from './use-centre'
import { adminWords as words } from './words'
import './admin.scss'

/** The table that holds what a tab shows. */
const TABLE_OF: Readonly<Partial<Record<Tab, string>>> = {
  UNITS: 'UNITS',
  STAFF: 'STAFF',
  HALLS: 'HALLS',
  CATEGORIES: 'CATEGORIES',
}

interface CentreViewProps {
  centre: Centre
  tab: Tab
  search: string
  /** Whether DingTalk's address book can be looked through. */
  book: boolean
  onTab(tab: Tab): void
  onSearch(search: string): void
  /** What stands beside the centre itself. */
  aside?: ReactNode
}

/** All that is administered in one centre. */
export function CentreView({ centre, tab, search, book, onTab, onSearch, aside }: CentreViewProps) {
  const tabs: Tab[] = [
    'UNITS',
    'STAFF',
    'HALLS',
    'CLOSURES',
    'TEXTS',
    'CATEGORIES',
    ...(centre.duties.includes('CHANGES') ? (['CHANGES', 'ACCESSES'] as const) : []),
  ]
  return (
    <View className="qh-admin">
      <View className="qh-admin__side">
        <Setup centre={centre} onTab={onTab} />
        <View className="qh-card qh-admin__head">
          <View className="qh-admin__words">
            <Text className="qh-text">{words.about(centre.division, centre.levelWord)}</Text>
            <Text className="qh-secondary">{words.desk(centre.desk)}</Text>
            {centre.phone ? <Text className="qh-secondary">{words.deskPhone(centre.phone)}</Text> : null}
            {centre.parent ? <Text className="qh-secondary">{words.under(centre.parent.name)}</Text> : null}
          </View>
          {centre.duties.includes('PLACES') ? (
            <Button
              kind="plain"
              text={words.changeCentre}
              onPress={() => go(formAddress('CENTRE_CHANGE', centre.division))}
            />
          ) : null}
        </View>
        {centre.duties.some((duty) => duty !== 'CHANGES') ? (
          <View className="qh-row">
            <Button
              kind="plain"
              text={words.tables}
              onPress={() => go(`/admin/table/table?at=${centre.division}&table=${TABLE_OF[tab] ?? 'UNITS'}`)}
            />
          </View>
        ) : null}
        {aside}
      </View>
      <View className="qh-admin__parts">
        <Tabs<Tab>
          label={words.tabs}
          tabs={tabs.map((value) => ({ value, text: words.tab[value] }))}
          value={tab}
          onChange={onTab}
        />
        {tab === 'UNITS' ? <Units centre={centre} /> : null}
        {tab === 'STAFF' ? <Staff centre={centre} search={search} book={book} onSearch={onSearch} /> : null}
        {tab === 'HALLS' ? <Halls centre={centre} /> : null}
        {tab === 'CLOSURES' ? <Closures centre={centre} /> : null}
        {tab === 'TEXTS' ? <Texts centre={centre} /> : null}
        {tab === 'CATEGORIES' ? <Categories centre={centre} /> : null}
        {tab === 'CHANGES' ? <Changes division={centre.division} /> : null}
        {tab === 'ACCESSES' ? <Accesses division={centre.division} /> : null}
      </View>
    </View>
  )
}

function Units({ centre }: { centre: Centre }) {
  const may = centre.duties.includes('PLACES')
  const form = (command: string, more = {}) => go(formAddress(command, centre.division, more))
  return (
    <View className="qh-stack">
      {may ? (
        <View className="qh-row">
          <Button text={words.addUnit} onPress={() => form('UNIT_ADD')} />
        </View>
      ) : null}
      {centre.units.length === 0 ? <Text className="qh-text">{words.noUnits}</Text> : null}
      <View className="qh-admin__grid">
        {centre.units.map(({ id, name, phone, leads, people }) => (
          <View key={id} className="qh-card qh-admin__item">
            <View className="qh-admin__words">
              <Name text={name} />
              <Text className="qh-secondary">
                {[leads ? words.leads : words.leadsNot, words.people(people), phone].filter(Boolean).join(' · ')}
              </Text>
            </View>
            {may ? (
              <Button
                kind="link"
                text={words.change}
                label={words.changeOf(name)}
                onPress={() => form('UNIT_CHANGE', { on: id })}
              />
            ) : null}
          </View>
        ))}
      </View>
    </View>
  )
}

const SEARCH_AFTER_MS = 300

function Staff({ centre, search, book, onSearch }: Pick<CentreViewProps, 'centre' | 'search' | 'book' | 'onSearch'>) {
  const [typed, setTyped] = useState(search)
  useEffect(() => {
    if (typed === search) return
    const timer = setTimeout(() => onSearch(typed), SEARCH_AFTER_MS)
    return () => clearTimeout(timer)
  }, [typed, search, onSearch])
  const may = centre.duties.includes('PEOPLE')
  const form = (command: string, on = '', more = {}) =>
    go(formAddress(command, centre.division, { ...(on && { on }), ...more }))
  const { people, total } = centre.staff
  return (
    <View className="qh-stack">
      {may ? (
        <View className="qh-row">
          <Button text={words.addStaff} onPress={() => form('STAFF_ADD')} />
          {book ? (
            <Button kind="plain" text={words.fromBook} onPress={() => go(`/admin/book/book?at=${centre.division}`)} />
          ) : null}
        </View>
      ) : null}
      {total > SHORT_LIST || search || typed ? (
        <TextField label={words.search} hint={words.searchHint} type="search" value={typed} onChange={setTyped} />
      ) : null}
      {total === 0 ? <Text className="qh-text">{search ? words.noneFound(search) : words.noStaff}</Text> : null}
      {people.length < total ? <Text className="qh-secondary">{words.shownOf(people.length, total)}</Text> : null}
      <View className="qh-admin__grid">
        {people.map((person) => (
          <View key={person.id} className="qh-card qh-admin__item">
            <View className="qh-admin__words">
              <Name text={person.name} />
              <Text className="qh-text">{postsWords(person)}</Text>
              <Text className="qh-secondary">
                {[titleOf(person), person.maskedPhone, person.door].filter(Boolean).join(' · ')}
              </Text>
              {person.standsIn.map((text) => (
                <Text key={text} className="qh-text">
                  {text}
                </Text>
              ))}
              {person.deputies.map((deputy) => (
                <View key={`${deputy.deputyId} ${deputy.from} ${deputy.text}`} className="qh-row">
                  <Text className="qh-text">{deputy.text}</Text>
                  {may ? (
                    <Button
                      kind="link"
                      text={words.endLent}
                      label={words.endLentOf(deputy.text)}
                      onPress={() =>
                        form('DEPUTY_END', person.id, {
                          ...{ role: deputy.role, deputy: deputy.deputyId, from: deputy.from },
                          ...(deputy.unitId && { unit: deputy.unitId }),
                        })
                      }
                    />
                  ) : null}
                </View>
              ))}
            </View>
            {may ? (
              <View className="qh-row">
                <Button
                  kind="link"
                  text={words.change}
                  label={words.changeOf(person.name)}
                  onPress={() => form('STAFF_CHANGE', person.id)}
                />
                <Button
                  kind="link"
                  text={words.addPost}
                  label={words.addPostOf(person.name)}
                  onPress={() => form('POST_ADD', person.id)}
                />
                {lendable(person).map((post, _, all) => (
                  <Button
                    key={`${post.role} ${post.unit?.id}`}
                    kind="link"
                    text={all.length > 1 ? words.lendPost(postWords(post)) : words.lend}
                    label={all.length > 1 ? undefined : words.lendOf(person.name)}
                    onPress={() => form('DEPUTY_ADD', person.id, postAddress(post))}
                  />
                ))}
                {movable(person).map((post, _, all) => (
                  <Button
                    key={`move ${post.role} ${post.unit?.id}`}
                    kind="link"
                    text={all.length > 1 ? words.movePost(postWords(post)) : words.move}
                    label={all.length > 1 ? undefined : words.moveOf(person.name)}
                    onPress={() => form('POST_MOVE', person.id, postAddress(post))}
                  />
                ))}
                {person.posts.length > 1
                  ? person.posts.map((post) => (
                      <Button
                        key={`${post.role} ${post.unit?.id}`}
                        kind="link"
                        text={words.endPost(postWords(post))}
                        onPress={() => form('POST_END', person.id, postAddress(post))}
                      />
                    ))
                  : null}
                {person.maskedPhone ? (
                  <Button
                    kind="link"
                    text={words.newCode}
                    label={words.newCodeOf(person.name)}
                    onPress={() => form('STAFF_CODE', person.id)}
                  />
                ) : null}
                <Button
                  kind="link"
                  text={words.signOut}
                  label={words.signOutOf(person.name)}
                  onPress={() => form('STAFF_SIGNOUT', person.id)}
                />
                <Button
                  kind="link"
                  text={words.endStaff}
                  label={words.endStaffOf(person.name)}
                  onPress={() => form('STAFF_END', person.id)}
                />
              </View>
            ) : null}
          </View>
        ))}
      </View>
    </View>
  )
}

type Staffer = Centre['staff']['people'][number]

const lendable = ({ posts }: Staffer) => posts.filter(({ lends }) => lends)

const movable = ({ posts }: Staffer) => posts.filter(({ role, unit }) => unit !== null && OF_UNITS.includes(role))

const postAddress = ({ role, unit }: Staffer['posts'][number]) => ({ role, ...(unit && { unit: unit.id }) })

/** Where it says more than his offices do. */
const titleOf = ({ title, posts }: Staffer) => (posts.some(({ word }) => word === title) ? '' : title)

/** Fewer than these are found by looking. */
const SHORT_LIST = 8

function Halls({ centre }: { centre: Centre }) {
  const may = centre.duties.includes('PLACES')
  const form = (command: string, on = '') => go(formAddress(command, centre.division, on ? { on } : {}))
  return (
    <View className="qh-stack">
      {may ? (
        <View className="qh-row">
          <Button text={words.addHall} onPress={() => form('HALL_ADD')} />
        </View>
      ) : null}
      {centre.halls.length === 0 ? <Text className="qh-text">{words.noHalls}</Text> : null}
      {centre.halls.map((hall) => (
        <View key={hall.id} className="qh-card qh-stack">
          <View className="qh-admin__item">
            <View className="qh-admin__words">
              <Name text={hall.name} />
              <Text className="qh-secondary">{`${hall.address} · ${hall.phone}`}</Text>
              <Text className="qh-secondary">{hall.hours}</Text>
            </View>
            {may ? (
              <Button
                kind="link"
                text={words.change}
                label={words.changeOf(hall.name)}
                onPress={() => form('HALL_CHANGE', hall.id)}
              />
            ) : null}
          </View>
          {hall.windows.length === 0 ? <Text className="qh-secondary">{words.noWindows}</Text> : null}
          {hall.windows.map((window) => (
            <WindowRow key={window.id} window={window} may={may} onForm={form} />
          ))}
          {may ? (
            <View className="qh-row">
              <Button
                kind="plain"
                text={words.addWindow}
                label={words.addWindowOf(hall.name)}
                onPress={() => form('WINDOW_ADD', hall.id)}
              />
            </View>
          ) : null}
        </View>
      ))}
    </View>
  )
}

/** Days on which it does not work by order, the latest first. */
function Closures({ centre }: { centre: Centre }) {
  const may = centre.duties.includes('PLACES')
  const form = (command: string, on = '') => go(formAddress(command, centre.division, on ? { on } : {}))
  return (
    <View className="qh-stack">
      <Text className="qh-secondary">{words.closuresAbout}</Text>
      {centre.daysOff ? (
        <View className="qh-card qh-admin__item">
          <Text className="qh-text qh-admin__words">{centre.daysOff}</Text>
          {may ? (
            <Button
              kind="plain"
              text={words.daysOff}
              onPress={() => go(`/admin/table/table?at=${centre.division}&table=DAYS`)}
            />
          ) : null}
        </View>
      ) : null}
      {may ? (
        <View className="qh-row">
          <Button text={words.addClosure} onPress={() => form('CLOSURE_ADD')} />
        </View>
      ) : null}
      {centre.closures.length === 0 ? <Text className="qh-text">{words.noClosures}</Text> : null}
      {centre.closures.map(({ id, from, until, name, document, text }) => (
        <View key={id} className="qh-card qh-admin__item">
          <View className="qh-admin__words">
            <Name text={name} />
            <Text className="qh-text">{`${words.closureDays(from, until)} · ${text}`}</Text>
            <Text className="qh-secondary">{words.byDocument(document)}</Text>
          </View>
          {may ? (
            <Button
              kind="link"
              text={words.endClosure}
              label={words.endClosureOf(name)}
              onPress={() => form('CLOSURE_END', id)}
            />
          ) : null}
        </View>
      ))}
    </View>
  )
}

interface WindowRowProps {
  window: Centre['halls'][number]['windows'][number]
  may: boolean
  onForm(command: string, on: string): void
}

function WindowRow({ window, may, onForm }: WindowRowProps) {
  const { id, name, services, revoked, poster } = window
  return (
    <View className="qh-admin__window">
      <View className="qh-admin__words">
        <Text className="qh-text">{revoked ? `${name}（${words.revoked}）` : name}</Text>
        {services.length > 0 ? <Text className="qh-secondary">{services.join('；')}</Text> : null}
      </View>
      {may && !revoked ? (
        <View className="qh-row">
          {poster ? (
            <Button
              kind="plain"
              text={words.poster}
              label={words.posterOf(name)}
              onPress={() => openPrintable(poster)}
            />
          ) : null}
          <Button
            kind="link"
            text={words.change}
            label={words.changeOf(name)}
            onPress={() => onForm('WINDOW_CHANGE', id)}
          />
          <Button
            kind="link"
            text={words.renew}
            label={words.renewOf(name)}
            onPress={() => onForm('WINDOW_RENEW', id)}
          />
          <Button
            kind="link"
            text={words.revoke}
            label={words.revokeOf(name)}
            onPress={() => onForm('WINDOW_REVOKE', id)}
          />
        </View>
      ) : null}
    </View>
  )
}
