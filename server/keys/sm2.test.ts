import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { sm2 } from 'sm-crypto-v2'
import {
  derOfSm2Signature,
  newSm2PrivateKey,
  SM2_USER_ID,
  signSm2,
  sm2PublicKey,
  sm2SignatureOfDer,
  sm3Hex,
  verifySm2,
} from './sm2.ts'

/** GB/T 32918.5-2017, annex A: the signature over the recommended curve. */
const annex = {
  privateKey: bytes('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8'),
  publicKey: bytes(
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  ),
  message: Buffer.from('message digest'),
  signature: bytes(
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
  ),
  der: '3046022100f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3022100b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
}

/** The order of the curve's group. */
const ORDER = BigInt('0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123')

const hasSm2 = /SM2/.test(spawnSync('openssl', ['ecparam', '-list_curves'], { encoding: 'utf8' }).stdout ?? '')
const skip = hasSm2 ? false : 'no openssl with SM2 on this machine'

test('the vectors of GB/T 32918.5 and GB/T 32905 hold', () => {
  const own = signSm2(annex.privateKey, annex.message)

  assert.equal(Buffer.from(sm2PublicKey(annex.privateKey)).toString('hex'), annex.publicKey.toString('hex'))
  assert.equal(verifySm2(annex.publicKey, annex.message, annex.signature), true)
  assert.equal(verifySm2(annex.publicKey, annex.message, own), true)
  assert.equal(Buffer.from(derOfSm2Signature(annex.signature)).toString('hex'), annex.der)
  assert.deepEqual(sm2SignatureOfDer(bytes(annex.der)), annex.signature)
  assert.equal(sm3Hex('abc'), '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
})

test('a signature that is forged, altered, too short or too long is refused and nothing is thrown', () => {
  const key = newSm2PrivateKey()
  const publicKey = sm2PublicKey(key)
  const message = Buffer.from('承诺书', 'utf8')
  const signature = Buffer.from(signSm2(key, message))
  const flipped = (of: Uint8Array, at: number) => Buffer.from(of.map((byte, i) => (i === at ? byte ^ 1 : byte)))
  const forged = forgedWithoutKey(publicKey)

  const refused = {
    message: verifySm2(publicKey, Buffer.from('承诺书。', 'utf8'), signature),
    stranger: verifySm2(sm2PublicKey(newSm2PrivateKey()), message, signature),
    first: verifySm2(publicKey, message, flipped(signature, 0)),
    last: verifySm2(publicKey, message, flipped(signature, 63)),
    truncated: verifySm2(publicKey, message, signature.subarray(0, 63)),
    trailing: verifySm2(publicKey, message, Buffer.concat([signature, Buffer.from([0])])),
    empty: verifySm2(publicKey, message, Buffer.alloc(0)),
    zeros: verifySm2(publicKey, message, Buffer.alloc(64)),
    order: verifySm2(publicKey, message, numbers(ORDER, ORDER)),
    noPoint: verifySm2(flipped(publicKey, 40), message, signature),
    compressed: verifySm2(Buffer.concat([Buffer.from([2]), publicKey.subarray(1, 33)]), message, signature),
    unbound: verifySm2(publicKey, forged.message, forged.signature),
  }
  const byDefault = sm2.doVerifySignature(
    forged.message,
    forged.signature.toString('hex'),
    Buffer.from(publicKey).toString('hex'),
  )

  assert.equal(byDefault, true, 'the library alone takes the forgery')
  assert.equal(verifySm2(publicKey, message, signature), true)
  assert.deepEqual([...new Set(Object.values(refused))], [false], JSON.stringify(refused))
})

test('a DER signature in any but its one form is refused', () => {
  const der = bytes(annex.der)
  const edited = {
    trailing: Buffer.concat([der, Buffer.from([0])]),
    truncated: der.subarray(0, der.length - 1),
    longLength: Buffer.concat([Buffer.from([0x30, 0x81, der.length - 2]), der.subarray(2)]),
    otherTag: Buffer.concat([Buffer.from([0x31]), der.subarray(1)]),
    // The leading zero of r left out: a negative number.
    negative: bytes(`30450220${annex.der.slice(10, 74)}${annex.der.slice(74)}`),
    padded: bytes(`3047022200${annex.der.slice(8, 74)}${annex.der.slice(74)}`),
    empty: Buffer.alloc(0),
    threeNumbers: bytes(`3049${annex.der.slice(4)}020101`),
  }

  const read = Object.entries(edited).filter(([, form]) => sm2SignatureOfDer(form) !== null)

  assert.deepEqual(read, [])
})

test('openssl accepts our signatures, and we accept those of openssl', { skip }, t => {
  const dir = mkdtempSync(join(tmpdir(), 'gongshu-sm2-'))
  t.after(() => rmSync(dir, { recursive: true, force: true }))
  const file = (name: string, content: Uint8Array | string) => {
    writeFileSync(join(dir, name), content)
    return join(dir, name)
  }
  const message = file('message', '本单位承诺:本次共享需求真实。')
  const key = newSm2PrivateKey()
  const ours = file('ours.der', derOfSm2Signature(signSm2(key, readFileSync(message))))
  const publicPem = file('public.pem', pemOf(sm2PublicKey(key)))
  const id = ['-pkeyopt', `distid:${SM2_USER_ID}`, '-rawin', '-digest', 'sm3', '-in', message]

  openssl(t, ['pkeyutl', '-verify', '-pubin', '-inkey', publicPem, '-sigfile', ours, ...id])
  const theirKey = join(dir, 'theirs.pem')
  openssl(t, ['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:SM2', '-out', theirKey])
  openssl(t, ['pkeyutl', '-sign', '-inkey', theirKey, '-out', join(dir, 'theirs.der'), ...id])
  const spki = openssl(t, ['pkey', '-in', theirKey, '-pubout', '-outform', 'DER'])
  const theirs = sm2SignatureOfDer(readFileSync(join(dir, 'theirs.der')))

  assert.ok(theirs)
  assert.equal(verifySm2(spki.subarray(-65), readFileSync(message), theirs), true)
})

function openssl(t: TestContext, args: string[]): Buffer {
  const ran = spawnSync('openssl', args)
  t.diagnostic(`openssl ${args[0]}: ${ran.status} ${ran.stderr.toString().trim()}`)
  assert.equal(ran.status, 0, ran.stderr.toString())
  return ran.stdout
}

/** SubjectPublicKeyInfo: id-ecPublicKey on the curve 1.2.156.10197.1.301. */
function pemOf(publicKey: Uint8Array): string {
  const head = bytes('3059301306072a8648ce3d020106082a811ccf5501822d034200')
  const base64 = Buffer.concat([head, publicKey]).toString('base64')
  return `-----BEGIN PUBLIC KEY-----\n${base64.match(/.{1,64}/g)?.join('\n')}\n-----END PUBLIC KEY-----\n`
}

/**
 * Made from the public key alone: with s and t chosen, r = t - s and the "digest" r - x of the point sG + tP fit. Only a
 * digest that binds message and signer, as the standard demands, keeps such a pair from counting as a signature.
 */
function forgedWithoutKey(publicKey: Uint8Array): { message: Buffer; signature: Buffer } {
  const [s, t] = [7n, 11n]
  const base = sm2.precomputePublicKey(sm2.getPublicKeyFromPrivateKey('1'.padStart(64, '0')))
  const holder = sm2.precomputePublicKey(Buffer.from(publicKey).toString('hex'))
  const { x } = base.multiply(s).add(holder.multiply(t)).toAffine()
  const r = t - s
  const digest = (((r - x) % ORDER) + ORDER) % ORDER
  return { message: numbers(digest), signature: numbers(r, s) }
}

/** Numbers of 32 bytes each, one after the other. */
function numbers(...values: bigint[]): Buffer {
  return bytes(values.map(value => value.toString(16).padStart(64, '0')).join(''))
}

function bytes(hex: string): Buffer {
  return Buffer.from(hex, 'hex')
}
