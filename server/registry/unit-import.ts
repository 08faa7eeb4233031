import Type from 'typebox'
import { form, line, rows } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import { type UnitColumn, unitColumns } from './unit-lines.ts'

/** As many units as one file brings: more than any district has. */
export const MOST_UNITS = 1000

const cell = Type.String({ maxLength: 500 })
const cells = Object.fromEntries(unitColumns.map(name => [name, cell])) as { [C in UnitColumn]: typeof cell }

/** A file with units, taken in as a whole: each line becomes an act of its own on its unit. */
export const unitImportLifecycle = lifecycle('unitImport', {
  path: 'unit-imports',
  steps: {
    'unitImport.run': {
      from: ['new'],
      to: ['done'],
      by: ['authority', 'operator'],
      // Through a route of its own, which reads the file.
      internal: true,
      input: form({
        fileName: line(255),
        sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
        lines: rows(cells, MOST_UNITS),
        leaveFaulty: Type.Boolean(),
      }),
    },
  },
})
