import { formatSceneCode, parseSceneCode } from '@qihu/shared'

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** A page path of our own mini-program, as its scanner answers: `pages/scan/scan?scene=…`. */
const inPath = (text: string): string => /[?&](?:scene|code)=([^&#]+)/.exec(text)?.[1] ?? text

/** The hall's code in what opened the page: a scene, a link (`q`) or a code; empty where there is none. */
export function codeOf(params: Partial<Record<string, string>>): string {
  const given = params.scene ?? params.code ?? params.q ?? ''
  const text = inPath(decoded(given))
  const read = parseSceneCode(text) ?? parseSceneCode(given)
  // An unreadable one still goes to the server, which answers for it.
  return read ? formatSceneCode(read) : decoded(text)
}
