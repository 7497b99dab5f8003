/** For how many days what grows is kept (docs/operations.md, Limits); `purge.ts` holds to it. */

/** What was told stands in the history of what it was about. */
export const MESSAGES_DAYS = 400
/** What became of each push: operators look back over weeks. */
export const OUTBOX_DAYS = 180
/** As long as a number itself is kept, and a year more: who looked at it can still be asked then. */
export const REVEALS_DAYS = 3 * 365
/** Files never attached: as long as a phone may hold what it has not sent yet, since its keys are known for as long. */
export const UNATTACHED_DAYS = 30
