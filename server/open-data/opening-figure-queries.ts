import type { Day } from '@gongshu/deadlines'
import { sql } from 'kysely'
import { casesRecording } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import type { Db, Tx } from '../db/open-database.ts'

/** The quality of open data and the running of the platform in a period, counted from what the platform itself did. */
export async function monitoringFigures(tx: Db | Tx, { from, to }: { from: string; to: string }): Promise<JsonObject> {
  const sets = await tx
    .selectFrom('open_list_entry as o')
    .innerJoin('matter_case as c', 'c.id', 'o.id')
    .leftJoin('resource_version as v', 'v.id', 'o.resource_version')
    .select(['c.state', 'o.opening_class', 'o.downloads', 'v.quality'])
    .where('c.state', 'in', ['open', 'static', 'suspended'])
    .execute()
  const acts = await tx
    .selectFrom('event')
    .select(eb => ['step', eb.fn.countAll<string | number>().as('count')])
    .where('effective_on', '>=', from as Day)
    .where('effective_on', '<=', to as Day)
    .where(sql<boolean>`split_part(step, '.', 1) = any (${sql.val(openingTypes)}::text[])`)
    .groupBy('step')
    .orderBy('step')
    .execute()
  return {
    openSets: sets.filter(set => set.state !== 'suspended').length,
    suspendedSets: sets.filter(set => set.state === 'suspended').length,
    unconditionalSets: sets.filter(set => set.opening_class === 'unconditional').length,
    conditionalSets: sets.filter(set => set.opening_class === 'conditional').length,
    downloadsSoFar: sets.reduce((sum, set) => sum + set.downloads, 0),
    qualityByDimension: meanByDimension(sets.map(set => set.quality)),
    actsInPeriod: Object.fromEntries(acts.map(row => [row.step, Number(row.count)])),
  }
}

/** The cases in which the public and the units meet around open data. */
export const openingTypes = [
  'openListEntry',
  'openListChange',
  'accessRequest',
  'useAgreement',
  'delivery',
  'rightsComplaint',
  'useFeedback',
  'useReport',
  'reuseResult',
  'violationReport',
  'reuserViolation',
  'openingDemand',
]

function meanByDimension(qualities: readonly (JsonObject | null)[]): JsonObject {
  const found = qualities.flatMap(quality => Object.entries((quality?.dimensions ?? {}) as { [name: string]: number }))
  const names = [...new Set(found.map(([name]) => name))]
  return Object.fromEntries(
    names.map(name => {
      const scores = found.filter(([other]) => other === name).map(([, score]) => score)
      return [name, Math.round((100 * scores.reduce((sum, score) => sum + score, 0)) / scores.length) / 100]
    }),
  )
}

export type FairnessRow = { applicantKind: string; decided: number; passed: number; meanDays: number }

/** How each kind of applicant fares: how many were decided, how many passed, after how many days on average. */
export async function accessFairness(db: Db | Tx): Promise<FairnessRow[]> {
  const rows = await db
    .selectFrom('matter_case as c')
    .innerJoin('unit', 'unit.id', 'c.party_id')
    .select([
      sql<string>`case when unit.uscc like 'P-%' then 'person' else 'organisation' end`.as('applicantKind'),
      sql<string>`count(*)`.as('decided'),
      sql<string>`count(*) filter (where c.state = 'approved')`.as('passed'),
      sql<string>`avg(c.since - c.opened_on)`.as('meanDays'),
    ])
    .where('c.type', '=', 'accessRequest')
    .where('c.state', 'in', ['approved', 'rejected'])
    .groupBy('applicantKind')
    .orderBy('applicantKind')
    .execute()
  return rows.map(row => ({
    applicantKind: row.applicantKind,
    decided: Number(row.decided),
    passed: Number(row.passed),
    meanDays: Math.round(10 * Number(row.meanDays)) / 10,
  }))
}

export type BrokenLink = { setId: string; set: string; unitId: string; columns: string[] }

/** Open sets with items that their catalog entry has no longer, or not as published, each with its provider. */
export async function brokenOpenLinks(db: Db | Tx): Promise<BrokenLink[]> {
  const rows = await db
    .selectFrom('open_list_entry as o')
    .innerJoin('matter_case as c', 'c.id', 'o.id')
    .innerJoin('catalog_entry as e', 'e.id', 'o.entry_id')
    .innerJoin('matter_case as s', 's.id', 'e.id')
    .select(['o.id', 'c.title', 'o.unit_id', 'o.columns', 'e.items', 's.state'])
    .where('c.state', 'in', ['open', 'suspended'])
    .orderBy('c.title')
    .execute()
  return rows.flatMap(({ id, title, unit_id, columns, items, state }) => {
    const gone = state === 'retired' ? columns : columns.filter(column => !items.some(item => item.column === column))
    return gone.length ? [{ setId: id, set: title, unitId: unit_id, columns: [...gone] }] : []
  })
}

export type UnopenedEntry = { entryId: string; title: string; unitId: string | null; maskable: boolean }

/** Entries in force that nobody has opened: those without personal items, and those that could be opened once masked. */
export async function openingCandidates(db: Db | Tx): Promise<UnopenedEntry[]> {
  const rows = await db
    .selectFrom('catalog_entry as e')
    .innerJoin('matter_case as c', 'c.id', 'e.id')
    .select(['e.id', 'c.title', 'c.unit_id', 'e.items'])
    .where('c.state', '=', 'published')
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('open_list_entry as o')
            .innerJoin('matter_case as oc', 'oc.id', 'o.id')
            .select('o.id')
            .whereRef('o.entry_id', '=', 'e.id')
            .where('oc.state', 'in', ['submitted', 'open', 'static', 'suspended']),
        ),
      ),
    )
    .orderBy('c.title')
    .limit(1000)
    .execute()
  return rows.map(row => ({
    entryId: row.id,
    title: row.title,
    unitId: row.unit_id,
    maskable: row.items.some(item => item.personal || item.mask !== 'none'),
  }))
}

/** What was agreed for a day that is past: data not delivered, feedback not given. */
export async function overdueOfAgreements(db: Db | Tx, today: Day) {
  const waiting = await casesRecording(db, {
    type: 'delivery',
    states: ['preparing', 'offlineRequested', 'offlineFiled'],
  })
  const feedback = await casesRecording(db, { type: 'useFeedback', states: ['due'] })
  const late = (day: unknown) => typeof day === 'string' && day < today
  return {
    deliveriesOverdue: waiting.filter(({ content }) => late(content.deliverBy)).map(listed),
    useFeedbackOverdue: feedback.filter(({ content }) => late(content.dueOn)).map(listed),
  }
}

/** Reports that no provider has answered yet and demands without an answer, the oldest first. */
export async function feedbackUnanswered(db: Db | Tx) {
  const reports = await casesRecording(db, { type: 'useReport', states: ['submitted'] })
  const demands = await casesRecording(db, { type: 'openingDemand', states: ['assigned', 'planned', 'notNow'] })
  return [...reports, ...demands].toSorted((a, b) => (a.opened_on < b.opened_on ? -1 : 1)).map(listed)
}

/** Providers with open sets that have not finished the review of a year. */
export async function reviewsMissing(db: Db | Tx, year: number): Promise<{ unitId: string; unit: string }[]> {
  const done = await casesRecording(db, { type: 'openListReview', states: ['done'], holding: { reviewYear: year } })
  const reviewed = done.map(one => one.unit_id)
  const units = await db
    .selectFrom('open_list_entry as o')
    .innerJoin('matter_case as c', 'c.id', 'o.id')
    .innerJoin('unit', 'unit.id', 'o.unit_id')
    .select(['unit.id as unitId', 'unit.name as unit'])
    .distinct()
    .where('c.state', 'in', ['open', 'static', 'suspended'])
    .orderBy('unit.name')
    .execute()
  return units.filter(one => !reviewed.includes(one.unitId))
}

type Listed = {
  id: string
  number: string
  title: string
  state: string
  opened_on: Day
  unit_id: string | null
  party_id: string | null
}

function listed({ id, number, title, state, opened_on, unit_id, party_id }: Listed) {
  return { id, number, title, state, openedOn: opened_on, unitId: unit_id, partyId: party_id }
}
