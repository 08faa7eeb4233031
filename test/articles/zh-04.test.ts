import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildEntry } from '../../server/test-platform.ts'
import { tryStep } from './article-fixture.ts'
import { elements, openDistrictOf } from './other-districts.ts'

test('ZH-4: an entry names the resource and its class', async t => {
  const district = await openDistrictOf(t, 'zhenhai')

  for (const field of ['name', 'classification']) {
    const answer = await tryStep(district, 'catalogEntry.submit', {
      actor: district.provider,
      input: buildEntry({ ...elements, [field]: ' ' }),
    })
    assert.deepEqual(answer, { refused: 'field_missing', field, duty: 'ZH-4' })
  }
})
