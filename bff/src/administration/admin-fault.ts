import { Fault } from '../fault.ts'

/** Why a change of centres, units, people or places is not made. */
export class AdminFault extends Fault {}
