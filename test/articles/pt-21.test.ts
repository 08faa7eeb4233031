import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calledService, match, openServedDistrict, query } from './article-server.ts'

test('PT-21.1: a demand for matching is served by lists; the answer says which are there and nothing else', async () => {
  const district = await openServedDistrict()
  const service = await calledService(district, {
    useMode: 'match',
    directCase: { case: '4', mode: 'match', evidence: '批量比对获取结果' },
  })

  const answer = await match(district, service, { scenario: '高龄津贴发放', lines: ['K-2', 'K-9', 'K-3'] })
  const lookUp = await query(district, service, { scenario: '高龄津贴发放', where: { code: 'K-2' }, limit: 1 })

  assert.deepEqual([answer.status, answer.body], [200, { total: 3, matched: 2, flags: '101' }])
  assert.deepEqual([lookUp.status, lookUp.body.rows], [400, undefined])
})

test('PT-21.1: a demand for an interface is served by look-ups and not by lists', async () => {
  const district = await openServedDistrict()
  const service = await calledService(district)

  const lookUp = await query(district, service, { scenario: '高龄津贴发放', where: { code: 'K-2' }, limit: 1 })
  const list = await match(district, service, { scenario: '高龄津贴发放', lines: ['K-2'] })

  assert.deepEqual(lookUp.body.rows, [{ code: 'K-2', holder: '张*' }])
  assert.equal(list.status, 400)
})

test('PT-19.1.4: data granted masked never leaves in clear, by whatever item it is looked up', async () => {
  const district = await openServedDistrict()
  const service = await calledService(district)
  const ask = (where: object) => query(district, service, { scenario: '高龄津贴发放', where, limit: 10 })

  const answers = [await ask({ code: 'K-1' }), await ask({ code: 'K-3' })]
  const byName = await ask({ holder: '张三' })

  assert.deepEqual(
    answers.map(answer => answer.body.rows),
    [[{ code: 'K-1', holder: '欧阳**' }], [{ code: 'K-3', holder: '李**' }]],
  )
  assert.equal(byName.status, 400)
  for (const { text } of [...answers, byName]) assert.doesNotMatch(text, /明月|小四|张三/)
})
