import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { type TestContext, test } from 'node:test'
import { concatBytes, toBase64, utf8 } from './byte-text.ts'
import { makeProofFile } from './proof-file.ts'
import { buildLog, entriesUpTo } from './test/log-fixture.ts'
import { newKey } from './test/new-key.ts'
import { canonicalFile, eventEntry, makeEventProof, verifyEventProof } from './verify-event.ts'

const event = {
  step: 'demand.decide',
  unit: '大数据中心',
  who: 'account-7',
  effectiveOn: '2026-03-02',
  before: { state: 'received', parts: [1, 2.5, -0, 1e21] },
  after: null,
  approved: true,
}
const salt = Uint8Array.from({ length: 32 }, (_, i) => i * 7)

async function buildEventProof(context: TestContext) {
  const { log, vkey } = await buildLog(context, 300)
  await log.appendAll([eventEntry(salt, event), ...entriesUpTo(400)])
  const checkpoint = await log.publish()
  const path = await log.inclusionProof(300, 701)
  const proof = makeProofFile({ index: 300, path, checkpoint, entry: await log.readEntry(300) })
  return { file: makeEventProof({ event, salt, proof }), proof, vkey }
}

test('the proof of an event verifies with nothing but the file and the key', async context => {
  const { file, vkey } = await buildEventProof(context)

  const result = verifyEventProof(utf8(file), vkey)

  assert.ok(result.ok)
  assert.deepEqual(result.event, JSON.parse(JSON.stringify(event)))
  assert.deepEqual([result.index, result.checkpoint.size], [300, 701])
})

test('every bit of every byte of the file matters', { timeout: 120_000 }, async context => {
  const { file, vkey } = await buildEventProof(context)
  const bytes = utf8(file)

  const accepted: number[] = []
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const flipped = bytes.slice()
    const at = bit >> 3
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (bit & 7))
    if (verifyEventProof(flipped, vkey).ok) accepted.push(bit)
  }

  assert.deepEqual(accepted, [])
})

test('a byte more, a byte less or a byte order mark is refused', async context => {
  const { file, vkey } = await buildEventProof(context)
  const bytes = utf8(file)
  const others = [
    concatBytes([bytes, utf8('\n')]),
    concatBytes([bytes, utf8(' ')]),
    concatBytes([Uint8Array.of(0xef, 0xbb, 0xbf), bytes]),
    bytes.slice(0, -1),
    bytes.slice(1),
    new Uint8Array(),
  ]

  assert.deepEqual(
    others.filter(other => verifyEventProof(other, vkey).ok),
    [],
  )
})

test('members in another order, doubled, unknown, missing or of another type are refused', async context => {
  const { file, proof, vkey } = await buildEventProof(context)
  const parsed = JSON.parse(file)
  const reasonOf = (content: string) => {
    const result = verifyEventProof(content, vkey)
    return result.ok ? 'verified' : result.reason
  }

  assert.deepEqual(
    {
      compact: reasonOf(JSON.stringify(parsed)),
      doubled: reasonOf(file.replace('"salt"', '"salt": "00",\n  "salt"')),
      unknown: reasonOf(canonicalFile({ ...parsed, note: 'x' })),
      missing: reasonOf(canonicalFile({ ...parsed, event: undefined })),
      list: reasonOf(canonicalFile({ ...parsed, event: [] })),
      shortSalt: reasonOf(canonicalFile({ ...parsed, salt: '00' })),
      upperSalt: reasonOf(canonicalFile({ ...parsed, salt: parsed.salt.toUpperCase() })),
      otherSalt: reasonOf(canonicalFile({ ...parsed, salt: '00'.repeat(32) })),
      proofNull: reasonOf(canonicalFile({ ...parsed, proof: null })),
      format: reasonOf(canonicalFile({ ...parsed, format: 'gongshu-proof@v2' })),
      halfCharacter: reasonOf(canonicalFile({ ...parsed, event: { a: '\ud800' } })),
      array: reasonOf('[]\n'),
      text: reasonOf('hello'),
      changed: reasonOf(canonicalFile({ ...parsed, event: { ...parsed.event, approved: false } })),
      otherIndex: reasonOf(canonicalFile({ ...parsed, proof: proof.replace('index 300', 'index 301') })),
    },
    {
      compact: 'not_canonical',
      doubled: 'not_canonical',
      unknown: 'member_unknown',
      missing: 'member_invalid',
      list: 'member_invalid',
      shortSalt: 'member_invalid',
      upperSalt: 'member_invalid',
      otherSalt: 'root_mismatch',
      proofNull: 'member_invalid',
      format: 'format_unknown',
      halfCharacter: 'member_invalid',
      array: 'not_json',
      text: 'not_json',
      changed: 'root_mismatch',
      otherIndex: 'root_mismatch',
    },
  )
})

test('what no signature covers is refused: extra data, lines of unknown keys', async context => {
  const { proof, vkey } = await buildEventProof(context)
  const withExtra = proof.replace('\nindex', '\nextra AAAA\nindex')
  const withWitness = `${proof}— witness.example ${toBase64(new Uint8Array(76))}\n`
  const reasonOf = (other: string) => {
    const result = verifyEventProof(makeEventProof({ event, salt, proof: other }), vkey)
    return result.ok ? 'verified' : result.reason
  }

  assert.deepEqual([reasonOf(withExtra), reasonOf(withWitness)], ['extra_unauthenticated', 'signature_unknown'])
})

test('another key, or no key, is refused', async context => {
  const { file } = await buildEventProof(context)
  const reasons = [newKey('putuo.example/log').vkey, newKey('b.example').vkey, ''].map(vkey => {
    const result = verifyEventProof(file, vkey)
    return result.ok ? 'verified' : result.reason
  })

  assert.deepEqual(reasons, ['signature_missing', 'signature_missing', 'vkey_malformed'])
})

test('the verifier imports nothing that a browser lacks', () => {
  const seen = new Set<string>()
  const visit = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    const source = readFileSync(new URL(name, import.meta.url), 'utf8')
    for (const [, target = ''] of source.matchAll(/from '([^']+)'/g)) {
      if (target.startsWith('./')) visit(target)
      else seen.add(target)
    }
    assert.doesNotMatch(source, /\b(Buffer|process|crypto\.subtle)\b\./)
  }

  visit('./verify-event.ts')

  assert.deepEqual([...seen].filter(name => !name.startsWith('./')).sort(), [
    '@noble/curves/ed25519.js',
    '@noble/hashes/sha2.js',
    'canonicalize',
  ])
})
