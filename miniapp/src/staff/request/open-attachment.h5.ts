import { bearer } from '../../api/bearer'

/** In a tab of its own. The tab is opened inside the tap, since browsers block it later. */
export async function openAttachment({ url }: { url: string; mime: string }): Promise<void> {
  const tab = window.open('', '_blank')
  try {
    const answer = await fetch(url, { headers: bearer.token ? { authorization: `Bearer ${bearer.token}` } : {} })
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
    const address = URL.createObjectURL(await answer.blob())
    if (tab) tab.location.href = address
    else window.location.href = address
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
  } catch (failure) {
    tab?.close()
    throw failure
  }
}
