import { type ApiError, errorOfFailure, mayRetry } from '../api/api-error'
import type { WireRefusal } from '../api/use-action'
import type { Storage } from '../platform/contract'
import type { KeptFile } from './drafts'

/** A request filed, or an action of the requester's on one. Releases before kept each action under a name of its own. */
export type SubmissionKind = 'file' | 'act' | 'supplement' | 'dispute' | 'rate'

/** What a person has submitted and the server has not confirmed yet. */
export interface Submission {
  /** The form's idempotency key. */
  key: string
  kind: SubmissionKind
  /** Of an action: its name, what its form is called, under which name files go along, where the form is. */
  action?: string
  what?: string
  filesAs?: string
  form?: string
  /** Shown on its card. */
  title: string
  /** Variables of the operation, without key and attachments. */
  variables: Record<string, unknown>
  files: KeptFile[]
  /** The draft it came from and goes back to. */
  slot: string
  /** What the form held. */
  data: unknown
  /** Who submitted it; null where nobody could sign in without network. */
  personId: string | null
  /** When it was submitted. */
  at: number
  /** Why the server will not take it as it is. */
  refusal?: WireRefusal
}

/** What a confirmed submission came to; for a new request the number and what follows. */
export type Receipt = Record<string, unknown>

/** done: confirmed. refused: to be repaired. queued: sent when the network is back. failed: the server said no or nothing. */
export type Outcome =
  | { kind: 'done'; receipt: Receipt }
  | { kind: 'refused'; refusal: WireRefusal }
  | { kind: 'queued' }
  | { kind: 'failed'; error: ApiError }

export type Delivery = { receipt: Receipt } | { refusal: WireRefusal }

interface OutboxParts {
  storage: Storage
  /**
   * Sends one submission, files first. `keep` stores what was reached on the way.
   * @throws {ApiError}
   */
  deliver(submission: Submission, keep: (files: KeptFile[]) => Promise<void>): Promise<Delivery>
  /** Whose session it is; undefined for a visitor, who can send nothing. */
  whoSends(): string | undefined
  /** Whether what a visitor submitted can only be of the person whose session it is: a device may be shared. */
  isTheirs(submission: Submission): boolean
  /** The server has it: the draft and the files are not needed any more. */
  delivered(submission: Submission): Promise<void>
}

/** What came of a filing, kept for the person who filed until he has put it away. */
export interface KeptReceipt {
  key: string
  personId: string
  receipt: Receipt
}

const WAITING = 'outbox'
const RECEIPTS = 'outbox.receipts'
const RECEIPTS_KEPT = 5
/** No refusal of what was submitted: it waits for its person. */
const SIGNED_OUT = 'SIGN_IN_REQUIRED'

/**
 * Submissions live on the device until the server confirms them. The key stays the same on every attempt, so that
 * sending again after a lost answer files nothing twice.
 */
export function createOutbox({ storage, deliver, whoSends, isTheirs, delivered }: OutboxParts) {
  let waiting: readonly Submission[] = []
  let receipts: readonly KeptReceipt[] = []
  let kept = true
  let writing: Promise<unknown> = Promise.resolve()
  const attempts = new Map<string, Promise<Outcome>>()
  const listeners = new Set<() => void>()

  const tell = () => {
    for (const listener of listeners) listener()
  }
  const stored = async <Item>(name: string): Promise<readonly Item[]> => {
    const items = await storage.get<readonly Item[]>(name)
    // Receipts of releases before named nobody.
    return Array.isArray(items) ? items : []
  }
  /** Releases before kept the end of a session as a refusal. */
  const storedWaiting = () =>
    stored<Submission>(WAITING).then((all) =>
      all.map((each) => (each.refusal?.code === SIGNED_OUT ? { ...each, refusal: undefined } : each)),
    )
  /** One at a time, and always from what is stored: another tab has an outbox too. */
  const inTurn = (write: () => Promise<void>): Promise<void> => {
    const written = writing.then(write)
    writing = written
    return written
  }
  const change = (edit: (waiting: readonly Submission[]) => readonly Submission[]) =>
    inTurn(async () => {
      waiting = edit(await storedWaiting())
      tell()
      const nowKept = await storage.set(WAITING, waiting)
      if (nowKept === kept) return
      kept = nowKept
      waiting = [...waiting]
      tell()
    })
  const changeReceipts = (edit: (receipts: readonly KeptReceipt[]) => readonly KeptReceipt[]) =>
    inTurn(async () => {
      receipts = edit(await stored<KeptReceipt>(RECEIPTS))
      tell()
      await storage.set(RECEIPTS, receipts)
    })
  const find = (key: string) => waiting.find((each) => each.key === key)
  const without = (key: string) => (waiting: readonly Submission[]) => waiting.filter((each) => each.key !== key)
  const patch = (key: string, part: Partial<Submission>) =>
    change((waiting) => waiting.map((each) => (each.key === key ? { ...each, ...part } : each)))

  /** Each time anew: what another tab has sent or cancelled is neither sent nor given back by this one. */
  const load = () =>
    inTurn(async () => {
      waiting = await storedWaiting()
      receipts = await stored(RECEIPTS)
      tell()
    })
  const asks = (submission: Submission) =>
    whoSends() !== undefined && submission.personId === null && !isTheirs(submission)

  const finish = async (submission: Submission, receipt: Receipt, personId: string) => {
    const { key, kind } = submission
    if (kind === 'file') {
      const ofOthers = (each: KeptReceipt) => each.key !== key
      await changeReceipts((now) => [{ key, personId, receipt }, ...now.filter(ofOthers)].slice(0, RECEIPTS_KEPT))
    }
    await delivered(submission)
    await change(without(key))
  }

  const attemptOnce = async (submission: Submission): Promise<Outcome> => {
    const sender = whoSends()
    const { personId } = submission
    if (sender === undefined || (personId !== null && personId !== sender) || asks(submission)) {
      return { kind: 'queued' }
    }
    try {
      const delivery = await deliver(submission, (files) => patch(submission.key, { files }))
      if ('refusal' in delivery) return { kind: 'refused', refusal: delivery.refusal }
      await finish(submission, delivery.receipt, sender)
      return { kind: 'done', receipt: delivery.receipt }
    } catch (failure) {
      const error = errorOfFailure(failure)
      return error.kind === 'offline' || error.kind === 'timeout' ? { kind: 'queued' } : { kind: 'failed', error }
    }
  }

  /** One attempt at a time for each submission; a second caller gets the outcome of the first. */
  const attempt = (submission: Submission): Promise<Outcome> => {
    const running = attempts.get(submission.key)
    if (running) return running
    const started = attemptOnce(submission).finally(() => {
      attempts.delete(submission.key)
      tell()
    })
    attempts.set(submission.key, started)
    tell()
    return started
  }

  return {
    load,
    list: () => waiting,
    /** Whether the person who is signed in must say that a visitor's submission is his. */
    asks,
    /** It is his who is signed in. */
    claim: (key: string) => patch(key, { personId: whoSends() ?? null }),
    /** Whether it is being sent right now. */
    isSending: (key: string) => attempts.has(key),
    /** Whether what waits will be there after the app has been closed. */
    isKept: () => kept,
    /** Newest first, of whoever filed here. They carry look-up codes: show each to its person only. */
    receipts: () => receipts,
    /** What came of this person's filings, when he leaves the device. */
    forget: (personId: string) => changeReceipts((now) => now.filter((each) => each.personId !== personId)),
    putAway: (key: string) => changeReceipts((now) => now.filter((each) => each.key !== key)),
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },

    /**
     * Keeps the submission and tries to send it. Where it was refused or failed, it is the form's again and no longer
     * waits here.
     */
    async submit(submission: Submission): Promise<Outcome> {
      await load()
      await change((waiting) => [...without(submission.key)(waiting), submission])
      const outcome = await attempt(submission)
      if (outcome.kind === 'refused' || outcome.kind === 'failed') await change(without(submission.key))
      return outcome
    },

    /** Sends what waits, oldest first. A refusal stays on the card until the person repairs or cancels it. */
    async flush(): Promise<void> {
      await load()
      for (const { key } of waiting) {
        await load()
        const submission = find(key)
        if (!submission || submission.refusal) continue
        const outcome = await attempt(submission)
        if (outcome.kind === 'refused') await patch(key, { refusal: outcome.refusal })
        if (outcome.kind === 'failed' && outcome.error.code !== SIGNED_OUT && !mayRetry(outcome.error))
          await patch(key, { refusal: refusalOf(outcome.error) })
      }
    },

    /** Takes it out without sending. Undefined when it is not there (any more). */
    async cancel(key: string): Promise<Submission | undefined> {
      // An answer that is on its way decides first.
      await attempts.get(key)
      await load()
      const submission = find(key)
      if (submission) await change(without(key))
      return submission
    },
  }
}

export type Outbox = ReturnType<typeof createOutbox>

const refusalOf = (error: ApiError): WireRefusal => ({
  __typename: 'Refusal',
  code: error.code ?? 'NOT_YOUR_TURN',
  message: error.message,
  next: error.next ?? '',
  step: 'LATEST',
  field: null,
})
