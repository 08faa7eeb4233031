import Type from 'typebox'
import { dayField, form, line, oneOf, prose, refersToSome, rows } from '../acts/input-fields.ts'
import { lifecycle } from '../acts/lifecycle.ts'
import { indicatorNames } from './indicators.ts'

const evaluators = ['authority', 'operator', 'openingAuthority'] as const
const Weight = Type.Integer({ minimum: 1, maximum: 100 })

/** An evaluation: what is measured and with which weights is said first; the figures come from the record alone. */
export const evaluationLifecycle = lifecycle('evaluation', {
  path: 'evaluations',
  steps: {
    'evaluation.design': {
      from: ['new'],
      to: ['designed'],
      by: evaluators,
      input: form({
        title: line(),
        evaluationKind: oneOf(['quality', 'effect', 'security', 'unitWork', 'supervision', 'opening']),
        periodFrom: dayField,
        periodTo: dayField,
        evaluatedUnits: Type.Optional(refersToSome('unit')),
        indicators: rows({ indicator: oneOf([...indicatorNames]), weight: Weight }, 30),
        manualParts: Type.Optional(rows({ part: line(100), weight: Weight }, 30)),
        improveBelow: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      }),
    },
    'evaluation.collectFigures': {
      from: ['designed', 'collectingFigures'],
      to: ['collectingFigures'],
      by: evaluators,
      awaited: ['designed'],
      input: form({}),
    },
    'evaluation.score': {
      from: ['collectingFigures'],
      to: ['scored'],
      by: evaluators,
      awaited: ['collectingFigures'],
      input: form({
        manualPoints: Type.Optional(
          rows(
            {
              unitId: Type.String({ format: 'uuid', 'x-refers': 'unit' }),
              part: line(100),
              points: Type.Number({ minimum: 0, maximum: 100 }),
              reason: line(500),
            },
            2000,
          ),
        ),
      }),
    },
    'evaluation.publish': {
      from: ['scored'],
      to: ['published'],
      by: evaluators,
      awaited: ['scored'],
      input: form({ conclusion: prose() }),
    },
    'evaluation.setTasks': {
      from: ['published', 'improvementTasks'],
      to: ['improvementTasks'],
      by: evaluators,
      input: form({
        tasks: rows({
          unitId: Type.String({ format: 'uuid', 'x-refers': 'unit' }),
          task: line(500),
          dueOn: Type.Optional(dayField),
        }),
      }),
    },
    'evaluation.rollUp': {
      from: ['published', 'improvementTasks'],
      to: ['annualRollUp'],
      by: evaluators,
      input: form({
        year: Type.Integer({ minimum: 2020, maximum: 2100 }),
        otherEvaluations: Type.Optional(refersToSome('evaluation')),
      }),
    },
  },
})
