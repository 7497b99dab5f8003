import { Fault } from '../fault.ts'

/** Why nothing was done with somebody's data. */
export class DataFault extends Fault {}
