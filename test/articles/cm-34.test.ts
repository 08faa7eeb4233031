import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { system } from '../../server/acts/act-types.ts'
import { usccCheckCharacter } from '../../server/registry/uscc.ts'
import { attempt } from '../../server/test-platform.ts'
import { lastEvent } from './case-views.ts'
import { openDistrictOf } from './other-districts.ts'

async function register(t: TestContext, jurisdiction: string, changes: object) {
  const district = await openDistrictOf(t, jurisdiction)
  const body = '91310151900000001'
  const input = {
    name: '演练水务公司',
    shortName: '演练水务公司',
    kind: 'stateOwned',
    uscc: `${body}${usccCheckCharacter(body)}`,
    regionCode: '310151',
    offices: ['provider'],
    ...changes,
  }
  const answer = await attempt(district.platform, 'unit.register', { actor: system, input })
  return 'caseId' in answer ? (await lastEvent(district, answer.caseId)).duties : answer
}

test('CM-34: a company of the district takes part by reference, and its registration says so', async t => {
  const plain = await register(t, 'chongming', {})
  const byReference = await register(t, 'chongming', { byReference: true })
  const inScope = await register(t, 'chongming', { kind: 'partyOrGovernment' })

  assert.equal('refused' in plain && plain.refused, 'unit_out_of_scope')
  assert.ok(Array.isArray(byReference) && byReference.includes('CM-34'))
  assert.ok(Array.isArray(inScope) && !inScope.includes('CM-34'))
})

test('ZH-31: other organs and institutions take part by reference, companies do not', async t => {
  const company = await register(t, 'zhenhai', { byReference: true })
  const organ = await register(t, 'zhenhai', { kind: 'publiclyFunded', byReference: true })

  assert.equal('refused' in company && company.refused, 'unit_out_of_scope')
  assert.ok(Array.isArray(organ) && organ.includes('ZH-31'))
})

test('nobody takes part by reference where the texts know no reference', async t => {
  const answer = await register(t, 'putuo', { kind: 'publiclyFunded', byReference: true })

  assert.equal('refused' in answer && answer.refused, 'unit_out_of_scope')
})
