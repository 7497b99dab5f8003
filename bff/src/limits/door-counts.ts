/** What happens at the doors, by kind; no label holds anything of a person. */
export const DOOR_EVENTS = [
  'TEXT_SENT',
  'TEXT_FAILED',
  // Of one number: the gateway answers.
  'TEXT_REFUSED',
  'PHONE_CODE_WRONG',
  'PHONE_CODE_LIMITED',
  'SECOND_FACTOR_WRONG',
  'SECOND_FACTOR_LIMITED',
  'LOOK_UP_WRONG',
  'LOOK_UP_LIMITED',
  'PLATFORM_CODE_WRONG',
  'PLATFORM_CODE_LIMITED',
  'PLATFORM_FAILED',
  'FILING_LIMITED',
] as const
export type DoorEvent = (typeof DOOR_EVENTS)[number]

/** Counted since the start of the process. */
export type DoorCounts = Record<DoorEvent, number>

export const newDoorCounts = (): DoorCounts => Object.fromEntries(DOOR_EVENTS.map((event) => [event, 0])) as DoorCounts
