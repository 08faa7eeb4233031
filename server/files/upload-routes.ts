import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { UPLOADS_KEPT_MS } from './purge-uploads.ts'
import { resumableUploads, type UploadState } from './resumable-uploads.ts'
import { guardQuota, type UploadOwner } from './upload-quota.ts'
import { MOST_UPLOAD_BYTES, ownUploads, receiveUpload } from './uploads.ts'

const VERSION = '1.0.0'
const EXTENSIONS = 'creation,expiration,termination'
/** After a refusal the rest of a body is read and thrown away so long: a reset at once would lose the answer on its way. */
const CUT_AFTER_MS = 5000

type Uploading = { readonly uploads: string; readonly ownerOf: (request: FastifyRequest) => UploadOwner }

/**
 * Files on their way in: whole in one request, or in pieces by tus 1.0 (https://tus.io/protocols/resumable-upload), which
 * goes on where it was after any break. Bodies go straight to disk, never into memory.
 */
export function uploadRoutes(app: App, { uploads, ownerOf }: Uploading): void {
  const resumable = resumableUploads(uploads)
  const Id = Type.Object({ id: Type.String({ format: 'uuid' }) })

  app.register(async scope => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    scope.addHook('onError', async request => cutOff(request))

    scope.post('/api/uploads', { bodyLimit: Number.MAX_SAFE_INTEGER }, async (request, reply) => {
      const owner = ownerOf(request)
      if (!isTus(request, reply)) {
        await guardQuota(uploads, owner, Number(request.headers['content-length'] ?? 0))
        return receiveUpload(ownUploads(uploads, owner.accountId), request.raw)
      }
      const length = numberIn(request, 'upload-length')
      if (length <= MOST_UPLOAD_BYTES) await guardQuota(uploads, owner, length)
      const note = { name: nameIn(request), length, unitId: owner.unitId }
      const made = await resumable.create(owner.accountId, note)
      tell(reply, made).header('location', `/api/uploads/${made.id}`)
      return reply.code(201).send(answerOf(made))
    })

    scope.options('/api/uploads', { schema: { hide: true } }, async (_request, reply) => {
      reply.headers({ 'tus-version': VERSION, 'tus-extension': EXTENSIONS, 'tus-max-size': MOST_UPLOAD_BYTES })
      return reply.code(204).send()
    })

    // HEAD is made from this, with the offset among the headers.
    scope.get('/api/uploads/:id', { schema: { params: Id } }, async (request, reply) => {
      const found = await resumable.state(ownerOf(request).accountId, idOf(request))
      tell(reply, found)
      return answerOf(found)
    })

    const limits = { bodyLimit: Number.MAX_SAFE_INTEGER, schema: { params: Id } }
    scope.patch('/api/uploads/:id', limits, async (request, reply) => {
      isTus(request, reply)
      const offset = numberIn(request, 'upload-offset')
      const sent = { id: idOf(request), offset, body: request.raw }
      tell(reply, await resumable.append(ownerOf(request).accountId, sent))
      return reply.code(204).send()
    })

    scope.delete('/api/uploads/:id', { schema: { params: Id } }, async (request, reply) => {
      await resumable.state(ownerOf(request).accountId, idOf(request))
      await resumable.drop(ownerOf(request).accountId, idOf(request))
      return reply.code(204).header('tus-resumable', VERSION).send()
    })
  })
}

function answerOf({ id, name, length, offset, sha256, touchedAt }: UploadState) {
  return { id, name, bytes: length, offset, expiresAt: expiryOf(touchedAt), ...(sha256 ? { sha256 } : {}) }
}

function tell(reply: FastifyReply, { offset, length, touchedAt }: UploadState): FastifyReply {
  return reply.headers({
    'tus-resumable': VERSION,
    'upload-offset': offset,
    'upload-length': length,
    'upload-expires': expiryOf(touchedAt).toUTCString(),
    'cache-control': 'no-store',
  })
}

function expiryOf(touchedAt: Date): Date {
  return new Date(touchedAt.getTime() + UPLOADS_KEPT_MS)
}

/** Whether the request follows tus; a version that we do not speak is refused. */
function isTus(request: FastifyRequest, reply: FastifyReply): boolean {
  const wanted = request.headers['tus-resumable']
  if (wanted === undefined) return false
  reply.header('tus-resumable', VERSION)
  if (wanted === VERSION) return true
  reply.header('tus-version', VERSION)
  throw new Refusal('upload_version', { params: { version: VERSION } })
}

function numberIn(request: FastifyRequest, header: string): number {
  const text = String(request.headers[header] ?? '')
  if (!/^\d{1,15}$/.test(text)) throw new Refusal('invalid_input', { field: header })
  return Number(text)
}

/** `Upload-Metadata: filename <base64>`; a name is shown, never used as a path. */
function nameIn(request: FastifyRequest): string {
  const given = String(request.headers['upload-metadata'] ?? '')
  const encoded = /(?:^|,)\s*filename ([A-Za-z0-9+/=]+)/.exec(given)?.[1] ?? ''
  return Buffer.from(encoded, 'base64').toString('utf8').slice(0, 255)
}

function idOf(request: FastifyRequest): string {
  return (request.params as { id: string }).id
}

function cutOff(request: FastifyRequest): void {
  if (request.raw.complete) return
  request.raw.resume()
  setTimeout(() => request.raw.complete || request.raw.destroy(), CUT_AFTER_MS).unref()
}
