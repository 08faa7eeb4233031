import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@gongshu/deadlines'
import { dutyById, type Jurisdiction, jurisdictions, lawOn, textVersions } from '@gongshu/regulations'
import type { RehearsalStep } from './run-steps.ts'
import { rehearsalSteps } from './step-list.ts'

const steps: readonly RehearsalStep[] = rehearsalSteps

function stepsIn(jurisdiction: Jurisdiction) {
  const law = lawOn(jurisdiction, textVersions, day('2026-03-02'))
  const own = steps.filter(({ partOf }) => partOf?.(law) ?? true)
  const absent = own.flatMap(({ id, absent: why }) => (why?.(law) ? [{ id, absent: why(law) ?? '' }] : []))
  return { law, ids: own.map(({ id }) => id), absent }
}

const common = ['units', 'catalog', 'collection', 'quality', 'search', 'demand.direct', 'demand.lapse']
const rest = ['service.call', 'match', 'service.idle', 'open', 'log.verify', 'crash']

test('the main job has its steps in one order; a jurisdiction may have one of its own after the demands', () => {
  const ids = Object.fromEntries(Object.values(jurisdictions).map(one => [one.id, stepsIn(one).ids]))

  assert.deepEqual(ids, {
    putuo: [...common, ...rest],
    chongming: [...common, 'demand', ...rest],
    zhenhai: [...common, 'demand.city', ...rest],
    shanghai: [...common, ...rest],
  })
})

test('the steps that each jurisdiction lacks', () => {
  const absent = Object.values(jurisdictions).map(one => [one.id, ...stepsIn(one).absent.map(({ id }) => id)])

  assert.deepEqual(absent, [
    ['putuo'],
    ['chongming', 'demand.direct', 'demand.lapse', 'service.idle'],
    ['zhenhai', 'demand.direct', 'demand.lapse', 'service.call', 'match', 'service.idle', 'open'],
    ['shanghai', 'demand.direct', 'demand.lapse', 'service.call', 'match', 'service.idle'],
  ])
})

test('the reason of each absence names duties of the law that it comes from', () => {
  for (const jurisdiction of Object.values(jurisdictions)) {
    const { law, absent } = stepsIn(jurisdiction)
    for (const { id, absent: reason } of absent) {
      const named = reason.match(/[A-Z]{2}-\d+(?:\.\d+)*[a-z]?/g) ?? []
      assert.ok(named.length > 0, `${jurisdiction.id}: ${id} is absent without a duty`)
      assert.deepEqual(
        named.filter(duty => !dutyById(law, duty)),
        [],
        `${jurisdiction.id}: ${id}`,
      )
    }
  }
})
