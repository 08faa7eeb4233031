import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readingsInChinese, textVersions } from '@gongshu/regulations'
import { heading, page, table } from './reference-pages.ts'

/** One place where the words of the law are read beyond what they say, and why. */
export type Reading = {
  readonly file: string
  /** The text or the jurisdiction whose data it is; `everywhere` for what the code reads alike in all of them. */
  readonly of: string
  readonly article: string | null
  /** The duty, or the name of the entry of a jurisdiction, that is read so. */
  readonly about: string | null
  readonly words: string
  /** The same in Chinese; null for a mark that nobody has put into Chinese yet. */
  readonly chinese: string | null
}

/** Where marks stand: the data of the law, the counting of days, and the code that runs in every place. */
const markedFiles = ['regulations/*/*.ts', 'packages/deadlines/*.ts', 'server/**/*.ts']

/** Every `// reading:` mark, in the order of texts, articles and jurisdictions; what is read alike everywhere first. */
export function readingsIn(root: string): Reading[] {
  const files = globSync(markedFiles, { cwd: root })
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => !file.endsWith('.test.ts'))
  const order = [...textVersions.map(({ text }) => text), 'jurisdictions']
  const place = (file: string) => `${isLaw(file) ? 1 + order.indexOf(file.split('/')[1] ?? '') : ''} ${file}`
  return [...new Set(files)]
    .toSorted((a, b) => (place(a) < place(b) ? -1 : 1))
    .flatMap(file => readingsOf(file, readFileSync(join(root, file), 'utf8')))
}

/** The marks of one file; the lines of a comment that follow a mark belong to it. */
export function readingsOf(file: string, text: string): Reading[] {
  const lines = text.split('\n').map(line => line.trim())
  return lines.flatMap((line, index) => {
    const mark = /^\/\/ reading: (.*)$/.exec(line)
    if (!mark) return []
    const rest = lines.slice(index + 1)
    const after = rest.findIndex(next => !next.startsWith('//'))
    const words = [mark[1] ?? '', ...rest.slice(0, after).map(next => next.slice(2).trim())].join(' ')
    const about = isLaw(file) ? subjectOf(lines, index, rest[after] ?? '') : null
    return [{ file, ...placeOf(file), about, words, chinese: readingsInChinese[words] ?? null }]
  })
}

/** docs/generated/readings.md. */
export function readingsPage(readings: readonly Reading[]): string {
  const rows = readings.map(({ of, article, about, words, chinese }) => [
    article ?? of,
    about ?? '',
    chinese ?? '',
    words,
  ])
  return page([
    ...heading('Readings'),
    'Where the words of a text leave something open, the platform reads them in one way and says so where it does. These',
    'are all such places, from the marks `// reading:` in `regulations/` and, for what holds everywhere, in the code. The',
    'choices of a jurisdiction carry their reasons as data; `/law/readings` shows both.',
    '',
    ...table(['article', 'about', '中文', 'reading'], rows),
  ])
}

/** docs/generated/readings.json: the same for the page of a running platform. */
export function readingsData(readings: readonly Reading[]): string {
  return `${JSON.stringify(readings, null, 2)}\n`
}

function placeOf(file: string): Pick<Reading, 'of' | 'article'> {
  if (!isLaw(file)) return { of: 'everywhere', article: null }
  const [, folder = '', name = ''] = file.split('/')
  const number = /-(\d+)\.ts$/.exec(name)?.[1]
  if (folder === 'jurisdictions') return { of: name.replace(/\.ts$/, ''), article: null }
  return { of: folder, article: number ? `${folder.toUpperCase()}-${Number(number)}` : null }
}

function isLaw(file: string): boolean {
  return file.startsWith('regulations/')
}

// A mark stands above what it reads: a duty, an entry, or something inside of the duty that was opened last.
function subjectOf(lines: readonly string[], index: number, next: string): string | null {
  const duty = /^'([A-Z]+-\d[\w.]*)':/
  const own = duty.exec(next)?.[1]
  if (own) return own
  const above = lines.slice(0, index).findLast(line => duty.test(line))
  if (above) return duty.exec(above)?.[1] ?? null
  const entry = /^(\w+):/.exec(next)?.[1] ?? null
  // A mark above the value or the reason of a choice reads the choice.
  const opened = lines.slice(0, index).findLast(line => /^\w+: \{$/.test(line))
  return entry === 'reason' || entry === 'value' ? (/^\w+/.exec(opened ?? '')?.[0] ?? null) : entry
}
