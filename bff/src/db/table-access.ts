export type ColumnKind = 'text' | 'number' | 'boolean' | 'json'
/** `optional`: a row can be put in without it, being empty or what the schema says. */
export type ColumnShape = { readonly name: string; readonly kind: ColumnKind; readonly optional: boolean }

/** Whole tables of one engine, row by row, inside one transaction. Rows are arrays in the order of the columns asked for. */
export type TableAccess = {
  readonly engine: 'sqlite' | 'pg'
  /** The tables that are there, with their columns, apart from the list of migrations and the index of words. */
  tables(): Promise<ReadonlyMap<string, ReadonlySet<string>>>
  /** How many migrations the database has seen. */
  schemaVersion(): Promise<number>
  rows(table: string, columns: readonly ColumnShape[]): AsyncIterable<readonly unknown[]>
  clear(table: string): Promise<void>
  insert(table: string, columns: readonly ColumnShape[], rows: readonly (readonly unknown[])[]): Promise<void>
  /** Puts a row in the place of the one that has the same value in the first of the columns. */
  put(table: string, columns: readonly ColumnShape[], row: readonly unknown[]): Promise<void>
  /** The last value the counter of a serial column gave out; 0 before the first. */
  lastSerial(table: string, column: string): Promise<number>
  /** Lets the counter go on after `last`. */
  setSerial(table: string, column: string, last: number): Promise<void>
}

export type AccessMode =
  /** Sees the database as it is at the first look, however long it takes and whatever others write meanwhile. */
  | 'SNAPSHOT'
  /** Writes a row beside what others write. */
  | 'NOTE'
  /** Keeps others from writing; everything or nothing is stored. */
  | 'FILL'

/** With the tables that SQLite keeps it in. It holds no texts, and is made again from them. */
export const isWordIndex = (table: string): boolean => table.startsWith('request_words')
