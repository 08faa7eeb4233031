import Type, { type Static } from 'typebox'
import { form, line, oneOf, prose } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import { foreignFields } from './foreign-fields.ts'

/** For each column of a listing the field that it holds. */
export const Mapping = Type.Record(Type.String({ minLength: 1, maxLength: 200 }), Type.Enum([...foreignFields]))

/** One run as the platform has read it: the records are made by the platform, never by a caller. */
export const ImportInput = form({
  mapping: Mapping,
  fileName: line(255),
  seen: Type.Integer({ minimum: 0 }),
  records: Type.Array(
    form({ externalId: Type.String(), title: Type.String(), content: Type.Record(Type.String(), Type.Unknown()) }),
  ),
  failed: Type.Array(form({ row: Type.Integer(), reason: Type.String() })),
  unread: Type.Array(form({ field: Type.String(), spelling: Type.String(), count: Type.Integer() })),
  allowRemoval: Type.Boolean(),
})

export type ImportInput = Static<typeof ImportInput>

/** A portal elsewhere whose listing is kept beside the own catalog. */
export const foreignSourceLifecycle = lifecycle('foreignSource', {
  path: 'foreign-sources',
  steps: {
    'foreignSource.register': {
      from: ['new'],
      to: ['inUse'],
      by: ['operator', 'authority', 'openingAuthority'],
      input: form({
        title: line(),
        portalKind: oneOf(['json', 'ckan', 'dcat']),
        address: line(500),
        note: Type.Optional(prose()),
      }),
    },
    'foreignSource.import': {
      from: ['inUse'],
      to: ['inUse'],
      by: ['operator', 'authority', 'openingAuthority'],
      internal: true,
      input: ImportInput,
    },
    'foreignSource.retire': {
      from: ['inUse'],
      to: ['retired'],
      by: ['operator', 'authority', 'openingAuthority'],
      input: form({ reason: prose(2000) }),
    },
  },
})
