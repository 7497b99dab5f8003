/** Characters as people count them, without blanks at the ends. */
export const lengthOf = (text: string): number => [...text.trim()].length

/** At most `max` characters, the last one an ellipsis when something was left out. */
export function cut(text: string, max: number): string {
  const characters = [...text]
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`
}
