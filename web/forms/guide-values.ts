import type { GuideAnswer } from '@gongshu/client'

type Row = { readonly [column: string]: string }

/** A guide as it is typed: each level with its class in one row. */
export type GuideValues = {
  readonly title: string
  readonly gradingMethod: string
  readonly levels: readonly Row[]
  readonly conditions: readonly Row[]
  readonly examples: readonly Row[]
}

/** The columns of each table of the form; `choices` names the words of a fixed list. */
export const guideTables = {
  levels: {
    head: 'field.classesOfLevels',
    columns: [
      { name: 'dimension', choices: 'guideDimension', codes: ['person', 'organisation', 'object'] },
      { name: 'levelCode' },
      { name: 'meaning', long: true },
      { name: 'openingClass', choices: 'openingClass', codes: ['unconditional', 'conditional', 'notOpen'] },
      { name: 'safeguards', long: true },
    ],
  },
  conditions: {
    head: 'field.conditionsOfLevels',
    columns: [
      { name: 'levelCode' },
      {
        name: 'conditionFamily',
        choices: 'conditionFamily',
        codes: ['scenario', 'security', 'feedback', 'ability', 'other'],
      },
      { name: 'condition', long: true },
    ],
  },
  examples: {
    head: 'field.gradingExamples',
    columns: [
      { name: 'example', long: true },
      { name: 'levelCodes' },
      { name: 'openingClass', choices: 'openingClass', codes: ['unconditional', 'conditional', 'notOpen'] },
    ],
  },
} as const satisfies Record<string, GuideTable>

export type GuideColumn = {
  readonly name: string
  readonly long?: true
  readonly choices?: string
  readonly codes?: readonly string[]
}
export type GuideTable = { readonly head: string; readonly columns: readonly GuideColumn[] }

/** The draft as it was recorded. */
export function guideValuesOf(title: string, content: GuideAnswer['content']): GuideValues {
  const classOf = (code: string) => content.classesOfLevels?.find(row => row.levelCode === code)?.openingClass ?? ''
  return {
    title,
    gradingMethod: content.gradingMethod ?? '',
    levels: (content.levels ?? []).map(level => ({ ...level, openingClass: classOf(level.levelCode) })),
    conditions: content.conditionsOfLevels ?? [],
    examples: content.gradingExamples ?? [],
  }
}

/** The request: empty rows are left out, and so is what a row leaves empty. */
export function guideInput({ title, gradingMethod, levels, conditions, examples }: GuideValues) {
  const filled = [levels, conditions, examples].map(rows =>
    rows.map(withoutEmpty).filter(row => Object.keys(row).length),
  )
  const [levelRows = [], conditionsOfLevels = [], gradingExamples = []] = filled
  const classesOfLevels = levelRows.flatMap(({ levelCode, openingClass }) =>
    levelCode && openingClass ? [{ levelCode, openingClass }] : [],
  )
  return {
    title: title.trim(),
    ...(gradingMethod.trim() ? { gradingMethod: gradingMethod.trim() } : {}),
    ...given({ levels: levelRows.map(({ openingClass: _, ...level }) => level) }),
    ...given({ classesOfLevels, conditionsOfLevels, gradingExamples }),
  }
}

function withoutEmpty(row: Row): Row {
  return Object.fromEntries(Object.entries(row).flatMap(([name, text]) => (text.trim() ? [[name, text.trim()]] : [])))
}

function given(tables: { readonly [name: string]: readonly object[] }) {
  return Object.fromEntries(Object.entries(tables).filter(([, rows]) => rows.length > 0))
}
