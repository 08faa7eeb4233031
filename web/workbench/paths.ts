/** Every address of the workbench; below /work. */
export const paths = {
  signIn: '/sign-in',
  home: '/',
  supply: '/supply',
  catalog: '/catalog',
  newEntry: '/catalog/new',
  importCatalog: '/catalog/import',
  editEntry: '/catalog/$id/edit',
  changeEntry: '/catalog/$id/change',
  case: '/cases/$id',
  collections: '/collections',
  search: '/search',
  demands: '/demands',
  newDemand: '/demands/new',
  editDemand: '/demands/$id/edit',
  services: '/services',
  open: '/open',
  newOpen: '/open/new',
  editOpen: '/open/$id/edit',
  units: '/units',
  district: '/district',
  matters: '/matters',
  records: '/records/$type',
  newRecord: '/records/$type/new/$verb',
  calendar: '/calendar',
  reports: '/reports',
  report: '/reports/$name',
  classification: '/classification',
  editGuide: '/classification/$id/edit',
} as const

/** Public pages of the same server, outside the workbench. */
export const portalUrls = { log: '/log', law: '/law' } as const

export function lawUrl(article: string): string {
  return `${portalUrls.law}/${encodeURIComponent(article)}`
}

/** The page of a whole text, with its days and their confirmation. */
export function lawTextUrl(text: string): string {
  return `${portalUrls.law}/texts/${encodeURIComponent(text)}`
}

export function proofUrl(eventId: string): string {
  return `/api/events/${encodeURIComponent(eventId)}/proof`
}

export function commitmentUrl(demandId: string): string {
  return `/api/demands/${encodeURIComponent(demandId)}/commitment`
}

export function openFileUrl(id: string, format: string): string {
  return `/api/open/${encodeURIComponent(id)}/files/${encodeURIComponent(format)}`
}

export function reportFileUrl(name: string, query: { readonly [key: string]: string | undefined }): string {
  return `/api/reports/${encodeURIComponent(name)}/file?${queryText(query)}`
}

export function catalogFileUrl(format: string, query: { readonly [key: string]: string | undefined }): string {
  return `/api/catalog-files/${encodeURIComponent(format)}?${queryText(query)}`
}

/** What became of each row of an import, as a table. */
export function importResultUrl(id: string): string {
  return `/api/catalog-imports/${encodeURIComponent(id)}/file`
}

function queryText(query: { readonly [key: string]: string | undefined }): URLSearchParams {
  return new URLSearchParams(Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined))
}
