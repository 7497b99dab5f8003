import { REFUSAL_WORDS, type RefusalWords, refusalText } from '../../shared/src/index.ts'
import { refusalsOf } from '../../shared/src/life/refused.ts'
import { LIVES } from '../../shared/src/lives.ts'
import { proven } from './measure.ts'
import type { Stage } from './pages.ts'
import { standing } from './route-states.ts'
import { between, sit } from './seat.ts'

const LONGEST = 40
/** Those of no kind of thing, and those that the chapters name. */
const REFUSALS: readonly (readonly [string, RefusalWords])[] = [...Object.entries(REFUSAL_WORDS), ...refusalsOf(LIVES)]
/** Values that the longest real ones would fill in. */
const VALUES = { left: '10', over: '300', max: '2000', name: '消防验收图纸.pdf', seconds: '30', expected: '3' }

/**
 * Lets a tap be refused for every reason there is: the page says why in at most 40 characters, and what to do now as a
 * button, or in words where it is the form in hand that is to be mended.
 */
export async function playRefusals({ browser, base, tell }: Stage): Promise<void> {
  const { handled } = await standing(base)
  const context = await sit({ browser, base, who: 'owner' })
  const page = await context.newPage()
  let refusal = {}
  await between(page, (route) => route.fulfill({ json: { data: { result: refusal } } }), ['UrgeRequest'])
  await page.goto(`${base}/enterprise/request/request?id=${handled}`)
  const urge = page.getByRole('button', { name: '催办' }).filter({ visible: true }).first()
  const silent: string[] = []
  let buttons = 0
  for (const [code, words] of REFUSALS) {
    const message = refusalText({ code, field: null, values: VALUES }, words)
    const { next } = words
    refusal = { __typename: 'Refusal', code, message, next, field: null }
    await urge.click()
    const alert = page.getByRole('alert').filter({ hasText: message })
    await alert.first().waitFor()
    const asButton = await alert.getByRole('button', { name: next }).isVisible()
    if (asButton) buttons += 1
    const said = asButton || (await alert.getByText(next, { exact: true }).isVisible())
    if (!said || [...message].length > LONGEST) silent.push(code)
    // A second tap within a moment would be taken for a slip.
    await page.waitForTimeout(310)
  }
  await context.close()
  const missing = silent.length > 0 ? ` (not: ${silent.join(', ')})` : ''
  tell(
    proven(
      `${REFUSALS.length - silent.length} of ${REFUSALS.length} refusals say why and what next, ${buttons} of them by a button${missing}`,
      'G14',
      silent.length === 0,
    ),
  )
}
