import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@gongshu/deadlines'
import { articlesIn, cases, clocksOf, jurisdictions, lawOn, textVersions } from '@gongshu/regulations'
import { releasedLaw, tellFaults } from '../../cli/law-check.ts'

const { law, folders } = releasedLaw()

test('nothing in the law is wrong', () => {
  const told = tellFaults({ law, folders }).map(({ file, line, en }) => `${file}:${line} ${en}`)

  assert.deepEqual(told, [], 'Correct the data; gongshu law check says the same in Chinese.')
})

test('the four texts are data from the first article to the last', () => {
  const sizes = textVersions.map(({ id, text, articles }) => ({
    text,
    published: articlesIn(law.sources[id] ?? '').length,
    data: Object.keys(articles).length,
  }))

  assert.deepEqual(sizes, [
    { text: 'pt', published: 34, data: 34 },
    { text: 'zh', published: 32, data: 32 },
    { text: 'cm', published: 35, data: 35 },
    { text: 'sh', published: 38, data: 38 },
  ])
})

test('every text is held against its part of the register of duties', () => {
  assert.deepEqual(Object.keys(law.dutyIds), [...new Set(textVersions.map(({ text }) => text))])
})

test('a case declares each state and each step once', () => {
  for (const [name, { states, steps }] of Object.entries(cases)) {
    assert.equal(new Set<string>(states).size, states.length, `${name} has a state twice`)
    assert.equal(new Set<string>(steps).size, steps.length, `${name} has a step twice`)
  }
})

test('only the deemed approval, the automatic termination and the lapse of a text act by themselves', () => {
  const laws = Object.values(jurisdictions).map(one => lawOn(one, textVersions, day('2026-03-02')))
  const acting = laws.flatMap(one =>
    clocksOf(one).flatMap(({ id, clock }) =>
      clock.ifMissed ? [{ id, outcome: clock.ifMissed.outcome, onBehalfOf: clock.ifMissed.onBehalfOf ?? null }] : [],
    ),
  )

  assert.deepEqual(acting, [
    { id: 'PT-20b', outcome: 'demandPart.deemedApproved', onBehalfOf: null },
    { id: 'PT-26.2a', outcome: 'sharingService.suspendedIdle', onBehalfOf: 'operator' },
    { id: 'PT-26.2b', outcome: 'sharingService.terminatedAuto', onBehalfOf: null },
  ])
})
