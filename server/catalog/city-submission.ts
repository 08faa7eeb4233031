import { dutiesFor, dutyOfRule } from '@gongshu/regulations'
import Type from 'typebox'
import { type Act, type FollowUp, system } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { dayField, form, line, oneOf, prose, refers } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import { casesRecording } from '../acts/record-queries.ts'
import { type CatalogEntryRow, findEntry } from './catalog-entry-queries.ts'

/** What goes to the city's platform, and what the city has acknowledged of it. */
export const citySubmissionLifecycle = lifecycle('citySubmission', {
  path: 'city-submissions',
  steps: {
    'citySubmission.queue': {
      from: ['new'],
      to: ['queued'],
      by: ['provider', 'operator', 'authority', 'system'],
      input: form({
        title: line(),
        unitId: Type.Optional(refers('unit')),
        submissionKind: oneOf(['entry', 'data', 'report']),
        entryId: Type.Optional(refers('catalogEntry')),
        entryVersion: Type.Optional(Type.Integer({ minimum: 1 })),
        note: Type.Optional(prose(2000)),
      }),
    },
    'citySubmission.send': {
      from: ['queued', 'failed'],
      to: ['sent'],
      by: ['operator', 'provider'],
      awaited: ['queued', 'failed'],
      input: form({ note: Type.Optional(prose(2000)) }),
    },
    'citySubmission.recordReceipt': {
      from: ['sent'],
      to: ['received'],
      by: ['operator', 'provider'],
      awaited: ['sent'],
      input: form({ receiptNumber: line(), receivedOn: dayField }),
    },
    'citySubmission.recordFailure': {
      from: ['sent'],
      to: ['failed'],
      by: ['operator', 'provider'],
      input: form({ reason: prose(2000) }),
    },
  },
})

/** The report of a published entry to the city, where the law asks for it; of some texts only what the city lacks. */
export function entryToCity(act: Act, { id, content, version }: CatalogEntryRow): FollowUp[] {
  if (!dutiesFor(act.law, 'citySubmission.queue').length) return []
  const supplementaryOnly = dutyOfRule(act.law, 'supplementaryToCity') !== null
  if (supplementaryOnly && content.cityCatalog !== 'supplementary') return []
  const { title, unit_id: unitId } = act.existing()
  return [queued({ title, unitId, submissionKind: 'entry', entryId: id, entryVersion: version })]
}

/** The data of an entry that the law has provided to the city, once until it was sent. */
export async function dataToCity(act: Act, entryId: string): Promise<FollowUp[]> {
  if (!dutyOfRule(act.law, 'notYetAtCity')) return []
  const entry = await findEntry(act.tx, entryId)
  if (!entry || entry.content.sharingAttribute === 'notShared') return []
  const holding = { entryId, submissionKind: 'data' }
  const waiting = await casesRecording(act.tx, { type: 'citySubmission', states: ['queued', 'failed'], holding })
  if (waiting.length) return []
  const title = (await findCase(act.tx, entryId))?.title ?? act.existing().title
  return [queued({ title, unitId: entry.unit_id, submissionKind: 'data', entryId })]
}

function queued({
  unitId,
  ...input
}: {
  title: string
  unitId: string | null
  [field: string]: string | number | null
}): FollowUp {
  return { step: 'citySubmission.queue', input: { ...input, ...(unitId ? { unitId } : {}) }, actor: system }
}
