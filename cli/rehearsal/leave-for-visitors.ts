import { absenceOf } from '@gongshu/regulations'
import { demandForm, submitDemand } from './demand-form.ts'
import { plannedEntries } from './entry-plan.ts'
import { left, type Stage } from './rehearsal-stage.ts'

/** Leaves something to do for everyone who signs in: an entry to review, demands to decide and one to complete. */
export async function leaveForVisitors(stage: Stage): Promise<void> {
  const { jurisdiction } = stage.server.platform
  const entries = left(stage, 'entries')
  const form = plannedEntries(stage.seeded('entries'), jurisdiction).streets
  await entries.streets.provider.user.post('/api/catalog-entries/steps/submit', { ...form, name: '村和社区(待审查)' })
  if (absenceOf(jurisdiction, 'demand.submit') === null) await leaveDemands(stage)
}

async function leaveDemands(stage: Stage): Promise<void> {
  const { operator } = left(stage, 'users')
  const entries = Object.values(left(stage, 'entries'))
  const [street, town] = left(stage, 'consumers')
  const isCityReview = absenceOf(stage.server.platform.jurisdiction, 'demand.reportToCity') === null
  const useMode = modeHere(stage)
  const wanted = entries.map(entry => ({ entry, columns: entry.items.map(item => item.column).slice(0, 2) }))
  const shared = await submitDemand(street, demandForm('基层治理基础数据核对', wanted, { useMode }))
  await operator.post(`/api/demands/${shared.caseId}/steps/${isCityReview ? 'reportToCity' : 'forward'}`)
  await submitDemand(town, demandForm('镇级统计年报编制', wanted.slice(0, 1), { useMode }))
  for (const consumer of [street, town]) {
    const form = demandForm('网格巡查路线规划', wanted.slice(0, 1), { useMode })
    const { caseId } = await submitDemand(consumer, form)
    await operator.post(`/api/demands/${caseId}/steps/returnDefects`, { defects: ['业务目标不够具体,请补充'] })
  }
}

/** The first way of using data that a demand may name here. */
export function modeHere(stage: Stage): string {
  const [mode = 'api'] = Object.keys(stage.server.platform.jurisdiction.words.provisionModes)
  return mode
}
