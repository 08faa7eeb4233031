import { dutyOfRule, groundsFor } from '@gongshu/regulations'
import { type Act, type FollowUp, type NoticeDraft, system } from '../acts/act-types.ts'
import { type Condition, requireConditions } from '../acts/lawful-conditions.ts'
import { type GivenGround, requireGround } from '../acts/lawful-input.ts'
import { recordActions } from '../acts/record.ts'
import { listOf } from '../acts/record-list.ts'
import type { JsonObject } from '../base/json.ts'
import { Refusal } from '../base/refusal.ts'
import { checklistOf, projectLifecycle, ruleOfMark } from './project.ts'
import { readinessOf } from './project-queries.ts'

export const projectActions = recordActions(projectLifecycle, {
  'project.plan': {
    notices: () => [
      { role: 'operator', kind: 'projectPlanned' },
      { role: 'projectReview', kind: 'projectPlanned' },
    ],
  },
  'project.giveOpinion': {
    check: (act, record) => {
      if (act.input.opinion === 'disagree') return
      requireConditions(act, withoutForbidden(record))
    },
    notices: act => [
      { unitId: act.existing().unit_id, kind: 'projectOpinion' },
      { role: 'projectReview', kind: 'projectOpinion' },
      { role: 'finance', kind: 'projectOpinion' },
    ],
  },
  'project.review': {
    check: (act, record) => {
      if (act.input.verdict === 'refuse') return
      const positive = ['agree', 'agreeWithChanges'].includes(String(record.opinion))
      requireConditions(act, [
        { rule: 'opinionBeforeApproval', met: positive, reason: 'noPositiveOpinion' },
        ...withoutForbidden(record),
      ])
      if (builds(record, 'newChannel') && groundsFor(act.law, act.step)) {
        requireGround(act, record.ground as GivenGround | undefined)
      }
    },
    to: ({ verdict }) => (verdict === 'approve' ? 'approved' : 'refused'),
    notices: act => [
      { unitId: act.existing().unit_id, kind: 'projectReviewed', params: { verdict: `verdict.${act.input.verdict}` } },
    ],
  },
  'project.build': {
    check: (act, record) => requireEntries(act, record),
    notices: (act, record) => withoutCatalog(act, record),
  },
  'project.checkAcceptance': {
    check: (act, record) => requireEntries(act, record),
    keeps: async (act, record) => {
      const projectEntries = act.input.projectEntries ?? idsOf(record)
      const checklist = checklistOf(await readinessOf(act.tx, projectEntries))
      return { projectEntries, checklist, checkedOn: act.effectiveOn }
    },
    notices: (act, record) => withoutCatalog(act, record),
  },
  'project.accept': {
    check: async (act, record) => {
      if (act.input.acceptedOn > act.today) throw new Refusal('invalid_input', { field: 'acceptedOn' })
      // Looked at anew: what was met on the day of the check may have changed since.
      const checklist = checklistOf(await readinessOf(act.tx, idsOf(record)))
      requireConditions(
        act,
        checklist.map(({ mark, met }) => ({ rule: ruleOfMark[mark], met, reason: `notYet.${mark}` })),
      )
    },
    notices: act => [{ unitId: act.existing().unit_id, kind: 'projectAccepted' }],
    next: catalogTaskAfter,
  },
})

// Where a limit for cataloging runs from the acceptance, it starts with it and nobody has to remember.
function catalogTaskAfter(act: Act<{ acceptedOn: string }>, record: JsonObject): FollowUp[] {
  if (!dutyOfRule(act.law, 'systemAccepted')) return []
  const planned = listOf<{ name: string }>(record.plannedCatalog).map(one => one.name)
  const { title, unit_id: unitId } = act.existing()
  const input = {
    title,
    unitId,
    changeCause: 'systemAccepted',
    happenedOn: act.input.acceptedOn,
    ...(planned.length ? { plannedEntries: planned.slice(0, 50) } : {}),
  }
  return [{ step: 'catalogTask.open', input, actor: system }]
}

function withoutForbidden(record: JsonObject): Condition[] {
  return [
    { rule: 'noOwnPlatform', met: !builds(record, 'ownPlatform'), reason: 'ownPlatform' },
    { rule: 'noOfflineExchange', met: !builds(record, 'offlineExchange'), reason: 'offlineExchange' },
  ]
}

function builds(record: JsonObject, what: string): boolean {
  return listOf<string>(record.builds).includes(what)
}

function idsOf(record: JsonObject): string[] {
  return listOf<string>(record.projectEntries)
}

async function requireEntries(act: Act<unknown>, record: JsonObject): Promise<void> {
  const ids = idsOf(record)
  const found = await readinessOf(act.tx, ids)
  if (found.length !== ids.length) throw new Refusal('unknown_thing', { field: 'projectEntries' })
}

// Cataloging is planned together with the system: whoever has planned none is told before it is too late.
function withoutCatalog(act: Act<unknown>, record: JsonObject): NoticeDraft[] {
  if (listOf(record.plannedCatalog).length || idsOf(record).length) return []
  return [{ unitId: act.existing().unit_id, kind: 'projectWithoutCatalog' }]
}
