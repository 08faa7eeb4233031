import type { RehearsalStep } from './run-steps.ts'
import { catalogStep } from './step-catalog.ts'
import { collectionStep } from './step-collection.ts'
import { crashStep } from './step-crash.ts'
import { demandDirectStep } from './step-demand-direct.ts'
import { demandLapseStep } from './step-demand-lapse.ts'
import { logVerifyStep } from './step-log-verify.ts'
import { matchStep } from './step-match.ts'
import { openStep } from './step-open.ts'
import { qualityStep } from './step-quality.ts'
import { searchStep } from './step-search.ts'
import { serviceCallStep } from './step-service-call.ts'
import { serviceIdleStep } from './step-service-idle.ts'
import { unitsStep } from './step-units.ts'

/** The main job in its order. */
export const rehearsalSteps = [
  { id: 'units', needs: [], run: unitsStep },
  { id: 'catalog', needs: ['units'], run: catalogStep },
  { id: 'collection', needs: ['catalog'], run: collectionStep },
  { id: 'quality', needs: ['collection'], run: qualityStep },
  { id: 'search', needs: ['catalog'], run: searchStep },
  { id: 'demand.direct', needs: ['collection'], run: demandDirectStep },
  { id: 'demand.lapse', needs: ['collection'], run: demandLapseStep },
  { id: 'service.call', needs: ['demand.direct', 'demand.lapse'], run: serviceCallStep },
  { id: 'match', needs: ['units'], run: matchStep },
  { id: 'service.idle', needs: ['demand.lapse'], run: serviceIdleStep },
  { id: 'open', needs: ['collection'], run: openStep },
  { id: 'log.verify', needs: ['catalog'], run: logVerifyStep },
  { id: 'crash', needs: ['units'], run: crashStep },
] as const satisfies readonly RehearsalStep[]

export type StepId = (typeof rehearsalSteps)[number]['id']
