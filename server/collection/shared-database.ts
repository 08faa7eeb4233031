import Type from 'typebox'
import { form, line, lines, nothing, oneOf, onlyWhen, prose, refers, rows } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

export const baseDatabases = ['person', 'legalPerson', 'natureAndSpace', 'macroEconomy'] as const
export const themeDatabases = [
  'educationHealth',
  'governmentService',
  'socialSecurity',
  'foodSafety',
  'ecology',
  'credit',
  'emergency',
  'stateAssets',
  'other',
] as const

/** Where a column of a member comes from. */
const Lineage = { memberColumn: line(128), sourceSystem: line(), sourceColumn: line(128) }

/** Base and thematic databases: which entries make them up and who leads them. */
export const sharedDatabaseLifecycle = lifecycle('sharedDatabase', {
  path: 'shared-databases',
  steps: {
    'sharedDatabase.register': {
      from: ['new'],
      to: ['building'],
      by: ['authority', 'operator'],
      input: form({
        title: line(),
        leadUnitId: refers('unit'),
        databaseKind: oneOf(['base', 'theme']),
        baseDatabase: onlyWhen(oneOf([...baseDatabases]), 'databaseKind', 'base'),
        themeDatabase: onlyWhen(oneOf([...themeDatabases]), 'databaseKind', 'theme'),
        scope: Type.Optional(prose(2000)),
      }),
    },
    'sharedDatabase.addMember': {
      from: ['building', 'inUse'],
      to: ['building', 'inUse'],
      by: ['authority', 'operator', 'provider'],
      awaited: ['building'],
      input: form({
        entryId: refers('catalogEntry'),
        keyColumns: Type.Optional(lines(20)),
        lineage: Type.Optional(rows(Lineage)),
        note: Type.Optional(prose(2000)),
      }),
    },
    'sharedDatabase.complete': {
      from: ['building'],
      to: ['inUse'],
      by: ['authority', 'operator'],
      input: nothing,
    },
  },
})
