import { expect, it } from 'vitest'
import { ApiError } from './api-error'
import { mayHelpToAskAgain } from './query-client'

it.each([
  ['nobody answered', new ApiError('offline', ''), true],
  ['the server was too busy', new ApiError('coded', '', { code: 'BUSY' }), true],
  ['something went wrong there', new ApiError('unexpected', ''), true],
  ['what was asked is to be changed', new ApiError('coded', '', { code: 'SEARCH_TOO_SHORT' }), false],
  ['nobody is signed in', new ApiError('coded', '', { code: 'SIGN_IN_REQUIRED' }), false],
])('where %s, asking once more may help: %s', (_, error, helps) => {
  expect(mayHelpToAskAgain(error)).toBe(helps)
})
