/** The grades of GB/T 43697-2024 from the lowest to the highest; 一般 is divided into four levels. */
export const dataGrades = ['general1', 'general2', 'general3', 'general4', 'important', 'core'] as const

export type DataGrade = (typeof dataGrades)[number]

/** The grade of a whole from those of its parts: the highest of them (就高从严); null where no part has one. */
export function highestGrade(grades: readonly DataGrade[]): DataGrade | null {
  return dataGrades.findLast(grade => grades.includes(grade)) ?? null
}
