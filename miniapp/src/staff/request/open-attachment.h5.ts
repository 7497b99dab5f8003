/** In a tab of its own; the link is signed and valid for a while. */
export async function openAttachment({ url }: { url: string; mime: string }): Promise<void> {
  window.open(url, '_blank', 'noopener')
}
