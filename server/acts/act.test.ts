import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  buildDemand,
  collectedEntry,
  type District,
  forwardedDemand,
  moveWithoutSweep,
  newUnit,
  openDistrict,
  openMovingDistrict,
  type Part,
  partsOfDemand,
  publishEntry,
  take,
  tryStep,
} from '../../test/articles/article-fixture.ts'
import { eventsOfCase, stateOfCase } from '../../test/articles/case-views.ts'
import { buildEntry } from '../test-platform.ts'

const reject = { decision: 'reject', ground: { level: '法律', title: '个人信息保护法', article: '第六条' } }

async function onePart(district: District) {
  const { demandId, parts } = await forwardedDemand(district, buildDemand([await collectedEntry(district)]))
  const [part] = parts as [Part]
  return { demandId, partId: part.id }
}

/** How many rows each table has and a digest of them: what tells that nothing was left behind. */
async function contentOfTables({ platform }: District): Promise<Map<string, string>> {
  const { rows } = await platform.database.raw(
    `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  )
  const content = new Map<string, string>()
  for (const { name } of rows as { name: string }[]) {
    const counted = await platform.database.raw(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as digest from "${name}" t`,
    )
    content.set(name, (counted.rows[0] as { digest: string }).digest)
  }
  return content
}

async function changedBy(district: District, work: () => Promise<unknown>): Promise<string[]> {
  await district.platform.sequencer.flush()
  const before = await contentOfTables(district)
  await work()
  await district.platform.sequencer.flush()
  const after = await contentOfTables(district)
  return [...after.keys()].filter(name => before.get(name) !== after.get(name))
}

test('of two acts on one case at the same time one succeeds and the other finds it moved on', async () => {
  const district = await openDistrict()
  const { partId } = await onePart(district)
  const decide = (input: object) =>
    tryStep(district, 'demandPart.decide', { actor: district.provider, caseId: partId, input })

  const answers = await Promise.all([decide({ decision: 'approve' }), decide(reject)])

  const refused = answers.filter(answer => 'refused' in answer)
  assert.deepEqual(refused, [{ refused: 'step_not_possible', field: null, duty: 'PT-20b' }])
  const events = await eventsOfCase(district, partId)
  assert.equal(events.filter(event => event.step === 'demandPart.decide').length, 1)
})

test('two providers who decide at the same time settle the demand once', async () => {
  const district = await openDistrict()
  const other = await newUnit(district.platform, 'provider')
  const entries = [await collectedEntry(district), await collectedEntry(district, { provider: other })]
  const { demandId, parts } = await forwardedDemand(district, buildDemand(entries))
  const actors = [district.provider, other]

  await Promise.all(
    parts.map(part => {
      const actor = actors.find(candidate => candidate.unitId === part.unit_id) ?? other
      return take(district, 'demandPart.decide', { actor, caseId: part.id, input: { decision: 'approve' } })
    }),
  )

  const settled = (await eventsOfCase(district, demandId)).filter(event => event.step === 'demand.settle')
  assert.deepEqual(
    settled.map(event => event.to_state),
    ['approved'],
  )
})

test('a refused act leaves a security record and nothing else', async t => {
  const district = await openMovingDistrict(t)
  const { partId } = await onePart(district)
  const refusals = {
    'wrong role': () =>
      tryStep(district, 'demandPart.decide', { actor: district.consumer, caseId: partId, input: reject }),
    'no ground': () =>
      tryStep(district, 'demandPart.decide', {
        actor: district.provider,
        caseId: partId,
        input: { decision: 'reject' },
      }),
    'refused while opening': () =>
      tryStep(district, 'catalogEntry.submit', { actor: district.provider, input: buildEntry({ coverage: '' }) }),
    'input of another form': () =>
      tryStep(district, 'catalogEntry.submit', { actor: district.provider, input: { name: '涉密名称' } }),
    'no such case': () =>
      tryStep(district, 'demandPart.decide', {
        actor: district.provider,
        caseId: '018f0000-0000-7000-8000-000000000000',
        input: reject,
      }),
    'with a key': () =>
      assert.rejects(
        district.platform.acts.act({
          step: 'demandPart.decide',
          actor: district.provider,
          caseId: partId,
          input: { decision: 'reject' },
          idempotencyKey: 'refused-0001',
        }),
        /ground_missing/,
      ),
  }

  for (const [name, refused] of Object.entries(refusals)) {
    assert.deepEqual(await changedBy(district, refused), ['security_record'], name)
  }
  const { rows } = await district.platform.database.raw('select * from security_record')
  assert.doesNotMatch(JSON.stringify(rows), /涉密名称/)
})

test('what is due by law is written although the act is refused, without any sweep', async t => {
  const district = await openMovingDistrict(t, '2023-09-04')
  const { demandId, partId } = await onePart(district)
  await moveWithoutSweep(district, '2023-09-15')

  const answer = await tryStep(district, 'demandPart.decide', {
    actor: district.provider,
    caseId: partId,
    input: reject,
  })

  assert.deepEqual(answer, { refused: 'step_not_possible', field: null, duty: 'PT-20b' })
  assert.deepEqual(await stateOfCase(district, partId), { state: 'deemedApproved', since: '2023-09-12' })
  const { step, system, effective_on } = (await eventsOfCase(district, partId)).at(-1) ?? {}
  assert.deepEqual([step, system, effective_on], ['demandPart.lapse', true, '2023-09-12'])
  // What follows from an outcome takes effect with it, however late it is found.
  assert.deepEqual(await stateOfCase(district, demandId), { state: 'deemedApproved', since: '2023-09-12' })
})

test('what is due stays written also when the refused act came with an idempotency key', async t => {
  const district = await openMovingDistrict(t, '2023-09-04')
  const { partId } = await onePart(district)
  await moveWithoutSweep(district, '2023-09-12')

  const rejection = district.platform.acts.act({
    step: 'demandPart.decide',
    actor: district.provider,
    caseId: partId,
    input: reject,
    idempotencyKey: 'too-late-0001',
  })

  await assert.rejects(rejection, /step_not_possible/)
  assert.equal((await stateOfCase(district, partId)).state, 'deemedApproved')
})

test('an act on the demand finds its parts as they are by law', async t => {
  const district = await openMovingDistrict(t, '2023-09-04')
  const { demandId } = await onePart(district)
  await moveWithoutSweep(district, '2023-09-12')

  const withdrawal = await tryStep(district, 'demand.withdraw', {
    actor: district.consumer,
    caseId: demandId,
    input: { reason: '不再需要' },
  })

  assert.equal('refused' in withdrawal && withdrawal.refused, 'step_not_possible')
  assert.deepEqual(
    (await partsOfDemand(district, demandId)).map(part => part.state),
    ['deemedApproved'],
  )
})

test('the same key does an act once, however often and however close together it is sent', async () => {
  const district = await openDistrict()
  const request = {
    step: 'catalogEntry.submit',
    actor: district.provider,
    input: buildEntry(),
    idempotencyKey: 'same-key-0001',
  } as const

  const answers = await Promise.all([1, 2, 3].map(() => district.platform.acts.act(request)))

  assert.equal(new Set(answers.map(answer => answer.eventId)).size, 1)
  assert.equal((await eventsOfCase(district, answers[0]?.caseId ?? '')).length, 1)
})

test('a refused act gives its key back: mended, it may be sent under the same key', async () => {
  const district = await openDistrict()
  const entryId = await publishEntry(district)
  const send = (name: string, coverage: string) =>
    district.platform.acts.act({
      step: 'catalogEntry.submit',
      actor: district.provider,
      input: buildEntry({ name, coverage }),
      idempotencyKey: `mended-${entryId}`,
    })

  await assert.rejects(send('先缺后补的目录', ' '), /field_missing/)
  const mended = await send('先缺后补的目录', '全区')

  assert.equal(mended.state, 'underReview')
})

test('an act on a case that does not exist gives its key back', async () => {
  const district = await openDistrict()
  const { partId } = await onePart(district)
  const send = (caseId: string) =>
    district.platform.acts.act({
      step: 'demandPart.decide',
      actor: district.provider,
      caseId,
      input: { decision: 'approve' },
      idempotencyKey: `lost-${partId}`,
    })

  await assert.rejects(send('018f0000-0000-7000-8000-000000000000'), /unknown_case/)
  await assert.rejects(send('018f0000-0000-7000-8000-000000000000'), /unknown_case/)
  assert.equal((await send(partId)).state, 'approved')
})

test('an act on what has moved on since it was read is refused', async () => {
  const district = await openDistrict()
  const { partId } = await onePart(district)
  const request = { step: 'demandPart.decide', caseId: partId, actor: district.provider, input: reject } as const

  await assert.rejects(district.platform.acts.act({ ...request, seenRevision: 0 }), /stale_revision/)

  const decided = await district.platform.acts.act({ ...request, seenRevision: 1 })
  assert.equal(decided.state, 'rejected')
})
