import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { articleNumberOf, type FaultPlace } from '@gongshu/regulations'

export type Line = { readonly path: string; readonly line: number }

type Folders = { readonly folders: { readonly [text: string]: string }; readonly root: string }

/** Finds the line that a fault is about: the words in the duty's data, else the duty, the article, the index. */
export function lineOf(place: FaultPlace, { folders, root }: Folders): Line {
  if ('jurisdiction' in place) return inJurisdiction(place, { folders, root })
  const folder = folders[place.text] ?? join(root, 'regulations', place.text)
  const index = join(folder, 'index.ts')
  if (place.article === undefined) return { path: index, line: lineWith(index, place.words) ?? 1 }
  const path = articleFile(folder, place.article)
  if (!path) return { path: index, line: lineWith(index, place.article) ?? 1 }
  const start = place.duty ? (lineWith(path, `'${place.duty}'`) ?? 1) : 1
  return { path, line: lineWith(path, place.words, start) ?? start }
}

function inJurisdiction(
  { jurisdiction, words }: { jurisdiction: string; words?: string },
  { folders, root }: Folders,
): Line {
  const own = Object.values(folders).map(folder => join(folder, `${jurisdiction}.ts`))
  const candidates = [...own, join(root, 'regulations/jurisdictions', `${jurisdiction}.ts`)]
  const path = candidates.find(file => linesOf(file) !== null) ?? candidates.at(-1) ?? ''
  return { path, line: lineWith(path, words) ?? 1 }
}

// The file of article 5 of the text xy is xy-05.ts, in its folder or that of a version below it.
function articleFile(folder: string, article: string): string | null {
  const [text = ''] = article.toLowerCase().split('-')
  const name = `${text}-${String(articleNumberOf(article)).padStart(2, '0')}.ts`
  const [found] = globSync(`**/${name}`, { cwd: folder })
  return found ? join(folder, found) : null
}

/** The first line from `start` on that holds the words, or the beginning of words that go on over several lines. */
function lineWith(path: string, words: string | undefined, start = 1): number | null {
  const lines = linesOf(path)
  if (!lines || !words) return null
  const wanted = words.split('\n')[0] ?? words
  const after = lines.findIndex((line, index) => index + 1 >= start && line.includes(wanted))
  const found = after >= 0 ? after : lines.findIndex(line => line.includes(wanted))
  return found >= 0 ? found + 1 : null
}

function linesOf(path: string): string[] | null {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
