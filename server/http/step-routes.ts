import { caseTypeOf, type Step } from '@gongshu/regulations'
import Type from 'typebox'
import { type Lifecycle, rolesOf, type StepRow, stepsOf } from '../acts/lifecycle.ts'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { actorOfRequest } from '../people/request-session.ts'

const Answer = Type.Object({
  eventId: Type.String(),
  caseId: Type.String(),
  number: Type.String(),
  state: Type.String(),
  duties: Type.Array(Type.String()),
  effectiveOn: Type.String(),
})

/** The route of every step that a person may take, made from the lifecycle tables; none is written by hand. */
export function stepRoutes(app: App, platform: Platform, lifecycles: readonly Lifecycle[]): void {
  for (const table of lifecycles) {
    for (const [step, row] of stepsOf(table)) {
      if (row.internal || rolesOf(row).every(role => role === 'system')) continue
      registerStep(app, platform, { table, step, row })
    }
  }
}

type StepRoute = { readonly table: Lifecycle; readonly step: Step; readonly row: StepRow }

function registerStep(app: App, platform: Platform, { table, step, row }: StepRoute): void {
  const verb = step.slice(caseTypeOf(step).length + 1)
  const opens = row.from.includes('new')
  const path = opens ? `/api/${table.path}/steps/${verb}` : `/api/${table.path}/:id/steps/${verb}`
  const schema = {
    operationId: step,
    tags: [table.type],
    body: row.input,
    headers: Type.Object({
      'idempotency-key': Type.Optional(Type.String({ minLength: 8, maxLength: 100 })),
      'if-match': Type.Optional(Type.Integer({ minimum: 0 })),
    }),
    response: { 200: Answer },
    ...(opens ? {} : { params: Type.Object({ id: Type.String({ format: 'uuid' }) }) }),
  }
  app.post(path, { schema }, async request => {
    const actor = actorOfRequest(request)
    const caseId = (request.params as { id?: string }).id
    const key = request.headers['idempotency-key']
    const seen = request.headers['if-match']
    const result = await platform.acts.act({
      step,
      actor,
      input: request.body,
      ...(caseId ? { caseId } : {}),
      ...(typeof key === 'string' ? { idempotencyKey: key } : {}),
      ...(seen === undefined ? {} : { seenRevision: Number(seen) }),
    })
    return { ...result, duties: [...result.duties] }
  })
}
