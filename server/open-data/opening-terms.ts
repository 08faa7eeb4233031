import { type ConditionFamily, conditionFamilies } from '@gongshu/regulations'
import Type, { type Static } from 'typebox'
import { wordsFor } from '../../text/words.ts'
import { type Act, citing } from '../acts/act-types.ts'
import { line, oneOf, prose, refers, rows } from '../acts/input-fields.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'

export const materialKinds = ['qualification', 'security', 'scenario', 'other'] as const
export type MaterialKind = (typeof materialKinds)[number]

/** The kinds that every list of materials has: those which the law itself names. */
const namedKinds = ['qualification', 'security', 'scenario'] as const satisfies readonly MaterialKind[]

export const reportRhythms = ['month', 'quarter', 'halfYear', 'year'] as const

export const conditionRow = {
  conditionFamily: oneOf<ConditionFamily[]>([...conditionFamilies]),
  condition: line(500),
  /** A use that the condition forbids, in the words in which an application would name it. */
  forbiddenScenario: Type.Optional(line(100)),
  /** The material by which an applicant shows that it meets the condition. */
  proofMaterial: Type.Optional(line(60)),
  stricter: Type.Optional(Type.Boolean()),
  conditionReason: Type.Optional(line(500)),
}

export const materialRow = {
  material: line(60),
  materialKind: oneOf([...materialKinds]),
  explanation: Type.Optional(line(500)),
}

/** What a line of the open list says beside its marks: conditions and materials in parts, relations, where it is from. */
export const termFields = {
  conditionRows: Type.Optional(rows(conditionRow, 50)),
  materials: Type.Optional(rows(materialRow, 30)),
  relations: Type.Optional(
    rows({ relationKind: oneOf(['time', 'place', 'key']), relatedSet: line(200), relationNote: line(500) }, 50),
  ),
  staticReason: Type.Optional(prose(1000)),
  notes: Type.Optional(prose(4000)),
  addedBecause: Type.Optional(oneOf(['wanted', 'withoutSystem', 'disclosed'])),
  openingDemandId: Type.Optional(refers('openingDemand')),
  disclosureAddress: Type.Optional(line(500)),
}

const Terms = Type.Object({ ...termFields })
export type OpeningTerms = Static<typeof Terms>
export type Condition = NonNullable<OpeningTerms['conditionRows']>[number]
export type Material = NonNullable<OpeningTerms['materials']>[number]

type Listed = OpeningTerms & { readonly openingClass?: string; readonly updateFrequency?: string }

/** Of which kinds a work order is by what it says; refused where a term lacks what makes it one. */
export function kindsOfTerms(act: Pick<Act<Listed>, 'input' | 'law'>): string[] {
  const { input } = act
  requireStaticReason(act)
  if (input.openingClass === 'conditional') {
    requireReasonsOfConditions(act)
    requireMaterials(act)
  }
  const families = input.openingClass === 'conditional' ? (input.conditionRows ?? []) : []
  return [
    ...new Set(families.map(row => `condition.${row.conditionFamily}`)),
    ...(input.addedBecause ? [`added.${input.addedBecause}`] : []),
  ]
}

/** Everything that an applicant has to hand in, as the page of the set says it: no other material can be asked for. */
export function materialsOf(content: JsonObject): Material[] {
  const terms = content as OpeningTerms
  const listed = terms.materials?.length ? terms.materials : namedKinds.map(ordinary)
  const proofs = (terms.conditionRows ?? []).flatMap(row =>
    row.proofMaterial
      ? [{ material: row.proofMaterial, materialKind: kindOfProof(row), explanation: row.condition }]
      : [],
  )
  return [...listed, ...proofs.filter(proof => !listed.some(one => one.material === proof.material))]
}

export function conditionsOf(content: JsonObject): Condition[] {
  return (content as OpeningTerms).conditionRows ?? []
}

function ordinary(materialKind: MaterialKind): Material {
  return { material: wordsFor('zh', `materialKind.${materialKind}`), materialKind }
}

function kindOfProof({ conditionFamily }: Condition): MaterialKind {
  return conditionFamily === 'security' ? 'security' : 'qualification'
}

// Data that is called static without a reason may only be neglected.
function requireStaticReason(act: Pick<Act<Listed>, 'input' | 'law'>): void {
  if (act.input.updateFrequency !== 'static' || act.input.staticReason?.trim()) return
  throw new Refusal('field_missing', { field: 'staticReason', ...citing(act, 'staticExplained') })
}

function requireReasonsOfConditions(act: Pick<Act<Listed>, 'input' | 'law'>): void {
  const rule = (row: Condition) => (row.conditionFamily === 'other' ? 'otherConditionExplained' : 'conditionsMatchRisk')
  const faults = (act.input.conditionRows ?? []).flatMap((row, i) => {
    const asks = row.conditionFamily === 'other' || row.stricter === true
    return asks && !row.conditionReason?.trim()
      ? [{ field: `conditionRows.${i}.conditionReason`, reason: 'missing', ...citing(act, rule(row)) }]
      : []
  })
  const [first] = faults
  if (first) throw new Refusal('field_missing', { field: first.field, faults, ...dutyOf(first) })
}

function requireMaterials(act: Pick<Act<Listed>, 'input' | 'law'>): void {
  const given = act.input.materials
  if (!given) return
  const lacking = namedKinds.filter(kind => !given.some(row => row.materialKind === kind))
  if (!lacking.length) return
  const cited = citing(act, 'materialsListed')
  const faults = lacking.map(kind => ({ field: 'materials', reason: `missing: ${kind}`, ...cited }))
  throw new Refusal('field_missing', { field: 'materials', faults, ...cited })
}

function dutyOf(fault: { duty?: string }): { duty?: string } {
  return fault.duty ? { duty: fault.duty } : {}
}
