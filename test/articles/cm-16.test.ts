import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chongming } from '@gongshu/regulations'
import { buildEntry } from '../../server/test-platform.ts'
import { take } from './article-fixture.ts'
import { elements, openDistrictOf } from './other-districts.ts'

test('CM-16: an entry is proposed as shared without condition', async t => {
  const district = await openDistrictOf(t, 'chongming')

  const { duties } = await take(district, 'catalogEntry.submit', {
    actor: district.provider,
    input: buildEntry({ ...elements, sharingAttribute: chongming.choices.sharingDefault.value }),
  })

  assert.equal(chongming.choices.sharingDefault.value, 'shared')
  assert.ok(duties.includes('CM-16'))
})
