import type { CatalogItem } from '../db/schema-matters.ts'
import { foldName } from './catalog-entry.ts'

/** By what entries are found to be alike. */
export type Likeness = {
  readonly foldedName: string
  readonly namePairs: readonly string[]
  readonly itemNames: readonly string[]
  readonly system: string
}

type Compared = {
  readonly name: string
  readonly source?: unknown
  readonly items: readonly Pick<CatalogItem, 'name'>[]
}

export function likenessOf({ name, source, items }: Compared): Likeness {
  const foldedName = foldName(name)
  return {
    foldedName,
    namePairs: unique(pairsOf(foldedName)),
    itemNames: unique(items.map(item => foldName(item.name)).filter(Boolean)),
    system: typeof source === 'string' ? foldName(source) : '',
  }
}

/** How much two lists have in common, 0 to 1: twice what both have over what each has. */
export function shareInCommon(left: readonly string[], right: readonly string[]): number {
  const known = new Set(right)
  const common = left.filter(one => known.has(one)).length
  return left.length + right.length === 0 ? 0 : (2 * common) / (left.length + right.length)
}

export const reasonsOfLikeness = ['sameName', 'likeName', 'sameItems', 'sameSystem'] as const
export type LikenessReason = (typeof reasonsOfLikeness)[number]

const LIKE_NAME = 0.7
const SAME_ITEMS = 0.8
const FEWEST_ITEMS = 3

/**
 * Why two entries may be one, strongest first; none where they are not alike. The system alone is no likeness: a system
 * holds many entries.
 */
export function likenessReasons(left: Likeness, right: Likeness): LikenessReason[] {
  const sameName = left.foldedName !== '' && left.foldedName === right.foldedName
  const likeName = !sameName && shareInCommon(left.namePairs, right.namePairs) >= LIKE_NAME
  const enough = Math.min(left.itemNames.length, right.itemNames.length) >= FEWEST_ITEMS
  const sameItems = enough && shareInCommon(left.itemNames, right.itemNames) >= SAME_ITEMS
  const reasons: LikenessReason[] = [
    ...(sameName ? (['sameName'] as const) : []),
    ...(likeName ? (['likeName'] as const) : []),
    ...(sameItems ? (['sameItems'] as const) : []),
  ]
  const sameSystem = left.system !== '' && left.system === right.system
  return reasons.length && sameSystem ? [...reasons, 'sameSystem'] : reasons
}

function pairsOf(text: string): string[] {
  const characters = [...text]
  if (characters.length < 2) return characters
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)]
}
