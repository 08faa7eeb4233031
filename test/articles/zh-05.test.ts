import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zhenhai } from '@gongshu/regulations'
import { buildEntry } from '../../server/test-platform.ts'
import { take, tryStep } from './article-fixture.ts'
import { elements, openDistrictOf } from './other-districts.ts'

const personal = { ...buildEntry().items[0], personal: true, mask: 'keep_1_1' }

test('ZH-5.2: an entry with personal items cannot be marked as open, and masking does not change that', async t => {
  const district = await openDistrictOf(t, 'zhenhai')
  const submit = (openingAttribute: string) =>
    tryStep(district, 'catalogEntry.submit', {
      actor: district.provider,
      input: buildEntry({ ...elements, openingAttribute, items: [personal] }),
    })

  for (const openingAttribute of ['unconditional', 'conditional']) {
    assert.deepEqual(await submit(openingAttribute), {
      refused: 'personal_data_not_open',
      field: 'items.code',
      duty: 'ZH-5.2',
    })
  }
  const closed = await submit('notOpen')
  assert.ok('duties' in closed && closed.duties.includes('ZH-5.2'))
})

test('ZH-5.3: a new entry is proposed as open', async t => {
  const district = await openDistrictOf(t, 'zhenhai')

  const { duties } = await take(district, 'catalogEntry.submit', {
    actor: district.provider,
    input: buildEntry({ ...elements, openingAttribute: zhenhai.choices.openingDefault.value }),
  })

  assert.equal(zhenhai.choices.openingDefault.value, 'unconditional')
  assert.ok(duties.includes('ZH-5.3'))
})
