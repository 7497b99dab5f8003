import { INTAKE_REASON, RESOLUTION, spacedCode } from '@qihu/shared'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { MyRequestQuery } from '../../api/generated/graphql'
import { accessible } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { DueExplain } from '../../components/DueExplain/DueExplain'
import { History } from '../../components/Journey/History'
import { Journey } from '../../components/Journey/Journey'
import { Notice } from '../../components/Notice/Notice'
import {
  dueText,
  dueView,
  historyView,
  instantText,
  journeyBadge,
  journeyView,
  statusTint,
} from '../../format/request-view'
import { openAttachment } from '../../platform/open-attachment'
import { sizeWords } from '../../session/attachments'
import { call, copy } from '../../session/go'
import { enterpriseWords } from '../words'

export type MyRequest = NonNullable<MyRequestQuery['request']>

const words = enterpriseWords.request

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <View className="qh-card">
      <View {...accessible({ role: 'heading', level: 2 })}>
        <Text className="qh-h3">{title}</Text>
      </View>
      {children}
    </View>
  )
}

/** Until when; or that the clock is stopped for a while, or for good. */
const dueSentence = ({ conditions, stage, dueWords }: MyRequest): string => {
  const was = dueWords === null ? '' : words.dueWas(dueWords)
  if (stage === 'RESOLVED') return words.dueOver + was
  if (stage === 'CLOSED' || dueWords === null) return words.dueEnded + was
  return conditions.includes('AWAITING_INFORMATION') ? words.duePaused : dueText(dueWords)
}

const isEnded = ({ stage }: MyRequest) => stage === 'CLOSED' || stage === 'NOT_ACCEPTED'

/** From what is asked of the reader down to what was filed. */
export function RequestBody({ request, now }: { request: MyRequest; now: number }) {
  const { leadUnit, answer, journey, history, attachments, contact } = request
  const due = dueView(request.dueRows)
  return (
    <View>
      {request.informationAsked ? (
        <Notice kind="warn" text={words.asked}>
          <Text className="qh-text">{request.informationAsked}</Text>
        </Notice>
      ) : null}
      {answer ? (
        <Section title={answer.round < request.round ? words.answerOfRound(answer.round) : words.answer}>
          <Text className="qh-detail__resolution">{RESOLUTION.words[answer.resolution]}</Text>
          <Text className="qh-text" userSelect>
            {answer.text}
          </Text>
          <Text className="qh-caption">{words.answered(instantText(answer.at, now))}</Text>
          {request.actions.includes('CONFIRM') ? <Text className="qh-secondary">{words.askSolved}</Text> : null}
        </Section>
      ) : null}
      <Section title={words.journey}>
        <Journey
          label={words.journey}
          nodes={journeyView(journey, now)}
          badge={journeyBadge(journey, statusTint(request), request.lamp)}
        />
      </Section>
      <Section title={words.unit}>
        {leadUnit ? (
          <View className="qh-detail__unit">
            <View>
              <Text className="qh-text">{leadUnit.name}</Text>
              {request.handlerName ? <Text className="qh-secondary">{words.handler(request.handlerName)}</Text> : null}
            </View>
            {leadUnit.phone ? (
              <Button
                kind="plain"
                text={words.call}
                label={words.callUnit(leadUnit.name)}
                onPress={() => call(leadUnit.phone ?? '')}
              />
            ) : null}
          </View>
        ) : (
          <Text className="qh-secondary">{isEnded(request) ? words.unitNever : words.noUnit}</Text>
        )}
        {request.deskPhone && !leadUnit?.phone ? (
          <View className="qh-row qh-detail__desk">
            <Button kind="plain" text={words.callDesk} onPress={() => call(request.deskPhone ?? '')} />
          </View>
        ) : null}
      </Section>
      <Section title={words.due}>
        {due.rows.length > 0 ? (
          <DueExplain due={dueSentence(request)} {...due} />
        ) : (
          <Text className="qh-secondary">{isEnded(request) ? words.dueEnded : words.noDue}</Text>
        )}
      </Section>
      <Section title={words.history}>
        {history.length > 0 ? (
          <History events={historyView(history, now)} />
        ) : (
          <Text className="qh-secondary">{words.historyEmpty}</Text>
        )}
      </Section>
      <Section title={words.description}>
        <Text className="qh-text" userSelect>
          {request.description}
        </Text>
        {attachments.length > 0 ? <Text className="qh-detail__label">{words.attachments}</Text> : null}
        {attachments.map((file) => (
          <View key={file.id}>
            <Button
              kind="link"
              text={`${file.name} ${sizeWords(file.bytes)}`}
              label={words.openAttachment(`${file.name} ${sizeWords(file.bytes)}`)}
              onPress={() => openAttachment(file)}
            />
          </View>
        ))}
      </Section>
      <Section title={words.more}>
        <Text className="qh-secondary">{words.number}</Text>
        <View className="qh-detail__number">
          <Button
            kind="link"
            text={request.number}
            onPress={() => copy(request.number, enterpriseWords.filed.copied)}
          />
        </View>
        {request.lookupCode ? (
          <View>
            <Text className="qh-text qh-number">{`${words.lookupCode} ${spacedCode(request.lookupCode)}`}</Text>
            <Text className="qh-caption">{words.lookupHint}</Text>
          </View>
        ) : null}
        <Text className="qh-secondary">{words.submitted(instantText(request.submittedAt, now))}</Text>
        {request.windowName ? (
          <Text className="qh-secondary">{enterpriseWords.file.window(request.windowName)}</Text>
        ) : null}
        {request.requesterName ? <Text className="qh-secondary">{words.requester(request.requesterName)}</Text> : null}
        {contact ? <Text className="qh-secondary">{words.contact(contact.name, contact.phone)}</Text> : null}
        <Text className="qh-secondary">
          {words.reasons(request.intakeReasons.map((reason) => INTAKE_REASON.words[reason]).join('、'))}
        </Text>
      </Section>
    </View>
  )
}
