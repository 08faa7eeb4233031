import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@gongshu/deadlines'
import {
  activeService,
  buildDemand,
  collectedEntry,
  forwardedDemand,
  moveTo,
  noteUse,
  openMovingDistrict,
  take,
} from '../../test/articles/article-fixture.ts'
import { noticesOfCase } from '../../test/articles/case-views.ts'
import { sweep } from '../acts/sweep.ts'

const remindersOf = async (district: Parameters<typeof noticesOfCase>[0], id: string, kind: string) =>
  (await noticesOfCase(district, id)).filter(notice => notice.kind === kind)

test('a provider is reminded once on each of the last three working days, under no duty', async t => {
  const district = await openMovingDistrict(t)
  const { parts } = await forwardedDemand(district, buildDemand([await collectedEntry(district)]))
  const part = parts[0]?.id ?? ''

  for (const on of ['03', '04', '05', '05', '06', '07', '08', '09', '10']) await moveTo(district, `2026-03-${on}`)

  const reminders = await remindersOf(district, part, 'demandPartReminder')
  assert.deepEqual(
    reminders.map(({ sent_on, unit_id, duty }) => [sent_on, unit_id, duty]),
    ['05', '06', '09'].map(on => [`2026-03-${on}`, district.provider.unitId, null]),
  )
})

test('a part that is decided is no longer reminded of', async t => {
  const district = await openMovingDistrict(t)
  const { parts } = await forwardedDemand(district, buildDemand([await collectedEntry(district)]))
  const caseId = parts[0]?.id ?? ''
  await moveTo(district, '2026-03-05')
  await take(district, 'demandPart.decide', { actor: district.provider, caseId, input: { decision: 'approve' } })

  await moveTo(district, '2026-03-06')

  assert.equal((await remindersOf(district, caseId, 'demandPartReminder')).length, 1)
})

test('a consumer is reminded once of a service that is not called; a call begins a new period', async t => {
  const district = await openMovingDistrict(t)
  const [idle, used] = [await activeService(district), await activeService(district)]
  await noteUse(district, used.serviceId, '2026-05-10')
  await moveTo(district, '2026-05-18')
  const early = await remindersOf(district, idle.serviceId, 'serviceUseReminder')

  await moveTo(district, '2026-05-20')
  await moveTo(district, '2026-05-25')
  await sweep(district.platform.acts.door)

  const told = await remindersOf(district, idle.serviceId, 'serviceUseReminder')
  assert.deepEqual(early, [])
  assert.deepEqual(
    told.map(({ sent_on, unit_id, duty }) => [sent_on, unit_id, duty]),
    [[day('2026-05-20'), district.consumer.unitId, null]],
  )
  assert.deepEqual(await remindersOf(district, used.serviceId, 'serviceUseReminder'), [])
})
