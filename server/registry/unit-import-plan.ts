import { isDeepStrictEqual } from 'node:util'
import type { Role } from '@gongshu/regulations'
import type { LineFault, UnitColumn, UnitFields } from './unit-lines.ts'

/** A unit as the register has it. What was said once at its registration and never again is not compared. */
export type KnownUnit = Omit<UnitFields, 'byReference' | 'publicService'> & {
  readonly id: string
  /** What people of the unit act as. */
  readonly heldRoles: readonly Role[]
}

export type PlannedUnit = {
  readonly fields: UnitFields
  readonly result: 'added' | 'changed' | 'same' | 'faulty'
  /** The unit that the line would change. */
  readonly unitId: string | null
  readonly changes: readonly UnitColumn[]
  readonly faults: readonly LineFault[]
}

type ReadLine = { readonly fields: UnitFields; readonly faults: readonly LineFault[] }

/**
 * What each line of a file would do to the register. A unit is known by its credit code, so the same file a second time
 * changes nothing. What is in the register and not in the file stays as it is.
 */
export function planUnits(lines: readonly ReadLine[], known: readonly KnownUnit[]): PlannedUnit[] {
  const byUscc = new Map(known.map(unit => [unit.uscc, unit]))
  const own = lines.map(line => planLine(line, byUscc.get(line.fields.uscc) ?? null))
  return withoutOrphans(
    own.map(line => withFaults(line, repeatedFaults(line, { lines: own, known }))),
    byUscc,
  )
}

/** The lines that would be taken in, each parent before those below it. */
export function inOrderOfParents(planned: readonly PlannedUnit[]): PlannedUnit[] {
  const waiting = planned.filter(({ result }) => result === 'added' || result === 'changed')
  const ordered: PlannedUnit[] = []
  while (waiting.length) {
    const isFree = ({ fields }: PlannedUnit) => !waiting.some(other => other.fields.uscc === fields.parentUscc)
    const free = waiting.filter(isFree)
    if (!free.length) throw new Error('the units of a plan stand above each other in a circle')
    ordered.push(...free)
    for (const one of free) waiting.splice(waiting.indexOf(one), 1)
  }
  return ordered
}

const compared = ['name', 'shortName', 'regionCode', 'kind', 'offices', 'parentUscc'] as const

function planLine({ fields, faults }: ReadLine, found: KnownUnit | null): PlannedUnit {
  const unitId = found?.id ?? null
  if (faults.length) return { fields, result: 'faulty', unitId, changes: [], faults }
  if (!found) return { fields, result: 'added', unitId, changes: [], faults }
  const lost = found.heldRoles.find(role => !fields.offices.includes(role))
  if (lost) {
    const fault: LineFault = { field: 'offices', reason: 'roleHeld', value: lost }
    return { fields, result: 'faulty', unitId, changes: [], faults: [fault] }
  }
  const changes = compared.filter(field => !isDeepStrictEqual(comparable(fields[field]), comparable(found[field])))
  return { fields, result: changes.length ? 'changed' : 'same', unitId, changes, faults }
}

// Offices in another order are the same offices.
function comparable(value: unknown): unknown {
  return Array.isArray(value) ? value.toSorted() : value
}

type Among = { readonly lines: readonly PlannedUnit[]; readonly known: readonly KnownUnit[] }

function repeatedFaults({ fields }: PlannedUnit, { lines, known }: Among): LineFault[] {
  const { name, uscc } = fields
  const isRepeated = uscc !== '' && lines.filter(other => other.fields.uscc === uscc).length > 1
  const isTaken =
    name !== '' &&
    (known.some(other => other.name === name && other.uscc !== uscc) ||
      lines.some(other => other.fields.name === name && other.fields.uscc !== uscc))
  return [
    ...(isRepeated ? [{ field: 'uscc', reason: 'repeated', value: uscc } as const] : []),
    ...(isTaken ? [{ field: 'name', reason: 'nameTaken', value: name } as const] : []),
  ]
}

function withFaults(line: PlannedUnit, faults: readonly LineFault[]): PlannedUnit {
  if (!faults.length) return line
  return { ...line, result: 'faulty', changes: [], faults: [...line.faults, ...faults] }
}

// A unit whose parent is neither in the register nor taken in with it cannot be taken in either; so round after round.
function withoutOrphans(lines: readonly PlannedUnit[], byUscc: ReadonlyMap<string, KnownUnit>): PlannedUnit[] {
  let planned = [...lines]
  for (;;) {
    const good = new Map(planned.flatMap(line => (line.result === 'faulty' ? [] : [[line.fields.uscc, line] as const])))
    const next = planned.map(line => withFaults(line, parentFaults(line, { good, byUscc })))
    const faulty = (all: readonly PlannedUnit[]) => all.filter(({ result }) => result === 'faulty').length
    if (faulty(next) === faulty(planned)) return planned
    planned = next
  }
}

type Parents = { readonly good: ReadonlyMap<string, PlannedUnit>; readonly byUscc: ReadonlyMap<string, KnownUnit> }

function parentFaults(line: PlannedUnit, { good, byUscc }: Parents): LineFault[] {
  const { parentUscc, uscc } = line.fields
  if (line.result === 'faulty' || parentUscc === null) return []
  const fault = (reason: string): LineFault[] => [{ field: 'parentUscc', reason, value: parentUscc }]
  if (!good.has(parentUscc) && !byUscc.has(parentUscc)) return fault('unknownParent')
  const seen = new Set([uscc])
  for (let above: string | null = parentUscc; above; ) {
    if (seen.has(above)) return fault('ownParent')
    seen.add(above)
    above = (good.get(above)?.fields ?? byUscc.get(above))?.parentUscc ?? null
  }
  return []
}
