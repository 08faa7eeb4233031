import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { bytesOfHex, fromBase64, hexOf, utf8 } from './byte-text.ts'
import { checkConsistency, checkInclusion, leafHash, nodeHash, treeRoot } from './merkle.ts'
import { ProofRefusal } from './proof-reasons.ts'

// The eight leaves and nine roots of the RFC 6962 test vectors.
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

test('RFC 6962: the nine roots', () => {
  const hashes = leaves.map(leaf => leafHash(bytesOfHex(leaf)))

  const computed = roots.map((_, size) => hexOf(treeRoot(hashes.slice(0, size))))

  assert.deepEqual(computed, roots)
})

test('RFC 6962: one leaf and one node', () => {
  assert.equal(hexOf(leafHash(utf8('L123456'))), '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56')
  assert.equal(
    hexOf(nodeHash(utf8('N123'), utf8('N456'))),
    'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
  )
})

type InclusionCase = { leafIdx: number; treeSize: number; root: string; leafHash: string; proof: string[] | null }
type ConsistencyCase = { size1: number; size2: number; root1: string; root2: string; proof: string[] | null }

describe('transparency-dev inclusion cases', () => {
  for (const { name, content } of readCases<InclusionCase>('inclusion')) {
    test(name, () => {
      const check = () =>
        checkInclusion({
          index: content.leafIdx,
          size: content.treeSize,
          root: bytes(content.root),
          leaf: bytes(content.leafHash),
          path: (content.proof ?? []).map(bytes),
        })

      expectOutcome(check, content.wantErr)
    })
  }
})

describe('transparency-dev consistency cases', () => {
  for (const { name, content } of readCases<ConsistencyCase>('consistency')) {
    test(name, () => {
      const check = () =>
        checkConsistency({
          from: content.size1,
          to: content.size2,
          fromRoot: bytes(content.root1),
          toRoot: bytes(content.root2),
          path: (content.proof ?? []).map(bytes),
        })

      expectOutcome(check, content.wantErr)
    })
  }
})

test('all 91 cases are there', () => {
  assert.equal(readCases('inclusion').length + readCases('consistency').length, 91)
})

function expectOutcome(check: () => void, wantErr: boolean): void {
  if (wantErr) assert.throws(check, ProofRefusal)
  else check()
}

function bytes(base64: string | null): Uint8Array {
  return base64 === null ? new Uint8Array() : fromBase64(base64, 'proof_malformed')
}

function readCases<T>(kind: string): { name: string; content: T & { wantErr: boolean } }[] {
  const folder = join(import.meta.dirname, 'test/fixtures/merkle', kind)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.json'))
    .map(name => ({ name, content: JSON.parse(readFileSync(join(folder, name), 'utf8')) }))
}
