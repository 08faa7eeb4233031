import type { Exchange } from './http-exchange.ts'
import type { SourceAnswer, SourceKind, SourceListing, SourceLookAnswer, SourceRequest } from './source-answers.ts'

type OfKind = { readonly kind: SourceKind; readonly request: SourceRequest }

/** Where collections fetch their data from by themselves. */
export function sourceCalls({ get, post }: Exchange) {
  return {
    sources: () => get<{ sources: readonly SourceListing[] }>('/api/sources'),
    source: (id: string) => get<SourceAnswer>(`/api/sources/${id}`),
    addSource: (collectionId: string, { kind, request }: OfKind) =>
      post<{ id: string }>(`/api/collections/${collectionId}/sources/${kind}`, request),
    changeSource: (id: string, { kind, request }: OfKind) =>
      post<{ id: string }>(`/api/sources/${id}/${kind}`, request),
    /** Tries a way to the data out; with `sourceId` the stored secret of that source is used where none is given. */
    lookAtSource: (collectionId: string, { kind, request, sourceId }: OfKind & { sourceId?: string }) =>
      post<SourceLookAnswer>(`/api/collections/${collectionId}/sources/${kind}/look`, {
        ...request,
        ...(sourceId ? { sourceId } : {}),
      }),
    runSource: (id: string) => post<{ runId: string }>(`/api/sources/${id}/runs`, {}),
    stopSourceRun: (runId: string) => post<{ stopped: true }>(`/api/source-runs/${runId}/stop`, {}),
    switchSource: (id: string, verb: 'pause' | 'resume' | 'remove') =>
      post<{ state: string }>(`/api/sources/${id}/${verb}`, {}),
  }
}
