import {
  canonicalFile,
  EVENT_PROOF_FORMAT,
  hexOf,
  ProofRefusal,
  parseCanonicalFile,
  verifyEventProof,
} from '@gongshu/translog'
import { canonicalJson, sha256Hex } from '../server/acts/event.ts'
import type { Json } from '../server/base/json.ts'
import { COMMITMENT_FORMAT, FIRST_COMMITMENT_FORMAT } from '../server/demands/commitment.ts'
import { isSignatureOf } from '../server/keys/signature.ts'
import { type Algorithm, algorithms } from '../server/keys/signer.ts'

type JsonObject = { readonly [name: string]: unknown }
/** Without an algorithm, as the first format had it, the signature is of Ed25519. */
type Signature = { kind: string; holder: string; algorithm?: Algorithm; publicKey: string; signature: string }
type CommitmentFile = {
  format: string
  commitment: string
  signatures: Signature[]
  document: Uint8Array | null
  detail: JsonObject
  proof: JsonObject
}

/** What a verified commitment says, in words. */
export type VerifiedCommitment = {
  ok: true
  facts: {
    demand: string
    unit: string
    account: string
    signedAt: string
    /** With what each of the two signed. */
    signedWith: string[]
    /** SHA-256 of the signed PDF, to be held against the copy in hand; null where the file brings none. */
    document: string | null
    index: number
    origin: string
    size: number
    root: string
  }
  zh: string
  en: string
}

const HEX_KEY: { readonly [A in Algorithm]: RegExp } = { ed25519: /^[0-9a-f]{64}$/, sm2: /^04[0-9a-f]{128}$/ }
const HEX_SIGNATURE = /^[0-9a-f]{128}$/

/**
 * Verifies the file of a demand's commitment offline: the person and the unit signed just this text, and the log holds
 * the event that names the text's digest and both keys. One changed byte anywhere in the file is refused.
 */
export function checkCommitment(content: Uint8Array, vkey: string): VerifiedCommitment {
  const file = parseCommitmentFile(content)
  const stated = statementOf(file.commitment)
  if (stated.format !== file.format) throw new ProofRefusal('member_invalid', 'commitment')
  const { event, index, checkpoint } = provenEvent(file.proof, vkey)
  if (sha256Hex(canonicalJson(file.detail as Json)) !== event.detailDigest) {
    throw new ProofRefusal('root_mismatch', 'detail is not the one of the proven event')
  }
  if (event.case.id !== stated.demand) throw new ProofRefusal('root_mismatch', 'the event is of another demand')
  if (file.detail.commitmentDigest !== sha256Hex(file.commitment)) {
    throw new ProofRefusal('root_mismatch', 'the event names the digest of another commitment')
  }
  const document = documentDigest(file)
  checkSignatures(file, { person: stated.account, unit: stated.unit.id })
  const { origin, size } = checkpoint
  const facts = {
    demand: stated.demand,
    unit: stated.unit.name,
    account: stated.account,
    signedAt: stated.signedAt,
    signedWith: file.signatures.map(algorithmOf),
    document,
    index,
    origin,
    size,
    root: hexOf(checkpoint.root),
  }
  return {
    ok: true,
    facts,
    zh: `${facts.unit} 于 ${facts.signedAt} 由本人（${facts.signedWith[0]}）和单位（${facts.signedWith[1]}）签署承诺书，签名有效；提交事件在日志 ${origin} 中的序号为 ${index}，内容未被改动${document ? `；签章文件 SHA-256 为 ${document}` : ''}`,
    en: `${facts.unit} signed the commitment at ${facts.signedAt}, the person (${facts.signedWith[0]}) and the unit (${facts.signedWith[1]}); the event has index ${index} in the log ${origin} and nothing is changed${document ? `; the sealed document has SHA-256 ${document}` : ''}`,
  }
}

// Person and unit, in this order, each with the key that the proven event names.
function checkSignatures(
  { commitment, signatures, detail }: CommitmentFile,
  holders: { [kind: string]: string },
): void {
  const named = signatures.map(({ signature: _, ...key }) => key)
  const wanted = Object.entries(holders).map(([kind, holder]) => `${kind} ${holder}`)
  if (named.map(({ kind, holder }) => `${kind} ${holder}`).join() !== wanted.join()) {
    throw new ProofRefusal('signature_missing', `wanted: ${wanted.join(', ')}`)
  }
  if (canonicalJson(named) !== canonicalJson((detail.keys ?? null) as Json)) {
    throw new ProofRefusal('signature_unknown', 'the event names other keys')
  }
  for (const one of signatures) {
    if (isSignatureOf({ ...one, algorithm: algorithmOf(one) }, commitment)) continue
    throw new ProofRefusal('signature_invalid', one.kind)
  }
}

function algorithmOf({ algorithm = 'ed25519' }: Signature): Algorithm {
  return algorithm
}

// The PDF has the digest that the proven event names; where the event names none, there is none.
function documentDigest({ document, detail }: CommitmentFile): string | null {
  const digest = document && sha256Hex(document)
  if (digest === (detail.documentDigest ?? null)) return digest
  throw new ProofRefusal('root_mismatch', 'the event names the digest of another document')
}

type ProvenEvent = { detailDigest: unknown; case: { id: unknown } }

function provenEvent(proof: JsonObject, vkey: string) {
  if (proof.format !== EVENT_PROOF_FORMAT) throw new ProofRefusal('format_unknown', `proof: ${String(proof.format)}`)
  const result = verifyEventProof(canonicalFile(proof), vkey)
  if (!result.ok) throw new ProofRefusal(result.reason, result.detail)
  const { detailDigest, case: subject } = result.event
  if (!isObject(subject)) throw new ProofRefusal('member_invalid', 'proof.event.case')
  const event: ProvenEvent = { detailDigest, case: { id: subject.id } }
  return { event, index: result.index, checkpoint: result.checkpoint }
}

type Statement = {
  format: string
  demand: string
  account: string
  unit: { id: string; name: string }
  signedAt: string
}

function statementOf(text: string): Statement {
  const said: unknown = parseJson(text)
  if (!isObject(said)) throw new ProofRefusal('member_invalid', 'commitment')
  const { demand, account, unit, signedAt } = said
  if (!isObject(unit) || !allText([demand, account, signedAt, unit.id, unit.name])) {
    throw new ProofRefusal('member_invalid', 'commitment')
  }
  return said as unknown as Statement
}

function parseCommitmentFile(content: Uint8Array): CommitmentFile {
  const file = parseCanonicalFile(content)
  const withDocument = Object.hasOwn(file, 'document') ? ['document'] : []
  checkMembers(file, ['format', 'commitment', 'signatures', ...withDocument, 'detail', 'proof'])
  const { format, commitment, signatures, document, detail, proof } = file
  if (format !== COMMITMENT_FORMAT && format !== FIRST_COMMITMENT_FORMAT) {
    throw new ProofRefusal('format_unknown', String(format))
  }
  if (typeof commitment !== 'string') throw new ProofRefusal('member_invalid', 'commitment')
  if (!isObject(detail)) throw new ProofRefusal('member_invalid', 'detail')
  if (!isObject(proof)) throw new ProofRefusal('member_invalid', 'proof')
  if (!Array.isArray(signatures)) throw new ProofRefusal('member_invalid', 'signatures')
  const isFirst = format === FIRST_COMMITMENT_FORMAT
  return {
    format,
    commitment,
    detail,
    proof,
    signatures: signatures.map(value => parseSignature(value, isFirst ? [] : ['algorithm'])),
    document: document === undefined ? null : parseDocument(document),
  }
}

// Only one way of writing the bytes counts: a changed padding would otherwise go unnoticed.
function parseDocument(value: unknown): Uint8Array {
  const document = Buffer.from(String(value), 'base64')
  if (document.toString('base64') !== value) throw new ProofRefusal('member_invalid', 'document')
  return document
}

function parseSignature(value: unknown, more: readonly string[]): Signature {
  if (!isObject(value)) throw new ProofRefusal('member_invalid', 'signatures')
  checkMembers(value, ['kind', 'holder', ...more, 'publicKey', 'signature'])
  const { kind, holder, algorithm = 'ed25519', publicKey, signature } = value
  const known = algorithms.find(one => one === algorithm)
  const wellFormed =
    known !== undefined &&
    allText([kind, holder]) &&
    HEX_KEY[known].test(String(publicKey)) &&
    HEX_SIGNATURE.test(String(signature))
  if (!wellFormed) throw new ProofRefusal('member_invalid', 'signatures')
  return value as unknown as Signature
}

function checkMembers(value: JsonObject, names: readonly string[]): void {
  const unknown = Object.keys(value).find(name => !names.includes(name))
  if (unknown !== undefined) throw new ProofRefusal('member_unknown', unknown)
  const missing = names.find(name => !Object.hasOwn(value, name))
  if (missing !== undefined) throw new ProofRefusal('member_invalid', missing)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ProofRefusal('member_invalid', 'commitment')
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function allText(values: readonly unknown[]): boolean {
  return values.every(value => typeof value === 'string')
}
