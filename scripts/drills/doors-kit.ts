export type Asker = { readonly ip: string; readonly device: string }
/** IN: let in, or a code sent. WRONG: judged and found wrong. REFUSED: not judged at all. */
export type Word = 'IN' | 'WRONG' | 'REFUSED'
export type Opened = { readonly number: string; readonly code: string }

/** What an attacker and a citizen can try: the server as it is, or the limits of the release before. */
export type Doors = {
  ask(asker: Asker, phone: string): Promise<Word>
  enter(asker: Asker, phone: string, code: string): Promise<Word>
  lookUp(asker: Asker, number: string, code: string): Promise<Word>
  dingTalk(asker: Asker, code: string): Promise<Word>
  /** The digits of the newest text on a phone; empty without one. */
  codeOn(phone: string): string
  /** A code that DingTalk has just given to one of the staff. */
  staffCode(): string
  /** How many codes DingTalk was asked about. */
  calls(): number
  /** A request with the code that is given out today, and one with a code of six digits. */
  requests(): Promise<{ readonly today: Opened; readonly short: Opened }>
  close(): Promise<void>
}
