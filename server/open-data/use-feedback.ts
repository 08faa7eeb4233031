import Type from 'typebox'
import { dayField, form, line, prose, refers } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

const task = form({ agreementId: refers('useAgreement'), openListEntryId: refers('openListEntry'), dueOn: dayField })

/** One turn of the feedback that the re-user agreed to give. */
export const useFeedbackLifecycle = lifecycle('useFeedback', {
  path: 'use-feedback',
  steps: {
    'useFeedback.open': { from: ['new'], to: ['due'], by: 'system', input: task },
    'useFeedback.file': {
      from: ['due'],
      to: ['filed'],
      by: 'applicant',
      awaited: ['due'],
      input: form({ useSituation: prose(), problems: Type.Optional(prose()) }),
    },
  },
})

/** The report on the use of data in a comprehensive scenario or a demonstration project. */
export const useReportLifecycle = lifecycle('useReport', {
  path: 'use-reports',
  steps: {
    'useReport.open': { from: ['new'], to: ['due'], by: 'system', input: task },
    'useReport.submit': {
      from: ['due', 'returned'],
      to: ['submitted'],
      by: 'applicant',
      awaited: ['due', 'returned'],
      input: form({
        mainScenarios: Type.Optional(prose()),
        servedGroups: Type.Optional(prose()),
        businessModel: Type.Optional(prose()),
        /** Left out, the number of calls that the platform counted. */
        callCount: Type.Optional(Type.Integer({ minimum: 0 })),
        usedColumns: Type.Optional(prose()),
        algorithms: Type.Optional(prose()),
        benefits: Type.Optional(prose()),
        suggestions: Type.Optional(prose()),
        safeguardsTaken: Type.Optional(prose()),
      }),
    },
    'useReport.return': {
      from: ['submitted'],
      to: ['returned'],
      by: 'provider',
      awaited: ['submitted'],
      input: form({ reason: prose(2000) }),
    },
    'useReport.receive': {
      from: ['submitted'],
      to: ['received'],
      by: 'provider',
      awaited: ['submitted'],
      input: form({ answerToSuggestions: Type.Optional(prose()), improvement: Type.Optional(line(500)) }),
    },
  },
})
