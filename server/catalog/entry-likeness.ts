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

/**
 * By what entries alike are looked up: as many of a list, in an order that is the same for all lists, that a list alike
 * has at least one of the same. Two lists of which `share` is in common have share / (2 - share) of the longer in common.
 */
export function marksOf(list: readonly string[], share: number): string[] {
  const fewest = Math.ceil((share / (2 - share)) * list.length - 1e-9)
  return list.toSorted(byRarity).slice(0, list.length - fewest + 1)
}

export function nameMarks({ namePairs }: Likeness): string[] {
  return marksOf(namePairs, LIKE_NAME)
}

export function itemMarks({ itemNames }: Likeness): string[] {
  return itemNames.length < FEWEST_ITEMS ? [] : marksOf(itemNames, SAME_ITEMS)
}

// What many names have tells little apart, so it comes last: the shorter an item's name the commoner it is, and of pairs
// these. Any order is right; a good one is fast.
const commonPairs = new Set(
  '信息 登记 名单 情况 数据 管理 统计 明细 基本 记录 结果 名录 目录 单位 人员 企业 服务 行政 许可 处罚 检查 年度 公示 清单'.split(
    ' ',
  ),
)

function byRarity(left: string, right: string): number {
  return (
    Number(commonPairs.has(left)) - Number(commonPairs.has(right)) ||
    right.length - left.length ||
    scattered(left) - scattered(right) ||
    (left < right ? -1 : Number(left > right))
  )
}

/** A number that has nothing to do with how a text reads (FNV-1a). */
function scattered(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
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
