import type { Exchange } from './http-exchange.ts'
import type { FileLookAnswer, LoadAnswer, LoadRequest, UploadAnswer } from './matter-answers.ts'

/** Files on their way in: how far they are, a look at their first rows, and loading them. */
export function loadCalls({ get, post }: Exchange) {
  return {
    upload: (id: string) => get<UploadAnswer>(`/api/uploads/${id}`),
    lookAtUpload: (collectionId: string, { uploadId, ...reading }: Omit<LoadRequest, 'mode'>) =>
      post<FileLookAnswer>(`/api/collections/${collectionId}/looks/${uploadId}`, reading),
    startLoad: (collectionId: string, load: LoadRequest) =>
      post<{ loadId: string }>(`/api/collections/${collectionId}/loads`, load),
    load: (id: string) => get<LoadAnswer>(`/api/loads/${id}`),
  }
}
