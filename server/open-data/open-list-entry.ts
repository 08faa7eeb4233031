import Type, { type Static } from 'typebox'
import { lifecycle } from '../acts/lifecycle.ts'

const closed = { additionalProperties: false } as const
const Words = Type.Optional(Type.String({ maxLength: 2000 }))
const Reason = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })

export const openFormats = ['csv', 'xlsx', 'json', 'parquet'] as const
export type OpenFormat = (typeof openFormats)[number]

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
      input: Type.Object({}, closed),
    },
  },
})
