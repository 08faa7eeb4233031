import { Refusal } from '../base/refusal.ts'
import { findEntry } from '../catalog/catalog-entry-queries.ts'
import type { Db } from '../db/open-database.ts'
import type { CheckOf, Rule } from './rule.ts'

type Reference = CheckOf<'reference'>

/**
 * Refuses references that lead nowhere, and those to personal items of another unit: what a rule finds would say of each
 * value whether that unit has it, to somebody to whom it was never granted.
 */
export async function requireReferences(db: Db, unitId: string, rules: readonly Rule[]): Promise<void> {
  const faults: { field: string; reason: string }[] = []
  for (const [index, rule] of rules.entries()) {
    const reason = rule.type === 'reference' ? await faultOf(db, unitId, rule) : null
    if (reason) faults.push({ field: `rules.${index}.target`, reason })
  }
  const [first] = faults
  if (first) throw new Refusal('rules_unsound', { field: first.field, faults })
}

async function faultOf(db: Db, unitId: string, { entryId, target }: Reference): Promise<string | null> {
  const entry = await findEntry(db, entryId)
  const item = entry?.items.find(one => one.column === target)
  if (!entry || !item) return `unknownItem: ${target}`
  return item.personal && entry.unit_id !== unitId ? 'foreignPersonal' : null
}
