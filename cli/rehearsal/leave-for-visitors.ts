import { demandForm, submitDemand } from './demand-form.ts'
import { plannedEntries } from './entry-plan.ts'
import { left, type Stage } from './rehearsal-stage.ts'

/** Leaves something to do for everyone who signs in: an entry to review, demands to decide and one to complete. */
export async function leaveForVisitors(stage: Stage): Promise<void> {
  const { operator } = left(stage, 'users')
  const entries = left(stage, 'entries')
  const [street, town] = left(stage, 'consumers')
  const form = plannedEntries(stage.seeded('entries')).streets
  await entries.streets.provider.user.post('/api/catalog-entries/steps/submit', { ...form, name: '村和社区(待审查)' })
  const wanted = Object.values(entries).map(entry => ({
    entry,
    columns: entry.items.map(item => item.column).slice(0, 3),
  }))
  const shared = await submitDemand(street, demandForm('基层治理基础数据核对', wanted))
  await operator.post(`/api/demands/${shared.caseId}/steps/forward`)
  await submitDemand(town, demandForm('镇级统计年报编制', wanted.slice(0, 1)))
  for (const consumer of [street, town]) {
    const { caseId } = await submitDemand(consumer, demandForm('网格巡查路线规划', wanted.slice(0, 1)))
    await operator.post(`/api/demands/${caseId}/steps/returnDefects`, { defects: ['业务目标不够具体,请补充'] })
  }
}
