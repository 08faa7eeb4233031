import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../server/base/ids.ts'
import { openTestAccount } from '../../server/test-server.ts'
import { newUnit, take, tryStep } from './article-fixture.ts'
import { openServedDistrict, type ServedDistrict, signedIn } from './article-server.ts'

async function gapOf(district: ServedDistrict, unitId: string | null) {
  const operator = await signedIn(district, null, 'operator')
  const { body } = await operator.get('/api/reports/officerGaps')
  const rows = body.rows as { caseId: string; cells: { missing: string[] } }[]
  return rows.find(row => row.caseId === unitId)?.cells.missing ?? null
}

async function personOf(district: ServedDistrict, unitId: string | null): Promise<string> {
  const { caseId } = await openTestAccount(district.server, `o-${newId().slice(-12)}`, { unitId, roles: [] })
  return caseId
}

async function appoint(district: ServedDistrict, kind: string) {
  const accountId = await personOf(district, district.provider.unitId)
  const caseId = district.provider.unitId ?? ''
  return take(district, 'unit.appointOfficer', { actor: district.provider, caseId, input: { kind, accountId } })
}

test('PT-6: a provider without chief data officer or data executive stands in the gap report until both are there', async () => {
  const district = await openServedDistrict()
  const unitId = district.provider.unitId

  assert.deepEqual(await gapOf(district, unitId), ['officer.cdo', 'officer.dataSteward'])
  const appointed = await appoint(district, 'cdo')
  assert.deepEqual(appointed.duties, ['PT-6'])
  assert.deepEqual(await gapOf(district, unitId), ['officer.dataSteward'])
  await appoint(district, 'dataSteward')
  assert.equal(await gapOf(district, unitId), null)
  assert.equal(await gapOf(district, district.consumer.unitId), null)
})

test('PT-6: a unit appoints its own officers, not those of another', async () => {
  const district = await openServedDistrict()
  const stranger = await newUnit(district.platform, 'provider')

  const answer = await tryStep(district, 'unit.appointOfficer', {
    actor: stranger,
    caseId: district.provider.unitId ?? '',
    input: { kind: 'cdo', accountId: newId() },
  })

  assert.deepEqual(answer, { refused: 'unit_not_party', field: null, duty: 'PT-6' })
})

test('PT-6: an officer is a person with an account of the unit, in use', async () => {
  const district = await openServedDistrict()
  const caseId = district.provider.unitId ?? ''
  const foreign = await personOf(district, district.consumer.unitId)

  for (const accountId of [newId(), foreign]) {
    const answer = await tryStep(district, 'unit.appointOfficer', {
      actor: district.provider,
      caseId,
      input: { kind: 'cdo', accountId },
    })
    assert.deepEqual(answer, { refused: 'unknown_thing', field: 'accountId', duty: 'PT-6' })
  }
})
