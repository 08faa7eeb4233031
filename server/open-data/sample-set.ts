import Type from 'typebox'
import { form, line, oneOf, prose, refers } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'

const ColumnLikeness = Type.Object(
  {
    column: line(),
    wholeFilled: Type.Number(),
    sampleFilled: Type.Number(),
    wholeDistinct: Type.Integer(),
    sampleDistinct: Type.Integer(),
  },
  { additionalProperties: false },
)

/** A sample of a conditional set that everybody may download; drawn by the platform, published once it is true to the whole. */
export const sampleSetLifecycle = lifecycle('sampleSet', {
  path: 'sample-sets',
  steps: {
    'sampleSet.build': {
      from: ['new'],
      to: ['building'],
      by: ['operator', 'provider'],
      input: form({
        openListEntryId: refers('openListEntry'),
        samplingMethod: Type.Optional(oneOf(['stratified', 'systematic'])),
        stratifyBy: Type.Optional(line(60)),
        sampleSize: Type.Integer({ minimum: 1, maximum: 10_000 }),
      }),
    },
    'sampleSet.publish': {
      from: ['building'],
      to: ['published'],
      by: 'system',
      input: form({
        version: Type.String({ format: 'uuid' }),
        columns: Type.Array(line()),
        wholeRows: Type.Integer(),
        sampleRows: Type.Integer(),
        largestShareGap: Type.Union([Type.Number(), Type.Null()]),
        likeness: Type.Array(ColumnLikeness),
      }),
    },
    'sampleSet.withdraw': {
      from: ['building', 'published'],
      to: ['withdrawn'],
      by: ['operator', 'provider', 'system'],
      input: form({ reason: prose(2000) }),
    },
  },
})
