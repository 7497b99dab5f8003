import { Fault } from '../fault.ts'

/** Why nothing was joined or taken away. */
export class DoorFault extends Fault {}
