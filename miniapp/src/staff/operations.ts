import type {
  Action,
  Category,
  Cause,
  DeclineReason,
  GradingInput,
  On,
  Resolution,
  StaffActionPartsFragment,
  Tier,
  TypedDocumentString,
  Urgency,
} from '../api/generated/graphql'
import {
  AcceptRequestDocument,
  AddProgressDocument,
  DeclineRequestDocument,
  DispatchRequestDocument,
  RegradeRequestDocument,
  RequestInformationDocument,
  ResolveRequestDocument,
  SignRequestDocument,
} from '../api/generated/graphql'
import type { FormValues } from './forms'

export type StaffResult = { result: StaffActionPartsFragment }

export type StaffActionName = Extract<
  Action,
  'ACCEPT' | 'DECLINE' | 'DISPATCH' | 'REGRADE' | 'SIGN' | 'ADD_PROGRESS' | 'REQUEST_INFORMATION' | 'RESOLVE'
>

interface StaffOperation {
  document: TypedDocumentString<StaffResult, unknown>
  /** The form has checked the values. */
  variables(on: On, values: FormValues): unknown
}

/** Ties a document to the variables it takes; what leaves here is checked as a pair. */
const operation = <Variables>(
  document: TypedDocumentString<StaffResult, Variables>,
  variables: (on: On, values: FormValues) => Variables,
): StaffOperation => ({ document: document as TypedDocumentString<StaffResult, unknown>, variables })

const gradingOf = (values: FormValues): GradingInput => ({
  tier: values.tier as Tier,
  urgency: values.urgency as Urgency,
  category: values.category as Category,
  cause: values.cause as Cause,
})
const textOf = (values: FormValues): string => (values.text ?? '').trim()

export const OPERATIONS: Readonly<Record<StaffActionName, StaffOperation>> = {
  ACCEPT: operation(AcceptRequestDocument, (on) => ({ on })),
  SIGN: operation(SignRequestDocument, (on) => ({ on })),
  DECLINE: operation(DeclineRequestDocument, (on, values) => ({
    on,
    reason: values.reason as DeclineReason,
    text: textOf(values),
  })),
  DISPATCH: operation(DispatchRequestDocument, (on, values) => ({
    on,
    grading: gradingOf(values),
    leadUnitId: values.leadUnitId ?? '',
    text: textOf(values) || null,
  })),
  REGRADE: operation(RegradeRequestDocument, (on, values) => ({ on, grading: gradingOf(values) })),
  ADD_PROGRESS: operation(AddProgressDocument, (on, values) => ({ on, text: textOf(values) })),
  REQUEST_INFORMATION: operation(RequestInformationDocument, (on, values) => ({ on, text: textOf(values) })),
  RESOLVE: operation(ResolveRequestDocument, (on, values) => ({
    on,
    resolution: values.resolution as Resolution,
    text: textOf(values),
  })),
}
