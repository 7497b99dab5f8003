import { CAUSE, CHANNEL, INTAKE_REASON, RESOLUTION, TIER, URGENCY } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { serverNow } from '../../api/client'
import { accessible } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { DueExplain } from '../../components/DueExplain/DueExplain'
import { History } from '../../components/Journey/History'
import { Journey } from '../../components/Journey/Journey'
import { Lamp } from '../../components/Lamp/Lamp'
import { Notice } from '../../components/Notice/Notice'
import { StatusTag } from '../../components/StatusTag/StatusTag'
import {
  dueView,
  historyView,
  journeyBadge,
  journeyView,
  lampView,
  roundBeside,
  statusTint,
} from '../../format/request-view'
import { go } from '../../session/go'
import { getSession } from '../../session/session'
import { dueSentence, instantWords, type StaffRequest } from '../request-words'
import { staffWords } from '../words'
import { Attachments } from './Attachments'
import { ContactCard } from './ContactCard'
import './RequestView.scss'

/** The request as staff read it: what is asked and until when first, everything else below. */
export function RequestView({ request }: { request: StaffRequest }) {
  return (
    <View className="qh-staff-request">
      <Summary request={request} />
      {request.informationAsked ? (
        <Notice kind="warn" text={`${staffWords.informationAsked}：${request.informationAsked}`} />
      ) : null}
      <Section title={staffWords.description}>
        <Text className="qh-text" userSelect>
          {request.description}
        </Text>
      </Section>
      {request.attachments.length > 0 ? (
        <Section title={staffWords.attachments}>
          <Attachments attachments={request.attachments} />
        </Section>
      ) : null}
      {request.contact ? (
        <Section title={staffWords.contact}>
          <ContactCard key={request.id} id={request.id} contact={request.contact} />
        </Section>
      ) : null}
      {request.answer ? (
        <Section title={staffWords.answer}>
          <Text className="qh-h3">{RESOLUTION.words[request.answer.resolution]}</Text>
          <Text className="qh-text">{request.answer.text}</Text>
          <Text className="qh-caption">
            {`${staffWords.answerRound(request.answer.round)} ${instantWords(request.answer.at)}`}
          </Text>
        </Section>
      ) : null}
      <Section title={staffWords.journey}>
        <Journey
          label={staffWords.journey}
          nodes={journeyView(request.journey, serverNow())}
          badge={journeyBadge(request.journey, statusTint(request), request.lamp)}
        />
      </Section>
      <Section title={staffWords.about}>
        <Facts request={request} />
        <Unverified request={request} />
      </Section>
      <Section title={staffWords.history}>
        <History events={historyView(request.history, serverNow())} />
      </Section>
    </View>
  )
}

function Summary({ request }: { request: StaffRequest }) {
  const lamp = lampView(request.lamp, request.provisional)
  const due = dueView(request.dueRows)
  return (
    <View className="qh-card">
      <View className="qh-row">
        {lamp ? <Lamp {...lamp} /> : null}
        <StatusTag word={request.statusWord} tint={statusTint(request)} roundText={roundBeside(request)} />
      </View>
      <View className="qh-staff-request__title" {...accessible({ role: 'heading', level: 2 })}>
        {request.title}
      </View>
      <Text className="qh-text">{request.headline}</Text>
      {request.dueWords !== null && due.rows.length > 0 ? (
        <View className="qh-staff-request__due">
          <DueExplain due={dueSentence(request, request.dueWords)} {...due} />
        </View>
      ) : null}
    </View>
  )
}

function Facts({ request }: { request: StaffRequest }) {
  const { tier, categoryWord, cause } = request
  const facts: [string, string][] = [
    [staffWords.number, request.number],
    [staffWords.submitted, instantWords(request.submittedAt)],
    [staffWords.requester, request.requesterName ?? staffWords.withheld],
    [staffWords.reasons, request.intakeReasons.map((reason) => INTAKE_REASON.words[reason]).join('、')],
    [staffWords.channel, [CHANNEL.words[request.channel], request.windowName].filter(Boolean).join(' ')],
    [
      staffWords.grading,
      tier === null ? staffWords.notGraded : `${TIER.words[tier]}，${URGENCY.words[request.urgency]}`,
    ],
    ...(categoryWord ? [[staffWords.category, categoryWord] as [string, string]] : []),
    ...(cause ? [[staffWords.cause, CAUSE.words[cause]] as [string, string]] : []),
    [staffWords.leadUnit, request.leadUnit?.name ?? staffWords.noUnit],
    ...(request.handlerName ? [[staffWords.handler, request.handlerName] as [string, string]] : []),
  ]
  return (
    <View {...accessible({ role: 'table', label: staffWords.about })}>
      {facts.map(([name, value]) => (
        <View key={name} className="qh-fact" {...accessible({ role: 'row' })}>
          <View className="qh-fact__name" {...accessible({ role: 'rowheader' })}>
            {name}
          </View>
          <View className="qh-fact__value" {...accessible({ role: 'cell' })}>
            <Text userSelect>{value}</Text>
          </View>
        </View>
      ))}
    </View>
  )
}

/** The way to the page on which the window verifies for whom it was filed. */
function Unverified({ request: { requesterName, number } }: { request: StaffRequest }) {
  if (!requesterName?.endsWith(staffWords.notVerified) || !getSession().viewer?.mayVerifyBindings) return null
  return (
    <View className="qh-row">
      <Button
        kind="link"
        text={staffWords.verifyBinding}
        onPress={() => go(`/staff/bindings/bindings?search=${number}`)}
      />
    </View>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <View className="qh-card">
      <View className="qh-h3" {...accessible({ role: 'heading', level: 2 })}>
        {title}
      </View>
      {children}
    </View>
  )
}
