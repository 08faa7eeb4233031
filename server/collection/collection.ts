import Type from 'typebox'
import { form, ground, oneOf, prose } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import type { CatalogItem } from '../db/schema-matters.ts'

const closed = { additionalProperties: false } as const

/** What the lake says of a version that was written: made by the platform, never by a client. */
export const LoadInput = Type.Object(
  {
    version: Type.String(),
    manifest: Type.Record(Type.String(), Type.Unknown()),
    reconciliation: Type.Object(
      {
        sourceRows: Type.Integer(),
        collectedRows: Type.Integer(),
        sourceSha256: Type.String(),
        contentDigest: Type.String(),
        reconciled: Type.Boolean(),
      },
      closed,
    ),
    profile: Type.Record(Type.String(), Type.Unknown()),
    quality: Type.Record(Type.String(), Type.Unknown()),
  },
  closed,
)

export const collectionLifecycle = lifecycle('collection', {
  path: 'collections',
  steps: {
    'collection.open': {
      from: ['new'],
      to: ['pending'],
      by: 'system',
      input: Type.Object({ entryId: Type.String(), unitId: Type.String(), title: Type.String() }, closed),
    },
    'collection.load': {
      from: ['pending', 'collected', 'refusalClaimed', 'unfounded'],
      to: ['collected'],
      awaited: ['pending', 'unfounded'],
      by: 'provider',
      internal: true,
      input: LoadInput,
    },
    'collection.reconcile': {
      from: ['collected'],
      to: ['collected'],
      by: ['provider', 'operator'],
      input: form({ sourceRows: Type.Integer({ minimum: 0 }), note: Type.Optional(prose(2000)) }),
    },
    'collection.claimRefusal': {
      from: ['pending'],
      to: ['refusalClaimed', 'unfounded'],
      by: 'provider',
      input: form({ reason: prose(2000), ground: Type.Optional(ground) }),
    },
    'collection.judgeRefusal': {
      from: ['refusalClaimed'],
      to: ['exempt', 'unfounded'],
      by: 'operator',
      awaited: ['refusalClaimed'],
      input: form({ finding: oneOf(['founded', 'unfounded']), reason: prose(2000) }),
    },
  },
})

/** The columns that a source file must have, from the items of the entry. */
export function columnsOf(items: readonly CatalogItem[]) {
  return items.map(item => ({
    name: item.column,
    type: item.type,
    required: item.required,
    sensitive: item.personal,
    ...(item.length === null ? {} : { maxLength: item.length }),
  }))
}
