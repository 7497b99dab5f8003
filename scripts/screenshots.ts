import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser } from './browser.ts'
import { Person } from './journeys/person.ts'
import { serve } from './journeys/served.ts'

/** The pictures of the READMEs, taken from the demo as it is served. */
const OUT = join(import.meta.dirname, '../miniapp/screenshots')

const served = await serve()
const browser = await launchBrowser()
mkdirSync(OUT, { recursive: true })
try {
  const shoot = async (person: Person, name: string) => {
    await person.page.waitForLoadState('networkidle')
    await person.page.waitForTimeout(500)
    await person.page.screenshot({ path: join(OUT, `${name}.png`) })
    console.log(`miniapp/screenshots/${name}.png`)
  }
  const owner = await Person.sitDown(browser, 'phone')
  await owner.open(`${served.base}/sim/phone/owner/open-wx?page=pages/home/home`)
  await owner.sees(owner.page.getByRole('button', { name: '我要提诉求' }))
  await shoot(owner, 'home')
  await owner.tap(owner.page.getByRole('link', { name: /正在办/ }).first())
  await owner.sees(owner.page.getByText('诉求原文'))
  await owner.tap(owner.page.getByRole('button', { name: '为什么是这一天' }).filter({ visible: true }))
  await shoot(owner, 'request')
  const officer = await Person.sitDown(browser, 'desk')
  await officer.open(
    `${served.base}/sim/phone/officer/open?url=${encodeURIComponent(`${served.base}/staff/queue/queue`)}`,
  )
  await officer.tap(officer.page.getByRole('link', { name: /受理并派单/ }).first())
  await officer.sees(officer.page.getByRole('heading', { name: /诉求原文|材料|联系/ }))
  await shoot(officer, 'queue')
} finally {
  await browser.close()
  await served.stop()
}
