import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { findAttachment, insertAttachment } from '../acts/attachment-queries.ts'
import { findCase } from '../acts/case-queries.ts'
import type { Platform } from '../acts/platform.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import type { CaseRow } from '../db/schema-core.ts'
import { MOST_ATTACHMENT_BYTES, readAttachment, storeAttachment } from './attachments.ts'

type Reader = {
  /** Who asks; throws for nobody. */
  readonly accountOf: (request: FastifyRequest) => { readonly accountId: string; readonly unitId: string | null }
  readonly mayRead: (request: FastifyRequest, found: CaseRow) => boolean
}

/** Files that are handed in with a step: first sent alone, then named by the step that they belong to. */
export function attachmentRoutes(app: App, platform: Platform, { accountOf, mayRead }: Reader): void {
  const { db, dataDir, clocks } = platform

  app.register(async scope => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    const querystring = Type.Object({
      name: Type.String({ minLength: 1, maxLength: 200, pattern: '^[^/\\\\\\x00-\\x1f]+$' }),
    })
    scope.post('/api/attachments', { bodyLimit: MOST_ATTACHMENT_BYTES, schema: { querystring } }, async request => {
      const { accountId, unitId } = accountOf(request)
      const { name } = request.query as { name: string }
      const content = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const stored = await storeAttachment(dataDir, name, content)
      await insertAttachment(db, {
        ...stored,
        unit_id: unitId,
        account_id: accountId,
        case_id: null,
        created_at: clocks.now(),
      })
      const { id, bytes, sha256 } = stored
      return { id, name, bytes, sha256 }
    })
  })

  const params = Type.Object({ id: Type.String({ format: 'uuid' }) })
  app.get('/api/attachments/:id', { schema: { params } }, async (request, reply) => {
    const { accountId } = accountOf(request)
    const file = await findAttachment(db, request.params.id)
    const found = file?.case_id ? await findCase(db, file.case_id) : null
    const own = file?.account_id === accountId
    if (!file || !(own || (found && mayRead(request, found)))) throw new Refusal('unknown_thing', { field: 'id' })
    // Never shown in the page: what people hand in is downloaded, under the name they gave it.
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    reply.header('cache-control', 'private, no-store')
    return reply.type(file.media_type).send(await readAttachment(dataDir, file.id))
  })
}
