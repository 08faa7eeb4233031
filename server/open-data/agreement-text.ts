import { canonicalJson } from '../acts/event.ts'
import type { JsonObject } from '../base/json.ts'
import type { CaseRow } from '../db/schema-core.ts'

export const AGREEMENT_FORMAT = 'gongshu-use-agreement@v1'

const termNames = [
  'requestId',
  'agreedScenario',
  'agreedReporting',
  'agreedSafeguards',
  'reportEvery',
  'deliverBy',
  'validUntil',
] as const

/** The agreement as canonical JSON: what both sides read, and byte for byte what both sign. */
export function agreementText(
  found: Pick<CaseRow, 'id' | 'number' | 'title' | 'unit_id' | 'party_id'>,
  record: JsonObject,
) {
  const terms = Object.fromEntries(termNames.map(name => [name, String(record[name] ?? '')]))
  return canonicalJson({
    format: AGREEMENT_FORMAT,
    agreement: found.id,
    number: found.number,
    set: found.title,
    provider: found.unit_id,
    applicant: found.party_id,
    terms,
  })
}
