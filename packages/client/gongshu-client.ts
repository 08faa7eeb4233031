import type { CalendarAnswer, CalendarYear, Schedule, ScheduleFormInput, SchedulePreview } from './calendar-answers.ts'
import type {
  ActAnswer,
  CaseAnswer,
  DistrictAnswer,
  NoticeAnswer,
  SessionAnswer,
  TaskAnswer,
  UnitAnswer,
  UnitPageAnswer,
  UnitPeopleAnswer,
  YearlyTaskAnswer,
} from './case-answers.ts'
import { stepPath } from './case-paths.ts'
import { catalogFileCalls } from './catalog-file-calls.ts'
import type {
  ClassificationAnswer,
  ClassProposalAnswer,
  EntriesToReclass,
  StatedClass,
} from './classification-answers.ts'
import type { EntryCheck, EntryHistory, EntryUseAnswer, HeldImpact } from './entry-answers.ts'
import type { ForeignImport, ForeignPreview, ForeignRecordAnswer } from './foreign-answers.ts'
import type { AttachmentAnswer, CaseChoice, CaseTypeAnswer, ListedCase } from './form-answers.ts'
import { type ClientOptions, createExchange, type Exchange, type Query } from './http-exchange.ts'
import { loadCalls } from './load-calls.ts'
import type {
  CollectionListing,
  DemandAnswer,
  DemandListing,
  DemandPartAnswer,
  EntryAnswer,
  EntryInput,
  EntryListing,
  ResourceVersion,
} from './matter-answers.ts'
import { outgoingCalls } from './outgoing-calls.ts'
import { qualityCalls } from './quality-calls.ts'
import { unitRegisterCalls } from './registry-calls.ts'
import type { ReportAnswer, ReportListing } from './report-answers.ts'
import { searchCalls } from './search-calls.ts'
import type {
  CallingSystem,
  OpenListing,
  ServiceAnswer,
  ServiceListing,
  SystemSecret,
  UsageRow,
} from './service-answers.ts'
import { signingCalls } from './signing-calls.ts'
import { sourceCalls } from './source-calls.ts'
import type { SupplyBoard, SupplyEntry } from './supply-answers.ts'

export type GongshuClient = ReturnType<typeof createClient>

/** Everything the workbench asks of the platform, typed; programs use it with a token. */
export function createClient(options: ClientOptions = {}) {
  const exchange = createExchange(options)
  return {
    ...sessionCalls(exchange),
    ...caseCalls(exchange),
    ...caseTypeCalls(exchange),
    ...foreignCalls(exchange),
    ...catalogCalls(exchange),
    ...catalogFileCalls(exchange),
    ...searchCalls(exchange),
    ...qualityCalls(exchange),
    ...demandCalls(exchange),
    ...signingCalls(exchange),
    ...outgoingCalls(exchange),
    ...serviceCalls(exchange),
    ...openCalls(exchange),
    ...registryCalls(exchange),
    ...unitRegisterCalls(exchange),
    ...calendarCalls(exchange),
    ...classificationCalls(exchange),
    ...loadCalls(exchange),
    ...sourceCalls(exchange),
  }
}

function sessionCalls({ get, post, delete: remove }: Exchange) {
  return {
    signIn: (login: string, password: string) => post<{ csrf: string }>('/api/session', { login, password }),
    signOut: () => remove<{ signedOut: true }>('/api/session'),
    session: () => get<SessionAnswer>('/api/session'),
    advanceClock: (by: string) =>
      post<{ today: string; days: { day: string; applied: number; failed: number }[] }>('/api/clock/advance', { by }),
  }
}

function caseCalls({ get, post }: Exchange) {
  return {
    tasks: (page: Query = {}) =>
      get<{
        mine: readonly TaskAnswer[]
        waiting: readonly TaskAnswer[]
        yearly: readonly YearlyTaskAnswer[]
      }>('/api/tasks', page),
    district: () => get<DistrictAnswer>('/api/district'),
    casePage: (id: string) => get<CaseAnswer>(`/api/cases/${id}`),
    notices: () => get<{ notices: readonly NoticeAnswer[] }>('/api/notices', { limit: 50 }),
    readNotice: (id: string) => post<{ read: true }>(`/api/notices/${id}/read`, {}),
    /**
     * Takes a step. With a key, a repeated request answers as the first did and acts once. With the revision that was
     * seen, a case that has moved on since is refused.
     */
    takeStep: (wanted: { step: string; caseId?: string; seen?: number; input: unknown; key?: string }) =>
      post<ActAnswer>(stepPath(wanted.step, wanted.caseId), wanted.input, {
        ...(wanted.key ? { 'idempotency-key': wanted.key } : {}),
        ...(wanted.seen === undefined ? {} : { 'if-match': String(wanted.seen) }),
      }),
  }
}

function caseTypeCalls({ get, send }: Exchange) {
  return {
    caseTypes: () => get<{ types: readonly CaseTypeAnswer[] }>('/api/case-types'),
    casesOfType: (type: string, page: Query = {}) =>
      get<{ cases: readonly ListedCase[] }>(`/api/case-types/${type}/cases`, page),
    choicesOfType: (type: string, wanted: { q?: string; ids?: string } = {}) =>
      get<{ choices: readonly CaseChoice[] }>(`/api/case-types/${type}/choices`, wanted),
    sendAttachment: (name: string, content: Blob) => send<AttachmentAnswer>('/api/attachments', { name }, content),
  }
}

function foreignCalls({ get, post, send }: Exchange) {
  return {
    sendListing: (content: Blob) => send<{ id: string }>('/api/uploads', {}, content),
    previewListing: (id: string, wanted: { uploadId: string; mapping?: object }) =>
      post<ForeignPreview>(`/api/foreign-sources/${id}/preview`, wanted),
    importListing: (id: string, wanted: ForeignImport) => post<ActAnswer>(`/api/foreign-sources/${id}/imports`, wanted),
    foreignRecords: (id: string, page: Query = {}) =>
      get<{ records: readonly ForeignRecordAnswer[] }>(`/api/foreign-sources/${id}/records`, page),
  }
}

function catalogCalls({ get, post }: Exchange) {
  return {
    entries: (page: Query = {}) => get<{ entries: readonly EntryListing[] }>('/api/catalog-entries', page),
    entry: (id: string) => get<EntryAnswer>(`/api/catalog-entries/${id}`),
    checkEntry: (entry: EntryInput, entryId?: string) =>
      post<EntryCheck>('/api/catalog-entries/check', { entry, ...(entryId ? { entryId } : {}) }),
    entryChecks: (id: string) => get<EntryCheck>(`/api/catalog-entries/${id}/checks`),
    entryHistory: (id: string) => get<EntryHistory>(`/api/catalog-entries/${id}/history`),
    supplyBoard: () => get<SupplyBoard>('/api/supply-board'),
    supplyEntries: (page: Query = {}) => get<{ entries: readonly SupplyEntry[] }>('/api/supply-board/entries', page),
    heldImpact: (id: string) => get<HeldImpact>(`/api/catalog-entries/${id}/impact`),
    entryImpact: (id: string, change: { changeKind: string; entry?: EntryInput }) =>
      post<{ uses: readonly EntryUseAnswer[] }>(`/api/catalog-entries/${id}/impact`, change),
    collections: () => get<{ collections: readonly CollectionListing[] }>('/api/collections'),
    versions: (entryId: string) =>
      get<{ versions: readonly ResourceVersion[] }>(`/api/catalog-entries/${entryId}/versions`),
    rows: (entryId: string, page: Query = {}) =>
      get<readonly { readonly [column: string]: unknown }[]>(`/api/catalog-entries/${entryId}/rows`, page),
  }
}

function demandCalls({ get }: Exchange) {
  return {
    demands: (page: Query = {}) => get<{ demands: readonly DemandListing[] }>('/api/demands', page),
    demand: (id: string) => get<DemandAnswer>(`/api/demands/${id}`),
    demandPart: (id: string) => get<DemandPartAnswer>(`/api/demand-parts/${id}`),
  }
}

function serviceCalls({ get }: Exchange) {
  return {
    services: (page: Query = {}) => get<{ services: readonly ServiceListing[] }>('/api/sharing-services', page),
    service: (id: string) => get<ServiceAnswer>(`/api/sharing-services/${id}`),
    callingSystems: () => get<{ systems: readonly CallingSystem[] }>('/api/calling-systems'),
    systemSecret: (id: string) => get<SystemSecret>(`/api/calling-systems/${id}/secret`),
    usage: (range: { from?: string; to?: string } = {}) => get<{ uses: readonly UsageRow[] }>('/api/usage', range),
  }
}

function openCalls({ get }: Exchange) {
  return {
    openList: (page: Query = {}) => get<{ entries: readonly OpenListing[] }>('/api/open-list-entries', page),
    workOrders: () => get<{ entries: readonly OpenListing[] }>('/api/open-list-work-orders'),
    workOrder: (id: string) => get<{ entry: OpenListing }>(`/api/open-list-work-orders/${id}`),
  }
}

type ReportDays = { readonly from?: string; readonly to?: string }

function registryCalls({ get }: Exchange) {
  return {
    units: () => get<{ units: readonly UnitAnswer[] }>('/api/units'),
    unit: (id: string) => get<UnitPageAnswer>(`/api/units/${id}`),
    unitPeople: (id: string) => get<UnitPeopleAnswer>(`/api/units/${id}/people`),
    reports: () => get<{ reports: readonly ReportListing[] }>('/api/reports'),
    report: (name: string, period: ReportDays = {}) => get<ReportAnswer>(`/api/reports/${name}`, period),
  }
}

function calendarCalls({ get, post }: Exchange) {
  return {
    calendar: () => get<CalendarAnswer>('/api/calendar'),
    calendarYear: (year: number) => get<CalendarYear>(`/api/calendar/${year}`),
    scheduleOfForm: (form: ScheduleFormInput) => post<{ schedule: Schedule }>('/api/calendar/form', form),
    previewSchedule: (schedule: Schedule) => post<SchedulePreview>('/api/calendar/preview', schedule),
    importSchedule: (schedule: Schedule) => post<ActAnswer>('/api/calendar/import', schedule),
  }
}

function classificationCalls({ get, post }: Exchange) {
  return {
    classification: () => get<ClassificationAnswer>('/api/classification'),
    proposeClass: (stated: StatedClass) => post<ClassProposalAnswer>('/api/classification/proposal', stated),
    entriesToReclass: () => get<EntriesToReclass>('/api/reports/entries-to-reclass', { limit: 500 }),
  }
}
