import type { CatalogFileLook, CatalogImportAnswer, CatalogImportRow, CatalogReading } from './catalog-file-answers.ts'
import type { Exchange, Query } from './http-exchange.ts'

type SentFile = { readonly uploadId: string; readonly fileName: string }

/** Import of the own catalog; its steps are taken as those of every case. */
export function catalogFileCalls({ get, post, send }: Exchange) {
  return {
    sendCatalogFile: (content: Blob) => send<{ id: string }>('/api/uploads', {}, content),
    lookAtCatalogFile: (file: SentFile) => post<CatalogFileLook>('/api/catalog-imports/look', file),
    readCatalogFile: (file: SentFile & { readonly mapping?: object }) =>
      post<{ readingId: string }>('/api/catalog-imports/readings', file),
    catalogReading: (id: string) => get<CatalogReading>(`/api/catalog-import-readings/${id}`),
    catalogImport: (id: string) => get<CatalogImportAnswer>(`/api/catalog-imports/${id}`),
    catalogImportRows: (id: string, wanted: Query) =>
      get<{ rows: readonly CatalogImportRow[] }>(`/api/catalog-imports/${id}/rows`, wanted),
  }
}
