import Type, { type TProperties } from 'typebox'
import { codeListNames } from './code-lists.ts'
import { identifierKinds } from './identifier-sql.ts'
import { type Check, comparisons, dimensions } from './rule.ts'

/** A rule may not be longer than what RE2 reads at once without trouble, and what a person reads at all. */
const LONGEST_PATTERN = 200
const MOST_VALUES = 500
const MOST_RULES = 300

const column = Type.String({ minLength: 1, maxLength: 128 })
const columns = Type.Array(column, { minItems: 1, maxItems: 500, uniqueItems: true })
const bound = Type.String({ minLength: 1, maxLength: 40 })
const characters = Type.Integer({ minimum: 0, maximum: 100_000 })

const members = {
  required: { column },
  type: { column, as: Type.Enum(['text', 'integer', 'decimal', 'date', 'datetime', 'boolean']) },
  pattern: { column, pattern: Type.String({ minLength: 1, maxLength: LONGEST_PATTERN }) },
  enum: {
    column,
    values: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
      minItems: 1,
      maxItems: MOST_VALUES,
      uniqueItems: true,
    }),
  },
  codeList: { column, list: Type.Enum([...codeListNames]) },
  range: { column, minimum: Type.Optional(bound), maximum: Type.Optional(bound) },
  length: { column, minLength: Type.Optional(characters), maxLength: Type.Optional(characters) },
  identifier: { column, kind: Type.Enum([...identifierKinds]) },
  reference: { column, entryId: Type.String({ format: 'uuid' }), target: column },
  compare: { column, operator: Type.Enum(Object.keys(comparisons)), other: column },
  unique: { columns },
  distinctRows: { columns },
  fresh: {},
  present: { columns },
} as const satisfies { readonly [T in Check['type']]: TProperties }

const common = {
  dimension: Type.Optional(Type.Enum([...dimensions])),
  weight: Type.Optional(Type.Number({ minimum: 0.1, maximum: 100 })),
  hard: Type.Optional(Type.Boolean()),
}

/** One rule: a closed object for each type, so that a member of another type is an error and never ignored. */
const RuleSchema = Type.Union(
  Object.entries(members).map(([type, own]) =>
    Type.Object({ type: Type.Literal(type), ...own, ...common }, { additionalProperties: false }),
  ),
)

export const RulesSchema = Type.Array(RuleSchema, { minItems: 1, maxItems: MOST_RULES })
