import type { Role } from '@gongshu/regulations'
import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import { casesRecording } from '../acts/record-queries.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { actorOfRequest } from '../people/request-session.ts'
import { demoNeedsUnmet } from './demo-project-actions.ts'
import {
  accessFairness,
  brokenOpenLinks,
  feedbackUnanswered,
  monitoringFigures,
  openingCandidates,
  overdueOfAgreements,
  reviewsMissing,
} from './opening-figure-queries.ts'
import { priorityDemands } from './opening-plan-actions.ts'

const readers: readonly Role[] = ['openingAuthority', 'authority', 'supervisor', 'operator', 'provider']

/** What the offices of opening see together; a provider sees its own part of it. */
export function openingReportRoutes(app: App, platform: Platform): void {
  const { db, clocks } = platform

  const Period = Type.Object({
    from: Type.Optional(Type.String({ format: 'date' })),
    to: Type.Optional(Type.String({ format: 'date' })),
  })
  app.get('/api/reports/opening', { schema: { querystring: Period } }, async request => {
    const { roles, unitId } = actorOfRequest(request)
    if (!roles.some(role => readers.includes(role)))
      throw new Refusal('role_missing', { params: { role: 'openingAuthority' } })
    const wholeDistrict = roles.some(role => role !== 'provider' && readers.includes(role))
    const own = <T extends { unitId: string | null }>(rows: T[]) =>
      wholeDistrict ? rows : rows.filter(row => row.unitId === unitId)
    const today = clocks.today()
    const { from = `${today.slice(0, 4)}-01-01`, to = today } = request.query
    const overdue = await overdueOfAgreements(db, today)
    const offline = await casesRecording(db, { type: 'delivery' })
    return {
      figures: await monitoringFigures(db, { from, to }),
      accessFairness: await accessFairness(db),
      brokenOpenLinks: own(await brokenOpenLinks(db)),
      openingCandidates: own(await openingCandidates(db)),
      deliveriesOverdue: own(overdue.deliveriesOverdue),
      useFeedbackOverdue: own(overdue.useFeedbackOverdue),
      feedbackUnanswered: own(await feedbackUnanswered(db)),
      reviewsMissing: own(await reviewsMissing(db, Number(today.slice(0, 4)))),
      priorityDemands: await priorityDemands(db),
      demoNeedsUnmet: await demoNeedsUnmet(db),
      offlineDeliveries: offline
        .filter(({ content }) => content.filing)
        .map(({ number, title, unit_id, content }) => ({ number, title, unitId: unit_id, filing: content.filing })),
    }
  })
}
