import { REFUSAL_CODES, REFUSAL_WORDS, refusalText, refuse } from '../../shared/src/index.ts'
import { proven } from './measure.ts'
import type { Stage } from './pages.ts'
import { standing } from './route-states.ts'
import { between, sit } from './seat.ts'

const LONGEST = 40
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
  let code: (typeof REFUSAL_CODES)[number] = REFUSAL_CODES[0]
  const message = () => refusalText(refuse(code, null, VALUES))
  await between(
    page,
    (route) => {
      const refusal = { __typename: 'Refusal', code, message: message(), next: REFUSAL_WORDS[code].next, field: null }
      return route.fulfill({ json: { data: { urgeRequest: refusal } } })
    },
    ['UrgeRequest'],
  )
  await page.goto(`${base}/enterprise/request/request?id=${handled}`)
  const urge = page.getByRole('button', { name: '催办' }).filter({ visible: true }).first()
  const silent: string[] = []
  let buttons = 0
  for (code of REFUSAL_CODES) {
    await urge.click()
    const alert = page.getByRole('alert').filter({ hasText: message() })
    await alert.first().waitFor()
    const { next } = REFUSAL_WORDS[code]
    const asButton = await alert.getByRole('button', { name: next }).isVisible()
    if (asButton) buttons += 1
    const said = asButton || (await alert.getByText(next, { exact: true }).isVisible())
    if (!said || [...message()].length > LONGEST) silent.push(code)
    // A second tap within a moment would be taken for a slip.
    await page.waitForTimeout(310)
  }
  await context.close()
  const missing = silent.length > 0 ? ` (not: ${silent.join(', ')})` : ''
  tell(
    proven(
      `${REFUSAL_CODES.length - silent.length} of ${REFUSAL_CODES.length} refusals say why and what next, ${buttons} of them by a button${missing}`,
      'G14',
      silent.length === 0,
    ),
  )
}
