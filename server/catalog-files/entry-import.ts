import Type, { type Static } from 'typebox'
import { form, line, oneOf, prose, refers } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

const count = Type.Integer({ minimum: 0 })

/** How many entries of a file are new, would be handed in again, would change, are the same, cannot be taken. */
export const ImportCounts = form({ seen: count, new: count, resubmit: count, change: count, same: count, fault: count })
export type ImportCounts = Static<typeof ImportCounts>

/** Beyond this an import as a whole would keep everybody else waiting for its one transaction. */
export const MOST_AS_A_WHOLE = 1000

/** What the platform found in a file for one unit; its rows lie in a table of their own. */
export const PrepareInput = form({
  importId: Type.String({ format: 'uuid' }),
  unitId: refers('unit'),
  fileName: line(255),
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  headings: Type.Array(Type.String()),
  mapping: Type.Record(Type.String(), Type.String()),
  counts: ImportCounts,
})

/**
 * A file of catalog entries of one unit. The operator may prepare it for a unit, but the entries are the unit's: its own
 * people confirm. Each entry then takes its own step, and what is published stays in force while a change is evaluated.
 */
export const catalogImportLifecycle = lifecycle('catalogImport', {
  path: 'catalog-imports',
  steps: {
    'catalogImport.prepare': {
      from: ['new'],
      to: ['prepared'],
      by: ['provider', 'operator'],
      internal: true,
      input: PrepareInput,
    },
    'catalogImport.confirm': {
      from: ['prepared'],
      to: ['running'],
      by: 'provider',
      awaited: ['prepared'],
      input: form({
        importMode: oneOf(['each', 'whole']),
        changeReason: Type.Optional(oneOf(['business', 'system', 'other'])),
        reason: Type.Optional(prose(2000)),
      }),
    },
    'catalogImport.finish': {
      from: ['running'],
      to: ['finished'],
      by: 'system',
      internal: true,
      input: form({ submitted: count, refused: count, left: count }),
    },
    'catalogImport.cancel': {
      from: ['prepared', 'running'],
      to: ['cancelled'],
      by: ['provider', 'operator'],
      input: form({}),
    },
  },
})
