import { ConfirmRequestDocument, UrgeRequestDocument, WithdrawRequestDocument } from '../../api/generated/graphql'
import { useAction } from '../../api/use-action'
import { enterpriseWords } from '../words'

const words = enterpriseWords.request

/** Actions that one tap takes, each with a key of its own so that a retry repeats itself and nothing else. */
export const useOneTaps = () => ({
  CONFIRM: useAction(ConfirmRequestDocument),
  URGE: useAction(UrgeRequestDocument),
  WITHDRAW: useAction(WithdrawRequestDocument),
})

export type OneTap = keyof ReturnType<typeof useOneTaps>

/** What is said once it is done. */
export const SAID: Readonly<Record<OneTap, string>> = {
  CONFIRM: words.confirmed,
  URGE: words.urged,
  WITHDRAW: words.withdrawn,
}
