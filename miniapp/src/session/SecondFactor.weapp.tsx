import { Notice } from '../components/Notice/Notice'
import type { SecondFactorProps } from './second-factor-props'
import { sessionWords as words } from './words'

/** WeChat carries the enterprise half only: staff sign in by DingTalk or in a browser. */
export const SecondFactor = ({ onTooLate }: SecondFactorProps) => (
  <Notice kind="warn" now text={words.staffElsewhere} actionText={words.otherNumber} onAction={onTooLate} />
)
