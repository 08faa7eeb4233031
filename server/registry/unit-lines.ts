import type { Jurisdiction, Law, Role } from '@gongshu/regulations'
import { officesInScope, publicServices, type UnitKind, unitKinds, unitOffices } from './unit.ts'
import { isUscc } from './uscc.ts'

/** The columns of a file with units, in the order of its template. */
export const unitColumns = [
  'name',
  'shortName',
  'uscc',
  'regionCode',
  'kind',
  'offices',
  'parentUscc',
  'byReference',
  'publicService',
] as const
export type UnitColumn = (typeof unitColumns)[number]

/** A line of the file as it stands there; an empty cell is an empty text. */
export type UnitLine = { readonly [C in UnitColumn]: string }

export type UnitFields = {
  readonly name: string
  readonly shortName: string
  readonly uscc: string
  readonly regionCode: string
  readonly kind: UnitKind
  readonly offices: readonly Role[]
  readonly parentUscc: string | null
  readonly byReference: boolean
  readonly publicService: (typeof publicServices)[number] | null
}

export type LineFault = { readonly field: UnitColumn; readonly reason: string; readonly value: string }

/** Finds the code behind what somebody wrote: the code itself, or its word in either language. */
export type CodeOf = (words: 'unitKind' | 'role' | 'publicService' | 'yesNo', written: string) => string

type Reading = { readonly law: Law; readonly codeOf: CodeOf }

/** What a line says, and everything that is wrong with it by itself. */
export function readLine(line: UnitLine, { law, codeOf }: Reading): { fields: UnitFields; faults: LineFault[] } {
  const offices = line.offices.split(/[、,，;；|]/).flatMap(part => (part.trim() ? [codeOf('role', part.trim())] : []))
  const publicService = line.publicService ? codeOf('publicService', line.publicService) : null
  const fields = {
    name: line.name,
    shortName: line.shortName || line.name,
    uscc: line.uscc.toUpperCase(),
    regionCode: line.regionCode,
    kind: codeOf('unitKind', line.kind),
    offices: [...new Set(offices)],
    parentUscc: line.parentUscc.toUpperCase() || null,
    byReference: codeOf('yesNo', line.byReference) === 'yes',
    publicService,
  } as UnitFields
  const checks: readonly (readonly [boolean, UnitColumn, string])[] = [
    [line.name === '', 'name', 'missing'],
    [line.name.length > 200, 'name', 'tooLong'],
    [line.uscc === '', 'uscc', 'missing'],
    [line.uscc !== '' && !isUscc(fields.uscc), 'uscc', 'checkDigit'],
    [!isRegionOf(law.jurisdiction, fields.regionCode), 'regionCode', 'region'],
    [!unitKinds.includes(fields.kind), 'kind', 'unknownWord'],
    [fields.offices.length === 0, 'offices', 'missing'],
    [fields.offices.some(office => !(unitOffices as readonly Role[]).includes(office)), 'offices', 'unknownWord'],
    [line.parentUscc !== '' && !isUscc(fields.parentUscc ?? ''), 'parentUscc', 'checkDigit'],
    [line.parentUscc !== '' && fields.parentUscc === fields.uscc, 'parentUscc', 'ownParent'],
    [
      line.byReference !== '' && !['yes', 'no'].includes(codeOf('yesNo', line.byReference)),
      'byReference',
      'unknownWord',
    ],
    [
      publicService !== null && !(publicServices as readonly string[]).includes(publicService),
      'publicService',
      'unknownWord',
    ],
    [fields.kind === 'publicService' && publicService === null, 'publicService', 'missing'],
  ]
  const faults = checks.flatMap(([wrong, field, reason]) => (wrong ? [{ field, reason, value: line[field] }] : []))
  if (!faults.length && !officesInScope(law, fields))
    faults.push({ field: 'kind', reason: 'outOfScope', value: line.kind })
  return { fields, faults }
}

/**
 * Whether a code is one of GB/T 2260 (a town's: with the three digits of GB/T 10114) within the province of this
 * installation: a register of a district holds no unit of another province.
 */
function isRegionOf({ regionCode }: Jurisdiction, code: string): boolean {
  return /^\d{6}(\d{3})?$/.test(code) && code.slice(0, 2) === regionCode.slice(0, 2)
}
