import { lengthOf, NAME_MAX, oneLine } from '@qihu/shared'
import { AdminFault } from './admin-fault.ts'

/** A name as it is stored. @throws {AdminFault} where nothing can be seen of it, or too much. */
export function nameOf(given: string | undefined, what: string, field: string): string {
  const name = oneLine(given ?? '')
  const length = lengthOf(name)
  if (length === 0) throw new AdminFault(`请写${what}。`, field)
  if (length > NAME_MAX) throw new AdminFault(`${what}最多 ${NAME_MAX} 个字，超出 ${length - NAME_MAX} 个。`, field)
  return name
}

/** The same where it may be left out. */
export const nameOrNone = (given: string | undefined, what: string, field: string): string | null =>
  given === undefined || oneLine(given) === '' ? null : nameOf(given, what, field)
