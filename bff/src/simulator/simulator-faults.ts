import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { SimulatorState } from './simulator-state.ts'

export interface Fault {
  /** Part of the path, e.g. `subscribe/send`. */
  match: string
  /** Refused with this code before anything happens; words for the new DingTalk API. */
  errcode?: number | string
  /** Refused with this HTTP status before anything happens. */
  http?: number
  /** The gateway's block page: JSON without an errcode. */
  x5?: boolean
  /** Processed at once, answered late. */
  delayMs?: number
  /** Answered yes, never delivered. */
  drop?: boolean
  /** Processed, then the connection is cut instead of an answer. */
  cut?: boolean
  /** Left to apply. */
  times: number
}

export type RefusalBody = (errcode: number | string) => { status: number; body: unknown }

export type Faults = ReturnType<typeof createFaults>

export const createFaults = (state: SimulatorState) => {
  const waiting: Fault[] = []
  const taken = new WeakMap<FastifyRequest, Fault>()
  state.onReset(() => {
    waiting.length = 0
  })

  const take = (path: string) => {
    const index = waiting.findIndex((fault) => path.includes(fault.match))
    const fault = waiting[index]
    if (fault === undefined) return null
    fault.times -= 1
    if (fault.times <= 0) waiting.splice(index, 1)
    return fault
  }

  return {
    waiting,
    add: (fault: Fault) => {
      waiting.push({ ...fault })
    },
    of: (request: FastifyRequest): Fault | null => taken.get(request) ?? null,

    /** Counts calls and applies faults to every route of this scope. */
    install: (scope: FastifyInstance, refusalBody: RefusalBody) => {
      scope.addHook('preHandler', async (request, reply) => {
        const path = request.url.split('?', 1)[0] ?? ''
        state.calls.set(path, (state.calls.get(path) ?? 0) + 1)
        const fault = take(path)
        if (fault === null) return
        if (fault.http !== undefined) return reply.code(fault.http).type('text/html').send('<h1>simulated</h1>')
        if (fault.x5) return reply.send({ status: 1111, wait: 5, source: 'x5', punish: 'deny', uuid: state.hex(32) })
        if (fault.errcode !== undefined) {
          const { status, body } = refusalBody(fault.errcode)
          return reply.code(status).send(body)
        }
        taken.set(request, fault)
      })
      scope.addHook('onSend', async (request, _reply, payload) => {
        const fault = taken.get(request)
        if (fault?.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delayMs))
        if (fault?.cut) request.raw.socket.destroy()
        return payload
      })
    },
  }
}

/** A platform's coded "no", thrown by the handlers below and written by each host in its own shape. */
export class Refusal extends Error {
  readonly errcode: number | string

  constructor(errcode: number | string, text: string) {
    super(text)
    this.errcode = errcode
  }
}
