import { dataGrades } from '@gongshu/regulations'
import { useWords } from '../ui/words.tsx'
import type { SheetColumn, Spoken } from './sheet-paste.ts'

export const itemTypes = ['text', 'integer', 'decimal', 'date', 'datetime', 'boolean'] as const
export const masks = ['none', 'id_6_4', 'mobile_3_4', 'name_surname', 'year_only', 'hash', 'drop', 'keep_1_1'] as const

/** The columns of the sheet with fixed values, and the room in which their words stand. */
export const codedColumns = {
  type: { words: 'itemType', values: itemTypes },
  mask: { words: 'mask', values: masks },
  grade: { words: 'grade', values: dataGrades },
  sensitivity: {
    words: 'sensitivity',
    values: ['ordinary', 'internal', 'tradeSecret', 'personal', 'sensitivePersonal'],
  },
  sharing: { words: 'sharingAttribute', values: ['shared', 'conditional', 'notShared'] },
  opening: { words: 'openingAttribute', values: ['unconditional', 'conditional', 'notOpen'] },
} as const

export function isCoded(column: SheetColumn): column is keyof typeof codedColumns {
  return column in codedColumns
}

/** What people write for the values of the coded columns, in the language of the page or as codes. */
export function useSpoken(): Spoken {
  const { tData } = useWords()
  return Object.fromEntries(
    Object.entries(codedColumns).map(([column, { words, values }]) => [
      column,
      new Map(
        values.flatMap(value => [
          [value.toLowerCase(), value],
          [tData(`${words}.${value}`).toLowerCase(), value],
        ]),
      ),
    ]),
  )
}
