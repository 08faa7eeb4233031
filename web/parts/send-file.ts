import { ApiError, type ErrorDetails, type SessionAnswer, type UploadAnswer } from '@gongshu/client'
import { api, queryClient } from './api.ts'
import { forgetUpload, rememberedUpload, rememberUpload } from './upload-memory.ts'

const PIECE_BYTES = 8 * 1024 * 1024
const TRIES = 3

export type Sent = { readonly id: string; readonly bytes: number; readonly sha256: string }
export type Sending = { readonly done: Promise<Sent>; readonly pause: () => void }

/**
 * Sends a file in pieces (tus 1.0) and says how far it is. What was begun before, also before a reload, goes on where it
 * was. `done` fails with the code `paused` after a pause and `unreachable` when the line is gone; both may be gone on from.
 */
export function sendFile(file: File, progress: (part: number) => void): Sending {
  const stop = new AbortController()
  return { done: sendAll(file, progress, stop.signal), pause: () => stop.abort() }
}

async function sendAll(file: File, progress: (part: number) => void, signal: AbortSignal): Promise<Sent> {
  let upload = (await begunBefore(file)) ?? (await begin(file))
  while (upload.offset < upload.bytes) {
    const from = upload.offset
    rememberUpload(file, upload.id, from / file.size)
    await sendPiece({ file, upload, signal, progress: sent => progress((from + sent) / file.size) })
    upload = await api.upload(upload.id)
  }
  forgetUpload(file)
  return { id: upload.id, bytes: upload.bytes, sha256: upload.sha256 ?? '' }
}

async function begunBefore(file: File): Promise<UploadAnswer | null> {
  const id = rememberedUpload(file)
  if (!id) return null
  try {
    return await api.upload(id)
  } catch (error) {
    if ((error as ApiError).status !== 404) throw error
    return null
  }
}

async function begin(file: File): Promise<UploadAnswer> {
  const name = btoa(String.fromCharCode(...new TextEncoder().encode(file.name)))
  const headers = { 'upload-length': String(file.size), 'upload-metadata': `filename ${name}` }
  return (await exchange({ method: 'POST', path: '/api/uploads', headers, body: null })) as UploadAnswer
}

type Piece = {
  readonly file: File
  readonly upload: UploadAnswer
  readonly signal: AbortSignal
  readonly progress: (sent: number) => void
}

/** One piece, tried again after a short break of the line; where it goes on is asked anew each time by the caller. */
async function sendPiece({ file, upload, signal, progress }: Piece): Promise<void> {
  const headers = { 'upload-offset': String(upload.offset), 'content-type': 'application/offset+octet-stream' }
  const body = file.slice(upload.offset, upload.offset + PIECE_BYTES)
  for (let attempt = 1; ; attempt += 1) {
    try {
      await exchange({ method: 'PATCH', path: `/api/uploads/${upload.id}`, headers, body, signal, progress })
      return
    } catch (error) {
      const { code } = error as ApiError
      // Another try may find that the lost piece had arrived after all.
      if (code === 'upload_offset') return
      if (code === 'upload_unsafe') forgetUpload(file)
      if (code !== 'unreachable' || attempt === TRIES) throw error
      await new Promise(resolve => setTimeout(resolve, attempt * 1000))
    }
  }
}

type Request = {
  readonly method: 'POST' | 'PATCH'
  readonly path: string
  readonly headers: { readonly [name: string]: string }
  readonly body: Blob | null
  readonly signal?: AbortSignal
  readonly progress?: (sent: number) => void
}

// XMLHttpRequest, because fetch cannot say how much of a body has gone.
function exchange({ method, path, headers, body, signal, progress }: Request): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const fail = (code: string) => reject(new ApiError({ status: 0, code, message: code }))
    if (signal?.aborted) return fail('paused')
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.upload.onprogress = event => progress?.(event.loaded)
    request.onload = () => {
      if (request.status < 300) resolve(request.response)
      else reject(refusedWith(request.status, request.response))
    }
    request.onerror = () => fail('unreachable')
    request.onabort = () => fail('paused')
    request.open(method, path)
    request.responseType = 'json'
    const csrf = queryClient.getQueryData<SessionAnswer>(['session'])?.csrf ?? ''
    for (const [name, value] of Object.entries({ ...headers, 'tus-resumable': '1.0.0', 'x-csrf-token': csrf })) {
      request.setRequestHeader(name, value)
    }
    request.send(body)
  })
}

function refusedWith(status: number, answer: unknown): ApiError {
  const error = (answer as { error?: Omit<ErrorDetails, 'status'> } | null)?.error
  return new ApiError(error ? { ...error, status } : { status, code: 'bad_answer', message: `HTTP ${status}` })
}
