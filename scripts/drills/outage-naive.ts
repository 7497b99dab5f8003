import type { Database } from '../../bff/src/db/database.ts'
import { factsOf } from '../../bff/src/life/notify.ts'
import type { OutboxRow } from '../../bff/src/notifications/outbox.store.ts'
import { DEMO_TEMPLATE_IDS } from '../../bff/src/notifications/templates.ts'
import type { Platforms } from '../../bff/src/platforms/platforms.ts'
import { fitThing } from '../../bff/src/platforms/wechat-values.ts'
import { servedRequests } from '../../bff/src/requests/requests.served.ts'
import { findRequest } from '../../bff/src/requests/requests.store.ts'
import { SHIPPED_CALENDAR } from '../../shared/src/index.ts'
import { noticeOf } from '../../shared/src/life/life.ts'
import { dingTalkCard, noticeText, smsText, weChatData } from '../../shared/src/life/notice.ts'
import { request } from '../../shared/src/requests/request.life.ts'
import type { Townsman } from './drill-town.ts'

/**
 * The control of the outage drill: a sender that tries everything it holds, first in first out, as often and as fast as
 * it is let, whatever has become of the requests.
 */
export function createNaiveSender(
  db: Database,
  platforms: Platforms,
  townsmen: ReadonlyMap<string, Townsman>,
  now: () => number,
) {
  const sent = new Set<number>()

  async function send(row: OutboxRow): Promise<void> {
    const about = await findRequest(db.read, db.schema, row.thingId)
    const notice = noticeOf(request, row.kind)
    const person = townsmen.get(row.personId)
    if (!about || !notice || !person) return
    const facts = factsOf(servedRequests, about, { unitName: '住建局', now: now(), calendar: SHIPPED_CALENDAR })
    if (row.channel === 'SMS') {
      await platforms.sms.send({ phone: person.phone, text: smsText(notice, facts), id: row.messageId })
    } else if (row.channel === 'DINGTALK') {
      const { button, ...card } = dingTalkCard(notice, facts)
      const url = `http://127.0.0.1/?m=${row.messageId}`
      await platforms.dingTalk.sendWorkNotice({
        ...card,
        buttonTitle: button,
        url,
        userIds: [person.dingtalkUserId ?? ''],
      })
    } else {
      const data = Object.entries(weChatData(notice, facts)).map(([key, value]) => [
        key,
        key.startsWith('thing') ? fitThing(value) : value,
      ])
      await platforms.wechat.sendSubscribeMessage({
        openId: person.openid ?? '',
        templateId: DEMO_TEMPLATE_IDS[noticeText(notice, facts).template],
        page: `pages/home/home?m=${row.messageId}`,
        data: Object.fromEntries(data),
      })
    }
    sent.add(row.id)
  }

  /** @returns how many are still to be sent. */
  return async (): Promise<number> => {
    const rows: OutboxRow[] = await db.read.select().from(db.schema.outbox)
    const left = rows.filter((row) => !sent.has(row.id)).sort((a, b) => a.id - b.id)
    for (const row of left) await send(row).catch(() => {})
    return left.filter((row) => !sent.has(row.id)).length
  }
}
