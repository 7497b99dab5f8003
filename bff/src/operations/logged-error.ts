import { driverCode } from '../db/database.ts'

export type LoggedError = {
  readonly type: string
  /** The driver's or the system's code; never the error's own message. */
  readonly message: string
  /** Where it was thrown: frames only. */
  readonly stack: string
  /** With placeholders in place of values. */
  readonly query?: string
  readonly cause?: LoggedError
}

const MAX_FRAMES = 12
const MAX_CAUSES = 4

/**
 * What a log may hold of an error: what it is and where it was thrown. Not its message nor its other fields, since those
 * of a database quote the row, those of a parser the input, and both may be a telephone number.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' }
  const { query } = error as { query?: unknown }
  return {
    type: error.constructor.name,
    message: driverCode(error),
    stack: framesOf(error),
    ...(typeof query === 'string' ? { query } : {}),
    ...(error.cause instanceof Error && depth < MAX_CAUSES ? { cause: loggedError(error.cause, depth + 1) } : {}),
  }
}

/** The stack begins with the message, which may hold lines of its own. */
function framesOf({ stack = '', message }: Error): string {
  const begin = stack.indexOf(message)
  const frames = (begin < 0 ? stack : stack.slice(begin + message.length)).split('\n')
  return frames
    .filter((line) => /^\s+at /.test(line))
    .slice(0, MAX_FRAMES)
    .join('\n')
}
