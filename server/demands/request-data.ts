import { type Act, type Effect, type FollowUp, system } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { casesRecording } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import type { Db, Tx } from '../db/open-database.ts'
import type { DemandContent } from './demand.ts'
import { decisionsOn } from './demand-part-decisions.ts'
import { findDemand } from './demand-queries.ts'
import { assessMode } from './mode-assessment.ts'
import { supplyEntry } from './supplied-entries.ts'
import { checkedEntries, uncollectedOf } from './wanted-data.ts'
import { entriesByProvider } from './wanted-entries.ts'

type Request = { readonly providerId: string; readonly dataNeeded: string; readonly entryId?: string }
type Asked = { readonly requests?: readonly Request[]; readonly technicalAssessment?: string }

/**
 * Asks the providers to catalogue or collect what a demand needs and is not there; what is there is forwarded to its
 * providers at the same time. An entry whose data is missing needs no request by hand.
 */
export async function requestData(act: Act<Asked>): Promise<Effect> {
  const { id, party_id, title } = act.existing()
  const demand = await findDemand(act.tx, id)
  if (!demand) throw new Error(`the demand ${id} has no row`)
  const content = demand.content as unknown as DemandContent
  const entries = await checkedEntries(act, content)
  const missing = await uncollectedOf(act, content)
  const byHand = act.input.requests ?? []
  const needed = missing
    .filter(entryId => !byHand.some(request => request.entryId === entryId))
    .map(entryId => requestFor(entries.find(entry => entry.id === entryId)))
  checkRequests(act, { byHand, missing, content })
  const requests = [...needed, ...byHand]
  const there = { ...content, entries: content.entries.filter(({ entryId }) => !missing.includes(entryId)) }
  const shared = { demandId: id, consumerId: party_id ?? '', title }
  return {
    to: 'waitingForData',
    kinds: await assessMode(act, content),
    detail: { requests: requests as unknown as JsonObject[] },
    notices: [{ unitId: party_id, kind: 'demandWaitsForData' }],
    next: [
      ...requests.map(
        ({ providerId, dataNeeded, entryId }): FollowUp => ({
          step: 'dataRequest.open',
          input: {
            ...shared,
            unitId: providerId,
            dataContent: dataNeeded,
            ...(entryId ? { entryIds: [entryId] } : {}),
          },
        }),
      ),
      ...entriesByProvider(there, entries).map(
        ({ providerId, entries: wanted }): FollowUp => ({
          step: 'demandPart.open',
          input: { ...shared, providerId, entries: wanted as unknown as JsonObject[] },
        }),
      ),
    ],
  }
}

/** Notes for the service what the providers have catalogued and collected on request. */
export async function supplyRequested(tx: Tx, demandId: string): Promise<void> {
  const demand = await findDemand(tx, demandId)
  const content = demand?.content as unknown as DemandContent | undefined
  for (const entryId of await grantedRequests(tx, demandId)) {
    const isWanted = content?.entries.some(wanted => wanted.entryId === entryId)
    if (!isWanted) await supplyEntry(tx, demandId, entryId)
  }
}

/** The entries whose data the providers have collected on request and granted. */
export async function grantedRequests(db: Db | Tx, demandId: string): Promise<string[]> {
  const done = await casesRecording(db, { type: 'dataRequest', states: ['done'], holding: { demandId } })
  return done.flatMap(({ content: { entryIds, reviewResult } }) =>
    reviewResult === 'agreed' ? (entryIds as string[]) : [],
  )
}

/** What follows from the end of a request: the demand is settled once nothing more is awaited. */
export async function settleAfterRequest(tx: Tx, requestId: string): Promise<FollowUp[]> {
  const request = await findCase(tx, requestId)
  const demand = request?.parent_id ? await findCase(tx, request.parent_id) : null
  if (demand?.type !== 'demand' || demand.state !== 'waitingForData') return []
  if ((await decisionsOn(tx, demand.id)).some(({ decision }) => decision === 'open')) return []
  return [{ step: 'demand.settle', caseId: demand.id, input: {}, actor: system }]
}

function requestFor(entry: { id: string; unit_id: string; content: object } | undefined): Request {
  if (!entry) throw new Error('an entry without data was not loaded')
  const { name } = entry.content as { name?: string }
  return { providerId: entry.unit_id, dataNeeded: name ?? entry.id, entryId: entry.id }
}

function checkRequests(
  act: Act<Asked>,
  { byHand, missing, content }: { byHand: readonly Request[]; missing: readonly string[]; content: DemandContent },
): void {
  const [duty] = act.duties
  const cited = duty ? { duty: duty.id } : {}
  const wanted = content.missingData ?? []
  // Nothing is missing, or something that nobody was asked for, or an entry that is there.
  const isIdle = !missing.length && !wanted.length
  const unasked = wanted.length > 0 && !byHand.some(request => !request.entryId)
  const foreign = byHand.some(request => request.entryId && !missing.includes(request.entryId))
  if (isIdle || unasked || foreign) throw new Refusal('invalid_input', { field: 'requests', ...cited })
}
