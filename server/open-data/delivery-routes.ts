import { createReadStream, existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import Type from 'typebox'
import { findCase } from '../acts/case-queries.ts'
import type { Platform } from '../acts/platform.ts'
import { findRecord } from '../acts/record-queries.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { signForBoth } from '../keys/signature.ts'
import { exportTo } from '../lake/export-file.ts'
import { preview } from '../lake/query.ts'
import { accountOf, actorOfRequest } from '../people/request-session.ts'
import { confirmPerson } from '../people/second-factor.ts'
import { OneTimeCode } from '../people/second-factor-routes.ts'
import { agreementText } from './agreement-text.ts'
import { servedNow } from './delivery-queries.ts'
import { type OpenFormat, openFormats } from './open-list-entry.ts'
import { mediaTypes } from './open-routes.ts'
import { callsUnder } from './reuse-actions.ts'

const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })

/** What an applicant does beyond steps: reads what was delivered to it; and both sides sign the agreement. */
export function deliveryRoutes(app: App, platform: Platform): void {
  const { acts } = platform

  app.get('/api/use-agreements/:id/text', { schema: { params: Id } }, async request => {
    return { text: await textToSign(platform, actorOfRequest(request).unitId, request.params.id) }
  })

  const Person = Type.Object(
    { password: Type.String({ minLength: 1, maxLength: 200 }), code: Type.Optional(OneTimeCode) },
    { additionalProperties: false },
  )
  app.post('/api/use-agreements/:id/signature', { schema: { params: Id, body: Person } }, async request => {
    const account = accountOf(request)
    return signAgreement(platform, { account, actor: actorOfRequest(request), ...request.params, ...request.body })
  })

  app.get('/api/use-reports/:id/counted', { schema: { params: Id } }, async request => {
    const found = await findCase(platform.db, request.params.id)
    const { unitId } = actorOfRequest(request)
    if (found?.type !== 'useReport' || unitId === null || ![found.unit_id, found.party_id].includes(unitId)) {
      throw new Refusal('unknown_case')
    }
    const { agreementId } = await findRecord(platform.db, found.id)
    return { callCount: await callsUnder(platform.db, String(agreementId)) }
  })

  const Rows = Type.Object({
    limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }),
    offset: Type.Integer({ minimum: 0, default: 0 }),
  })
  app.get('/api/deliveries/:id/rows', { schema: { params: Id, querystring: Rows } }, async request => {
    const { limit, offset } = request.query
    const caseId = request.params.id
    const detail = `${offset}+${limit}`
    await acts.act({ step: 'delivery.use', caseId, actor: actorOfRequest(request), input: { read: 'rows', detail } })
    const { of, columns } = await deliveredOf(platform, caseId)
    return { rows: await preview(platform.lake, of, { columns, limit, offset }) }
  })

  const File = Type.Object({ id: Type.String({ format: 'uuid' }), format: Type.Enum([...openFormats]) })
  app.get('/api/deliveries/:id/files/:format', { schema: { params: File } }, async (request, reply) => {
    const { id, format } = request.params
    await acts.act({
      step: 'delivery.use',
      caseId: id,
      actor: actorOfRequest(request),
      input: { read: 'file', detail: format },
    })
    const file = await deliveredFile(platform, id, format)
    reply
      .header('content-disposition', `attachment; filename="${id}.${format}"`)
      .header('cache-control', 'private, no-store')
    return reply.type(mediaTypes[format]).send(createReadStream(file))
  })
}

type Signing = {
  readonly account: ReturnType<typeof accountOf>
  readonly actor: ReturnType<typeof actorOfRequest>
  readonly id: string
  readonly password: string
  readonly code?: string
}

/** Signs as the side that the person's unit is, once the person is made sure of. */
export async function signAgreement(platform: Platform, { account, actor, id, ...given }: Signing) {
  const signedText = await textToSign(platform, actor.unitId, id)
  await confirmPerson(platform, account, given)
  const found = await findCase(platform.db, id)
  const holders = { accountId: account.id, unitId: actor.unitId ?? '' }
  const signatures = await signForBoth(platform.signer, signedText, holders)
  const step = found?.party_id === actor.unitId ? 'useAgreement.sign' : 'useAgreement.countersign'
  return platform.acts.act({ step, caseId: id, actor, input: { signedText, signatures } })
}

async function textToSign(platform: Platform, unitId: string | null, id: string): Promise<string> {
  const found = await findCase(platform.db, id)
  const takesPart = unitId !== null && [found?.unit_id, found?.party_id].includes(unitId)
  if (found?.type !== 'useAgreement' || !takesPart) throw new Refusal('unknown_case')
  return agreementText(found, await findRecord(platform.db, id))
}

/** What a delivery hands over: the listed items of the version that stands now. */
async function deliveredOf(platform: Platform, deliveryId: string) {
  const record = await findRecord(platform.db, deliveryId)
  const { columns, ...of } = await servedNow(platform.db, String(record.openListEntryId))
  return { of, columns }
}

async function deliveredFile(platform: Platform, deliveryId: string, format: OpenFormat): Promise<string> {
  const { of, columns } = await deliveredOf(platform, deliveryId)
  const dir = join(platform.dataDir, 'delivered', deliveryId)
  const file = join(dir, `${of.version}.${format}`)
  if (existsSync(file)) return file
  await mkdir(dir, { recursive: true, mode: 0o700 })
  await exportTo(platform.lake, { ...of, columns, format, file })
  return file
}
