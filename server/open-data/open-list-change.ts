import Type from 'typebox'
import { attachments, form, line, lines, oneOf, prose, refers, rows } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import { openFormats, returnCodes } from './open-list-entry.ts'
import { conditionRow, materialRow } from './opening-terms.ts'

/** Off the list with its history kept, to not open with a proof, or changed in what it says. */
export const changeKinds = ['modify', 'delete', 'toNotOpen'] as const

const change = {
  changeKind: oneOf([...changeKinds]),
  reason: Type.Optional(prose(2000)),
  title: Type.Optional(line()),
  domain: Type.Optional(line(200)),
  abstract: Type.Optional(prose(2000)),
  items: Type.Optional(lines(500)),
  formats: Type.Optional(
    Type.Array(Type.Enum([...openFormats]), { uniqueItems: true, minItems: 1, 'x-words': 'format' }),
  ),
  updateFrequency: Type.Optional(line(60)),
  staticReason: Type.Optional(prose(1000)),
  license: Type.Optional(line(500)),
  conditions: Type.Optional(prose(2000)),
  conditionRows: Type.Optional(rows(conditionRow, 50)),
  materials: Type.Optional(rows(materialRow, 30)),
  /** Said by whoever changes conditions: the list of materials was looked at and still fits. */
  materialsStillFit: Type.Optional(Type.Boolean()),
  notes: Type.Optional(prose(4000)),
  proof: Type.Optional(attachments),
}

/** The work order that changes an entry of the open list; the entry stays open as it is until it is accepted. */
export const openListChangeLifecycle = lifecycle('openListChange', {
  path: 'open-list-changes',
  steps: {
    'openListChange.submit': {
      from: ['new'],
      to: ['submitted'],
      by: 'provider',
      input: form({ openListEntryId: refers('openListEntry'), ...change }),
    },
    'openListChange.return': {
      from: ['submitted'],
      to: ['returned'],
      by: ['operator', 'authority'],
      awaited: ['submitted'],
      input: form({ reasonCode: Type.Optional(oneOf([...returnCodes])), reason: prose(2000) }),
    },
    'openListChange.resubmit': {
      from: ['returned'],
      to: ['submitted'],
      by: 'provider',
      awaited: ['returned'],
      input: form(change),
    },
    'openListChange.accept': {
      from: ['submitted'],
      to: ['accepted'],
      by: ['operator', 'authority'],
      awaited: ['submitted'],
      input: form({ note: Type.Optional(prose(1000)) }),
    },
  },
})
