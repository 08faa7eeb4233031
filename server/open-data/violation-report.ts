import Type from 'typebox'
import { attachments, form, line, prose, refers } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

/** What anyone tells about a wrongful use; a name is not asked for. */
export const violationReportLifecycle = lifecycle('violationReport', {
  path: 'violation-reports',
  steps: {
    'violationReport.submit': {
      from: ['new'],
      to: ['received'],
      by: ['everyone', 'public', 'applicant', 'provider', 'consumer'],
      input: form({
        openListEntryId: Type.Optional(refers('openListEntry')),
        title: line(),
        facts: prose(),
        contact: Type.Optional(line(200)),
        evidence: Type.Optional(attachments),
      }),
    },
    'violationReport.assign': {
      from: ['received'],
      to: ['assigned'],
      by: ['operator', 'openingAuthority', 'authority'],
      awaited: ['received'],
      input: form({ handledBy: refers('unit') }),
    },
    'violationReport.verify': {
      from: ['assigned'],
      to: ['verified', 'unfounded'],
      by: ['provider', 'operator', 'openingAuthority', 'authority'],
      awaited: ['assigned'],
      input: form({ holdsTrue: Type.Boolean(), findings: prose(), reuserId: Type.Optional(refers('unit')) }),
    },
    'violationReport.answer': {
      from: ['verified', 'unfounded'],
      to: ['answered'],
      by: ['provider', 'operator', 'openingAuthority', 'authority'],
      awaited: ['verified', 'unfounded'],
      input: form({ answer: prose() }),
    },
  },
})
