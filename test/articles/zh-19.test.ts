import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildEntry } from '../../server/test-platform.ts'
import { tryStep } from './article-fixture.ts'
import { elements, openDistrictOf } from './other-districts.ts'

const ground = { level: '规章', title: '宁波市公共数据管理办法', article: '第十条' }

test('ZH-19.3: restricted and not shared need a reason and a ground of law, regulation or rule', async t => {
  const district = await openDistrictOf(t, 'zhenhai')
  const submit = (changes: object) =>
    tryStep(district, 'catalogEntry.submit', {
      actor: district.provider,
      input: buildEntry({ ...elements, ...changes }),
    })

  for (const sharingAttribute of ['conditional', 'notShared']) {
    assert.deepEqual(await submit({ sharingAttribute, ground }), {
      refused: 'field_missing',
      field: 'limitReason',
      duty: 'ZH-19.3',
    })
    assert.deepEqual(await submit({ sharingAttribute, limitReason: '涉及企业秘密' }), {
      refused: 'ground_missing',
      field: 'ground',
      duty: 'ZH-19.3',
    })
    const low = { ...ground, level: '规范性文件' }
    assert.deepEqual(await submit({ sharingAttribute, limitReason: '涉及企业秘密', ground: low }), {
      refused: 'ground_level',
      field: 'ground.level',
      duty: 'ZH-19.3',
    })
    const lawful = await submit({ sharingAttribute, limitReason: '涉及企业秘密', ground })
    assert.ok('duties' in lawful && lawful.duties.includes('ZH-19.3'))
  }
})
