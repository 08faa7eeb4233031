import {
  type ConditionFamily,
  conditionFamilies,
  type GuideContent,
  type GuideDimension,
  guideDimensions,
  type OpeningClass,
  openingClasses,
} from '@gongshu/regulations'
import Type from 'typebox'
import { form, line, oneOf, prose, rows } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import type { JsonObject } from '../base/json.ts'

export const dimensionField = oneOf<GuideDimension[]>([...guideDimensions], 'guideDimension')
export const classField = oneOf<OpeningClass[]>([...openingClasses], 'openingClass')
export const levelCodeField = line(20)
const safeguards = Type.Optional(line(500))

/** The parts of a guide that the law names; a draft may lack any, its publication none. */
const parts = {
  gradingMethod: Type.Optional(prose()),
  levels: Type.Optional(
    rows({ dimension: dimensionField, levelCode: levelCodeField, meaning: line(500), safeguards }, 60),
  ),
  classesOfLevels: Type.Optional(rows({ levelCode: levelCodeField, openingClass: classField }, 60)),
  conditionsOfLevels: Type.Optional(
    rows({
      levelCode: levelCodeField,
      conditionFamily: oneOf<ConditionFamily[]>([...conditionFamilies]),
      condition: line(500),
    }),
  ),
  gradingExamples: Type.Optional(rows({ example: line(300), levelCodes: line(100), openingClass: classField })),
}

const drafters = ['openingAuthority', 'authority', 'operator'] as const

/** The guide of the district or city: made and kept up to date by the office for opening together with the operator. */
export const classificationGuideLifecycle = lifecycle('classificationGuide', {
  path: 'classification-guides',
  steps: {
    'classificationGuide.draft': {
      from: ['new'],
      to: ['drafting'],
      by: drafters,
      input: form({ title: line(), ...parts }),
    },
    'classificationGuide.edit': {
      from: ['drafting'],
      to: ['drafting'],
      by: drafters,
      input: form({ title: line(), ...parts }),
    },
    'classificationGuide.publish': {
      from: ['drafting'],
      to: ['inForce'],
      awaited: ['drafting'],
      by: ['openingAuthority', 'authority'],
      input: form({}),
    },
    // Only a successor takes a guide out of force: data is never without one.
    'classificationGuide.supersede': { from: ['inForce'], to: ['superseded'], by: 'system', input: form({}) },
  },
})

const sectorParts = {
  sector: Type.Optional(line()),
  characteristics: Type.Optional(prose()),
  stricterClasses: Type.Optional(
    rows({ levelCode: levelCodeField, openingClass: classField, condition: Type.Optional(line(500)) }, 60),
  ),
}

/** The rules that a provider adds for its sector and area: each can only make a level of the guide stricter. */
export const sectorRulesLifecycle = lifecycle('sectorRules', {
  path: 'sector-rules',
  steps: {
    'sectorRules.draft': {
      from: ['new'],
      to: ['drafting'],
      by: 'provider',
      input: form({ title: line(), ...sectorParts }),
    },
    'sectorRules.edit': {
      from: ['drafting'],
      to: ['drafting'],
      by: 'provider',
      input: form({ title: line(), ...sectorParts }),
    },
    'sectorRules.publish': {
      from: ['drafting'],
      to: ['inForce'],
      awaited: ['drafting'],
      by: 'provider',
      input: form({}),
    },
    'sectorRules.supersede': { from: ['inForce'], to: ['superseded'], by: 'system', input: form({}) },
  },
})

/** The guide in a record; its parts were checked by the schema of the step that recorded them. */
export function guideOfRecord(record: JsonObject): GuideContent {
  const names = ['gradingMethod', 'levels', 'classesOfLevels', 'conditionsOfLevels', 'gradingExamples'] as const
  return Object.fromEntries(names.flatMap(name => (name in record ? [[name, record[name]]] : []))) as GuideContent
}
