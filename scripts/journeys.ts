import { parseArgs } from 'node:util'
import { launchBrowser } from './browser.ts'
import { playDay } from './journeys/day.ts'
import { playKeyboard } from './journeys/keyboard.ts'
import { inWords, type Step } from './journeys/measure.ts'
import { playRefusals } from './journeys/refusals.ts'
import { standing } from './journeys/route-states.ts'
import { serve } from './journeys/served.ts'
import { playUploads } from './journeys/uploads.ts'
import { playRoutes } from './journeys/visit.ts'
import { playWaits } from './journeys/waits.ts'
import { playWeights } from './journeys/weights.ts'

const HELP = `npm run journeys [-- --json]

Plays the day of the product in a real browser, through pages only, on what npm start serves: a visitor at a hall, an
owner who files, staff who are pushed and handle it, a dispute, a second answer, a rating and the board; then the desktop
without a pointer, every wait, files over a line that is cut, what the first screen weighs, and every page in every state
with axe-core. Prints what each step took beside its goal (taps, keys, typed characters, seconds by the keystroke-level
model plus measured waits, requests to the server). --json: one object a line. OPEN marks a goal that waits for something
which is not there yet. The exit status says whether all the others held.`

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
  const stage = { browser, base: served.base, tell }
  const at = await standing(served.base)
  await playWeights(stage, at.handled)
  await playRefusals(stage)
  await playWaits(stage, at)
  await playUploads(stage)
  await playRoutes(stage, at)
  await playKeyboard(stage)
  await playDay(stage)
  const open = steps.filter((step) => !step.held && step.open)
  const missed = steps.filter((step) => !step.held && !step.open)
  const held = steps.length - open.length - missed.length
  if (!values.json) console.log(`\n${held} of ${steps.length} steps held their goals, ${open.length} open`)
  process.exitCode = missed.length > 0 ? 1 : 0
} catch (error) {
  console.error(`It stopped after "${steps.at(-1)?.step ?? 'nothing'}":`, error)
  process.exitCode = 1
} finally {
  await browser.close()
  await served.stop()
}
