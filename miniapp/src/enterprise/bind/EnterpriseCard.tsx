import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import {
  EndInvitationsDocument,
  EndMembershipDocument,
  InviteMemberDocument,
  type MyEnterprisesQuery,
  SetMemberRoleDocument,
} from '../../api/generated/graphql'
import { AskFirst } from '../../components/AskFirst/AskFirst'
import { accessible } from '../../components/accessible'
import { Button } from '../../components/Button/Button'
import { Notice } from '../../components/Notice/Notice'
import { StatusTag } from '../../components/StatusTag/StatusTag'
import { copy } from '../../session/go'
import { getSession } from '../../session/session'
import { useBinding } from '../../session/use-binding'
import { bindWords as words } from '../bind-words'

type Enterprise = MyEnterprisesQuery['myEnterprises'][number]
type Member = Enterprise['members'][number]

interface CardProps {
  enterprise: Enterprise
  /** What was done, in words; none where the card says it. */
  onDone(message?: string): void
}

/** One enterprise: what it waits for, or who belongs to it. */
export function EnterpriseCard({ enterprise, onDone }: CardProps) {
  const { id, name, creditCode, verified, roleWord, mayManage, next, code, invitations, members } = enterprise
  const binding = useBinding()
  const [invited, setInvited] = useState<{ code: string; text: string }>()
  const [asked, setAsked] = useState<{ person: string; name: string; me: boolean }>()
  const fault = binding.elsewhere()

  const act = async (done: Promise<{ message: string } | undefined>) => {
    const answer = await done
    setAsked(undefined)
    if (answer) onDone(answer.message)
  }
  const invite = async () => {
    const answer = await binding.run(InviteMemberDocument, { enterprise: id })
    if (!answer) return
    setInvited(answer)
    onDone()
  }
  const endInvitations = async () => {
    const answer = await binding.run(EndInvitationsDocument, { enterprise: id })
    if (!answer) return
    setInvited(undefined)
    onDone(answer.message)
  }
  const setRole = ({ personId: person, role }: Member) =>
    act(binding.run(SetMemberRoleDocument, { enterprise: id, person, role: role === 'OWNER' ? 'AGENT' : 'OWNER' }))
  const own = members.find(({ me }) => me)?.personId ?? getSession().viewer?.id ?? ''
  return (
    <View className="qh-card qh-stack">
      <View className="qh-row">
        <View {...accessible({ role: 'heading', level: 2 })}>
          <Text className="qh-h3">{name}</Text>
        </View>
        <StatusTag word={roleWord} tint={verified ? 'green' : 'amber'} />
      </View>
      <Text className="qh-secondary">{words.codeLine(creditCode)}</Text>
      {next ? <Notice kind="info" text={next} /> : null}
      {code ? (
        <View className="qh-row">
          <Text className="qh-secondary">{words.code6}</Text>
          <Text className="qh-h2" userSelect>
            {code}
          </Text>
        </View>
      ) : null}
      {fault ? <Notice kind="error" now text={fault} /> : null}
      {members.length > 0 ? (
        <View className="qh-stack" {...accessible({ role: 'list', label: words.members })}>
          {members.map((member) => (
            <View key={member.personId} {...accessible({ role: 'listitem' })}>
              <Text className="qh-text">
                {`${member.name}${member.me ? words.me : ''} ${member.maskedPhone ?? ''} ${member.roleWord}`}
              </Text>
              <Text className="qh-secondary">{member.text}</Text>
              {mayManage && !member.me ? (
                <View className="qh-row">
                  <Button
                    kind="link"
                    text={member.role === 'OWNER' ? words.makeAgent : words.makeOwner}
                    label={member.role === 'OWNER' ? words.makeAgentOf(member.name) : words.makeOwnerOf(member.name)}
                    busy={binding.busy}
                    onPress={() => void setRole(member)}
                  />
                  <Button
                    kind="link"
                    text={words.remove}
                    label={words.removeOf(member.name)}
                    onPress={() => setAsked({ person: member.personId, name: member.name, me: false })}
                  />
                </View>
              ) : null}
            </View>
          ))}
        </View>
      ) : null}
      {invited ? (
        <View className="qh-stack" {...accessible({ role: 'status' })}>
          <Text className="qh-secondary">{words.invited}</Text>
          <Text className="qh-h2" userSelect>
            {invited.code}
          </Text>
          <Text className="qh-text">{invited.text}</Text>
          <Text className="qh-secondary">{words.invitedHow}</Text>
          <View className="qh-row">
            <Button kind="plain" text={words.copyCode} onPress={() => copy(invited.code, words.copied)} />
          </View>
        </View>
      ) : null}
      <View className="qh-row">
        {mayManage ? (
          <Button
            kind="plain"
            text={words.invite}
            label={words.inviteOf(name)}
            busy={binding.busy}
            onPress={() => void invite()}
          />
        ) : null}
        {invitations > 0 ? (
          <Button
            kind="link"
            text={words.void(invitations)}
            busy={binding.busy}
            onPress={() => void endInvitations()}
          />
        ) : null}
        <Button
          kind="link"
          text={verified ? words.leave : words.unbind}
          label={verified ? words.leaveOf(name) : `${words.unbind}：${name}`}
          onPress={() => setAsked({ person: own, name, me: true })}
        />
      </View>
      {asked ? (
        <AskFirst
          title={asked.me ? (verified ? words.leave : words.unbind) : words.remove}
          text={asked.me ? (verified ? words.leaveText(name) : words.unbindText(name)) : words.removeText(asked.name)}
          danger
          busy={binding.busy}
          onConfirm={() => void act(binding.run(EndMembershipDocument, { enterprise: id, person: asked.person }))}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </View>
  )
}
