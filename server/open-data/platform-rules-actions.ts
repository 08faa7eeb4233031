import type { CaseType, Step } from '@gongshu/regulations'
import { type Act, type FollowUp, system } from '../acts/act-types.ts'
import { recordActions } from '../acts/record.ts'
import { casesRecording } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { monitoringFigures } from './opening-figure-queries.ts'
import { platformReportLifecycle, platformRulesLifecycle, technicalStandardLifecycle } from './platform-rules.ts'

export const platformRulesActions = recordActions(platformRulesLifecycle, {
  'platformRules.publish': {
    keeps: act => ({ publishedOn: act.effectiveOn }),
    // Everybody is asked anew: what was acknowledged was another text.
    notices: () =>
      (['provider', 'consumer', 'applicant'] as const).map(role => ({ role, kind: 'platformRulesToAcknowledge' })),
    next: act => supersede(act, 'platformRules', 'platformRules.supersede'),
  },
  'platformRules.acknowledge': {
    stays: true,
    keeps: (act, record) => ({ acknowledgedBy: [...new Set([...idsIn(record.acknowledgedBy), unitOf(act)])] }),
  },
})

export const technicalStandardActions = recordActions(technicalStandardLifecycle, {
  'technicalStandard.publish': {
    keeps: act => ({ publishedOn: act.effectiveOn }),
    notices: () => [{ role: 'provider', kind: 'technicalStandardPublished' }],
    // Standards stand side by side; only the one of the same name gives way.
    next: act => supersede(act, 'technicalStandard', 'technicalStandard.supersede'),
  },
})

export const platformReportActions = recordActions(platformReportLifecycle, {
  'platformReport.draft': {
    opens: act => ({ title: `${act.input.periodFrom} – ${act.input.periodTo}` }),
    check: async (act, record) => {
      const { periodFrom, periodTo } = act.input
      if (periodTo < periodFrom) throw new Refusal('invalid_input', { field: 'periodTo' })
      Object.assign(record, await monitoringFigures(act.tx, { from: periodFrom, to: periodTo }))
    },
  },
  'platformReport.submit': {
    keeps: act => ({ remarks: act.input.remarks, submittedOn: act.effectiveOn }),
    notices: () =>
      (['openingAuthority', 'authority'] as const).map(role => ({ role, kind: 'platformReportSubmitted' })),
  },
})

async function supersede(act: Act<unknown>, type: CaseType, step: Step): Promise<FollowUp[]> {
  const { id, title } = act.existing()
  const older = await casesRecording(act.tx, { type, states: ['inForce'] })
  const replaced = older.filter(one => one.id !== id && (type === 'platformRules' || one.title === title))
  return replaced.map(one => ({ step, caseId: one.id, input: {}, actor: system }))
}

function unitOf(act: Act<unknown>): string {
  return act.actor.kind === 'account' ? (act.actor.unitId ?? act.actor.accountId) : ''
}

function idsIn(value: JsonObject[string] | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : []
}
