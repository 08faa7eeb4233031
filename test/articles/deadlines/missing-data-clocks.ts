import { buildDemand, type District, submitDemand, take } from '../article-fixture.ts'
import type { ClockRow, Started } from './clock-walk.ts'
import { anEntry } from './sharing-clocks.ts'
import { workdaySpans } from './spans.ts'

/** The clocks of what a demand has to wait for: data that are not there yet, and fused data. */
export const missingDataClocks: readonly ClockRow[] = [
  {
    jurisdiction: 'putuo',
    duty: 'PT-22.1b',
    start: requestData,
    end: async ({ provider, ...district }, { caseId }) => {
      const input = { entryIds: [await anEntry({ provider, ...district })], reviewResult: 'agreed' }
      return take(district, 'dataRequest.complete', { actor: provider, caseId, input })
    },
    spans: workdaySpans[15],
  },
  {
    jurisdiction: 'putuo',
    duty: 'PT-22.2b',
    start: submitPlan,
    end: passPlan,
    spans: workdaySpans[5],
  },
  {
    jurisdiction: 'putuo',
    duty: 'PT-22.2c',
    start: async district => {
      const started = await submitPlan(district)
      await passPlan(district, started)
      return started
    },
    end: async (district, { caseId }) => {
      const input = { entryId: await anEntry(district), result: '已按方案融合' }
      return take(district, 'fusionPlan.deliver', { actor: district.operator, caseId, input })
    },
    spans: workdaySpans[10],
  },
]

async function requestData(district: District): Promise<Started> {
  await anEntry(district)
  const input = { title: '补充归集津贴数据', unitId: district.provider.unitId, dataContent: '津贴发放记录' }
  const { caseId } = await take(district, 'dataRequest.open', { actor: district.operator, input })
  return { caseId }
}

const fusionPlan = {
  sources: '津贴库、户籍库',
  joinRules: '按代码关联',
  qualityRules: '代码不得为空',
  outputItems: '代码、是否在库',
  protection: '只输出结果',
}

async function submitPlan(district: District): Promise<Started> {
  const content = buildDemand([await anEntry(district)], { demandType: 'fusion', fusionPlan })
  const { caseId: demandId } = await submitDemand(district, content)
  return { caseId: await childOf(district, { parentId: demandId, type: 'fusionPlan' }), relatedId: demandId }
}

async function passPlan(district: District, { caseId, relatedId: demandId = '' }: Started) {
  const opinion = await childOf(district, { parentId: demandId, type: 'fusionOpinion' })
  const given = { fusionOpinion: 'agree', opinion: '同意' }
  await take(district, 'fusionOpinion.give', { actor: district.provider, caseId: opinion, input: given })
  const input = { findings: '方案可行' }
  return take(district, 'fusionPlan.pass', { actor: district.operator, caseId, input })
}

async function childOf({ platform }: District, { parentId, type }: { parentId: string; type: string }) {
  const { rows } = await platform.database.raw('select id from matter_case where parent_id = $1 and type = $2', [
    parentId,
    type,
  ])
  const [child] = rows as { id: string }[]
  if (!child) throw new Error(`${parentId} has no ${type}`)
  return child.id
}
