import type { Day } from '@gongshu/deadlines'
import { sql } from 'kysely'
import { casesRecording, type RecordedCase } from '../acts/record-queries.ts'
import { newId } from '../base/ids.ts'
import type { Db, Tx } from '../db/open-database.ts'
import { dutiesAndSystems } from '../registry/unit-queries.ts'
import { statesInForce } from './catalog-change.ts'
import type { ListLine, ThreeLists } from './three-lists.ts'

/** The case of a unit's lists, with what was last locked; null while it has none. */
export async function listsOfUnit(db: Db | Tx, unitId: string): Promise<RecordedCase | null> {
  const [found] = await casesRecording(db, { type: 'threeLists', unitId, limit: 1 })
  return found ?? null
}

export async function listsNow(db: Db | Tx, unitId: string): Promise<ThreeLists> {
  const { duties, systems } = await dutiesAndSystems(db, unitId)
  const entries = await db
    .selectFrom('catalog_entry')
    .innerJoin('matter_case', 'matter_case.id', 'catalog_entry.id')
    .select(['catalog_entry.id', 'matter_case.number', 'matter_case.title', 'catalog_entry.version'])
    .where('catalog_entry.unit_id', '=', unitId)
    .where('matter_case.state', 'in', [...statesInForce])
    .orderBy('matter_case.number')
    .execute()
  return {
    duties: duties.map(({ code, name, basis }) => ({ code, name, basis })),
    systems: systems.map(({ name, accepted_on }) => ({ name, acceptedOn: accepted_on })),
    entries,
    lines: await linesOfUnit(db, unitId),
  }
}

// A line whose entry is no longer in force has lost it: what was catalogued is not held any more.
async function linesOfUnit(db: Db | Tx, unitId: string): Promise<ListLine[]> {
  const rows = await db
    .selectFrom('list_link')
    .innerJoin('unit_duty', 'unit_duty.id', 'list_link.duty_id')
    .innerJoin('information_system', 'information_system.id', 'list_link.system_id')
    .leftJoin('matter_case', join =>
      join.onRef('matter_case.id', '=', 'list_link.entry_id').on('matter_case.state', 'in', [...statesInForce]),
    )
    .select(['unit_duty.code as dutyCode', 'information_system.name as systemName', 'matter_case.id as entryId'])
    .distinct()
    .where('list_link.unit_id', '=', unitId)
    .orderBy('dutyCode')
    .orderBy('systemName')
    .orderBy('entryId')
    .execute()
  return rows
}

type UnitLines = { readonly unitId: string; readonly lines: readonly ListLine[] }

/** Adds lines to the lists of a unit; one that stands there already stays. Codes and names must be the unit's own. */
export async function insertLines(tx: Tx, { unitId, lines }: UnitLines): Promise<void> {
  const { duties, systems } = await dutiesAndSystems(tx, unitId)
  const rows = lines.flatMap(({ dutyCode, systemName, entryId }) => {
    const duty = duties.find(({ code }) => code === dutyCode)
    const system = systems.find(({ name }) => name === systemName)
    if (!duty || !system) throw new Error(`the unit ${unitId} has no duty ${dutyCode} or no system ${systemName}`)
    return { id: newId(), unit_id: unitId, duty_id: duty.id, system_id: system.id, entry_id: entryId }
  })
  if (!rows.length) return
  await tx
    .insertInto('list_link')
    .values(rows)
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

export async function deleteLines(tx: Tx, { unitId, lines }: UnitLines): Promise<void> {
  if (!lines.length) return
  const removed = JSON.stringify(lines)
  await sql`
    delete from list_link where unit_id = ${unitId} and exists (
      select 1 from unit_duty d, information_system s,
        jsonb_to_recordset(${removed}::jsonb) as gone("dutyCode" text, "systemName" text, "entryId" uuid)
      where d.id = list_link.duty_id and s.id = list_link.system_id and d.code = gone."dutyCode"
        and s.name = gone."systemName" and list_link.entry_id is not distinct from gone."entryId")`.execute(tx)
}

/** Notes on every linked entry of a unit that this version of it is locked, and with what it is linked. */
export async function lockEntries(tx: Tx, { unitId, on }: { unitId: string; on: Day }): Promise<void> {
  await sql`
    insert into case_record (case_id, content)
    select e.id, jsonb_build_object('lock', jsonb_build_object(
      'dutyCodes', jsonb_agg(distinct d.code), 'systemNames', jsonb_agg(distinct s.name),
      'version', e.version, 'lockedOn', ${on}::text))
    from list_link l join catalog_entry e on e.id = l.entry_id join unit_duty d on d.id = l.duty_id
      join information_system s on s.id = l.system_id
      join matter_case m on m.id = e.id and m.state in (${sql.join([...statesInForce])})
    where l.unit_id = ${unitId} group by e.id, e.version
    on conflict (case_id) do update set content = case_record.content || excluded.content`.execute(tx)
}
