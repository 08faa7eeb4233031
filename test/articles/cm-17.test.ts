import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chongming, localWordsOf } from '@gongshu/regulations'
import { buildEntry } from '../../server/test-platform.ts'
import { wordsFor } from '../../text/words.ts'
import { take, tryStep } from './article-fixture.ts'
import { elements, openDistrictOf } from './other-districts.ts'

const ground = { level: '地方性法规', title: '上海市数据条例', article: '第三十八条' }

test('CM-17.1: the three classes of sharing are called as the text calls them', async t => {
  const district = await openDistrictOf(t, 'chongming')
  const local = localWordsOf(chongming)
  const said = ['shared', 'conditional', 'notShared'].map(code => wordsFor('zh', `sharingAttribute.${code}`, {}, local))

  const { duties } = await take(district, 'catalogEntry.submit', {
    actor: district.provider,
    input: buildEntry(elements),
  })

  assert.deepEqual(said, ['无条件共享', '有条件共享', '不予共享'])
  assert.ok(duties.includes('CM-17.1'))
})

test('CM-17.2: conditional and not shared need a reason and a ground of law, regulation or rule', async t => {
  const district = await openDistrictOf(t, 'chongming')
  const submit = (changes: object) =>
    tryStep(district, 'catalogEntry.submit', {
      actor: district.provider,
      input: buildEntry({ ...elements, ...changes }),
    })

  for (const sharingAttribute of ['conditional', 'notShared']) {
    assert.deepEqual(await submit({ sharingAttribute, ground }), {
      refused: 'field_missing',
      field: 'limitReason',
      duty: 'CM-17.2',
    })
    assert.deepEqual(await submit({ sharingAttribute, limitReason: '涉及未成年人' }), {
      refused: 'ground_missing',
      field: 'ground',
      duty: 'CM-17.2',
    })
    const low = { ...ground, level: '规范性文件' }
    assert.deepEqual(await submit({ sharingAttribute, limitReason: '涉及未成年人', ground: low }), {
      refused: 'ground_level',
      field: 'ground.level',
      duty: 'CM-17.2',
    })
    const lawful = await submit({ sharingAttribute, limitReason: '涉及未成年人', ground })
    assert.ok('duties' in lawful && lawful.duties.includes('CM-17.2'))
  }
})
