import { dataGrades } from '@gongshu/regulations'
import Type, { type Static } from 'typebox'
import { ground, line, refersToSome } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

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

export const grades = dataGrades
export const sharingAttributes = ['shared', 'conditional', 'notShared'] as const
export const openingAttributes = ['unconditional', 'conditional', 'notOpen'] as const

/** Where a unit has data from: its own duties, sharing by another unit, or the return of data by the city. */
export const entryOrigins = ['ownDuty', 'sharing', 'returned'] as const
export const recordForms = ['electronic', 'paper'] as const
export const cityCatalogs = ['included', 'supplementary'] as const

/** The libraries of basic information that the guide on catalogs names, beside the economy's figures. */
export const baseLibraries = ['population', 'legalPerson', 'geography', 'credit', 'certificate', 'economy'] as const
/** How much harm a data item does in wrong hands, from the least. */
export const sensitivities = ['ordinary', 'internal', 'tradeSecret', 'personal', 'sensitivePersonal'] as const

export const Ground = ground

export const Item = Type.Object(
  {
    column: Type.String({ pattern: '^[A-Za-z_\\u4e00-\\u9fff][\\w\\u4e00-\\u9fff ()（）/-]*$', maxLength: 64 }),
    name: Type.String({ minLength: 1, maxLength: 100 }),
    description: Type.String({ maxLength: 500 }),
    type: Type.Enum(['text', 'integer', 'decimal', 'date', 'datetime', 'boolean'], { 'x-words': 'itemType' }),
    length: Type.Union([Type.Integer({ minimum: 1, maximum: 65_535 }), Type.Null()]),
    required: Type.Boolean(),
    personal: Type.Boolean(),
    lookup: Type.Boolean(),
    mask: Type.Enum([...maskNames]),
    grade: Type.Optional(Type.Enum([...grades])),
    sensitivity: Type.Optional(Type.Enum([...sensitivities])),
    /** Where one item is shared or opened otherwise than the entry it belongs to. */
    sharing: Type.Optional(Type.Enum([...sharingAttributes], { 'x-words': 'sharingAttribute' })),
    opening: Type.Optional(Type.Enum([...openingAttributes], { 'x-words': 'openingAttribute' })),
    /** The code list or range that its values come from. */
    codeList: Type.Optional(Type.String({ maxLength: 200 })),
  },
  closed,
)

/** What a provider says of an entry. Elements the law demands are optional here, so that the duty itself refuses. */
export const EntryInput = Type.Object(
  {
    name: Type.String({ maxLength: 100 }),
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
    /** Who collects on the unit's behalf and by what entrustment. */
    entrustedParty: Short,
    origin: Type.Optional(Type.Enum([...entryOrigins])),
    recordForm: Type.Optional(Type.Enum([...recordForms])),
    cityCatalog: Type.Optional(Type.Enum([...cityCatalogs])),
    domain: Short,
    tags: Type.Optional(Type.Array(line(20), { maxItems: 10, uniqueItems: true })),
    baseLibrary: Type.Optional(Type.Enum([...baseLibraries])),
    theme: Short,
    storageLocation: Short,
    relatedEntries: Type.Optional(refersToSome('catalogEntry')),
    shareConditions: Long,
    openConditions: Long,
    limitReason: Long,
    /** The units that restricted data is for; absent: any organ, each by a grant of its own. */
    sharedWith: Type.Optional(refersToSome('unit')),
    /** Whether the data serves people who come with a request only once, and why it is limited all the same. */
    oneVisit: Type.Optional(Type.Enum(['yes', 'no'])),
    oneVisitReason: Long,
    ground: Type.Optional(Ground),
    stateSecret: Type.Boolean(),
    workSecret: Type.Optional(Type.Boolean()),
    items: Type.Array(Item, { maxItems: 500 }),
  },
  closed,
)

export type EntryInput = Static<typeof EntryInput>
export type Ground = Static<typeof Ground>

export const catalogEntryLifecycle = lifecycle('catalogEntry', {
  path: 'catalog-entries',
  steps: {
    'catalogEntry.submit': { from: ['new'], to: ['underReview', 'unitReview'], by: 'provider', input: EntryInput },
    'catalogEntry.reviewInUnit': {
      from: ['unitReview'],
      to: ['underReview'],
      awaited: ['unitReview'],
      by: 'provider',
      input: Type.Object({}, closed),
    },
    'catalogEntry.returnInUnit': {
      from: ['unitReview'],
      to: ['returned'],
      awaited: ['unitReview'],
      by: 'provider',
      input: Type.Object({ reason: Reason }, closed),
    },
    'catalogEntry.return': {
      from: ['underReview'],
      to: ['returned'],
      awaited: ['underReview'],
      by: 'operator',
      input: Type.Object({ reason: Type.Optional(Type.String({ maxLength: 2000 })) }, closed),
    },
    'catalogEntry.resubmit': {
      // A unit that was designated as the owner submits for the first time what others wait for.
      from: ['returned', 'designated'],
      to: ['underReview', 'unitReview'],
      awaited: ['returned', 'designated'],
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

/** Two names that differ only in spaces and punctuation count as the same. */
export function foldName(name: string): string {
  return name.normalize('NFKC').replace(/[\s\p{P}]/gu, '')
}
