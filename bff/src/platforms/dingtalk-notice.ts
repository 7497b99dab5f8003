import { cut } from '@qihu/shared'

export interface WorkNotice {
  title: string
  markdown: string
  buttonTitle: string
  url: string
}

export const workNoticeByteLimit = 2048

/** The `msg` object as it goes over the wire. */
export const workNoticeBody = (notice: WorkNotice) => ({
  msgtype: 'action_card' as const,
  action_card: {
    title: notice.title,
    markdown: notice.markdown,
    single_title: notice.buttonTitle,
    single_url: notice.url,
  },
})

export const workNoticeBytes = (notice: WorkNotice): number => Buffer.byteLength(JSON.stringify(workNoticeBody(notice)))

/** Shortens the markdown until the message fits its 2048 bytes. The other parts are left alone. */
export const fitWorkNotice = (notice: WorkNotice): WorkNotice => {
  if (workNoticeBytes(notice) <= workNoticeByteLimit) return notice
  let fits = 0
  let tooMany = Array.from(notice.markdown).length
  const cutAt = (count: number) => ({ ...notice, markdown: cut(notice.markdown, count + 1) })
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1
    if (workNoticeBytes(cutAt(middle)) <= workNoticeByteLimit) fits = middle
    else tooMany = middle
  }
  return cutAt(fits)
}
