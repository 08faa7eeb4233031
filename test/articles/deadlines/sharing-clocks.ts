import { provisionWaiting } from '../../../server/sharing/provision.ts'
import { buildEntry } from '../../../server/test-platform.ts'
import {
  buildDemand,
  collect,
  collectedEntry,
  collectionOf,
  type District,
  directDemand,
  forwardedDemand,
  publishEntry,
  servicesOf,
  submitDemand,
  take,
} from '../article-fixture.ts'
import type { ClockRow, Started } from './clock-walk.ts'
import { thirtyDaySpans, threeMonthSpans, workdaySpans } from './spans.ts'

/** The clocks of catalog, collection, demand and service that run in Putuo. */
export const sharingClocks: readonly ClockRow[] = [
  {
    jurisdiction: 'putuo',
    duty: 'PT-13a',
    start: submitEntry,
    end: ({ operator, ...district }, { caseId }) => take(district, 'catalogEntry.pass', { actor: operator, caseId }),
    spans: workdaySpans[1],
  },
  {
    jurisdiction: 'putuo',
    duty: 'PT-13b',
    start: returnEntry,
    end: ({ provider, ...district }, { caseId }) =>
      take(district, 'catalogEntry.resubmit', { actor: provider, caseId, input: buildEntry() }),
    spans: workdaySpans[3],
  },
  {
    jurisdiction: 'putuo',
    duty: 'PT-15',
    start: openCollection,
    end: (district, { relatedId = '' }) => collect(district, relatedId),
    spans: workdaySpans[10],
  },
  {
    jurisdiction: 'putuo',
    duty: 'PT-20b',
    start: forwardDemand,
    end: ({ provider, ...district }, { caseId }) =>
      take(district, 'demandPart.decide', { actor: provider, caseId, input: { decision: 'approve' } }),
    missed: 'deemedApproved',
    spans: workdaySpans[5],
  },
  {
    jurisdiction: 'putuo',
    duty: 'PT-26.2a',
    start: startService,
    end: endService,
    missed: 'suspendedIdle',
    spans: threeMonthSpans,
  },
  {
    jurisdiction: 'putuo',
    duty: 'PT-26.2b',
    start: startService,
    end: ({ consumer, ...district }, { caseId }) =>
      take(district, 'sharingService.object', { actor: consumer, caseId, input: { reason: '仍需使用' } }),
    missed: 'terminatedAuto',
    startedBy: 'PT-26.2a',
    spans: thirtyDaySpans,
  },
]

export async function submitEntry(district: District): Promise<Started> {
  const { caseId } = await take(district, 'catalogEntry.submit', { actor: district.provider, input: buildEntry() })
  return { caseId }
}

async function returnEntry(district: District): Promise<Started> {
  const { caseId } = await submitEntry(district)
  const input = { reason: '名称不规范' }
  await take(district, 'catalogEntry.return', { actor: district.operator, caseId, input })
  return { caseId }
}

async function openCollection(district: District): Promise<Started> {
  const entryId = await publishEntry(district)
  return { caseId: await collectionOf(district, entryId), relatedId: entryId }
}

async function forwardDemand(district: District): Promise<Started> {
  const { parts } = await forwardedDemand(district, buildDemand([await anEntry(district)]))
  return { caseId: parts[0]?.id ?? '' }
}

async function startService(district: District): Promise<Started> {
  const { caseId: demandId } = await submitDemand(district, directDemand([await anEntry(district)]))
  await take(district, 'demand.confirmNorm', { actor: district.operator, caseId: demandId })
  await provisionWaiting(district.platform)
  const [caseId] = await servicesOf(district, demandId)
  if (!caseId) throw new Error(`the demand ${demandId} was not served`)
  return { caseId }
}

function endService({ consumer, ...district }: District, { caseId }: Started) {
  return take(district, 'sharingService.end', { actor: consumer, caseId, input: { reason: '不再需要' } })
}

const entries = new WeakMap<object, Promise<string>>()

/** The collected entry that all cases of a district use: collecting is the slow part. */
export function anEntry(district: District): Promise<string> {
  const known = entries.get(district.platform) ?? collectedEntry(district)
  entries.set(district.platform, known)
  return known
}
