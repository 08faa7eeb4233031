import assert from 'node:assert/strict'
import { test } from 'node:test'
import { system } from '../../server/acts/act-types.ts'
import { newId } from '../../server/base/ids.ts'
import { usccCheckCharacter } from '../../server/registry/uscc.ts'
import { buildEntry } from '../../server/test-platform.ts'
import { openDistrict, publishEntry, take, tryStep } from './article-fixture.ts'
import { lastEvent } from './case-views.ts'

let count = 0

function buildUnit(changes: object) {
  const body = `12310107${String(900_000_000 + ++count)}`
  const name = `范围测试单位 ${newId().slice(-8)}`
  const uscc = `${body}${usccCheckCharacter(body)}`
  return { name, shortName: name, kind: 'publiclyFunded', uscc, regionCode: '310107', offices: [], ...changes }
}

test('PT-3.1: a unit that public finance does not keep can be neither provider nor consumer', async () => {
  const district = await openDistrict()
  const register = (kind: string, offices: string[]) =>
    tryStep(district, 'unit.register', { actor: system, input: buildUnit({ kind, offices }) })

  for (const kind of ['other', 'stateOwned']) {
    for (const office of ['provider', 'consumer']) {
      const refused = { refused: 'unit_out_of_scope', field: 'kind', duty: 'PT-3.1' }
      assert.deepEqual(await register(kind, [office]), refused, `${kind} ${office}`)
    }
  }
})

test('PT-3.1: organs, organisations of the people and funded units take part; others may have other offices', async () => {
  const district = await openDistrict()

  for (const kind of ['partyOrGovernment', 'peoplesOrganisation', 'publiclyFunded']) {
    const input = buildUnit({ kind, offices: ['provider', 'consumer'] })
    const { caseId } = await take(district, 'unit.register', { actor: system, input })
    assert.deepEqual((await lastEvent(district, caseId)).duties, ['PT-3.1', 'SH-3.1'])
  }
  const other = await take(district, 'unit.register', { actor: system, input: buildUnit({ kind: 'other' }) })
  assert.equal(other.state, 'registered')
})

test('PT-3.2: a state secret is refused at resubmission too and the returned entry stays as it was', async () => {
  const district = await openDistrict()
  const { caseId } = await take(district, 'catalogEntry.submit', { actor: district.provider, input: buildEntry() })
  await take(district, 'catalogEntry.return', { actor: district.operator, caseId, input: { reason: '名称不规范' } })

  const answer = await tryStep(district, 'catalogEntry.resubmit', {
    actor: district.provider,
    caseId,
    input: buildEntry({ name: '涉密名称', stateSecret: true }),
  })

  assert.deepEqual(answer, { refused: 'state_secret', field: 'stateSecret', duty: 'PT-3.2' })
  const { rows } = await district.platform.database.raw(
    `select c.state, c.title = '涉密名称' as secret, e.content::text like '%涉密名称%' as kept
     from matter_case c join catalog_entry e on e.id = c.id where c.id = $1`,
    [caseId],
  )
  assert.deepEqual(rows, [{ state: 'returned', secret: false, kept: false }])
})

test('PT-3.2: the refusal is on record without what was refused', async () => {
  const district = await openDistrict()
  const name = `涉密目录 ${newId()}`

  await tryStep(district, 'catalogEntry.submit', {
    actor: district.provider,
    input: buildEntry({ name, stateSecret: true }),
  })

  const { rows } = await district.platform.database.raw(
    'select unit_id, step, duty, code, case_id from security_record where account_id = $1',
    [district.provider.accountId],
  )
  assert.deepEqual(rows, [
    {
      unit_id: district.provider.unitId,
      step: 'catalogEntry.submit',
      duty: 'PT-3.2',
      code: 'state_secret',
      case_id: null,
    },
  ])
  const { rows: traces } = await district.platform.database.raw('select id from event where detail::text like $1', [
    `%${name}%`,
  ])
  assert.deepEqual(traces, [])
  assert.ok(await publishEntry(district))
})
