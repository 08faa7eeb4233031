import { groundsFor, type Law, requiredFields, type Step } from '@gongshu/regulations'
import Type, { type Static } from 'typebox'
import { lifecycle } from '../acts/lifecycle.ts'
import { Refusal } from '../base/refusal.ts'

const closed = { additionalProperties: false } as const
const Short = Type.Optional(Type.String({ maxLength: 200 }))
const Long = Type.Optional(Type.String({ maxLength: 4000 }))
const Reason = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })

export const maskNames = [
  'none',
  'id_6_4',
  'mobile_3_4',
  'name_surname',
  'year_only',
  'hash',
  'drop',
  'keep_1_1',
] as const

export const updateFrequencies = [
  'realtime',
  'daily',
  'weekly',
  'monthly',
  'quarterly',
  'yearly',
  'irregular',
  'static',
] as const

export const grades = ['general1', 'general2', 'general3', 'general4', 'important', 'core'] as const
export const sharingAttributes = ['shared', 'conditional', 'notShared'] as const
export const openingAttributes = ['unconditional', 'conditional', 'notOpen'] as const

export const Ground = Type.Object(
  {
    level: Type.Enum(['法律', '行政法规', '国务院决定', '地方性法规', '规章', '规范性文件']),
    title: Reason,
    article: Reason,
  },
  closed,
)

export const Item = Type.Object(
  {
    column: Type.String({ pattern: '^[A-Za-z_\\u4e00-\\u9fff][\\w\\u4e00-\\u9fff ()（）/-]*$', maxLength: 64 }),
    name: Type.String({ minLength: 1, maxLength: 100 }),
    description: Type.String({ maxLength: 500 }),
    type: Type.Enum(['text', 'integer', 'decimal', 'date', 'datetime', 'boolean']),
    length: Type.Union([Type.Integer({ minimum: 1, maximum: 65_535 }), Type.Null()]),
    required: Type.Boolean(),
    personal: Type.Boolean(),
    lookup: Type.Boolean(),
    mask: Type.Enum([...maskNames]),
  },
  closed,
)

/** What a provider says of an entry. Elements the law demands are optional here, so that the duty itself refuses. */
export const EntryInput = Type.Object(
  {
    name: Type.String({ minLength: 2, maxLength: 100, pattern: '\\S' }),
    description: Long,
    source: Short,
    updateFrequency: Type.Optional(Type.Enum([...updateFrequencies])),
    classification: Short,
    grade: Type.Optional(Type.Enum([...grades])),
    sharingAttribute: Type.Optional(Type.Enum([...sharingAttributes])),
    openingAttribute: Type.Optional(Type.Enum([...openingAttributes])),
    coverage: Short,
    managingBody: Short,
    businessName: Short,
    formats: Short,
    provisionMode: Short,
    sharingPeriod: Short,
    collectedBy: Type.Optional(Type.Enum(['self', 'entrustedThirdParty'])),
    ground: Type.Optional(Ground),
    stateSecret: Type.Boolean(),
    items: Type.Array(Item, { minItems: 1, maxItems: 500 }),
  },
  closed,
)

export type EntryInput = Static<typeof EntryInput>
export type Ground = Static<typeof Ground>

export const catalogEntryLifecycle = lifecycle('catalogEntry', {
  path: 'catalog-entries',
  steps: {
    'catalogEntry.submit': { from: ['new'], to: ['underReview'], by: 'provider', input: EntryInput },
    'catalogEntry.return': {
      from: ['underReview'],
      to: ['returned'],
      awaited: ['underReview'],
      by: 'operator',
      input: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 2000 })) }, closed),
    },
    'catalogEntry.resubmit': {
      from: ['returned'],
      to: ['underReview'],
      awaited: ['returned'],
      by: 'provider',
      input: EntryInput,
    },
    'catalogEntry.pass': {
      from: ['underReview'],
      to: ['published'],
      awaited: ['underReview'],
      by: 'operator',
      input: Type.Object({}, closed),
    },
  },
})

/** Why the entry cannot be submitted under this law, all faults at once; null when it can. */
export function submissionRefusal(law: Law, step: Step, entry: EntryInput): Refusal | null {
  const content: { [field: string]: unknown } = entry
  const missing = requiredFields(law, step).filter(({ field }) => isBlank(content[field]))
  const faults = missing.map(({ field, duty }) => ({ field, reason: 'missing', duty: duty.id }))
  const first = faults[0]
  if (first) return new Refusal('field_missing', { field: first.field, duty: first.duty, faults })
  return groundRefusal(law, step, entry) ?? itemRefusal(entry)
}

// Sharing is the rule: whoever limits it names the instrument that says so, of a level that the law accepts.
function groundRefusal(law: Law, step: Step, entry: EntryInput): Refusal | null {
  const limited = law.jurisdiction.choices.groundNeededFor.value
  if (!entry.sharingAttribute || !limited.includes(entry.sharingAttribute)) return null
  const wanted = groundsFor(law, step)
  if (!wanted) return null
  const duty = wanted.duty.id
  if (!entry.ground) return new Refusal('ground_missing', { field: 'ground', duty })
  if (wanted.levels.includes(entry.ground.level)) return null
  return new Refusal('ground_level', { field: 'ground.level', duty, params: { levels: wanted.levels.join('、') } })
}

function itemRefusal(entry: EntryInput): Refusal | null {
  const columns = entry.items.map(item => item.column)
  const repeated = columns.find((column, i) => columns.indexOf(column) !== i)
  if (repeated) return new Refusal('invalid_input', { field: 'items', params: { repeated } })
  const open = entry.items.find(item => item.personal && item.mask === 'none')
  if (open) return new Refusal('mask_missing', { field: `items.${open.column}.mask` })
  return null
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}

/** Two names that differ only in spaces and punctuation count as the same. */
export function foldName(name: string): string {
  return name.normalize('NFKC').replace(/[\s\p{P}]/gu, '')
}
