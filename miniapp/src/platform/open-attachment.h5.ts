import { absolute } from './answer'

export interface ReadableFile {
  url: string
  mime: string
}

export const openAttachment = ({ url }: ReadableFile): void => {
  window.open(absolute(url), '_blank', 'noopener')
}
