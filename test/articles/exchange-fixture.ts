import { buildDemand, collectedEntry, type District, directDemand, submitDemand, take } from './article-fixture.ts'

/** A demand for the key work of party and government, as its consumer submits it. */
export async function keyWorkDemand(
  district: District,
  { entryId, changes = {} }: { entryId?: string; changes?: object } = {},
): Promise<{ demandId: string; entryId: string }> {
  const wanted = entryId ?? (await collectedEntry(district))
  const directCase = { case: '2', evidence: '区政府重点工作第三项', plan: '逐户核验，按月更新', ...changes } as const
  const { caseId } = await submitDemand(district, directDemand([wanted], { directCase }))
  return { demandId: caseId, entryId: wanted }
}

export const fusionPlan = {
  sources: '登记数据和补贴数据',
  joinRules: '按代码关联',
  qualityRules: '空值不入结果',
  outputItems: '代码、是否享受补贴',
  protection: '结果不含姓名',
}

/** A demand for fused data of one provider with its plan. */
export async function fusionDemand(
  district: District,
  changes: object = {},
): Promise<{ demandId: string; entryId: string; content: ReturnType<typeof buildDemand> }> {
  const entryId = await collectedEntry(district)
  const content = buildDemand([entryId], { demandType: 'fusion', fusionPlan, ...changes })
  const { caseId } = await submitDemand(district, content)
  return { demandId: caseId, entryId, content }
}

/** The only case of a type that belongs to another case. */
export async function caseUnder(
  { platform }: District,
  parentId: string,
  type: string,
): Promise<{ id: string; state: string; unit_id: string | null }> {
  const { rows } = await platform.database.raw(
    'select id, state, unit_id from matter_case where parent_id = $1 and type = $2 order by number desc',
    [parentId, type],
  )
  const [found] = rows as { id: string; state: string; unit_id: string | null }[]
  if (!found) throw new Error(`${parentId} has no ${type}`)
  return found
}

/** A demand that its only provider has rejected. */
export async function rejectedDemand(district: District): Promise<{ demandId: string; entryId: string }> {
  const entryId = await collectedEntry(district)
  const { caseId: demandId } = await submitDemand(district, buildDemand([entryId]))
  await take(district, 'demand.forward', { actor: district.operator, caseId: demandId })
  const part = await caseUnder(district, demandId, 'demandPart')
  const ground = { level: '法律', title: '（虚构）登记法', article: '第九条' }
  await take(district, 'demandPart.decide', {
    actor: district.provider,
    caseId: part.id,
    input: { decision: 'reject', ground },
  })
  return { demandId, entryId }
}
