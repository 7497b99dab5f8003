import { randomUUID } from 'node:crypto'
import { hashOf, send, signInAs } from '../operations.ts'
import type { Host } from './host.ts'
import { type Phones, press, type, type Weight, weights } from './phones.ts'

/** Bytes and calls of setData (docs/measured.md G17, tightened for home). */
export const SET_DATA_LIMITS = {
  home: 4096,
  list: 10 * 1024,
  first: 16 * 1024,
  any: 64 * 1024,
  key: 1024,
  callsPerSecond: 20,
}

const TEXT = '琴房隔音改造要先有消防意见，消防意见又要先有改造完成的照片，两个窗口互相等，请明确先办哪一个。'
const GRADING = { tier: 'SIMPLE', urgency: 'NORMAL', category: 'FIRE_SAFETY', cause: 'UNCLEAR_COMPETENCE' }
const ROWS = 20
/** Home shows five that wait and three that are open; two of the demo's wait already. */
const ANSWERED = 3

/** Files so many requests for the demo's owner, and answers so many, that home and every list of his are full. */
export async function fillLists(base: string): Promise<void> {
  const [owner, officer, handler] = await Promise.all(['owner', 'officer', 'handler'].map((key) => signInAs(base, key)))
  const step = async (field: string, variables: object, token: string | undefined) => {
    const { data, errors } = await send(base, hashOf(field), variables, token)
    const [result] = Object.values(data ?? {})
    if (!result?.request) throw new Error(`${field}: ${JSON.stringify(result ?? errors)}`)
    const { id, version } = result.request as { id: string; version?: number }
    return { id, version: version ?? 1, key: randomUUID() }
  }
  for (let index = 0; index < ROWS + ANSWERED; index += 1) {
    const input = {
      key: randomUUID(),
      description: `第 ${index + 1} 间${TEXT}`,
      intakeReasons: ['STUCK'],
      contactName: '陈经理',
      contactPhone: '13900000001',
      noticeVersion: '1',
    }
    const filed = await step('fileRequest', { input }, owner)
    if (index >= ANSWERED) continue
    const dispatched = await step('dispatchRequest', { on: filed, grading: GRADING, leadUnitId: 'housing' }, officer)
    const signed = await step('signRequest', { on: dispatched }, handler)
    await step('resolveRequest', { on: signed, resolution: 'SOLVED', text: '已按规定办好，请查收。' }, handler)
  }
}

const largest = (host: Host, from = 0) => Math.max(0, ...host.setDataCalls.slice(from).map(({ bytes }) => bytes))

/** Lets what is still on its way arrive. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 800))

/** The update that brings home its data: what waits, what is open, the nearest hall. */
export async function homeWeight(phones: Phones): Promise<number> {
  const host = phones.owner('/pages/home/home')
  await host.waitFor('附近专窗')
  await settle()
  const bytes = largest(host, 1)
  host.close()
  return bytes
}

/** The update that brings a list of twenty rows. */
export async function listWeight(phones: Phones): Promise<number> {
  const host = phones.owner('/pages/requests/requests')
  await press(host, /^办理中 \d/)
  await host.waitFor(`已显示 ${ROWS} 件`)
  await settle()
  const bytes = largest(host)
  host.close()
  return bytes
}

/** The heaviest update and the busiest second while somebody types twenty keys. */
export async function typingWeight(phones: Phones): Promise<{ key: number; callsPerSecond: number }> {
  const host = phones.owner('/enterprise/file/file')
  await host.waitFor('陈经理')
  await type(host, '说清一件事', TEXT.slice(0, 1))
  const before = host.setDataCalls.length
  for (let length = 2; length <= 21; length += 1) {
    host.type('说清一件事', TEXT.slice(0, length))
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const calls = host.setDataCalls.slice(before)
  const inSecondAfter = (at: number) => calls.filter((call) => call.at >= at && call.at < at + 1000).length
  host.close()
  return { key: largest(host, before), callsPerSecond: Math.max(0, ...calls.map(({ at }) => inSecondAfter(at))) }
}

/** Opens every page of both mini-programs with something on it; the heaviest first and the heaviest any update. */
export async function everyPage(phones: Phones, base: string): Promise<Weight[]> {
  const token = await signInAs(base, 'owner')
  const { data } = await send(base, hashOf('viewer{...ViewerParts}requests'), { tab: 'OPEN', after: null }, token)
  const [request] = (data?.requests?.items ?? []) as { id: string }[]
  const hosts = [phones.owner(), phones.staff('d-officer')]
  for (const host of hosts) {
    for (const route of host.routes) {
      host.open(`/${route}?id=${request?.id}&as=dispute`)
      await host.waitFor(() => host.text() !== '')
      await settle()
    }
    host.close()
  }
  return weights(hosts)
}
