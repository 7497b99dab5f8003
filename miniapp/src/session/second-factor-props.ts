import type { SecondFactorAsked } from './session'

export interface SecondFactorProps {
  asked: SecondFactorAsked
  /** The code of the telephone has been too long ago. */
  onTooLate(): void
}
