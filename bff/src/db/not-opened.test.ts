import { expect, it } from 'vitest'
import { notOpenedWords } from './not-opened.ts'

it('is told apart by the code of the driver, and never by a message, which may hold the password', () => {
  const coded = (code: string) => Object.assign(new Error('postgres://qihu:secret@host'), { code })
  expect(notOpenedWords(coded('28P01'))).toContain('%40')
  expect(notOpenedWords({ cause: coded('42501') })).toContain('OWNER TO')
  expect(notOpenedWords(coded('ECONNREFUSED'))).toContain('是否在运行')
  for (const code of ['28P01', 'ECONNREFUSED', 'WHATEVER', ''])
    expect(notOpenedWords(coded(code))).not.toContain('secret')
})
