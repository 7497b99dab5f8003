import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { type ApiError, errorOfFailure } from '../../api/api-error'
import { read, serverNow } from '../../api/client'
import { LookUpRequestDocument, type LookUpRequestQuery } from '../../api/generated/graphql'
import { isRefusal, type WireRefusal } from '../../api/use-action'
import { Button } from '../../components/Button/Button'
import { DueExplain } from '../../components/DueExplain/DueExplain'
import { TextField } from '../../components/Field/TextField'
import { Journey } from '../../components/Journey/Journey'
import { Lamp } from '../../components/Lamp/Lamp'
import { Page } from '../../components/Page/Page'
import { StatusTag } from '../../components/StatusTag/StatusTag'
import { dueText, dueView, journeyBadge, journeyView, lampView } from '../../format/request-view'
import { Complaint } from '../../session/Complaint'
import { goHome } from '../../session/go'
import { enterpriseWords } from '../words'
import '../request/request.scss'

const words = enterpriseWords.lookup

type Progress = Extract<LookUpRequestQuery['lookUpRequest'], { __typename: 'PublicProgress' }>

/** Full-width digits and letters are as good as half-width ones. */
const halfWidth = (text: string) =>
  text.replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0)).replace(/\s/g, '')

/** Here the general next step, to look it up by number and code, has just been taken. */
const notFound = (refusal: WireRefusal): WireRefusal => ({
  ...refusal,
  message: words.notFound,
  next: words.checkAgain,
  step: 'EDIT',
})

export default function LookupPage() {
  const { params } = useRouter()
  const [number, setNumber] = useState(params.number ?? '')
  const [code, setCode] = useState('')
  const [complained, setComplained] = useState<'number' | 'code'>()
  const [focus, setFocus] = useState(0)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<WireRefusal>()
  const [error, setError] = useState<ApiError>()
  const [progress, setProgress] = useState<Progress>()

  const sent = { number: halfWidth(number).toUpperCase(), code: halfWidth(code) }
  const gap = !sent.number ? 'number' : /^\d{6}(\d{4})?$/.test(sent.code) ? undefined : 'code'
  const shown = complained === gap ? gap : undefined
  /** What was said of what stood there before goes with it. */
  const typing = (type: (text: string) => void) => (text: string) => {
    type(text)
    setRefusal(undefined)
    setError(undefined)
  }

  const search = async () => {
    setComplained(gap)
    setRefusal(undefined)
    setError(undefined)
    if (gap) return setFocus((count) => count + 1)
    setBusy(true)
    try {
      const answer = (await read(LookUpRequestDocument, sent)).lookUpRequest
      if (isRefusal(answer)) setRefusal(answer.code === 'NOT_FOUND' ? notFound(answer) : answer)
      else setProgress(answer)
    } catch (failure) {
      setError(errorOfFailure(failure))
    }
    setBusy(false)
  }

  if (progress) return <ProgressPage progress={progress} onAgain={() => setProgress(undefined)} />
  return (
    <Page title={words.title} footer={<Button block text={words.submit} busy={busy} onPress={() => void search()} />}>
      <Text className="qh-text qh-detail__head">{words.intro}</Text>
      <Complaint refusal={refusal} error={error} onRetry={() => void search()} />
      {refusal?.code === 'NOT_FOUND' ? <Button kind="link" text={words.hall} onPress={goHome} /> : null}
      <TextField
        label={words.number}
        hint={words.numberHint}
        required
        value={number}
        error={shown === 'number' ? words.numberRequired : undefined}
        focusAt={shown === 'number' ? focus : undefined}
        onChange={typing(setNumber)}
      />
      <TextField
        label={words.code}
        hint={words.codeHint}
        required
        type="digit-code"
        value={code}
        error={shown === 'code' ? words.codeRequired : undefined}
        focusAt={shown === 'code' ? focus : undefined}
        onChange={typing(setCode)}
      />
    </Page>
  )
}

/** Until when; or that the clock is stopped for a while, or for good. */
const dueSentence = ({ colour }: Progress['lamp'], due: string): string => {
  if (colour === 'PAUSED') return enterpriseWords.request.duePaused
  if (colour === 'NONE') return words.dueOver + enterpriseWords.request.dueWas(due)
  return dueText(due)
}

/** No names, no materials: whoever holds number and code sees how far it is. */
function ProgressPage({ progress, onAgain }: { progress: Progress; onAgain(): void }) {
  const now = serverNow()
  const lamp = lampView(progress.lamp)
  const due = dueView(progress.dueRows)
  const tint = progress.lamp.colour === 'PAUSED' ? 'amber' : 'blue'
  return (
    <Page title={words.title} footer={<Button block kind="plain" text={words.again} onPress={onAgain} />}>
      <View className="qh-detail__head">
        <View className="qh-row">
          {lamp ? <Lamp {...lamp} /> : null}
          <StatusTag word={progress.statusWord} tint={tint} />
        </View>
        <Text className="qh-detail__headline">{progress.headline}</Text>
        <Text className="qh-secondary">{progress.title}</Text>
        <Text className="qh-caption">{progress.number}</Text>
      </View>
      <View className="qh-card">
        <Journey
          label={words.title}
          nodes={journeyView(progress.journey, now)}
          badge={journeyBadge(progress.journey, tint, progress.lamp)}
        />
        {progress.leadUnitName ? <Text className="qh-detail__label">{words.unit(progress.leadUnitName)}</Text> : null}
      </View>
      {due.rows.length > 0 && progress.dueWords !== null ? (
        <View className="qh-card">
          <DueExplain due={dueSentence(progress.lamp, progress.dueWords)} {...due} />
        </View>
      ) : null}
      <Text className="qh-secondary">{words.signInForMore}</Text>
    </Page>
  )
}
