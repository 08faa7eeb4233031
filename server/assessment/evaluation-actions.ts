import { dutyOfRule } from '@gongshu/regulations'
import type { Act, FollowUp, NoticeDraft } from '../acts/act-types.ts'
import { findCase } from '../acts/case-queries.ts'
import { recordActions } from '../acts/record.ts'
import { listOf } from '../acts/record-list.ts'
import { findRecord } from '../acts/record-queries.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { evaluationLifecycle } from './evaluation.ts'
import { countedBy, type EvaluatedUnit, evaluatedUnits } from './evaluation-queries.ts'
import { type Figure, figureOf, type IndicatorName, scoreOf } from './indicators.ts'

type Score = {
  readonly unitId: string
  readonly unit: string
  readonly byReference: boolean
  readonly score: number | null
}
type ManualPoint = { readonly unitId: string; readonly part: string; readonly points: number }

const kindOf = (_: unknown, record: JsonObject) => (record.evaluationKind === 'opening' ? ['evaluation.opening'] : [])

export const evaluationActions = recordActions(evaluationLifecycle, {
  'evaluation.design': {
    kinds: kindOf,
    check: act => {
      const { periodFrom, periodTo, indicators } = act.input
      if (periodTo < periodFrom) throw new Refusal('invalid_input', { field: 'periodTo' })
      const names = indicators.map(one => one.indicator)
      if (new Set(names).size < names.length) throw new Refusal('already_exists', { field: 'indicators' })
    },
  },
  'evaluation.collectFigures': {
    kinds: kindOf,
    keeps: async (act, record) => {
      const units = await evaluatedUnits(act.tx, listOf<string>(record.evaluatedUnits))
      return { units, figures: await figuresFor(act, record, units), figuresOn: act.today }
    },
  },
  'evaluation.score': {
    kinds: kindOf,
    check: (act, record) => requireKnownParts(act.input.manualPoints ?? [], record),
    keeps: (act, record) => {
      const manualPoints = act.input.manualPoints ?? []
      return { manualPoints, scores: scoresFrom({ ...record, manualPoints }) }
    },
  },
  'evaluation.publish': {
    kinds: kindOf,
    keeps: act => ({ conclusion: act.input.conclusion, publishedOn: act.effectiveOn }),
    notices: (act, record) => listOf<Score>(record.scores).map(score => toldOf(act, record, score)),
    next: (act, record) => tasksForLow(act, record),
  },
  'evaluation.setTasks': {
    kinds: kindOf,
    keeps: (act, record) => ({ tasks: [...listOf(record.tasks), ...act.input.tasks] }),
    notices: act => act.input.tasks.map(({ unitId, task }) => ({ unitId, kind: 'improvementTask', params: { task } })),
  },
  'evaluation.rollUp': {
    kinds: kindOf,
    keeps: async (act, record) => ({ year: act.input.year, rollUp: await rolledUp(act, record) }),
  },
})

async function figuresFor(act: Act, record: JsonObject, units: readonly EvaluatedUnit[]): Promise<Figure[]> {
  const period = { from: String(record.periodFrom), to: String(record.periodTo) }
  const figures: Figure[] = []
  for (const { indicator } of listOf<{ indicator: IndicatorName }>(record.indicators)) {
    const counted = await countedBy(act.tx, indicator, period)
    figures.push(...units.map(unit => figureOf(unit.id, indicator, counted)))
  }
  return figures
}

/** The score of each unit from its figures and the points given by hand, with the weights of the design. */
export function scoresFrom(record: JsonObject): Score[] {
  const figures = listOf<Figure>(record.figures)
  const manual = listOf<ManualPoint>(record.manualPoints)
  return listOf<EvaluatedUnit>(record.units).map(({ id, name, byReference }) => {
    const counted = listOf<{ indicator: string; weight: number }>(record.indicators).map(({ indicator, weight }) => ({
      weight,
      points: figures.find(one => one.unitId === id && one.indicator === indicator)?.percent ?? null,
    }))
    const given = listOf<{ part: string; weight: number }>(record.manualParts).map(({ part, weight }) => ({
      weight,
      points: manual.find(one => one.unitId === id && one.part === part)?.points ?? null,
    }))
    return { unitId: id, unit: name, byReference, score: scoreOf([...counted, ...given]) }
  })
}

function requireKnownParts(points: readonly ManualPoint[], record: JsonObject): void {
  const parts = listOf<{ part: string }>(record.manualParts).map(one => one.part)
  const units = listOf<EvaluatedUnit>(record.units).map(unit => unit.id)
  const known = points.every(({ part, unitId }) => parts.includes(part) && units.includes(unitId))
  if (!known) throw new Refusal('unknown_thing', { field: 'manualPoints' })
}

function toldOf(act: Act, { evaluationKind }: JsonObject, { unitId, score }: Score): NoticeDraft {
  // Where a text asks for the monitoring of quantity, quality and updates, its result is told under that duty.
  const monitored = evaluationKind === 'quality' && dutyOfRule(act.law, 'dataMonitoringResult')
  if (monitored) return { unitId, kind: 'dataMonitoringResult', duty: monitored.id }
  if (score === null) return { unitId, kind: 'evaluationWithoutFigure' }
  return { unitId, kind: 'evaluationPublished', params: { score: String(score) } }
}

// Whoever lies below the mark of the design gets a task with the publication itself.
function tasksForLow(act: Act<{ conclusion: string }>, record: JsonObject): FollowUp[] {
  const mark = record.improveBelow
  if (typeof mark !== 'number') return []
  const low = listOf<Score>(record.scores).filter(({ score }) => score !== null && score < mark)
  if (!low.length) return []
  const tasks = low.map(({ unitId }) => ({ unitId, task: act.input.conclusion.slice(0, 500) }))
  return [{ step: 'evaluation.setTasks', caseId: act.existing().id, input: { tasks } }]
}

const rollable: readonly string[] = ['published', 'improvementTasks', 'annualRollUp']

/** Per unit the mean of its scores in these evaluations, each with its source; a unit without a score has none. */
async function rolledUp(act: Act<{ otherEvaluations?: string[] }>, record: JsonObject) {
  const own = act.existing()
  const sources = [{ id: own.id, number: own.number, scores: listOf<Score>(record.scores) }]
  for (const id of (act.input.otherEvaluations ?? []).filter(other => other !== own.id)) {
    const other = await findCase(act.tx, id)
    if (other?.type !== 'evaluation' || !rollable.includes(other.state)) {
      throw new Refusal('unknown_thing', { field: 'otherEvaluations' })
    }
    sources.push({ id, number: other.number, scores: listOf<Score>((await findRecord(act.tx, id)).scores) })
  }
  const all = sources.flatMap(({ id, number, scores }) => scores.map(score => ({ ...score, evaluationId: id, number })))
  const units = [...new Set(all.map(one => one.unitId))]
  return units.map(unitId => {
    const found = all.filter(one => one.unitId === unitId)
    return {
      unitId,
      unit: found[0]?.unit ?? '',
      byReference: found[0]?.byReference ?? false,
      score: scoreOf(found.map(({ score }) => ({ weight: 1, points: score }))),
      sources: found.map(({ evaluationId, number, score }) => ({ evaluationId, number, score })),
    }
  })
}
