import type { Law } from '@gongshu/regulations'
import type { JsonObject } from '../base/json.ts'
import type { Refusal } from '../base/refusal.ts'
import { type EntryInput, foldName } from '../catalog/catalog-entry.ts'
import type { EntryText } from '../catalog/entry-difference.ts'
import { submissionRefusals } from '../catalog/entry-submission.ts'
import { caseNumberOfCode } from '../catalog/resource-code.ts'
import type { EntryFault, FileEntry } from './entry-file.ts'
import type { EntryPlace } from './entry-import-queries.ts'
import { changedFields, wholeEntry } from './entry-import-whole.ts'

export type ImportKind = 'new' | 'resubmit' | 'change' | 'same' | 'fault'

/** What the dry run found of one entry of a file; `input` is what would be submitted. */
export type JudgedEntry = {
  readonly row: number
  readonly kind: ImportKind
  readonly unitId: string | null
  readonly unitName: string
  readonly name: string
  readonly code: string | null
  readonly entryId: string | null
  readonly input: EntryInput | null
  readonly changed: readonly string[]
  readonly faults: readonly EntryFault[]
}

/** What the platform has of an entry: what is in force, and the change of it that is being evaluated. */
export type KnownSaying = EntryText & { readonly held: EntryText | null }

export type UnitPlace = {
  readonly id: string
  readonly name: string
  readonly short_name: string
  readonly uscc: string
}

/** The entries and units against which a file is held; made once for a file. */
export type Register = {
  readonly byNumber: ReadonlyMap<string, EntryPlace>
  readonly byName: ReadonlyMap<string, EntryPlace>
  readonly unitNamed: (named: string) => UnitPlace | undefined
}

export type Judging = {
  readonly law: Law
  readonly register: Register
  /** The unit whose entries they are where the file names none; null for an office that prepares for units. */
  readonly ownUnit: UnitPlace | null
  /** Whether entries of other units are taken: the operator's right alone. */
  readonly forUnits: boolean
  readonly sayingOf: (entryId: string) => KnownSaying | undefined
  /** What earlier entries of the same file have claimed: names and entries, by the row that did. */
  readonly claimed: Map<string, number>
}

export function registerOf(places: readonly EntryPlace[], units: readonly UnitPlace[]): Register {
  const named = new Map(
    units.flatMap(unit => [unit.short_name, unit.name, unit.uscc].map(name => [name, unit] as const)),
  )
  return {
    byNumber: new Map(places.map(place => [place.number, place])),
    byName: new Map(places.map(place => [foldName(place.title), place])),
    unitNamed: name => named.get(name.trim()),
  }
}

/** The entry that a file means, before anything is looked up in it: by its code, else by its name. */
export function placeOf(file: FileEntry, { byNumber, byName }: Register): EntryPlace | undefined {
  const number = file.code ? caseNumberOfCode(file.code) : null
  return (number ? byNumber.get(number) : undefined) ?? byName.get(foldName(file.name))
}

/** One entry of a file, held against the law and the catalog. Marks what it claims for those that come after it. */
export function judgeEntry(file: FileEntry, judging: Judging): JudgedEntry {
  const { register, ownUnit } = judging
  const unit = file.unit === null ? ownUnit : register.unitNamed(file.unit)
  const place = placeOf(file, register)
  const base = {
    row: file.row,
    unitId: unit?.id ?? null,
    unitName: unit?.name ?? file.unit ?? '',
    name: file.name.slice(0, 200),
    code: file.code?.slice(0, 100) ?? null,
    entryId: null,
    input: null,
    changed: [],
  }
  const secret = secretFault(file)
  // What is secret leaves no trace in the import either: the row says that it was refused, and nothing else.
  if (secret) return { ...base, name: '', code: null, kind: 'fault', faults: [secret] }
  const faults = [...unitFaults(file, unit, judging), ...claimFaults(file, { unit, place }, judging), ...file.faults]
  if (faults.length) return { ...base, kind: 'fault', faults: faults.map(worded) }
  return { ...base, ...judgeSaying(file, place, judging) }
}

function secretFault({ given }: FileEntry): EntryFault | null {
  if (given.stateSecret === true) return { field: 'stateSecret', reason: 'refusal.state_secret' }
  return given.workSecret === true ? { field: 'workSecret', reason: 'refusal.work_secret' } : null
}

function unitFaults(file: FileEntry, unit: UnitPlace | null | undefined, { ownUnit, forUnits }: Judging): EntryFault[] {
  if (!unit) {
    const [reason, value] = file.unit === null ? ['importFault.noUnit', ''] : ['importFault.unknownUnit', file.unit]
    return [{ field: 'unit', reason, params: { value } }]
  }
  return forUnits || unit.id === ownUnit?.id
    ? []
    : [{ field: 'unit', reason: 'importFault.otherUnit', params: { value: unit.name } }]
}

type Meant = { readonly unit: UnitPlace | null | undefined; readonly place: EntryPlace | undefined }

function claimFaults(file: FileEntry, { unit, place }: Meant, { claimed, register }: Judging): EntryFault[] {
  const claims = [...(place ? [place.id] : []), foldName(file.name)].filter(Boolean)
  const earlier = claims.map(claim => claimed.get(claim)).find(row => row !== undefined)
  for (const claim of claims) if (!claimed.has(claim)) claimed.set(claim, file.row)
  if (earlier !== undefined) return [{ field: 'name', reason: 'repeated', params: { row: earlier } }]
  const bearer = register.byName.get(foldName(file.name))
  const taken = { field: 'name', reason: 'refusal.name_not_distinct', params: { name: bearer?.title ?? '' } }
  if (place && bearer && bearer.id !== place.id) return [taken]
  if (!place || !unit || place.unit_id === unit.id) return []
  // A name that another unit's entry bears is taken; a code of another unit's entry is not this unit's to write.
  return file.code && caseNumberOfCode(file.code) === place.number
    ? [{ field: 'code', reason: 'importFault.otherUnitsEntry', params: { value: file.code } }]
    : [taken]
}

const inReview = ['underReview', 'unitReview']
const toSubmitAgain = ['returned', 'designated']

function judgeSaying(
  file: FileEntry,
  place: EntryPlace | undefined,
  judging: Judging,
): Pick<JudgedEntry, 'kind' | 'entryId' | 'input' | 'changed' | 'faults'> {
  const { register, sayingOf } = judging
  const saying = place ? sayingOf(place.id) : undefined
  const entryId = place?.id ?? null
  const wrong = (faults: readonly EntryFault[]) => ({
    kind: 'fault' as const,
    entryId,
    input: null,
    changed: [],
    faults,
  })
  const names = {
    unit: (named: string) => register.unitNamed(named)?.id,
    entry: (code: string) => register.byNumber.get(caseNumberOfCode(code) ?? '')?.id,
  }
  const { input, faults } = wholeEntry(file, saying ?? null, names)
  if (!input) return wrong(faults)
  const changed = saying ? changedFields(input, saying) : []
  const isHeld = saying?.held ? changedFields(input, saying.held).length === 0 : false
  if (saying && (changed.length === 0 || isHeld)) return { kind: 'same', entryId, input: null, changed: [], faults: [] }
  const kind = kindOf(place)
  if (kind === null) {
    const reason = place && inReview.includes(place.state) ? 'importFault.inReview' : 'importFault.inChange'
    return wrong([{ field: 'state', reason, params: { state: place?.state ?? '' } }])
  }
  const refused = submissionRefusals(judging.law, 'catalogEntry.submit', input).flatMap(faultsOfRefusal)
  return refused.length ? wrong(refused) : { kind, entryId, input, changed, faults: [] }
}

function kindOf(place: EntryPlace | undefined): 'new' | 'resubmit' | 'change' | null {
  if (!place) return 'new'
  if (toSubmitAgain.includes(place.state)) return 'resubmit'
  return place.state === 'published' ? 'change' : null
}

/** A refusal as faults of a row: one for each field that it names. */
export function faultsOfRefusal({ code, details }: Refusal): EntryFault[] {
  const { field = 'entry', duty, params, faults } = details
  const extra = { ...(duty ? { duty } : {}), ...(params ? { params } : {}) }
  if (!faults?.length) return [{ field, reason: `refusal.${code}`, ...extra }]
  return faults.map(fault => ({
    field: fault.field,
    reason: `refusal.${code}`,
    ...(fault.duty ? { duty: fault.duty } : extra),
  }))
}

function worded(fault: EntryFault): EntryFault {
  return fault.reason.includes('.') ? fault : { ...fault, reason: `importFault.${fault.reason}` }
}

/** The change that an entry waits for, from the record of its case. */
export function heldText(
  record: JsonObject | null,
  contentOfEntry: (entry: EntryInput) => EntryText,
): EntryText | null {
  const change = record?.change as { entry?: EntryInput } | undefined
  return change?.entry ? contentOfEntry(change.entry) : null
}
