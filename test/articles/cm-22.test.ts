import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collectedEntry, take, tryStep } from './article-fixture.ts'
import { noticesOfCase } from './case-views.ts'
import { elements, openDistrictOf } from './other-districts.ts'

test('the authority decides on a work order of the open list where the text names it, and is told of it', async t => {
  const district = await openDistrictOf(t, 'chongming')
  const entryId = await collectedEntry(district, { changes: elements })
  const input = {
    entryId,
    title: '演练开放清单条目',
    domain: '地理空间',
    abstract: '演练用代码',
    items: ['code'],
    formats: ['csv'],
    openingClass: 'unconditional',
    updateFrequency: 'yearly',
    reason: '社会公众普遍需要',
    license: '公共数据开放协议',
  }

  const { caseId } = await take(district, 'openListEntry.submit', { actor: district.provider, input })
  const byOperator = await tryStep(district, 'openListEntry.accept', { actor: district.operator, caseId })
  const accepted = await take(district, 'openListEntry.accept', { actor: district.authority, caseId })

  assert.equal('refused' in byOperator && byOperator.refused, 'role_missing')
  assert.ok(accepted.duties.includes('CM-22b'))
  const [first] = await noticesOfCase(district, caseId)
  assert.deepEqual([first?.role, first?.kind], ['authority', 'openListToReview'])
})
