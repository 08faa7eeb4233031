import { sql } from 'kysely'
import { statesInForce } from '../catalog/catalog-change.ts'
import type { Db } from '../db/open-database.ts'

/** Something that the registers of a unit lack: what is missing, of what, and the case that it belongs to. */
export type RegistryGap = {
  readonly kind: string
  readonly unitId: string
  readonly unit: string
  readonly subject: string | null
  readonly caseId: string | null
}

/** What hangs loose in the three lists of the providers, unit by unit; of one unit where it is named. */
export async function gapsOfLists(db: Db, { unitId, limit }: { unitId: string | null; limit: number }) {
  const inForce = sql.join([...statesInForce])
  const ofUnit = unitId === null ? sql`` : sql`and unit.id = ${unitId}`
  const provider = sql`unit.offices ? 'provider' ${ofUnit}`
  const { rows } = await sql<RegistryGap>`
    select 'unitWithoutDuty' as kind, unit.id as "unitId", unit.name as unit, null as subject, null::uuid as "caseId"
    from unit where ${provider} and not exists (select 1 from unit_duty d where d.unit_id = unit.id)
    union all
    select 'dutyWithoutSystem', unit.id, unit.name, d.code || ' ' || d.name, null
    from unit join unit_duty d on d.unit_id = unit.id
    where ${provider} and not exists (select 1 from list_link l where l.duty_id = d.id)
    union all
    select 'systemWithoutEntry', unit.id, unit.name, s.name, null
    from unit join information_system s on s.unit_id = unit.id
    where ${provider} and not exists (select 1 from list_link l join matter_case m on m.id = l.entry_id
      where l.system_id = s.id and m.state in (${inForce}))
    union all
    select 'entryWithoutLine', unit.id, unit.name, m.title, m.id
    from unit join matter_case m on m.unit_id = unit.id and m.type = 'catalogEntry' and m.state in (${inForce})
    where ${provider} and not exists (select 1 from list_link l where l.entry_id = m.id)
    union all
    select 'listsNotLocked', unit.id, unit.name, null, m.id
    from unit left join matter_case m on m.unit_id = unit.id and m.type = 'threeLists'
    where ${provider} and m.state is distinct from 'locked'
    order by unit, kind, subject limit ${limit}`.execute(db)
  return rows
}
