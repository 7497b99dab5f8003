import { constants, setPriority } from 'node:os'

/** Before what else this machine does, where we may: times are measured here. */
export function preferred(pid: number | undefined): void {
  try {
    if (pid) setPriority(pid, constants.priority.PRIORITY_HIGH)
  } catch {
    // Not ours to say; then the figures hold that too.
  }
}
