import { type ClosedGround, closedGrounds, type OpeningNeed, openingNeeds } from '@gongshu/regulations'
import Type, { type Static } from 'typebox'
import { dayField, oneOf, prose, rows, someOf } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import { dimensionField, levelCodeField } from './classification-guide.ts'
import { standingSteps } from './open-list-standing.ts'
import { termFields } from './opening-terms.ts'

const closed = { additionalProperties: false } as const
const Words = Type.Optional(Type.String({ maxLength: 2000 }))
const Reason = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })

export const openFormats = ['csv', 'xlsx', 'json', 'parquet'] as const
export type OpenFormat = (typeof openFormats)[number]

export const statedLevels = rows(
  { dimension: dimensionField, levelCode: levelCodeField, item: Type.Optional(Type.String({ maxLength: 64 })) },
  300,
)

const Unlocking = Type.Object(
  {
    unlockedBy: oneOf(['masked', 'consent']),
    maskingMethod: Words,
    maskedOn: Type.Optional(dayField),
    maskingCheck: Words,
    consentHolder: Words,
    consentScope: Words,
    consentProof: Words,
  },
  closed,
)

/** One line of the open list as its provider writes it; what the law demands is optional, so that the duty refuses. */
export const OpenListInput = Type.Object(
  {
    entryId: Type.String({ format: 'uuid' }),
    title: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' }),
    domain: Words,
    abstract: Words,
    items: Type.Optional(Type.Array(Type.String(), { maxItems: 500 })),
    formats: Type.Optional(Type.Array(Type.Enum([...openFormats]), { uniqueItems: true, 'x-words': 'format' })),
    openingClass: Type.Optional(Type.Enum(['unconditional', 'conditional', 'notOpen'])),
    conditions: Words,
    updateFrequency: Words,
    reason: Words,
    license: Words,
    /** The levels of the data, or of single items, by which the guide in force proposes a class. */
    levels: Type.Optional(statedLevels),
    closedGrounds: Type.Optional(someOf<ClosedGround[]>([...closedGrounds], 'closedGround')),
    openingNeeds: Type.Optional(someOf<OpeningNeed[]>([...openingNeeds], 'openingNeed')),
    /** What opens data that would be closed: it was masked, or whoever holds rights in it has agreed. */
    unlocking: Type.Optional(Unlocking),
    supervision: Words,
    ...termFields,
  },
  closed,
)

export type OpenListInput = Static<typeof OpenListInput>

/** The four grounds on which a work order goes back. */
export const returnCodes = ['noReason', 'incomplete', 'wrongClass', 'other'] as const

export const openListEntryLifecycle = lifecycle('openListEntry', {
  path: 'open-list-entries',
  steps: {
    'openListEntry.submit': { from: ['new'], to: ['submitted'], by: 'provider', input: OpenListInput },
    'openListEntry.resubmit': {
      from: ['returned'],
      to: ['submitted'],
      awaited: ['returned'],
      by: 'provider',
      input: OpenListInput,
    },
    'openListEntry.return': {
      from: ['submitted'],
      to: ['returned'],
      awaited: ['submitted'],
      by: 'operator',
      input: Type.Object({ reasonCode: Type.Enum([...returnCodes]), reason: Reason }, closed),
    },
    'openListEntry.accept': {
      from: ['submitted'],
      to: ['open'],
      awaited: ['submitted'],
      by: 'operator',
      // What the platform found wrong with the data, and why it may be opened all the same.
      input: Type.Object({ qualityException: Type.Optional(prose(1000)) }, closed),
    },
    ...standingSteps,
  },
})
