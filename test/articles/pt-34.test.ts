import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@gongshu/deadlines'
import { dutiesFor, lawOn, putuo, textVersions } from '@gongshu/regulations'
import { openDistrict } from './article-fixture.ts'
import { lastEvent } from './case-views.ts'

test('PT-34: the text is in force from the day it was issued and not a day before', () => {
  const before = lawOn(putuo, textVersions, day('2023-06-20'))
  const from = lawOn(putuo, textVersions, day('2023-06-21'))

  assert.deepEqual(
    [before, from].map(law => law.texts.some(text => text.text === 'pt')),
    [false, true],
  )
  assert.deepEqual(
    [before, from].map(law => dutiesFor(law, 'demandPart.decide').map(ref => ref.id)),
    [[], ['PT-20b', 'PT-20c']],
  )
})

test('PT-34: an act before that day cites nothing of the text, and its case stays under the law it began with', async () => {
  const district = await openDistrict('2023-06-20')
  const unitId = district.provider.unitId ?? ''

  const registered = await lastEvent(district, unitId)

  assert.deepEqual(
    registered.duties.filter(duty => duty.startsWith('PT-')),
    [],
  )
  const { rows } = await district.platform.database.raw('select law from matter_case where id = $1', [unitId])
  assert.deepEqual(rows, [{ law: ['sh@draft-2022'] }])
})
