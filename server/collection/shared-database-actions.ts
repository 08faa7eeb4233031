import type { Act } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { recordActions } from '../acts/record.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { findEntry } from '../catalog/catalog-entry-queries.ts'
import type { Tx } from '../db/open-database.ts'
import { currentVersion } from './collection-queries.ts'
import { sharedDatabaseLifecycle } from './shared-database.ts'

export const sharedDatabaseActions = recordActions(sharedDatabaseLifecycle, {
  'sharedDatabase.register': {
    opens: act => ({ title: act.input.title, unitId: act.input.leadUnitId }),
    check: act => {
      const { databaseKind, baseDatabase, themeDatabase } = act.input
      const given = databaseKind === 'base' ? baseDatabase : themeDatabase
      if (!given) throw new Refusal('field_missing', { field: `${databaseKind}Database`, ...cited(act) })
    },
    notices: act => [{ unitId: act.input.leadUnitId, kind: 'sharedDatabaseToBuild' }],
  },
  'sharedDatabase.addMember': {
    keeps: async (act, record) => ({ ...record, members: await withMember(act.tx, act.input, record) }),
    stays: true,
  },
  'sharedDatabase.complete': {
    check: async (act, record) => {
      const members = membersIn(record)
      if (!members.length) throw new Refusal('field_missing', { field: 'entryId', ...cited(act) })
      for (const { entryId } of members)
        if (!(await currentVersion(act.tx, entryId)))
          throw new Refusal('not_collected', { field: 'entryId', ...cited(act), params: { id: entryId } })
    },
  },
})

type Member = JsonObject & { readonly entryId: string; readonly entry: string; readonly unitId: string }

type NewMember = {
  readonly entryId: string
  readonly keyColumns?: string[]
  readonly lineage?: { readonly memberColumn: string; readonly sourceSystem: string; readonly sourceColumn: string }[]
}

async function withMember(tx: Tx, input: NewMember, record: JsonObject): Promise<Member[]> {
  const { entryId, keyColumns, lineage } = input
  const members = membersIn(record)
  if (members.some(member => member.entryId === entryId)) throw new Refusal('already_exists', { field: 'entryId' })
  const entry = await findCase(tx, entryId)
  if (entry?.type !== 'catalogEntry' || !entry.unit_id) throw new Refusal('unknown_thing', { field: 'entryId' })
  await requireColumns(tx, input)
  const own = { ...(keyColumns ? { keyColumns } : {}), ...(lineage ? { lineage } : {}) }
  return [...members, { entryId, entry: entry.title, unitId: entry.unit_id, ...own }]
}

/** Keys and lineage speak of items that the entry has. */
async function requireColumns(tx: Tx, { entryId, keyColumns = [], lineage = [] }: NewMember): Promise<void> {
  const known = (await findEntry(tx, entryId))?.items.map(item => item.column) ?? []
  if (!keyColumns.every(column => known.includes(column))) throw new Refusal('invalid_input', { field: 'keyColumns' })
  const fed = lineage.map(({ memberColumn }) => memberColumn)
  if (!fed.every(column => known.includes(column))) throw new Refusal('invalid_input', { field: 'lineage' })
}

function membersIn(record: JsonObject): Member[] {
  return (record.members ?? []) as Member[]
}

function cited(act: Act): { duty?: string } {
  const [duty] = act.duties
  return duty ? { duty: duty.id } : {}
}
