// Printed by npm run codegen from the chapters in shared/src. Not to be changed by hand.
import { CorrectContactDocument, DisputeRequestDocument, RateRequestDocument, SupplementRequestDocument } from '../../api/generated/graphql'

export const SENT_LATER = {
  SUPPLEMENT: SupplementRequestDocument,
  DISPUTE: DisputeRequestDocument,
  RATE: RateRequestDocument,
  CORRECT_CONTACT: CorrectContactDocument,
} as const
