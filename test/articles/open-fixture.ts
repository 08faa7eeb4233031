import type { ActResult } from '../../server/acts/act-types.ts'
import { newId } from '../../server/base/ids.ts'
import type { OpenListInput } from '../../server/open-data/open-list-entry.ts'
import { type Account, collectedEntry, type District, take, tryStep } from './article-fixture.ts'

/** A complete work order for the open list, with fields replaced. */
export function buildOpenSet(entryId: string, changes: Partial<OpenListInput> = {}): OpenListInput {
  return {
    entryId,
    title: `开放测试数据集 ${newId().slice(-8)}`,
    domain: '民政',
    abstract: '2026年全区代码清单',
    items: ['code'],
    formats: ['csv'],
    openingClass: 'unconditional',
    updateFrequency: 'monthly',
    reason: '企业需求',
    license: '无条件开放许可',
    supervision: '每季度抽查利用情况',
    ...changes,
  }
}

export function submitOpenSet(district: District, input: OpenListInput): Promise<ActResult> {
  return take(district, 'openListEntry.submit', { actor: district.provider, input })
}

export function tryOpenSet(district: District, input: object, actor: Account = district.provider) {
  return tryStep(district, 'openListEntry.submit', { actor, input })
}

/** A set that the operator has accepted: it is open from then on. */
export async function listedSet(
  district: District,
  changes: Partial<OpenListInput> = {},
): Promise<{ openId: string; entryId: string }> {
  const entryId = await collectedEntry(district)
  const { caseId: openId } = await submitOpenSet(district, buildOpenSet(entryId, changes))
  await take(district, 'openListEntry.accept', { actor: district.operator, caseId: openId })
  return { openId, entryId }
}
