import assert from 'node:assert/strict'
import { test } from 'node:test'
import { system } from '../../server/acts/act-types.ts'
import { newId } from '../../server/base/ids.ts'
import { usccCheckCharacter } from '../../server/registry/uscc.ts'
import { type District, take, tryStep } from './article-fixture.ts'
import { districtOf } from './shared-districts.ts'

let count = 0

function buildCompany(changes: object) {
  const body = `91310151${String(700_000_000 + ++count)}`
  const name = `（虚构）公用事业公司 ${newId().slice(-8)}`
  return {
    name,
    shortName: name,
    kind: 'publicService',
    publicService: 'gas',
    uscc: `${body}${usccCheckCharacter(body)}`,
    regionCode: '310151',
    offices: ['provider', 'consumer'],
    ...changes,
  }
}

async function registered(district: District, changes: object) {
  const { caseId } = await take(district, 'unit.register', { actor: system, input: buildCompany(changes) })
  const { rows } = await district.platform.database.raw(
    `select unit.kind, unit.offices, event.detail->>'publicService' as service, event.duties
     from unit join event on event.case_id = unit.id where unit.id = $1`,
    [caseId],
  )
  return rows[0] as { kind: string; offices: string[]; service: string; duties: string[] }
}

function refusedFor(district: District, changes: object) {
  return tryStep(district, 'unit.register', { actor: system, input: buildCompany(changes) })
}

test('ZH-3.2: a gas company, a heating company and a social organisation of public service provide and use', async () => {
  const district = await districtOf('zhenhai')

  for (const publicService of ['gas', 'heating', 'socialOrganisation']) {
    const { kind, offices, service, duties } = await registered(district, { publicService })
    assert.deepEqual([kind, offices, service], ['publicService', ['provider', 'consumer'], publicService])
    assert.ok(duties.includes('ZH-3.2'))
  }
  const unsaid = await refusedFor(district, { publicService: undefined })
  const other = await refusedFor(district, { kind: 'stateOwned', publicService: undefined })
  assert.deepEqual(unsaid, { refused: 'field_missing', field: 'publicService', duty: 'ZH-3.2' })
  assert.deepEqual(other, { refused: 'unit_out_of_scope', field: 'kind', duty: 'ZH-3.2' })
})

test('CM-2: a water company and a bus company take part of themselves, another company does not', async () => {
  const district = await districtOf('chongming')

  for (const publicService of ['water', 'publicTransport']) {
    const { kind, service, duties } = await registered(district, { publicService })
    assert.deepEqual([kind, service], ['publicService', publicService])
    assert.ok(duties.includes('CM-2') && !duties.includes('CM-34'))
  }
  const other = await refusedFor(district, { kind: 'stateOwned', publicService: undefined })
  assert.deepEqual(other, { refused: 'unit_out_of_scope', field: 'kind', duty: 'CM-2' })
})

test('where public finance draws the scope, a public service company is neither provider nor consumer', async () => {
  const district = await districtOf('putuo')

  const answer = await refusedFor(district, {})

  assert.deepEqual(answer, { refused: 'unit_out_of_scope', field: 'kind', duty: 'PT-3.1' })
})
