/** Why nothing was done with somebody's data: one sentence with its remedy. */
export class DataFault extends Error {}
