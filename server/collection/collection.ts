import Type from 'typebox'
import { form, ground, oneOf, prose } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import { Refusal } from '../base/refusal.ts'
import type { CatalogItem } from '../db/schema-matters.ts'
import { LOAD_MODES } from '../lake/merge-version.ts'

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
    /** How the file met what was there, which version that was, and what became of its rows. */
    mode: Type.Optional(Type.Enum([...LOAD_MODES])),
    basedOn: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    change: Type.Optional(
      Type.Object(
        { added: Type.Integer(), changed: Type.Integer(), removed: Type.Integer(), same: Type.Integer() },
        closed,
      ),
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
    title: item.name,
    type: item.type,
    required: item.required,
    sensitive: item.personal,
    ...(item.length === null ? {} : { maxLength: item.length }),
  }))
}

/** The columns that tell the rows of an entry apart: its look-up items, or those of them that a person names. */
export function keyColumnsOf(items: readonly CatalogItem[], named?: readonly string[]): string[] {
  const lookups = items.filter(item => item.lookup).map(item => item.column)
  if (!named?.length) return lookups
  const other = named.find(column => !lookups.includes(column))
  if (other !== undefined) throw new Refusal('no_key', { field: 'keyColumns', params: { column: other } })
  return [...new Set(named)]
}
