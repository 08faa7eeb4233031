import Type, { type TSchema } from 'typebox'
import { attachments, form, line, lines, oneOf, prose, refers, rows } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

export const issueTypes = ['error', 'omission', 'thirdPartyRights', 'timeliness', 'reconciliation', 'other'] as const

const FailedRule = {
  ruleKind: line(40),
  ruleItems: line(),
  failedRows: Type.Integer({ minimum: 0 }),
  checkedRows: Type.Integer({ minimum: 0 }),
}

/** What only the platform's own checks say: no form asks for it. */
function made<S extends TSchema>(schema: S): S {
  return { ...schema, 'x-control': 'none' }
}

/** What is wrong with data: found by monitoring or by reconciling, or told by whoever uses it. */
export const dataIssueLifecycle = lifecycle('dataIssue', {
  path: 'data-issues',
  steps: {
    'dataIssue.report': {
      from: ['new'],
      to: ['reported'],
      by: ['consumer', 'provider', 'operator', 'authority', 'applicant', 'system'],
      input: form({
        entryId: refers('catalogEntry'),
        issueType: oneOf([...issueTypes]),
        issueItems: Type.Optional(lines()),
        description: Type.Optional(prose()),
        attachments: Type.Optional(attachments),
        sourceRows: Type.Optional(Type.Integer({ minimum: 0 })),
        platformRows: Type.Optional(Type.Integer({ minimum: 0 })),
        foundBy: Type.Optional(made(Type.Enum(['monitoring', 'reconciliation']))),
        dataVersion: Type.Optional(made(line(80))),
        qualityScore: Type.Optional(made(Type.Number({ minimum: 0, maximum: 100 }))),
        failedRules: Type.Optional(made(rows(FailedRule, 50))),
        differingColumns: Type.Optional(made(lines(500))),
      }),
    },
    'dataIssue.forward': {
      from: ['reported'],
      to: ['forwarded'],
      by: ['operator', 'system'],
      awaited: ['reported'],
      input: form({ note: Type.Optional(prose(2000)) }),
    },
    'dataIssue.verify': {
      from: ['forwarded'],
      to: ['verifying'],
      by: 'provider',
      awaited: ['forwarded'],
      input: form({
        sourceRecord: Type.Optional(line(500)),
        issueCollector: Type.Optional(line()),
        issueVerifier: Type.Optional(line()),
      }),
    },
    'dataIssue.fix': {
      from: ['verifying', 'fixing'],
      to: ['fixing', 'fixed'],
      by: 'provider',
      awaited: ['verifying', 'fixing'],
      input: form({ fixProgress: oneOf(['underWay', 'done']), correction: prose() }),
    },
    'dataIssue.reject': {
      from: ['verifying'],
      to: ['rejected'],
      by: 'provider',
      awaited: ['verifying'],
      input: form({ reason: prose() }),
    },
    'dataIssue.close': {
      from: ['fixed', 'rejected'],
      to: ['closed', 'forwarded'],
      by: ['operator', 'consumer'],
      awaited: ['fixed', 'rejected'],
      input: form({ checkResult: oneOf(['confirmed', 'notFixed']), reason: prose(2000) }),
    },
  },
})
