import { dutyOfRule, groundsFor } from '@gongshu/regulations'
import { type Act, type NoticeDraft, unitOfActor } from '../acts/act-types.ts'
import { requireGround } from '../acts/lawful-input.ts'
import { recordActions } from '../acts/record.ts'
import type { JsonObject } from '../base/json.ts'
import { capturePlanLifecycle } from './capture-plan.ts'
import { itemsToShare, type SharedItem } from './capture-plan-queries.ts'

export const capturePlanActions = recordActions(capturePlanLifecycle, {
  'capturePlan.submit': {
    keeps: async act => ({ ...act.input, duplicates: await duplicatesOf(act) }),
    to: (_input, record) => (duplicatesIn(record).length ? 'duplicateFound' : 'submitted'),
    notices: (act, record) => notices(act, duplicatesIn(record)),
  },
  'capturePlan.justify': {
    keeps: (act, record) => ({ ...record, ...act.input, ...remaining(act.input.justification, record) }),
    // A ground is asked for only where the texts let nothing else lift the ban; to share instead is always free.
    check: act => {
      if (act.input.justification !== 'useSharing' && groundsFor(act.law, act.step))
        requireGround(act, act.input.ground)
    },
    to: (_input, record) => (itemsIn(record).length ? 'submitted' : 'withdrawn'),
    notices: () => [{ role: 'operator', kind: 'capturePlanToConfirm' }],
  },
  'capturePlan.confirm': {
    notices: act => [{ unitId: act.existing().unit_id, kind: 'capturePlanConfirmed' }],
  },
})

async function duplicatesOf(act: Act<{ readonly captureItems?: readonly string[] }>): Promise<SharedItem[]> {
  if (!dutyOfRule(act.law, 'noDuplicateCapture')) return []
  const exceptUnit = unitOfActor(act.actor)
  return itemsToShare(act.tx, { items: act.input.captureItems ?? [], exceptUnit })
}

// Whoever uses sharing plans without the items that it offers.
function remaining(justification: string, record: JsonObject): JsonObject {
  if (justification !== 'useSharing') return {}
  const shared = duplicatesIn(record).map(({ item }) => item)
  return { captureItems: itemsIn(record).filter(item => !shared.includes(item)) }
}

function notices(act: Act, duplicates: readonly SharedItem[]): NoticeDraft[] {
  const unitId = unitOfActor(act.actor)
  const [first] = duplicates
  if (!first) return [{ role: 'operator', kind: 'capturePlanToConfirm' }]
  return [{ unitId, kind: 'duplicateCapture', params: { item: first.item, entry: first.entry, unit: first.unit } }]
}

function duplicatesIn(record: JsonObject): SharedItem[] {
  return (record.duplicates ?? []) as SharedItem[]
}

function itemsIn(record: JsonObject): string[] {
  return (record.captureItems ?? []) as string[]
}
