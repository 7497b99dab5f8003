interface TitleBarProps {
  title: string
  back?: boolean
  bare?: boolean
  contentId: string
  headingId: string
}

/** WeChat and DingTalk draw the title bar themselves. */
export function TitleBar(_props: TitleBarProps) {
  return null
}
