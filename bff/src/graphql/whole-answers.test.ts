import { describe, expect, it } from 'vitest'
import type { Context } from '../context.ts'
import { wholeAnswers } from './whole-answers.ts'

const PLAIN = 'query A($number: String!) { find(number: $number) { title } }'
const OTHER = 'query B($number: String!) { find(number: $number) { number title } }'
const RUN = {
  'two fields': 'query ($number: String!) { find(number: $number) { title } also: find(number: $number) { title } }',
  'another name': 'query ($number: String!) { found: find(number: $number) { title } }',
  'a value of its own': 'query { find(number: "1") { title } }',
  'another variable': 'query ($n: String!) { find(number: $n) { title } }',
  'a condition': 'query ($number: String!, $yes: Boolean!) { find(number: $number) @include(if: $yes) { title } }',
  'a fragment': 'query ($number: String!) { ...Found } fragment Found on Query { find(number: $number) { title } }',
  'a field that is not named': 'query ($number: String!) { seek(number: $number) { title } }',
}
const context = () => ({ answered: null }) as Context

describe('an answer that is kept whole', () => {
  const found = { title: '消防验收' }
  const find = async ({ number }: Readonly<Record<string, string>>) => {
    if (number === 'none') throw new Error('not to be found')
    return number === '1' ? found : { title: '道路占用' }
  }
  const answers = wholeAnswers({ find }, [PLAIN, OTHER, ...Object.values(RUN)])

  it('is the one that was made of the same object by the same document, and no other', async () => {
    const first = answers.of(PLAIN, { number: '1' }, context())
    expect(await first?.text()).toBeUndefined()
    await first?.keep('kept')
    expect(await answers.of(PLAIN, { number: '1' }, context())?.text()).toBe('kept')
    expect(await answers.of(OTHER, { number: '1' }, context())?.text()).toBeUndefined()
    expect(await answers.of(PLAIN, { number: '2' }, context())?.text()).toBeUndefined()
  })

  it('asks the field each time and hands on what it said, so that the document need not ask again', async () => {
    const asked = context()
    answers.of(PLAIN, { number: '1' }, asked)
    expect(await asked.answered).toBe(found)
  })

  it('leaves a failure to the run', async () => {
    const asked = context()
    expect(await answers.of(PLAIN, { number: 'none' }, asked)?.text()).toBeUndefined()
    await expect(asked.answered).rejects.toThrow('not to be found')
  })

  it.each(Object.entries(RUN))('is not for a document with %s', (_, source) => {
    expect(answers.of(source, { number: '1', n: '1', yes: true }, context())).toBeNull()
  })

  it('is not for a variable that is no text', () => {
    expect(answers.of(PLAIN, { number: 1 }, context())).toBeNull()
    expect(answers.of(PLAIN, {}, context())).toBeNull()
  })
})
