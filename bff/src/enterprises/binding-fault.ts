import { Fault } from '../fault.ts'

/** Why a binding is not made or changed. */
export class BindingFault extends Fault {}
