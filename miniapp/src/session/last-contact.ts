import { storage } from '../platform/storage'

/** Who was to be called last time, kept on this device for the same person. */
export interface Contact {
  name: string
  phone: string
  /** Filed as a person, not for an enterprise. */
  asPerson?: boolean
  /** Where the last matter was to be done. */
  centreId?: string
}

const KEY = 'contact'

export const loadContact = async (personId: string): Promise<Contact | undefined> =>
  (await storage.get<Record<string, Contact>>(KEY))?.[personId]

/** Only the last person's: this device may be lent. */
export const saveContact = (personId: string, contact: Contact) => storage.set(KEY, { [personId]: contact })

export const forgetContact = (): Promise<void> => storage.remove(KEY)
