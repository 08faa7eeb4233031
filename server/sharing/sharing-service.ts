import Type, { type Static } from 'typebox'
import { lifecycle } from '../acts/lifecycle.ts'

const closed = { additionalProperties: false } as const
const Nothing = Type.Object({}, closed)
const WithReason = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }) }, closed)

export const StartInput = Type.Object(
  {
    demandId: Type.String(),
    entryId: Type.String(),
    version: Type.String(),
    digest: Type.Union([Type.String(), Type.Null()]),
    lowFrequencyJustified: Type.Boolean(),
  },
  closed,
)

export type StartInput = Static<typeof StartInput>

export const runningStates = ['active', 'suspendedIdle', 'objectionRaised', 'suspendedRisk'] as const

export const sharingServiceLifecycle = lifecycle('sharingService', {
  path: 'sharing-services',
  steps: {
    'sharingService.start': {
      from: ['new'],
      to: ['active'],
      by: 'operator',
      internal: true,
      input: StartInput,
    },
    'sharingService.suspendIdle': {
      from: ['active'],
      to: ['suspendedIdle'],
      by: ['operator', 'system'],
      internal: true,
      input: Nothing,
    },
    'sharingService.object': {
      from: ['suspendedIdle'],
      to: ['objectionRaised'],
      awaited: ['suspendedIdle'],
      by: 'consumer',
      input: WithReason,
    },
    'sharingService.decideObjection': {
      from: ['objectionRaised'],
      to: ['active', 'terminatedAfterObjection'],
      awaited: ['objectionRaised'],
      by: 'operator',
      input: Type.Object(
        {
          decision: Type.Enum(['resume', 'terminate']),
          reason: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
        },
        closed,
      ),
    },
    'sharingService.terminateIdle': {
      from: ['suspendedIdle'],
      to: ['terminatedAuto'],
      by: 'system',
      input: Nothing,
    },
    'sharingService.end': {
      from: [...runningStates],
      to: ['terminatedByConsumer'],
      by: 'consumer',
      input: WithReason,
    },
    'sharingService.revoke': { from: [...runningStates], to: ['revoked'], by: 'operator', input: WithReason },
    'sharingService.suspendRisk': {
      from: ['active'],
      to: ['suspendedRisk'],
      by: 'operator',
      input: WithReason,
    },
    'sharingService.terminateRisk': {
      from: [...runningStates],
      to: ['terminatedRisk'],
      by: 'operator',
      input: WithReason,
    },
    'sharingService.clearRisk': {
      from: ['suspendedRisk'],
      to: ['active'],
      awaited: ['suspendedRisk'],
      by: 'operator',
      input: WithReason,
    },
  },
})
