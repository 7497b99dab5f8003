/**
 * What a spreadsheet has left of a number or date, as words with which a reason goes on; null where nothing shows it.
 * 2.02503E+15 is what it shows of a long number, #### of what is wider than its column, #REF! of a broken formula.
 */
export function spoiled(text: string): string | null {
  if (/^[+-]?\d+(\.\d+)?e\+\d+$/i.test(text)) return '被表格软件变成了科学计数法，原来的数字已经丢失'
  if (/^#{2,}$/.test(text)) return '在表格里没有显示全，只留下了 #'
  return isSheetError(text) ? '是表格软件的错误值' : null
}

/** A text that begins with = or - has become a formula. */
export const isSheetError = (text: string): boolean => /^#(ref|value|name|div\/0|num|null|spill|calc)[!?]$/i.test(text)

/** What spreadsheets keep of a number. */
const KEPT_DIGITS = 15

/**
 * Whether a number may have passed through a number type that could not hold it: spreadsheets put zeros behind the
 * fifteenth digit, programs round beyond 2^53. A genuine one ends so by chance, the more rarely the longer it is.
 */
export const mayBeRounded = (id: string): boolean =>
  isLong(id) && (/^0+$/.test(id.slice(KEPT_DIGITS)) || (id.length > 17 && String(Number(id)) === id))

const isLong = (id: string): boolean => /^\d+$/.test(id) && id.length > KEPT_DIGITS

/** Sees all numbers of a file before any is judged: one long number that is whole speaks for those that end in few zeros. */
export function roundingOf() {
  let exact = 0
  return {
    see(id: string): void {
      if (isLong(id) && !mayBeRounded(id)) exact += 1
    },
    isRounded: (id: string): boolean => mayBeRounded(id) && (exact === 0 || /^0{3,}$/.test(id.slice(KEPT_DIGITS))),
  }
}
export type Rounding = Pick<ReturnType<typeof roundingOf>, 'isRounded'>
