import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalFile, verifyEventProof } from '@gongshu/translog/verify-event'
import { sha256Hex } from '../../server/acts/event.ts'
import { commitmentFile } from '../../server/demands/commitment-file.ts'
import { findDemand } from '../../server/demands/demand-queries.ts'
import { isSignatureOf, type Signature } from '../../server/keys/signature.ts'
import {
  buildDemand,
  type District,
  newUnit,
  openDistrict,
  publishEntry,
  signDemand,
  submitDemand,
  tryStep,
  without,
} from './article-fixture.ts'
import { lastEvent } from './case-views.ts'

async function signed(district: District) {
  const content = buildDemand([await publishEntry(district)])
  return signDemand(district, { content, actor: district.consumer })
}

function submit(district: District, input: object) {
  return tryStep(district, 'demand.submit', { actor: district.consumer, input })
}

const unsigned = { refused: 'commitment_unsigned', field: 'commitment', duty: 'PT-18.1' }
const mismatch = { refused: 'commitment_mismatch', field: 'commitment', duty: 'PT-18.1' }

test('PT-18.1: a demand without a commitment, or signed by one of two only, is refused', async () => {
  const district = await openDistrict()
  const demand = await signed(district)
  const [person, unit] = demand.signatures

  assert.deepEqual(await submit(district, without(demand, 'commitment')), unsigned)
  assert.deepEqual(await submit(district, { ...demand, signatures: [person] }), unsigned)
  assert.deepEqual(await submit(district, { ...demand, signatures: [unit] }), unsigned)
})

test('PT-18.1: one character changed in what was signed, or another content, is refused', async () => {
  const district = await openDistrict()
  const demand = await signed(district)

  const changedText = { ...demand, commitment: demand.commitment.replace('需求真实', '需求真买') }
  const changedContent = { ...demand, content: { ...demand.content, scenario: '其他场景' } }
  const otherDemand = { ...demand, id: (await signed(district)).id }

  assert.deepEqual(await submit(district, changedText), unsigned)
  assert.deepEqual(await submit(district, changedContent), mismatch)
  assert.deepEqual(await submit(district, otherDemand), mismatch)
})

test('PT-18.1: the signatures of another unit do not count; the own ones are cited by the event', async () => {
  const district = await openDistrict()
  const demand = await signed(district)
  const stranger = await newUnit(district.platform, 'consumer')

  const byStranger = await tryStep(district, 'demand.submit', { actor: stranger, input: demand })
  const own = await submit(district, demand)

  assert.deepEqual(byStranger, unsigned)
  assert.ok('duties' in own && own.duties.includes('PT-18.1'))
})

test('PT-18.2: the commitment leaves in one file that proves text, signatures and event without the platform', async () => {
  const district = await openDistrict()
  const { platform } = district
  const { caseId } = await submitDemand(district, buildDemand([await publishEntry(district)]))
  const demand = await findDemand(platform.db, caseId)
  assert.ok(demand)

  const file = JSON.parse(await commitmentFile(platform, demand))

  for (const signature of file.signatures) {
    assert.equal(isSignatureOf(signature, file.commitment), true)
    assert.equal(isSignatureOf(signature, file.commitment.replace('需求真实', '需求真买')), false)
  }
  assert.equal(file.detail.commitmentDigest, sha256Hex(file.commitment))
  assert.deepEqual(
    file.detail.keys.map((key: Signature) => [key.kind, key.holder, key.algorithm]),
    [
      ['person', district.consumer.accountId, 'ed25519'],
      ['unit', district.consumer.unitId, 'sm2'],
    ],
  )
  assert.equal(verifyEventProof(canonicalFile(file.proof), platform.sequencer.vkey).ok, true)
  assert.ok((await lastEvent(district, caseId)).duties.includes('PT-18.1'))
})
