import { parseArgs } from 'node:util'
import { launchBrowser } from './browser.ts'
import { playDay } from './journeys/day.ts'
import { inWords, type Step } from './journeys/measure.ts'
import { serve } from './journeys/served.ts'

const HELP = `npm run journeys [-- --json]

Plays the day of the product in a real browser, through pages only, on what npm start serves: a visitor at a hall, an
owner who files, staff who are pushed and handle it, a dispute, a second answer, a rating and the board. Prints what each
step took beside its goal (taps, keys, typed characters, seconds by the keystroke-level model plus measured waits,
requests to the server). --json: one object a line. The exit status says whether all goals held.`

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, help: { type: 'boolean' } } })
if (values.help) {
  console.log(HELP)
  process.exit(0)
}

const steps: Step[] = []
const tell = (step: Step) => {
  steps.push(step)
  console.log(values.json ? JSON.stringify(step) : inWords(step))
}
if (!values.json) console.log('Starting the server and a browser ...')
const served = await serve()
const browser = await launchBrowser()
try {
  await playDay({ browser, base: served.base, tell })
  const missed = steps.filter((step) => !step.held)
  if (!values.json) console.log(`\n${steps.length - missed.length} of ${steps.length} steps held their goals`)
  process.exitCode = missed.length > 0 ? 1 : 0
} catch (error) {
  console.error(`The day stopped after "${steps.at(-1)?.step ?? 'nothing'}":`, error)
  process.exitCode = 1
} finally {
  await browser.close()
  await served.stop()
}
