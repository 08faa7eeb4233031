import type { Law } from '@gongshu/regulations'
import Type, { type Static } from 'typebox'
import { onlyWhen } from '../acts/input-fields.ts'
import { groundRefusal } from '../acts/lawful-input.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import type { Refusal } from '../base/refusal.ts'
import { Ground } from '../catalog/catalog-entry.ts'
import { DemandContent, type WantedEntry } from './demand.ts'

const closed = { additionalProperties: false } as const

export const Decision = Type.Object(
  {
    decision: Type.Enum(['approve', 'reject']),
    ground: onlyWhen(Ground, 'decision', 'reject'),
    defects: onlyWhen(
      Type.Array(Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }), { minItems: 1 }),
      'decision',
      'reject',
    ),
    note: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  closed,
)

export type Decision = Static<typeof Decision>

export const demandPartLifecycle = lifecycle('demandPart', {
  path: 'demand-parts',
  steps: {
    'demandPart.open': {
      from: ['new'],
      to: ['forwarded'],
      by: 'operator',
      internal: true,
      input: Type.Object(
        {
          demandId: Type.String(),
          consumerId: Type.String(),
          providerId: Type.String(),
          title: Type.String(),
          entries: DemandContent.properties.entries,
        },
        closed,
      ),
    },
    'demandPart.decide': {
      from: ['forwarded'],
      to: ['approved', 'rejected'],
      awaited: ['forwarded'],
      by: 'provider',
      input: Decision,
    },
    'demandPart.lapse': { from: ['forwarded'], to: ['deemedApproved'], by: 'system', input: Type.Object({}, closed) },
    'demandPart.withdraw': {
      from: ['forwarded'],
      to: ['withdrawn'],
      by: ['consumer', 'operator'],
      internal: true,
      input: Type.Object({}, closed),
    },
  },
})

/** Why a decision is not one that the law accepts; null when it is. A rejection names a legal ground or the defects. */
export function decisionRefusal(law: Law, decision: Decision): Refusal | null {
  if (decision.decision === 'approve' || decision.defects?.length) return null
  return groundRefusal({ law, step: 'demandPart.decide' }, decision.ground)
}

export type PartEntries = readonly WantedEntry[]
