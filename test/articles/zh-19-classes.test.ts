import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildEntry } from '../../server/test-platform.ts'
import { buildDemand, newUnit, signDemand, testItems, tryStep } from './article-fixture.ts'
import { elements, openDistrictOf, publishReviewed } from './other-districts.ts'

const ground = { level: '规章', title: '宁波市公共数据管理办法', article: '第十条' }
const restricted = { ...elements, openingAttribute: 'notOpen', items: testItems, ground, limitReason: '涉及个人信息' }

test('ZH-19.1: restricted data is for the units that it names; another cannot ask for it', async t => {
  const district = await openDistrictOf(t, 'zhenhai')
  const sharedWith = [district.consumer.unitId]
  const input = buildEntry({ ...restricted, sharingAttribute: 'conditional', sharedWith })
  const entryId = await publishReviewed(district, input)
  const content = buildDemand([entryId], { useMode: 'cityApi' })
  const stranger = await newUnit(district.platform, 'consumer')
  const submit = async (actor: typeof stranger) =>
    tryStep(district, 'demand.submit', { actor, input: await signDemand(district, { content, actor }) })

  const [other, named] = [await submit(stranger), await submit(district.consumer)]

  assert.deepEqual(other, { refused: 'data_not_granted', field: 'entries', duty: 'ZH-19.1' })
  assert.ok('state' in named && named.state === 'submitted')
})

test('ZH-19.2: data for services done in one visit is shared without condition, or the unit says why not', async t => {
  const district = await openDistrictOf(t, 'zhenhai')
  const submit = (changes: object) =>
    tryStep(district, 'catalogEntry.submit', {
      actor: district.provider,
      input: buildEntry({ ...restricted, oneVisit: 'yes', ...changes }),
    })

  const bare = await submit({ sharingAttribute: 'conditional' })
  const reasoned = await submit({ sharingAttribute: 'conditional', oneVisitReason: '仅供民政办事使用' })
  const open = await submit({ sharingAttribute: 'shared' })

  assert.deepEqual(bare, { refused: 'field_missing', field: 'oneVisitReason', duty: 'ZH-19.2' })
  for (const taken of [reasoned, open]) assert.ok('duties' in taken && taken.duties.includes('ZH-19.2'))
})

test('ZH-19.2: what is not shared may be asked for masked, and not in clear', async t => {
  const district = await openDistrictOf(t, 'zhenhai')
  const entryId = await publishReviewed(district, buildEntry({ ...restricted, sharingAttribute: 'notShared' }))
  const { consumer: actor } = district
  const submit = async (columns: { column: string; clear: boolean }[]) => {
    const content = buildDemand([entryId], { useMode: 'cityApi', entries: [{ entryId, columns }] })
    return tryStep(district, 'demand.submit', { actor, input: await signDemand(district, { content, actor }) })
  }

  const clear = await submit([{ column: 'holder', clear: true }])
  const masked = await submit([{ column: 'holder', clear: false }])

  assert.deepEqual(clear, { refused: 'masking_required', field: 'entries', duty: 'ZH-19.2' })
  assert.ok('state' in masked && masked.state === 'submitted')
})
