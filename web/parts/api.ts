import { ApiError, createClient, type Query, type SessionAnswer } from '@gongshu/client'
import { QueryClient, queryOptions } from '@tanstack/react-query'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What the platform refused it will refuse again; only a lost connection is worth another try.
      retry: (count, error) => count < 2 && !(error instanceof ApiError && error.status > 0),
    },
  },
})

export const api = createClient({
  csrf: () => queryClient.getQueryData<SessionAnswer>(['session'])?.csrf ?? null,
})

/** Every question to the server by its name in the cache. */
export const queries = {
  session: queryOptions({ queryKey: ['session'], queryFn: api.session, staleTime: 60_000 }),
  tasks: queryOptions({ queryKey: ['tasks'], queryFn: () => api.tasks({ limit: 200 }) }),
  notices: queryOptions({ queryKey: ['notices'], queryFn: api.notices }),
  district: queryOptions({ queryKey: ['district'], queryFn: api.district }),
  casePage: (id: string) => queryOptions({ queryKey: ['case', id], queryFn: () => api.casePage(id) }),
  caseTypes: queryOptions({ queryKey: ['caseTypes'], queryFn: api.caseTypes }),
  casesOfType: (type: string) =>
    queryOptions({
      queryKey: ['casesOfType', type],
      queryFn: () => everyPage(page => api.casesOfType(type, page).then(answer => answer.cases)),
    }),
  choices: (type: string, q: string) =>
    queryOptions({
      queryKey: ['choices', type, q],
      queryFn: () => api.choicesOfType(type, q ? { q } : {}),
      enabled: type !== '',
    }),
  namedCases: (type: string, ids: readonly string[]) =>
    queryOptions({
      queryKey: ['choices', type, ids],
      queryFn: () => api.choicesOfType(type, { ids: ids.join(',') }),
      enabled: type !== '' && ids.length > 0,
    }),
  foreignRecords: (id: string) =>
    queryOptions({
      queryKey: ['foreignRecords', id],
      queryFn: () => everyPage(page => api.foreignRecords(id, page).then(answer => answer.records)),
    }),
  entries: (filter: Query) =>
    queryOptions({
      queryKey: ['entries', filter],
      queryFn: () => everyPage(page => api.entries({ ...filter, ...page }).then(answer => answer.entries)),
    }),
  entry: (id: string) => queryOptions({ queryKey: ['entry', id], queryFn: () => api.entry(id) }),
  entryChecks: (id: string) => queryOptions({ queryKey: ['entryChecks', id], queryFn: () => api.entryChecks(id) }),
  heldImpact: (id: string) => queryOptions({ queryKey: ['heldImpact', id], queryFn: () => api.heldImpact(id) }),
  supplyBoard: queryOptions({ queryKey: ['supplyBoard'], queryFn: api.supplyBoard }),
  supplyEntries: queryOptions({
    queryKey: ['supplyEntries'],
    queryFn: () => everyPage(page => api.supplyEntries(page).then(answer => answer.entries)),
  }),
  entryHistory: (id: string) => queryOptions({ queryKey: ['entryHistory', id], queryFn: () => api.entryHistory(id) }),
  collections: queryOptions({ queryKey: ['collections'], queryFn: api.collections }),
  versions: (entryId: string) =>
    queryOptions({ queryKey: ['versions', entryId], queryFn: () => api.versions(entryId) }),
  rows: (entryId: string) =>
    queryOptions({ queryKey: ['rows', entryId], queryFn: () => api.rows(entryId, { limit: 20 }) }),
  demands: queryOptions({
    queryKey: ['demands'],
    queryFn: () => everyPage(page => api.demands(page).then(answer => answer.demands)),
  }),
  demand: (id: string) => queryOptions({ queryKey: ['demand', id], queryFn: () => api.demand(id) }),
  demandPart: (id: string) => queryOptions({ queryKey: ['demandPart', id], queryFn: () => api.demandPart(id) }),
  services: queryOptions({
    queryKey: ['services'],
    queryFn: () => everyPage(page => api.services(page).then(answer => answer.services)),
  }),
  service: (id: string) => queryOptions({ queryKey: ['service', id], queryFn: () => api.service(id) }),
  systems: queryOptions({ queryKey: ['systems'], queryFn: api.callingSystems }),
  usage: queryOptions({ queryKey: ['usage'], queryFn: () => api.usage() }),
  workOrders: queryOptions({ queryKey: ['workOrders'], queryFn: api.workOrders }),
  workOrder: (id: string) => queryOptions({ queryKey: ['workOrder', id], queryFn: () => api.workOrder(id) }),
  units: queryOptions({ queryKey: ['units'], queryFn: api.units }),
  unit: (id: string) => queryOptions({ queryKey: ['unit', id], queryFn: () => api.unit(id) }),
  people: (id: string) => queryOptions({ queryKey: ['people', id], queryFn: () => api.unitPeople(id) }),
  reports: queryOptions({ queryKey: ['reports'], queryFn: api.reports }),
  report: (name: string, days: { from?: string; to?: string } = {}) =>
    queryOptions({ queryKey: ['report', name, days], queryFn: () => api.report(name, days) }),
}

const PAGE = 200
const MOST_PAGES = 50

/** All rows of a paged list, page after page: the lists search and export what is there, not what is on screen. */
async function everyPage<Row>(
  ask: (page: { limit: number; offset: number }) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let page = 0; page < MOST_PAGES; page++) {
    const found = await ask({ limit: PAGE, offset: page * PAGE })
    rows.push(...found)
    if (found.length < PAGE) break
  }
  return rows
}
