import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collectedEntry, directDemand, openDistrict, signDemand, tryStep } from '../../test/articles/article-fixture.ts'

test('a demand names an entry once, and each of its items once', async () => {
  const district = await openDistrict()
  const entryId = await collectedEntry(district)
  const actor = district.consumer
  const twice = directDemand([entryId, entryId])
  const columns = ['masked', 'clear'].map(way => ({ column: 'code', clear: way === 'clear' }))
  const both = directDemand([entryId], { entries: [{ entryId, columns }] })

  const answers = []
  for (const content of [twice, both]) {
    const input = await signDemand(district, { content, actor })
    answers.push(await tryStep(district, 'demand.submit', { actor, input }))
  }

  const refused = { refused: 'invalid_input', duty: null }
  assert.deepEqual(answers, [
    { ...refused, field: 'entries' },
    { ...refused, field: 'entries.columns' },
  ])
})
