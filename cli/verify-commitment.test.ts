import assert from 'node:assert/strict'
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
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
import { newSm2PrivateKey, signSm2, sm2PublicKey } from '../server/keys/sm2.ts'
import { checkCommitment } from './verify-commitment.ts'

const origin = 'putuo.example/log'
const statement = {
  format: 'gongshu-commitment@v2',
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
  assert.deepEqual([result.facts.signedWith, result.facts.document], [['ed25519', 'sm2'], sha256Hex(pdf)])
})

test('a file of the first format, all of Ed25519 and without a document, is verified still', async t => {
  const { file, vkey } = await buildFile(t, firstFormat)

  const result = checkCommitment(Buffer.from(canonicalFile(file)), vkey)

  assert.deepEqual([result.facts.signedWith, result.facts.document], [['ed25519', 'ed25519'], null])
})

/** Stands for the sealed PDF: the proof is about its bytes. */
const pdf = Buffer.from('%PDF-1.7 ……', 'utf8')

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
  const { document: _, ...withoutDocument } = file

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
  assert.equal(reasonOf(withoutDocument), 'root_mismatch')
  assert.equal(reasonOf({ ...file, document: Buffer.from('%PDF-1.7').toString('base64') }), 'root_mismatch')
  assert.equal(reasonOf({ ...file, format: 'gongshu-commitment@v1' }), 'member_unknown')
})

/** A key with which the test signs: as hexadecimal digits what a file bears of it. */
type TestKey = { algorithm?: 'ed25519' | 'sm2'; hex: string; sign: (text: string) => string }

function newKey(): TestKey & { raw: Uint8Array; privateKey: KeyObject } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
  const hex = Buffer.from(raw).toString('hex')
  const signed = (text: string) => sign(null, Buffer.from(text), privateKey).toString('hex')
  return { algorithm: 'ed25519', raw, hex, privateKey, sign: signed }
}

function newUnitKey(): TestKey {
  const key = newSm2PrivateKey()
  const signed = (text: string) => Buffer.from(signSm2(key, Buffer.from(text))).toString('hex')
  return { algorithm: 'sm2', hex: Buffer.from(sm2PublicKey(key)).toString('hex'), sign: signed }
}

function withoutAlgorithm({ hex, sign }: TestKey): TestKey {
  return { hex, sign }
}

type Made = { format: string; person: TestKey; unit: TestKey; document: Uint8Array | null }

const presentFormat = (): Made => ({ format: statement.format, person: newKey(), unit: newUnitKey(), document: pdf })
const firstFormat = (): Made => ({
  format: 'gongshu-commitment@v1',
  person: withoutAlgorithm(newKey()),
  unit: withoutAlgorithm(newKey()),
  document: null,
})

async function buildFile(t: TestContext, make = presentFormat) {
  const dir = mkdtempSync(join(tmpdir(), 'commitment-'))
  t.after(() => rmSync(dir, { recursive: true, force: true }))
  const { format, person, unit, document } = make()
  const [logKey, stranger] = [newKey(), newKey()]
  const commitment = canonicalJson({ ...statement, format })
  const keyOf = (kind: string, holder: string, { algorithm, hex }: TestKey) => ({
    ...{ kind, holder, publicKey: hex },
    ...(algorithm ? { algorithm } : {}),
  })
  const keys = [keyOf('person', statement.account, person), keyOf('unit', statement.unit.id, unit)]
  const signatures = [person, unit].map((key, at) => ({ ...keys[at], signature: key.sign(commitment) }))
  const documentDigest = document ? { documentDigest: sha256Hex(document) } : {}
  const detail = { commitmentDigest: sha256Hex(commitment), keys, ...documentDigest }
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
    format,
    commitment,
    signatures,
    ...(document ? { document: Buffer.from(document).toString('base64') } : {}),
    detail,
    proof: JSON.parse(makeEventProof({ event, salt, proof })) as object,
  }
  return { file, vkey: formatVkey(origin, logKey.raw), stranger }
}
