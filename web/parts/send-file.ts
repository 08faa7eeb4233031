import { ApiError, type ErrorDetails, type SessionAnswer } from '@gongshu/client'
import { queryClient } from './api.ts'

export type Sent = { readonly id: string; readonly bytes: number; readonly sha256: string }

/** Sends a file to the platform and says how far it is. XMLHttpRequest, because fetch cannot say that of what it sends. */
export function sendFile(file: File, progress: (part: number) => void): { done: Promise<Sent>; cancel: () => void } {
  const request = new XMLHttpRequest()
  const done = new Promise<Sent>((resolve, reject) => {
    request.upload.onprogress = event => progress(event.total ? event.loaded / event.total : 0)
    request.onload = () => {
      const answer: unknown = request.response
      if (request.status === 200) resolve(answer as Sent)
      else reject(refusedWith(request.status, answer))
    }
    request.onerror = () => reject(new ApiError({ status: 0, code: 'unreachable', message: 'network' }))
    request.onabort = () => reject(new ApiError({ status: 0, code: 'cancelled', message: 'cancelled' }))
  })
  request.open('POST', '/api/uploads')
  request.responseType = 'json'
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.setRequestHeader('x-csrf-token', queryClient.getQueryData<SessionAnswer>(['session'])?.csrf ?? '')
  request.send(file)
  return { done, cancel: () => request.abort() }
}

function refusedWith(status: number, answer: unknown): ApiError {
  const error = (answer as { error?: Omit<ErrorDetails, 'status'> } | null)?.error
  return new ApiError(error ? { ...error, status } : { status, code: 'bad_answer', message: `HTTP ${status}` })
}
