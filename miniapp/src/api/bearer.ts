/**
 * The token of the session, apart from the session itself: the client needs the one, the session needs the client.
 */
export interface Bearer {
  token: string | undefined
  /** The server does not know the token any more. Resolves to true when a new one was got without asking anybody. */
  renew(): Promise<boolean>
  /** An answer carried the viewer. */
  seen(viewer: object): void
}

export const bearer: Bearer = {
  token: undefined,
  renew: async () => false,
  seen: () => undefined,
}
