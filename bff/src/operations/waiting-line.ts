/**
 * Who waits, each on his client's account: clients take turns, so that whoever asks a hundred times as often waits for
 * himself. Every step costs the same however many wait, but for `madeRoom`, which looks at each client.
 */
export function waitingLine<T extends { readonly client: string }>() {
  const all = new Set<T>()
  /** The client whose turn is next stands first. */
  const byClient = new Map<string, T[]>()

  const take = (client: string, own: T[], one: T | undefined): T | undefined => {
    if (own.length === 0) byClient.delete(client)
    if (one) all.delete(one)
    return one
  }

  return {
    get size(): number {
      return all.size
    },
    /** Who has waited longest of all. */
    get oldest(): T | undefined {
      return all.values().next().value
    },
    add(one: T): void {
      all.add(one)
      const own = byClient.get(one.client)
      if (own) own.push(one)
      else byClient.set(one.client, [one])
    },
    /** Of the client whose turn it is, who has waited longest. */
    next(): T | undefined {
      for (const [client, own] of byClient) {
        byClient.delete(client)
        byClient.set(client, own)
        return take(client, own, own.shift())
      }
      return undefined
    },
    /** Takes out who has waited longest of all. */
    shift(): T | undefined {
      const client = this.oldest?.client ?? ''
      const own = byClient.get(client) ?? []
      return take(client, own, own.shift())
    },
    /** Takes out the newest of the client with the most; null where this one would then have as many. */
    madeRoom(client: string): T | null {
      let [longest, most] = ['', (byClient.get(client)?.length ?? 0) + 1]
      for (const [each, { length }] of byClient) if (length > most) [longest, most] = [each, length]
      const own = byClient.get(longest)
      return (own && take(longest, own, own.pop())) ?? null
    },
  }
}
