import Type from 'typebox'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { newId } from '../base/ids.ts'
import { Refusal } from '../base/refusal.ts'
import { documentAuthorityOf } from '../documents/document-certificate.ts'
import { accountOf, actorOfRequest } from '../people/request-session.ts'
import { OneTimeCode } from '../people/second-factor-routes.ts'
import { commitmentDocument, commitmentFile } from './commitment-file.ts'
import { DemandContent } from './demand.ts'
import { readableDemand } from './readable-demand.ts'
import { composeForReading, signDemand } from './sign-demand.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Submission = Type.Object(
  {
    content: DemandContent,
    password: Type.String({ minLength: 1, maxLength: 200 }),
    code: Type.Optional(OneTimeCode),
  },
  { additionalProperties: false },
)

/** The commitment of a demand: composed and read, signed with the demand, handed out as a proof and as a sealed PDF. */
export function commitmentRoutes(app: App, platform: Platform): void {
  app.post('/api/demands/commitment', { schema: { body: DemandContent } }, async request => {
    const wanted = { demandId: newId(), content: request.body }
    return { commitment: await composeForReading(platform, accountOf(request), wanted) }
  })

  app.post('/api/demands', { schema: { body: Submission } }, async request => {
    const input = await signDemand(platform, accountOf(request), { demandId: newId(), ...request.body })
    const key = request.headers['idempotency-key']
    return platform.acts.act({
      step: 'demand.submit',
      actor: actorOfRequest(request),
      input,
      // Each signing has its own id and moment: a repeated request is known by what the caller sent.
      idempotentBy: { content: request.body.content },
      ...(typeof key === 'string' ? { idempotencyKey: key } : {}),
    })
  })

  app.post('/api/demands/:id/resubmission', { schema: { params: Id, body: Submission } }, async request => {
    const { id } = request.params
    const input = await signDemand(platform, accountOf(request), { demandId: id, ...request.body })
    return platform.acts.act({ step: 'demand.resubmit', caseId: id, actor: actorOfRequest(request), input })
  })

  app.get('/api/demands/:id/commitment', { schema: { params: Id } }, async (request, reply) => {
    const demand = await readableDemand(platform, request, request.params.id)
    reply.header('content-disposition', `attachment; filename="commitment-${demand.id}.json"`)
    return reply.type('application/json').send(await commitmentFile(platform, demand))
  })

  app.get('/api/demands/:id/commitment.pdf', { schema: { params: Id } }, async (request, reply) => {
    const demand = await readableDemand(platform, request, request.params.id)
    const document = await commitmentDocument(platform, demand)
    if (!document) throw new Refusal('unknown_thing', { field: 'commitment' })
    reply.header('content-disposition', `attachment; filename="commitment-${demand.id}.pdf"`)
    return reply.type('application/pdf').send(Buffer.from(document))
  })

  // For whoever checks seals: the certificate that a reader of PDF is to trust.
  app.get('/api/signing-authority', async (_, reply) => {
    reply.header('content-disposition', 'attachment; filename="signing-authority.pem"')
    return reply.type('application/x-pem-file').send(await documentAuthorityOf(platform).certificate())
  })
}
