import { absenceOf, type Law, outcomeAbsence, type Step } from '@gongshu/regulations'
import type { RehearsalStep } from './run-steps.ts'
import { catalogStep } from './step-catalog.ts'
import { collectionStep } from './step-collection.ts'
import { crashStep } from './step-crash.ts'
import { demandCityStep } from './step-demand-city.ts'
import { demandDirectStep } from './step-demand-direct.ts'
import { demandLapseStep } from './step-demand-lapse.ts'
import { demandReviewStep } from './step-demand-review.ts'
import { logVerifyStep } from './step-log-verify.ts'
import { matchStep } from './step-match.ts'
import { openStep } from './step-open.ts'
import { qualityStep } from './step-quality.ts'
import { searchStep } from './step-search.ts'
import { serviceCallStep } from './step-service-call.ts'
import { serviceIdleStep } from './step-service-idle.ts'
import { unitsStep } from './step-units.ts'

const lacking = (step: Step) => (law: Law) => absenceOf(law.jurisdiction, step)
const silenceDecides = (law: Law) => outcomeAbsence(law, 'demandPart.deemedApproved')
const isCityReview = (law: Law) => absenceOf(law.jurisdiction, 'demand.reportToCity') === null
const isSilenceWithoutEffect = (law: Law) =>
  absenceOf(law.jurisdiction, 'demand.provision') === null && silenceDecides(law) !== null

/** The main job in its order. What only some jurisdictions have instead of a step of the others stands after it. */
export const rehearsalSteps = [
  { id: 'units', needs: [], run: unitsStep },
  { id: 'catalog', needs: ['units'], run: catalogStep },
  { id: 'collection', needs: ['catalog'], run: collectionStep },
  { id: 'quality', needs: ['collection'], run: qualityStep },
  { id: 'search', needs: ['catalog'], run: searchStep },
  { id: 'demand.direct', needs: ['collection'], absent: lacking('demand.confirmNorm'), run: demandDirectStep },
  { id: 'demand.lapse', needs: ['collection'], absent: silenceDecides, run: demandLapseStep },
  { id: 'demand', needs: ['collection'], partOf: isSilenceWithoutEffect, run: demandReviewStep },
  { id: 'demand.city', needs: ['catalog'], partOf: isCityReview, run: demandCityStep },
  {
    id: 'service.call',
    needs: ['demand.direct', 'demand.lapse', 'demand'],
    absent: lacking('demand.provision'),
    run: serviceCallStep,
  },
  { id: 'match', needs: ['units'], absent: lacking('demand.provision'), run: matchStep },
  { id: 'service.idle', needs: ['demand.lapse'], absent: lacking('sharingService.suspendIdle'), run: serviceIdleStep },
  { id: 'open', needs: ['collection'], absent: lacking('openListEntry.submit'), run: openStep },
  { id: 'log.verify', needs: ['catalog'], run: logVerifyStep },
  { id: 'crash', needs: ['units'], run: crashStep },
] as const satisfies readonly RehearsalStep[]

export type StepId = (typeof rehearsalSteps)[number]['id']
