import { dutyOfRule, type Law } from '@gongshu/regulations'
import { Refusal } from '../base/refusal.ts'
import type { CatalogEntryRow } from '../catalog/catalog-entry-queries.ts'
import type { DemandContent } from './demand.ts'

type Wanting = { readonly entries: readonly CatalogEntryRow[]; readonly unitId: string }

/** Why the class of an entry keeps a unit from asking for it as it does; null when it does not. */
export function sharingRefusal(law: Law, content: DemandContent, { entries, unitId }: Wanting): Refusal | null {
  const named = dutyOfRule(law, 'restrictedRecipients')
  const elsewhere = entries.find(({ content: { sharingAttribute, sharedWith } }) => {
    const list = sharedWith as string[] | undefined
    return sharingAttribute === 'conditional' && list?.length && !list.includes(unitId)
  })
  if (named && elsewhere) {
    return new Refusal('data_not_granted', { field: 'entries', duty: named.id, params: { id: elsewhere.id } })
  }
  const masked = dutyOfRule(law, 'maskedMayBeShared')
  // What is not shared is provided after masking and in no other way.
  const open = content.entries.find(wanted => {
    const entry = entries.find(candidate => candidate.id === wanted.entryId)
    return entry && wanted.columns.some(one => isNotShared(entry, one.column) && leavesClear(entry, one))
  })
  if (!masked || !open) return null
  return new Refusal('masking_required', { field: 'entries', duty: masked.id, params: { id: open.entryId } })
}

// An item may be closed where its entry is not.
function isNotShared({ content, items }: CatalogEntryRow, column: string): boolean {
  const item = items.find(candidate => candidate.column === column)
  return [content.sharingAttribute, item?.sharing].includes('notShared')
}

function leavesClear(entry: CatalogEntryRow, { column, clear }: { column: string; clear: boolean }): boolean {
  const item = entry.items.find(candidate => candidate.column === column)
  return clear || item?.mask === 'none'
}
