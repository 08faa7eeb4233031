import Type from 'typebox'
import { form, line, prose, rows } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

const rulesText = {
  title: line(),
  clauses: rows({ clause: line(60), clauseText: line(500) }, 200),
  scope: Type.Optional(prose(2000)),
}

/** The rules by which providers and re-users behave on the platform, in versions that each user acknowledges. */
export const platformRulesLifecycle = lifecycle('platformRules', {
  path: 'platform-rules',
  steps: {
    'platformRules.draft': { from: ['new'], to: ['drafting'], by: 'operator', input: form(rulesText) },
    'platformRules.edit': { from: ['drafting'], to: ['drafting'], by: 'operator', input: form(rulesText) },
    'platformRules.publish': {
      from: ['drafting'],
      to: ['inForce'],
      by: 'operator',
      awaited: ['drafting'],
      input: form({}),
    },
    'platformRules.supersede': { from: ['inForce'], to: ['superseded'], by: 'system', input: form({}) },
    'platformRules.acknowledge': {
      from: ['inForce'],
      to: ['inForce'],
      by: ['applicant', 'provider', 'consumer'],
      anyUnit: true,
      input: form({}),
    },
  },
})

/** Technical standards of the open platform, in versions, for every body to read. */
export const technicalStandardLifecycle = lifecycle('technicalStandard', {
  path: 'technical-standards',
  steps: {
    'technicalStandard.draft': { from: ['new'], to: ['drafting'], by: 'operator', input: form(rulesText) },
    'technicalStandard.edit': { from: ['drafting'], to: ['drafting'], by: 'operator', input: form(rulesText) },
    'technicalStandard.publish': {
      from: ['drafting'],
      to: ['inForce'],
      by: 'operator',
      awaited: ['drafting'],
      input: form({}),
    },
    'technicalStandard.supersede': {
      from: ['inForce'],
      to: ['superseded'],
      by: ['operator', 'system'],
      input: form({ reason: Type.Optional(prose(1000)) }),
    },
  },
})

/** What the operator reports of the quality of open data and of the platform's running; its figures are counted here. */
export const platformReportLifecycle = lifecycle('platformReport', {
  path: 'platform-reports',
  steps: {
    'platformReport.draft': {
      from: ['new'],
      to: ['drafted'],
      by: 'operator',
      input: form({ periodFrom: Type.String({ format: 'date' }), periodTo: Type.String({ format: 'date' }) }),
    },
    'platformReport.submit': {
      from: ['drafted'],
      to: ['submitted'],
      by: 'operator',
      awaited: ['drafted'],
      input: form({ remarks: prose() }),
    },
  },
})
