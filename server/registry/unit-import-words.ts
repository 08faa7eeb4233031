import { type Jurisdiction, localWordsOf } from '@gongshu/regulations'
import { type Language, wordsFor } from '../../text/words.ts'
import { publicServices, unitKinds, unitOffices } from './unit.ts'
import { type CodeOf, type UnitColumn, unitColumns } from './unit-lines.ts'

const languages: readonly Language[] = ['zh', 'en']
const codes = { unitKind: unitKinds, role: unitOffices, publicService: publicServices, yesNo: ['yes', 'no'] } as const

/** Finds the code of a word as this jurisdiction and this release say it; what is no known word stays as it is. */
export function codesOf(jurisdiction: Jurisdiction): CodeOf {
  const local = localWordsOf(jurisdiction)
  const spoken = (name: string, code: string) =>
    languages.map(language => wordsFor(language, `${name}.${code}`, {}, local))
  const known = new Map(
    Object.entries(codes).map(([name, list]) => [
      name,
      // The word of the release is known as well where the jurisdiction has its own.
      new Map(
        list.flatMap(code =>
          [code, ...spoken(name, code), wordsFor('zh', `${name}.${code}`)].map(word => [word, code]),
        ),
      ),
    ]),
  )
  return (name, written) => known.get(name)?.get(written.trim()) ?? written
}

/** The headings of a file with units, in the order of its columns. */
export function unitHeadings(language: Language): string[] {
  return unitColumns.map(column => wordsFor(language, headingKey(column)))
}

function headingKey(column: UnitColumn): string {
  return `unitImport.col.${column}`
}
