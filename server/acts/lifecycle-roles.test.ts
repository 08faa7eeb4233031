import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, day, type Limit, vendoredCalendar } from '@gongshu/deadlines'
import {
  type Clock,
  cases,
  caseTypeOf,
  clocksOf,
  dutiesFor,
  type Jurisdiction,
  jurisdictions,
  type Law,
  lawOn,
  type Role,
  type StartedClock,
  type Step,
  type TextVersion,
  textVersions,
} from '@gongshu/regulations'
import type { CaseRow } from '../db/schema-core.ts'
import { type DutyCase, dutiesStartedBy } from '../duties/running-duty.ts'
import { lifecycles } from '../matters.ts'
import { testActor } from '../test-platform.ts'
import { rolesOf, type StepRow, stepsOf } from './lifecycle.ts'
import { refusalOf } from './step-guard.ts'

const today = day('2026-03-02')
const laws: readonly Law[] = Object.values(jurisdictions).map(jurisdiction =>
  lawOn(jurisdiction as Jurisdiction, textVersions, today),
)

const rows: readonly [Step, StepRow][] = lifecycles.flatMap(table => stepsOf(table))
const allRoles = [...new Set<Role>(rows.flatMap(([, row]) => [...rolesOf(row)]))].concat(['public', 'supervisor'])
const unitId = '018f0000-0000-7000-8000-000000000001'
const elsewhere = '018f0000-0000-7000-8000-000000000002'

function caseIn(step: Step, state: string, owner = unitId): CaseRow {
  return {
    id: '018f0000-0000-7000-8000-000000000003',
    type: caseTypeOf(step),
    number: 'X-2026-000001',
    title: '',
    state,
    since: today,
    unit_id: owner,
    party_id: owner,
    parent_id: null,
    law: [],
    opened_on: today,
    revision: 1,
  }
}

type Asked = { state: string; role: Role; owner?: string }

function codeFor([step, row]: [Step, StepRow], { state, role, owner }: Asked): string | null {
  const found = state === 'new' ? null : caseIn(step, state, owner)
  const actor = { ...testActor(unitId), roles: [role] }
  const [law] = laws as [Law]
  return refusalOf({ step, row, found, actor, duties: dutiesFor(law, step) })?.code ?? null
}

test('every step refuses each role that is not its own, in each state', () => {
  const wrong: string[] = []
  for (const [step, row] of rows) {
    const states = ['new', ...cases[caseTypeOf(step)].states]
    for (const role of allRoles.filter(candidate => !rolesOf(row).includes(candidate))) {
      const open = states.filter(state => codeFor([step, row], { state, role }) !== 'role_missing')
      if (open.length) wrong.push(`${step} by ${role} in ${open.join(', ')}`)
    }
  }

  assert.deepEqual(wrong, [])
})

test('every step refuses each state that it does not start from, to the roles that may take it', () => {
  const wrong: string[] = []
  for (const [step, row] of rows) {
    const states = ['new', ...cases[caseTypeOf(step)].states]
    for (const role of rolesOf(row).filter(candidate => candidate !== 'system')) {
      for (const state of states) {
        const code = codeFor([step, row], { state, role })
        const expected = (row.from as readonly string[]).includes(state) ? null : 'step_not_possible'
        if (code !== expected) wrong.push(`${step} by ${role} in ${state}: ${code}`)
      }
    }
  }

  assert.deepEqual(wrong, [])
})

test('a provider, or a consumer, applicant or authorised operator of another unit, takes no step on a case', () => {
  const wrong: string[] = []
  for (const [step, row] of rows.filter(([, { anyUnit }]) => !anyUnit)) {
    const own = rolesOf(row).filter(role => ['provider', 'consumer', 'applicant', 'authorisedOperator'].includes(role))
    for (const role of own) {
      for (const state of (row.from as readonly string[]).filter(from => from !== 'new')) {
        const code = codeFor([step, row], { state, role, owner: elsewhere })
        if (code !== 'unit_not_party') wrong.push(`${step} by ${role} in ${state}: ${code}`)
      }
    }
  }

  assert.deepEqual(wrong, [])
})

test('the platform takes only its own steps, and those of an office on its behalf', () => {
  for (const [step, row] of rows) {
    const state = row.from[0] ?? 'new'
    const found = state === 'new' ? null : caseIn(step, state)
    const ask = (actor: Parameters<typeof refusalOf>[0]['actor']) =>
      refusalOf({ step, row, found, actor, duties: [] })?.code ?? null

    assert.equal(ask({ kind: 'system' }), rolesOf(row).includes('system') ? null : 'role_missing', step)
    const forPublic = rolesOf(row).some(role => role === 'system' || role === 'public') ? null : 'role_missing'
    assert.equal(ask({ kind: 'system', onBehalfOf: 'public' }), forPublic, step)
  }
})

const built = new Set<string>(lifecycles.map(table => table.type))

test('every outcome of a missed day has exactly one step of the platform that brings it', () => {
  const outcomes = new Set(
    laws.flatMap(law => clocksOf(law).flatMap(({ clock }) => (clock.ifMissed ? [clock.ifMissed.outcome] : []))),
  )

  for (const outcome of outcomes) {
    const type = caseTypeOf(outcome)
    if (!built.has(type)) continue
    const state = outcome.slice(type.length + 1)
    const steps = rows.filter(
      ([step, row]) =>
        caseTypeOf(step) === type && rolesOf(row).includes('system') && (row.to as readonly string[]).includes(state),
    )
    assert.equal(steps.length, 1, `${outcome}: ${steps.map(([step]) => step).join(', ') || 'no step'}`)
  }
})

test('each limit in the law, changed by one, moves a due day of a running lifecycle', () => {
  const checked: string[] = []
  for (const law of laws) {
    for (const started of clocksOf(law).filter(runsNow)) {
      checked.push(started.id)
      for (const by of [1, -1]) {
        const changed = changedLaw(law, started, by)
        const [before, after] = [dueDays(law, started), dueDays(changed, started)]
        assert.ok(before.length > 0, `${started.id} starts on ${started.clock.startsOn} but nothing runs`)
        assert.equal(after.length, before.length)
        assert.notDeepEqual(after, before, `${started.id} by ${by}`)
      }
    }
  }

  const sharing = ['PT-13a', 'PT-13b', 'PT-15', 'PT-20b', 'PT-26.2a', 'PT-26.2b']
  assert.deepEqual(
    sharing.filter(id => !checked.includes(id)),
    [],
  )
})

/** A clock runs where a step that is built leads into the state that starts it. */
function runsNow({ clock }: StartedClock): boolean {
  const type = caseTypeOf(clock.startsOn)
  const state = clock.startsOn.slice(type.length + 1)
  return rows.some(([step, row]) => caseTypeOf(step) === type && (row.to as readonly string[]).includes(state))
}

function changedLaw(law: Law, started: StartedClock, by: number): Law {
  const within: Limit = { ...started.clock.within, count: started.clock.within.count + by }
  const text = changedText(started.text, started, { ...started.clock, within })
  // Another identifier: look-ups are kept by it.
  const changed = { ...text, id: `${text.id}+${started.id}${by}` }
  return { ...law, texts: law.texts.map(version => (version.text === changed.text ? changed : version)) }
}

function changedText(text: TextVersion, { article, id, duty }: StartedClock, clock: Clock): TextVersion {
  const whole = text.articles[article]
  if (!whole) throw new Error(`${text.id} has no article ${article}`)
  const duties = { ...whole.duties, [id]: { ...duty, clock } }
  return { ...text, articles: { ...text.articles, [article]: { ...whole, duties } } }
}

/** The due days of the duty over two weeks of starts, so that a day off at the end hides no change. */
function dueDays(law: Law, { id, clock }: StartedClock): string[] {
  const moved = dutyCase(clock.startsOn)
  const linked = clock.on === 'linkedCase' ? [dutyCase(clock.endsOn[0] ?? clock.startsOn)] : []
  return Array.from({ length: 14 }, (_, n) => addDays(today, n)).flatMap(effectiveOn =>
    dutiesStartedBy(
      { moved, linked, transition: clock.startsOn, effectiveOn, facts: [], law },
      vendoredCalendar,
    ).flatMap(running => (running.duty === id ? [running.due_on] : [])),
  )
}

function dutyCase(transition: StartedClock['clock']['startsOn']): DutyCase {
  return { id: transition, type: caseTypeOf(transition), unitId, partyId: unitId }
}
