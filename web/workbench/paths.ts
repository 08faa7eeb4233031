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
  sources: '/sources',
  newSource: '/sources/new',
  source: '/sources/$id',
  editSource: '/sources/$id/edit',
  quality: '/quality',
  entryQuality: '/quality/$id',
  editRules: '/quality/$id/rules',
  entryReconciliation: '/quality/$id/reconciliation',
  reconciliations: '/reconciliations',
  databases: '/databases',
  database: '/databases/$id',
  search: '/search',
  cart: '/cart',
  graph: '/graph',
  synonyms: '/search/synonyms',
  demands: '/demands',
  newDemand: '/demands/new',
  editDemand: '/demands/$id/edit',
  services: '/services',
  open: '/open',
  newOpen: '/open/new',
  editOpen: '/open/$id/edit',
  units: '/units',
  importUnits: '/units/import',
  unit: '/units/$id',
  registryGaps: '/registry-gaps',
  threeLists: '/three-lists',
  oneSource: '/one-source',
  district: '/district',
  matters: '/matters',
  records: '/records/$type',
  newRecord: '/records/$type/new/$verb',
  calendar: '/calendar',
  reports: '/reports',
  report: '/reports/$name',
  account: '/account',
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

export const unitTemplateUrl = '/api/unit-imports/template'

export function threeListsFileUrl(unitId: string, format: string): string {
  return `/api/units/${encodeURIComponent(unitId)}/three-lists/file?format=${encodeURIComponent(format)}`
}

/** The lists as they were locked: what the digest in the log was made of. */
export function lockedListsUrl(unitId: string): string {
  return `/api/units/${encodeURIComponent(unitId)}/three-lists/locked`
}

export function commitmentUrl(demandId: string): string {
  return `/api/demands/${encodeURIComponent(demandId)}/commitment`
}

export function commitmentPdfUrl(demandId: string): string {
  return `${commitmentUrl(demandId)}.pdf`
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
