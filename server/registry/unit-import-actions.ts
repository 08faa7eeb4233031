import { actionsFor, type FollowUp } from '../acts/act-types.ts'
import { saveRecord } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { unitImportLifecycle } from './unit-import.ts'
import { inOrderOfParents, type PlannedUnit, planUnits } from './unit-import-plan.ts'
import { codesOf } from './unit-import-words.ts'
import { readLine } from './unit-lines.ts'
import { knownUnits } from './unit-queries.ts'

export const unitImportActions = actionsFor(unitImportLifecycle, {
  async 'unitImport.run'(act) {
    const { fileName, sha256, lines, leaveFaulty } = act.input
    const codeOf = codesOf(act.law.jurisdiction)
    // Planned anew, under the locks of this transaction: the register may have changed since it was looked at.
    const planned = planUnits(
      lines.map(line => readLine(line, { law: act.law, codeOf })),
      await knownUnits(act.tx),
    )
    requireSound(planned, leaveFaulty)
    const opened = await act.open({ title: fileName })
    const record: JsonObject = { fileName, sha256, ...importFigures(planned) }
    await saveRecord(act.tx, opened.id, record)
    return { to: 'done', detail: record, next: inOrderOfParents(planned).map(followUp) }
  },
})

/** How many lines there are and what became of them: the parts add up to what was seen. */
export function importFigures(planned: readonly PlannedUnit[]) {
  const count = (result: PlannedUnit['result']) => planned.filter(one => one.result === result).length
  const parts = { added: count('added'), changed: count('changed'), same: count('same'), faulty: count('faulty') }
  return { seen: planned.length, ...parts }
}

function requireSound(planned: readonly PlannedUnit[], leaveFaulty: boolean): void {
  const faulty = planned.flatMap(({ fields, faults }) =>
    faults.map(({ field, reason }) => ({ field: `${fields.name || fields.uscc} ${field}`, reason })),
  )
  if (faulty.length && !leaveFaulty) throw new Refusal('file_refused', { field: 'file', faults: faulty })
}

function followUp({ fields, unitId, changes }: PlannedUnit): FollowUp {
  const { parentUscc, byReference, publicService, offices, ...plain } = fields
  const parent = parentUscc ? { parentUscc } : {}
  const said = { ...(byReference ? { byReference } : {}), ...(publicService ? { publicService } : {}) }
  if (!unitId) return { step: 'unit.register', input: { ...plain, offices: [...offices], ...parent, ...said } }
  const all: JsonObject = { ...plain, offices: [...offices], ...parent, ...(parentUscc ? {} : { noParent: true }) }
  const changed = changes.flatMap(field => (field === 'parentUscc' && !parentUscc ? ['noParent'] : [field]))
  return {
    step: 'unit.change',
    caseId: unitId,
    input: { ...Object.fromEntries(changed.map(field => [field, all[field] ?? null])), ...said },
  }
}
