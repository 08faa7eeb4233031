import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attempt, buildEntry, openTestPlatform, registerTestUnit, testActor } from './test-platform.ts'

const elements = { formats: 'CSV', businessName: '人口登记', provisionMode: 'cityApi', sharingPeriod: '长期' }

async function submitIn(jurisdiction: string, input: object) {
  const platform = await openTestPlatform('2026-03-02', jurisdiction)
  const provider = testActor(await registerTestUnit(platform, '测试局甲', ['provider']), 'provider')
  try {
    return await attempt(platform, 'catalogEntry.submit', { actor: provider, input })
  } finally {
    await platform.close()
  }
}

test('CM-6: the same form asks for the format in Chongming', async () => {
  assert.deepEqual(await submitIn('chongming', buildEntry()), {
    refused: 'field_missing',
    field: 'formats',
    duty: 'CM-6',
  })
  assert.equal('state' in (await submitIn('chongming', buildEntry(elements))), true)
})

test('ZH-10.2: the same form asks for business name, mode and period of sharing in Zhenhai', async () => {
  const refused = await submitIn('zhenhai', buildEntry({ formats: 'CSV' }))
  const ground = { level: '规章', title: '某某办法', article: '第五条' }
  const limited = await submitIn('zhenhai', buildEntry({ ...elements, sharingAttribute: 'conditional' }))

  assert.equal('refused' in refused && refused.duty, 'ZH-10.2')
  const reasoned = { ...elements, sharingAttribute: 'conditional', limitReason: '仅供有关部门使用' }
  assert.deepEqual('refused' in limited && [limited.refused, limited.field], ['field_missing', 'limitReason'])
  assert.equal('state' in (await submitIn('zhenhai', buildEntry({ ...reasoned, ground }))), true)
})
