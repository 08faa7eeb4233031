import type { CatalogEntryRow } from '../catalog/catalog-entry-queries.ts'
import type { DemandContent, WantedEntry } from './demand.ts'

/** The wanted entries by the unit that provides them: one part of the demand for each. */
export function entriesByProvider(
  content: DemandContent,
  entries: readonly CatalogEntryRow[],
): { providerId: string; entries: WantedEntry[] }[] {
  const providers = new Map<string, WantedEntry[]>()
  for (const wanted of content.entries) {
    const provider = entries.find(entry => entry.id === wanted.entryId)?.unit_id
    if (!provider) throw new Error(`the wanted entry ${wanted.entryId} was not loaded`)
    providers.set(provider, [...(providers.get(provider) ?? []), wanted])
  }
  return [...providers].map(([providerId, list]) => ({ providerId, entries: list }))
}

/** The first personal item that is wanted in clear although only masked use is asked for; null when there is none. */
export function maskingRefusal(content: DemandContent, entries: readonly CatalogEntryRow[]): string | null {
  for (const wanted of content.entries) {
    const items = entries.find(entry => entry.id === wanted.entryId)?.items ?? []
    const open = wanted.columns.find(
      ({ column, clear }) => clear && items.some(item => item.column === column && item.personal),
    )
    if (open) return `entries.${open.column}`
  }
  return null
}

/** The mask of each wanted column: the item's own unless it is granted in clear. */
export function masksFor(wanted: WantedEntry, entry: CatalogEntryRow): { [column: string]: string } {
  return Object.fromEntries(
    wanted.columns.map(({ column, clear }) => {
      const item = entry.items.find(candidate => candidate.column === column)
      return [column, clear || !item ? 'none' : item.mask]
    }),
  )
}
