import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import {
  canonicalFile,
  eventEntry,
  formatVkey,
  keyIdOf,
  makeEventProof,
  makeProofFile,
  openTileLog,
  refusalAsValue,
} from '@gongshu/translog'
import { canonicalJson, sha256Hex } from '../server/acts/event.ts'
import { checkCommitment } from './verify-commitment.ts'

const origin = 'putuo.example/log'
const statement = {
  format: 'gongshu-commitment@v1',
  demand: '0197f000-0000-7000-8000-000000000001',
  unit: { id: 'unit-1', name: '演练街道办事处', uscc: '11310107000000000E' },
  account: 'person-1',
  scenario: '演练场景',
  promises: ['按承诺场景使用'],
  signedAt: '2026-03-02T01:00:00.000Z',
}

test('a commitment signed by the person and the unit, named by an event of the log, is verified', async t => {
  const { file, vkey } = await buildFile(t)

  const result = checkCommitment(Buffer.from(canonicalFile(file)), vkey)

  assert.deepEqual([result.ok, result.facts.demand, result.facts.unit], [true, statement.demand, statement.unit.name])
})

test('any flipped byte of the file is refused', async t => {
  const { file, vkey } = await buildFile(t)
  const bytes = Buffer.from(canonicalFile(file))

  const accepted = [...bytes.keys()].filter(at => {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
    return refusalAsValue(() => checkCommitment(changed, vkey)).ok
  })

  assert.deepEqual(accepted, [])
})

test('what is put together anew without the keys is refused with its reason', async t => {
  const { file, vkey, stranger } = await buildFile(t)
  const reasonOf = (changed: object) => {
    const result = refusalAsValue(() => checkCommitment(Buffer.from(canonicalFile(changed)), vkey))
    return result.ok ? 'verified' : result.reason
  }
  const [person, unit] = file.signatures
  const other = { ...statement, scenario: '另一场景' }
  const forged = { ...person, publicKey: stranger.hex, signature: stranger.sign(file.commitment) }

  assert.equal(reasonOf({ ...file, commitment: canonicalJson(other) }), 'root_mismatch')
  assert.equal(reasonOf({ ...file, signatures: [person] }), 'signature_missing')
  assert.equal(reasonOf({ ...file, signatures: [unit, person] }), 'signature_missing')
  assert.equal(reasonOf({ ...file, signatures: [forged, unit] }), 'signature_unknown')
  assert.equal(
    reasonOf({ ...file, signatures: [{ ...person, signature: unit?.signature }, unit] }),
    'signature_invalid',
  )
  assert.equal(reasonOf({ ...file, detail: { ...file.detail, more: 1 } }), 'root_mismatch')
  assert.equal(reasonOf({ ...file, more: 1 }), 'member_unknown')
})

function newKey() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
  const hex = Buffer.from(raw).toString('hex')
  return { raw, hex, privateKey, sign: (text: string) => sign(null, Buffer.from(text), privateKey).toString('hex') }
}

async function buildFile(t: TestContext) {
  const dir = mkdtempSync(join(tmpdir(), 'commitment-'))
  t.after(() => rmSync(dir, { recursive: true, force: true }))
  const [logKey, person, unit, stranger] = [newKey(), newKey(), newKey(), newKey()]
  const commitment = canonicalJson(statement)
  const holders = [
    { kind: 'person', holder: statement.account, key: person },
    { kind: 'unit', holder: statement.unit.id, key: unit },
  ]
  const named = holders.map(({ kind, holder, key }) => ({ kind, holder, publicKey: key.hex }))
  const signatures = named.map((one, index) => ({ ...one, signature: holders[index]?.key.sign(commitment) ?? '' }))
  const detail = { commitmentDigest: sha256Hex(commitment), keys: named }
  const event = {
    case: { id: statement.demand },
    step: 'demand.submit',
    detailDigest: sha256Hex(canonicalJson(detail)),
  }
  const salt = new Uint8Array(16).fill(7)
  const signer = {
    name: origin,
    keyId: keyIdOf(origin, logKey.raw),
    sign: (bytes: Uint8Array) => sign(null, bytes, logKey.privateKey),
  }
  const log = await openTileLog({ dir, origin, signer })
  await log.appendAll([salt, eventEntry(salt, event), salt])
  const checkpoint = await log.publish()
  const proof = makeProofFile({ index: 1, path: await log.inclusionProof(1, 3), checkpoint })
  const file = {
    format: statement.format,
    commitment,
    signatures,
    detail,
    proof: JSON.parse(makeEventProof({ event, salt, proof })) as object,
  }
  return { file, vkey: formatVkey(origin, logKey.raw), stranger }
}
