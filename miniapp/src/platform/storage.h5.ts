import { lasting } from './lasting'

const PREFIX = 'qihu.'

/** The browser refuses where its share is used up, and the very name `localStorage` where it is closed to the page. */
export const storage = lasting({
  get: async (key) => window.localStorage.getItem(PREFIX + key),
  set: async (key, text) => window.localStorage.setItem(PREFIX + key, text),
  remove: async (key) => window.localStorage.removeItem(PREFIX + key),
})
