import { dutyOfRule } from '@gongshu/regulations'
import { type Act, actionsFor } from '../acts/act-types.ts'
import { findRecord, saveRecord } from '../acts/record-queries.ts'
import { Refusal } from '../base/refusal.ts'
import { dutiesAndSystems, findUnit } from '../registry/unit-queries.ts'
import { ownershipTable } from './catalog-change.ts'
import { entriesByIds, findEntry, insertEntry } from './catalog-entry-queries.ts'
import { entryNamed, keepLikeness } from './entry-likeness-queries.ts'
import { reopenWhatChanged } from './three-lists-actions.ts'
import { insertLines } from './three-lists-queries.ts'

export const catalogOwnershipActions = actionsFor(ownershipTable, {
  async 'catalogEntry.requestDesignation'(act) {
    const { title, candidateUnits, reason } = act.input
    const same = await entryNamed(act.tx, title, null)
    if (same) throw new Refusal('name_not_distinct', { field: 'title', params: { name: same.title } })
    for (const id of candidateUnits) await requireProvider(act, 'candidateUnits', id)
    const opened = await act.open({ title, unitId: null })
    await saveRecord(act.tx, opened.id, { designation: act.input })
    await keepLikeness(act.tx, { id: opened.id, name: title, items: [] })
    return {
      to: 'awaitingDesignation',
      reason,
      detail: act.input,
      notices: [{ role: 'authority', kind: 'designationToDecide' }],
    }
  },

  async 'catalogEntry.designate'(act) {
    const { designatedUnit, reason } = act.input
    const found = act.existing()
    const record = await findRecord(act.tx, found.id)
    const { candidateUnits, contestedEntries = [] } = record.designation as unknown as Asked
    await requireProvider(act, 'designatedUnit', designatedUnit)
    await saveRecord(act.tx, found.id, { ...record, decision: act.input })
    const contested = await entriesByIds(act.tx, contestedEntries)
    const kept = contested.some(entry => entry.unit_id === designatedUnit)
    const units = [...new Set([...candidateUnits, designatedUnit])]
    const elsewhere = contested.filter(entry => entry.unit_id !== designatedUnit)
    const notices = [
      ...units.map(unitId => ({ unitId, kind: 'ownerDesignated', params: { reason } })),
      ...elsewhere.map(({ unit_id: unitId, content }) => ({
        unitId,
        kind: 'sourceElsewhere',
        params: { reason, entry: String(content.name ?? '') },
      })),
    ]
    // One item has one source: where the unit already publishes it, the claim to a second one ends here.
    if (kept && dutyOfRule(act.law, 'oneSource')) return { to: 'retired', reason, detail: act.input, notices }
    const empty = { content: { name: found.title }, items: [] }
    await insertEntry(act.tx, { id: found.id, unitId: designatedUnit, submittedOn: act.effectiveOn, ...empty })
    return { to: 'designated', handsTo: designatedUnit, reason, detail: act.input, notices }
  },

  async 'catalogEntry.lockOnChain'(act) {
    const { id, unit_id } = act.existing()
    const linked = await linksOf(act, unit_id ?? '')
    const entry = await findEntry(act.tx, id)
    const lock = { ...linked, version: entry?.version ?? 0, lockedOn: act.effectiveOn }
    await saveRecord(act.tx, id, { ...(await findRecord(act.tx, id)), lock })
    const lines = linked.dutyCodes.flatMap(dutyCode =>
      linked.systemNames.map(systemName => ({ dutyCode, systemName, entryId: id })),
    )
    await insertLines(act.tx, { unitId: unit_id ?? '', lines })
    return { to: 'published', stays: true, detail: lock, next: await reopenWhatChanged(act.tx, act.existing()) }
  },
})

type Asked = { readonly candidateUnits: readonly string[]; readonly contestedEntries?: readonly string[] }
type Links = { readonly dutyCodes?: readonly string[]; readonly systemNames?: readonly string[] }

async function requireProvider(act: Act, field: string, unitId: string): Promise<void> {
  const unit = await findUnit(act.tx, unitId)
  if (!unit?.offices.includes('provider')) throw new Refusal('unknown_thing', { field, params: { id: unitId } })
}

// What is locked is the relation of duty, system and entry, so none of the three may be missing.
async function linksOf(act: Act<Links>, unitId: string) {
  const { dutyCodes = [], systemNames = [] } = act.input
  const rule = dutyOfRule(act.law, 'linkedBeforeLock')
  const cited = rule ? { duty: rule.id } : {}
  const missing = [...(dutyCodes.length ? [] : ['dutyCodes']), ...(systemNames.length ? [] : ['systemNames'])]
  const [first] = missing
  if (first) {
    const faults = missing.map(field => ({ field, reason: 'field_missing', ...cited }))
    throw new Refusal('field_missing', { field: first, ...cited, faults })
  }
  const { duties, systems } = await dutiesAndSystems(act.tx, unitId)
  if (!dutyCodes.every(code => duties.some(duty => duty.code === code)))
    throw new Refusal('unknown_thing', { field: 'dutyCodes', ...cited })
  if (!systemNames.every(name => systems.some(system => system.name === name)))
    throw new Refusal('unknown_thing', { field: 'systemNames', ...cited })
  return { dutyCodes: [...dutyCodes], systemNames: [...systemNames] }
}
