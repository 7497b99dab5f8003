/** How many uploads of one person may be under way: a form sends two at a time and holds nine. */
export const OPEN_A_PERSON = 9
/** Bytes of all that wait to be drawn anew. */
const WAITING_BYTES = 128 * 1024 * 1024

type Job = { readonly bytes: number; run(): Promise<void> }

/**
 * Turns at what is heavy, one at a time. Who waits is served person by person, not picture by picture: however many one
 * has sent, another waits for a single one of them.
 */
export function createTurns() {
  const open = new Map<string, number>()
  /** In the order in which their turns come. */
  const waiting = new Map<string, Job[]>()
  let waitingBytes = 0
  let busy = false

  async function serve(): Promise<void> {
    if (busy) return
    busy = true
    for (let [next] = waiting; next; [next] = waiting) {
      const [who, jobs] = next
      const job = jobs.shift()
      waitingBytes -= job?.bytes ?? 0
      await job?.run()
      // Behind everybody who has come meanwhile.
      waiting.delete(who)
      if (jobs.length > 0) waiting.set(who, jobs)
    }
    busy = false
  }

  return {
    /** Holds one of a person's places until it is given back; null where he has them all. */
    enter(who: string): (() => void) | null {
      const held = open.get(who) ?? 0
      if (held >= OPEN_A_PERSON) return null
      open.set(who, held + 1)
      return () => {
        const left = (open.get(who) ?? 1) - 1
        if (left > 0) open.set(who, left)
        else open.delete(who)
      }
    },
    /** Runs the work when its turn comes; null where too much waits already. */
    take<T>(who: string, bytes: number, work: () => Promise<T>): Promise<T> | null {
      if (waitingBytes > 0 && waitingBytes + bytes > WAITING_BYTES) return null
      waitingBytes += bytes
      return new Promise<T>((resolve, reject) => {
        const jobs = waiting.get(who) ?? []
        jobs.push({ bytes, run: () => work().then(resolve, reject) })
        waiting.set(who, jobs)
        void serve()
      })
    },
  }
}

export type Turns = ReturnType<typeof createTurns>
