import { citing } from '../acts/act-types.ts'
import { recordActions } from '../acts/record.ts'
import { listOf } from '../acts/record-list.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { inspectionLifecycle } from './inspection.ts'

/** A finding, and whether it has been put right. */
export type Finding = { finding: string; owner: string; dueOn: string; state: 'open' | 'rectified' }

const platformKind = (_: unknown, record: JsonObject) =>
  listOf<string>(record.inspectionAreas).includes('platform') ? ['inspection.platform'] : []

export const inspectionActions = recordActions(inspectionLifecycle, {
  'inspection.plan': {
    opens: act => ({ title: act.input.title, unitId: act.input.inspectedUnit ?? null }),
    kinds: platformKind,
    notices: act =>
      act.input.inspectedUnit
        ? [{ unitId: act.input.inspectedUnit, kind: 'inspectionPlanned', params: { plannedOn: act.input.plannedOn } }]
        : [{ role: 'operator', kind: 'inspectionPlanned', params: { plannedOn: act.input.plannedOn } }],
  },
  'inspection.carryOut': { kinds: platformKind },
  'inspection.issueFinding': {
    keeps: act => ({
      conclusion: act.input.conclusion,
      findings: (act.input.findings ?? []).map(one => ({ ...one, state: 'open' })),
    }),
    to: ({ findings }) => (findings?.length ? 'findingIssued' : 'verified'),
    notices: act => [
      {
        ...(act.existing().unit_id ? { unitId: act.existing().unit_id } : { role: 'operator' }),
        kind: 'inspectionFinding',
        params: { count: String(act.input.findings?.length ?? 0) },
      },
    ],
  },
  'inspection.reply': { notices: () => [{ role: 'authority', kind: 'inspectionReplied' }] },
  'inspection.verify': {
    check: act => {
      const { accepted, openFindings = [] } = act.input
      if (accepted === 'no' && !openFindings.length) {
        throw new Refusal('field_missing', { field: 'openFindings', ...citing(act, 'inspection') })
      }
    },
    keeps: (act, record) => ({ findings: afterVerifying(listOf<Finding>(record.findings), act.input) }),
    to: ({ accepted }) => (accepted === 'yes' ? 'verified' : 'rectifying'),
    notices: act => [
      { unitId: act.existing().unit_id, kind: 'inspectionVerified', params: { reason: act.input.reason } },
    ],
  },
})

type Verdict = { readonly accepted: 'yes' | 'no'; readonly openFindings?: readonly number[] }

/** All findings are closed by acceptance; otherwise those that are not named as still open. Counted from one. */
function afterVerifying(findings: readonly Finding[], { accepted, openFindings = [] }: Verdict): Finding[] {
  return findings.map((one, index) => ({
    ...one,
    state: accepted === 'no' && openFindings.includes(index + 1) ? 'open' : 'rectified',
  }))
}
