/** A step of a plan and how deep it lies. */
export type Step = {
  readonly depth: number
  readonly words: string
  /** Of which table it reads more with every row that comes to it; not listed. */
  readonly grows?: string
}
export type Plan = readonly Step[]
/** Of one statement on so many requests, without statistics and with them. */
export type OfSize = { readonly bare: Plan; readonly known: Plan }
export type Plans = { readonly small: OfSize; readonly large: OfSize }
