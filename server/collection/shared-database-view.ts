import type { JsonObject } from '../base/json.ts'
import type { MemberFacts } from './shared-database-queries.ts'

/** A member as its case has recorded it. */
export type RecordedMember = {
  readonly entryId: string
  readonly keyColumns?: readonly string[]
  readonly lineage?: readonly {
    readonly memberColumn: string
    readonly sourceSystem: string
    readonly sourceColumn: string
  }[]
}

/**
 * A member as the page shows it: by which columns its rows are found, how full these are, where its columns come from
 * and what it feeds.
 */
export function memberView(recorded: RecordedMember, facts: MemberFacts) {
  const { content, items, profile, quality, ...known } = facts
  const keys = recorded.keyColumns ?? items.filter(item => item.lookup).map(item => item.column)
  const nameOf = (column: string) => items.find(item => item.column === column)?.name ?? column
  return {
    ...known,
    score: scoreOf(quality),
    updateFrequency: String(content.updateFrequency ?? ''),
    keys: keys.map(column => ({ column, name: nameOf(column), filled: filledShare(profile, column) })),
    system: String(content.source ?? ''),
    lineage: recorded.lineage ?? [],
  }
}

export type MemberView = ReturnType<typeof memberView>

/** The keys that several members have, by which their rows can be brought together. */
export function commonKeys(members: readonly MemberView[]): { key: string; members: string[] }[] {
  const holders = new Map<string, string[]>()
  for (const member of members) {
    for (const { name } of member.keys) holders.set(name, [...(holders.get(name) ?? []), member.id])
  }
  return [...holders]
    .filter(([, ids]) => ids.length > 1)
    .map(([key, ids]) => ({ key, members: ids }))
    .toSorted((a, b) => b.members.length - a.members.length)
}

type Profiled = { readonly columns?: readonly { name: string; rows: number; nulls: number }[] }

/** The part of the rows, in percent, in which a column is filled; null where nothing is collected. */
function filledShare(profile: JsonObject | null, column: string): number | null {
  const found = (profile as Profiled | null)?.columns?.find(one => one.name === column)
  if (!found || found.rows === 0) return null
  return Math.round((1000 * (found.rows - found.nulls)) / found.rows) / 10
}

function scoreOf(quality: JsonObject | null): number | null {
  return typeof quality?.score === 'number' ? quality.score : null
}
