import { buildEntry } from '../../../server/test-platform.ts'
import { type District, publishEntry, take } from '../article-fixture.ts'
import { elements, publishReviewed } from '../other-districts.ts'
import type { ClockRow, Started } from './clock-walk.ts'
import { submitEntry } from './sharing-clocks.ts'
import { workdaySpans } from './spans.ts'

/** The clocks of catalog tasks, of changes and of faulty data, wherever they run. */
export const catalogClocks: readonly ClockRow[] = [
  {
    jurisdiction: 'putuo',
    duty: 'PT-11.2b',
    start: openTask('businessApproved'),
    end: async (district, started) => complete(district, started, (await submitEntry(district)).caseId),
    spans: workdaySpans[10],
  },
  {
    jurisdiction: 'zhenhai',
    duty: 'ZH-13b',
    start: openTask('catalogChanged'),
    end: async (district, started) => complete(district, started, await publishReviewed(district, entryWithElements())),
    spans: workdaySpans[5],
  },
  {
    jurisdiction: 'chongming',
    duty: 'CM-8',
    start: openTask('lawAmended'),
    end: async (district, started) => complete(district, started, await publishEntry(district, { changes: elements })),
    spans: workdaySpans[15],
  },
  {
    jurisdiction: 'putuo',
    duty: 'PT-14b',
    start: requestDeletion,
    end: ({ operator, ...district }, { caseId }) =>
      take(district, 'catalogEntry.evaluateChange', { actor: operator, caseId, input: { evaluation: 'pass' } }),
    spans: workdaySpans[1],
  },
  {
    jurisdiction: 'zhenhai',
    duty: 'ZH-18.1',
    start: forwardIssue,
    end: fixIssue,
    spans: workdaySpans[5],
  },
]

function openTask(changeCause: string) {
  return async (district: District): Promise<Started> => {
    const { provider, platform } = district
    const happenedOn = platform.clocks.today()
    const input = { title: '编制目录', unitId: provider.unitId, changeCause, happenedOn }
    const { caseId } = await take(district, 'catalogTask.open', { actor: provider, input })
    return { caseId }
  }
}

function complete(district: District, { caseId }: Started, entryId: string) {
  const input = { entryIds: [entryId] }
  return take(district, 'catalogTask.complete', { actor: district.provider, caseId, input })
}

function entryWithElements() {
  return buildEntry(elements)
}

async function requestDeletion(district: District): Promise<Started> {
  const caseId = await publishEntry(district)
  const input = { changeKind: 'deletion', changeReason: 'business', reason: '业务已经取消' }
  await take(district, 'catalogEntry.requestChange', { actor: district.provider, caseId, input })
  return { caseId }
}

async function forwardIssue(district: District): Promise<Started> {
  const entryId = await publishReviewed(district, entryWithElements())
  const input = { entryId, issueType: 'error', description: '代码与原始记录不符' }
  const { caseId } = await take(district, 'dataIssue.report', { actor: district.consumer, input })
  await take(district, 'dataIssue.forward', { actor: district.operator, caseId })
  return { caseId }
}

async function fixIssue(district: District, { caseId }: Started) {
  await take(district, 'dataIssue.verify', { actor: district.provider, caseId })
  const input = { fixProgress: 'done', correction: '已按原始记录更正' }
  return take(district, 'dataIssue.fix', { actor: district.provider, caseId, input })
}
