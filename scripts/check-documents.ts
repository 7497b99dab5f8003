import { posix } from 'node:path'

/** Texts of the project by their path from its root. */
export type Texts = ReadonlyMap<string, string>

/** What is said in both languages. */
const PAIRS = [
  ['README.md', 'README.zh-CN.md'],
  ['docs/operations.md', 'docs/operations.zh-CN.md'],
] as const

/** What documents and comments promise and what is not there; where one language says what the other does not. */
export function documentProblems(texts: Texts, isThere: (path: string) => boolean, verbs: readonly string[]): string[] {
  const documents = [...texts].filter(([path]) => path.endsWith('.md'))
  const paths = [...texts.keys()].map((path) => `/${path}`)
  return [
    ...documents.flatMap(([path, text]) => deadNames(path, text, paths, isThere, verbs)),
    ...documents.flatMap(([path, text]) => deadLinks(path, text, texts, isThere)),
    ...[...texts].flatMap(([path, text]) => deadCitations(path, text, texts)),
    ...PAIRS.flatMap(([one, other]) => drift(one, texts.get(one) ?? '', other, texts.get(other) ?? '')),
    ...unordered(texts.get('docs/decisions.md') ?? ''),
  ]
}

const FENCED = /^```\w*\n[\s\S]*?^```$/gm

function deadLinks(path: string, text: string, texts: Texts, isThere: (path: string) => boolean): string[] {
  const links = [...text.replace(FENCED, '').matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link)
  return links.flatMap((link) => {
    if (/^[a-z]+:/.test(link)) return []
    const [file = '', anchor] = link.split('#')
    const target = file === '' ? path : posix.join(posix.dirname(path), file)
    const found = isThere(target) && (anchor === undefined || anchorsOf(texts.get(target) ?? '').includes(anchor))
    return found ? [] : [`${path}: ${link} leads nowhere`]
  })
}

const headingsOf = (text: string) => text.replace(FENCED, '').match(/^#+ .*$/gm) ?? []

const anchorsOf = (text: string): string[] =>
  headingsOf(text).map((heading) =>
    heading
      .replace(/^#+ /, '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )

/** Files and folders in code spans, by the end of their path; a change log speaks of what was there, too. */
function deadNames(
  path: string,
  text: string,
  paths: readonly string[],
  isThere: (path: string) => boolean,
  verbs: readonly string[],
): string[] {
  const called = [...text.matchAll(/\bnpm run ([a-z][\w-]*)/g)].map(([, verb = '']) => verb)
  const spans = [...text.replace(FENCED, '').matchAll(/`(\w[\w.-]*(?:\/[\w.-]+)*(?:\.(?:tsx?|graphql)|\/))`/g)]
  const named = path === 'CHANGELOG.md' ? [] : spans.map(([, span = '']) => span)
  const isNamed = (name: string) =>
    isThere(name) || paths.some((each) => (name.endsWith('/') ? each.includes(`/${name}`) : each.endsWith(`/${name}`)))
  return [
    ...called.filter((verb) => !verbs.includes(verb)).map((verb) => `${path}: there is no npm run ${verb}`),
    ...named.filter((name) => !isNamed(name)).map((name) => `${path}: there is no ${name}`),
  ]
}

/** `docs/decisions.md 8, 9 and 11`: the document, and what it numbers so. */
const CITED = /([\w./-]*\b[\w-]+\.md)((?:(?:,| and|, and)? G?\d+\b(?!\.))*)/g
const NUMBERED = /^(?:(\d+)\. |\| (G\d+) )/gm

const numbersOf = (text: string): string[] => [...text.matchAll(NUMBERED)].map(([, plain, goal]) => plain ?? goal ?? '')

/** Of comments only: what stands in a text of the program is a name of a file it works on. */
function deadCitations(path: string, text: string, texts: Texts): string[] {
  const said = path.endsWith('.md') ? text.replace(FENCED, '').replace(/\]\([^)]*\)/g, '') : commentsOf(text)
  return [...said.replace(/\n\s*\*? ?/g, ' ').matchAll(CITED)].flatMap(([cited, document = '', numbers = '']) => {
    const found = texts.get(document) ?? texts.get(posix.join(posix.dirname(path), document))
    if (found === undefined) return [`${path}: cites ${document}, which is not there`]
    const known = numbersOf(found)
    const missing = (numbers.match(/G?\d+/g) ?? []).filter((number) => !known.includes(number))
    return missing.map((number) => `${path}: cites ${cited.trim()}, and there is no ${number}`)
  })
}

const commentsOf = (text: string): string =>
  (text.match(/\/\*[\s\S]*?\*\/|(?:^|\s)\/\/ .*$|^\s*# .*$/gm) ?? []).join('\n\n')

/** Headings by level, names and commands in code spans, and what stands in blocks beside its comments. */
function drift(one: string, first: string, other: string, second: string): string[] {
  const levels = (text: string) => headingsOf(text).map((heading) => heading.indexOf(' '))
  const names = (text: string) =>
    new Set(
      [...text.replace(FENCED, '').matchAll(/`([^`]+)`/g)]
        .map(([, span = '']) => span)
        .filter((span) => ASCII.test(span)),
    )
  const blocks = (text: string) => (text.match(FENCED) ?? []).map(withoutWords)
  const [firstNames, secondNames] = [names(first), names(second)]
  const missing = (some: Set<string>, others: Set<string>) => [...some].filter((name) => !others.has(name))
  return [
    ...(String(levels(first)) === String(levels(second)) ? [] : [`${one} and ${other} have other headings`]),
    ...missing(firstNames, secondNames).map((name) => `${other} lacks \`${name}\`, which ${one} has`),
    ...missing(secondNames, firstNames).map((name) => `${one} lacks \`${name}\`, which ${other} has`),
    ...(blocks(first).length === blocks(second).length ? [] : [`${one} and ${other} have other blocks of code`]),
    ...blocks(first).flatMap((block, index) =>
      block === (blocks(second)[index] ?? block) ? [] : [`${one} and ${other}: block ${index + 1} of code differs`],
    ),
  ]
}

const ASCII = /^[\x20-\x7e…]+$/

/** A map of folders and the comments of a block are said in each language. */
const withoutWords = (block: string): string =>
  block.startsWith('```\n')
    ? ''
    : block
        .split('\n')
        .map((line) => line.replace(/(^|\s)# .*$/, '').trimEnd())
        .filter((line) => line !== '')
        .join('\n')

function unordered(decisions: string): string[] {
  const numbers = [...decisions.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number))
  return numbers.flatMap((number, index) =>
    index === 0 || number > (numbers[index - 1] ?? 0)
      ? []
      : [`docs/decisions.md: ${number} stands after ${numbers[index - 1]}`],
  )
}
