/** A stretch of text that both have, or that only the older or only the newer has. */
export type TextPart = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }

// Longer texts are compared by what they begin and end with alone: the table below grows with the square.
const MOST_CELLS = 1_000_000

// Two texts with less than this share in common are another text: single characters that happen to agree say nothing.
const LEAST_KEPT = 0.3

/** What of a text was taken out and put in, character by character, in reading order. */
export function textDifference(before: string, after: string): TextPart[] {
  const [old, fresh] = [[...before], [...after]]
  const start = commonStart(old, fresh)
  const end = commonStart(old.slice(start).reverse(), fresh.slice(start).reverse())
  const [oldMiddle, freshMiddle] = [old.slice(start, old.length - end), fresh.slice(start, fresh.length - end)]
  const middle =
    oldMiddle.length * freshMiddle.length > MOST_CELLS
      ? [part('removed', oldMiddle), part('added', freshMiddle)]
      : alongLongest(oldMiddle, freshMiddle)
  const parts = joined([part('same', old.slice(0, start)), ...middle, part('same', old.slice(old.length - end))])
  const kept = parts.reduce((sum, { kind, text }) => sum + (kind === 'same' ? [...text].length : 0), 0)
  const isAnother = kept < LEAST_KEPT * Math.max(old.length, fresh.length)
  return isAnother ? joined([part('removed', old), part('added', fresh)]) : parts
}

function part(kind: TextPart['kind'], characters: readonly string[]): TextPart {
  return { kind, text: characters.join('') }
}

function commonStart(left: readonly string[], right: readonly string[]): number {
  let at = 0
  while (at < left.length && at < right.length && left[at] === right[at]) at += 1
  return at
}

/** Walks along the longest common subsequence: what is not on it was removed or added. */
function alongLongest(old: readonly string[], fresh: readonly string[]): TextPart[] {
  const longest = lengthsOfCommon(old, fresh)
  const at = (i: number, j: number) => longest[i * (fresh.length + 1) + j] ?? 0
  const parts: TextPart[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      parts.push(part('same', [old[i] ?? '']))
      i += 1
      j += 1
    } else if (j >= fresh.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
      parts.push(part('removed', [old[i] ?? '']))
      i += 1
    } else {
      parts.push(part('added', [fresh[j] ?? '']))
      j += 1
    }
  }
  return parts
}

/** For each pair of positions the length of the longest subsequence common to what follows them, row by row. */
function lengthsOfCommon(old: readonly string[], fresh: readonly string[]): Uint16Array {
  const width = fresh.length + 1
  const table = new Uint16Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const [below, right] = [table[(i + 1) * width + j] ?? 0, table[i * width + j + 1] ?? 0]
      table[i * width + j] = old[i] === fresh[j] ? (table[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(below, right)
    }
  }
  return table
}

function joined(parts: readonly TextPart[]): TextPart[] {
  const list: TextPart[] = []
  for (const one of parts) {
    const last = list.at(-1)
    if (!one.text) continue
    if (last?.kind === one.kind) list[list.length - 1] = { kind: one.kind, text: last.text + one.text }
    else list.push(one)
  }
  return list
}
