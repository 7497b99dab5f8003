import { parseSceneCode, sceneLinkPath } from '@qihu/shared'
import type { Services } from './context.ts'
import { codeOfWindow } from './halls/halls.store.ts'
import { demoPeopleOf } from './people/people.store.ts'

/** What a newcomer to the demo is told: where to look and who can be tried. */
export async function greeting({ config, db, clock }: Services): Promise<string> {
  const { windows } = db.schema
  const persons = await demoPeopleOf(db, clock.now())
  const [window] = await db.read.select().from(windows).limit(1)
  const scene = window ? parseSceneCode(codeOfWindow(config, window)) : null
  const lines = [
    '',
    `  企呼我应  ${config.publicBase}`,
    '',
    `  可以试的人（“我的”里选一位，或打开他的手机）：`,
    ...persons.map((person) => `    ${person.name}  ${person.title}  ${config.publicBase}/sim/phone/${person.demoKey}`),
    '',
    ...(scene ? [`  窗口二维码：${config.publicBase}${sceneLinkPath(scene)}`] : []),
    `  所有人的手机：${config.publicBase}/sim/`,
    '',
  ]
  return `${lines.join('\n')}\n`
}
