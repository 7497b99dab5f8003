import { useEffect, useSyncExternalStore } from 'react'
import { errorOfFailure } from '../api/api-error'
import { bearer } from '../api/bearer'
import { send } from '../api/client'
import {
  BeginSecondFactorDocument,
  SendPhoneCodeDocument,
  type SignedInPartsFragment,
  SignInAsDemoPersonDocument,
  SignInWithDingTalkDocument,
  SignInWithPhoneDocument,
  type SignInWithPhoneMutation,
  SignInWithSecondFactorDocument,
  SignInWithWeChatDocument,
  SignOutDocument,
  type ViewerPartsFragment,
} from '../api/generated/graphql'
import { forgetAnswers } from '../api/saved-answers'
import { isRefusal, type WireRefusal } from '../api/use-action'
import type { SignInCode } from '../platform/contract'
import { signInCode } from '../platform/sign-in-code'
import { storage } from '../platform/storage'
import { createKeptSession, isOfAnother, KEPT_AS } from './kept-session'
import { forgetContact } from './last-contact'

export type Viewer = ViewerPartsFragment

/** unknown: the device has not been asked yet. */
export type Session =
  | { status: 'unknown'; viewer: null }
  | { status: 'visitor'; viewer: null }
  | { status: 'signedIn'; viewer: Viewer }

const kept = createKeptSession<Viewer>(storage)
const listeners = new Set<() => void>()
let session: Session = { status: 'unknown', viewer: null }

const change = (next: Session) => {
  session = next
  for (const listener of listeners) listener()
}

async function begin({ token, viewer }: SignedInPartsFragment): Promise<void> {
  bearer.token = token
  change({ status: 'signedIn', viewer })
  await kept.begin({ token, viewer })
}

async function end(token: string | undefined): Promise<void> {
  bearer.token = undefined
  change({ status: 'visitor', viewer: null })
  await forgetAnswers()
  await kept.end(token)
}

async function signInWith({ provider, code }: SignInCode): Promise<boolean> {
  const answer =
    provider === 'wechat'
      ? (await send(SignInWithWeChatDocument, { code })).signInWithWeChat
      : (await send(SignInWithDingTalkDocument, { code })).signInWithDingTalk
  if (isRefusal(answer)) return false
  await begin(answer)
  return true
}

/** Asks the platform, not the person. False where the platform knows nobody. */
async function signInSilently(): Promise<boolean> {
  try {
    const code = await signInCode()
    return code !== null && (await signInWith(code))
  } catch {
    // Without network or permission the person goes on as a visitor and can still sign in by phone.
    return false
  }
}

let starting: Promise<Session> | undefined

async function start(): Promise<Session> {
  // Whoever is signed in stays so: no link may put somebody else in his place.
  const stored = await kept.load()
  if (stored?.token && stored.viewer) {
    bearer.token = stored.token
    change({ status: 'signedIn', viewer: stored.viewer })
  } else if (!(await signInSilently())) {
    change({ status: 'visitor', viewer: null })
  }
  return session
}

/** Once a launch: the stored session costs no request, a new one is one request. Never rejects. */
export function startSession(): Promise<Session> {
  starting ??= start()
  return starting
}

let renewing: Promise<boolean> | undefined

bearer.renew = () => {
  renewing ??= (async () => {
    const { token } = bearer
    bearer.token = undefined
    const renewed = await signInSilently()
    if (!renewed) await end(token)
    renewing = undefined
    return renewed
  })()
  return renewing
}

bearer.seen = (viewer) => {
  if (session.status !== 'signedIn') return
  const next = { ...session.viewer, ...viewer }
  // Mostly nothing is new, and everything that shows the person would be drawn again.
  if (JSON.stringify(next) === JSON.stringify(session.viewer)) return
  change({ status: 'signedIn', viewer: next })
  void kept.update({ token: bearer.token, viewer: session.viewer })
}

if (process.env.TARO_ENV === 'h5') {
  // Nobody goes on in one tab as the person he was, when another tab is somebody else's.
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === `qihu.${KEPT_AS}` && isOfAnother(newValue, session.viewer?.id)) window.location.reload()
  })
}

const settle = async (answer: SignedInPartsFragment | WireRefusal): Promise<WireRefusal | null> => {
  if (isRefusal(answer)) return answer
  if (session.viewer && session.viewer.id !== answer.viewer.id) await forgetAnswers()
  await begin(answer)
  return null
}

type ByPhone = SignInWithPhoneMutation['signInWithPhone']
/** What somebody of the staff is asked for after the code on his telephone. */
export type SecondFactorAsked = Extract<ByPhone, { __typename: 'SecondFactorAsked' }>

/** Null when signed in. @throws {ApiError} */
export async function signInWithPhone(phone: string, code: string): Promise<WireRefusal | SecondFactorAsked | null> {
  const answer = (await send(SignInWithPhoneDocument, { phone, code })).signInWithPhone
  return answer.__typename === 'SecondFactorAsked' ? answer : settle(answer)
}

/** What the authenticator is set up with, for the code that an administrator handed over. @throws {ApiError} */
export const beginSecondFactor = async (ticket: string, code: string) =>
  (await send(BeginSecondFactorDocument, { ticket, code })).beginSecondFactor

/** Null when signed in. @throws {ApiError} */
export const signInWithSecondFactor = async (ticket: string, code: string): Promise<WireRefusal | null> =>
  settle((await send(SignInWithSecondFactorDocument, { ticket, code })).signInWithSecondFactor)

/** Null when signed in. @throws {ApiError} */
export const signInAsDemoPerson = async (key: string): Promise<WireRefusal | null> =>
  settle((await send(SignInAsDemoPersonDocument, { key })).signInAsDemoPerson)

/** When another code may be asked for, or why none was sent. @throws {ApiError} */
export async function sendPhoneCode(phone: string): Promise<{ retryAfterSeconds: number } | WireRefusal> {
  return (await send(SendPhoneCodeDocument, { phone })).sendPhoneCode
}

/** Ends the session here even when the server cannot be told. */
export async function signOut(): Promise<void> {
  if (session.status === 'signedIn') await send(SignOutDocument, {}).catch(errorOfFailure)
  await forgetContact()
  await end(bearer.token)
}

export const getSession = (): Session => session

export function subscribeSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** The session; the first page that asks starts it, unless `start` is false. */
export function useSession(options: { start?: boolean } = {}): Session {
  const { start: mayStart = true } = options
  useEffect(() => {
    if (mayStart) void startSession()
  }, [mayStart])
  return useSyncExternalStore(subscribeSession, getSession, getSession)
}
