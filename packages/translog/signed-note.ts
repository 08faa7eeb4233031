import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, fromBase64, hexOf, sameBytes, toBase64, utf8 } from './byte-text.ts'
import { ProofRefusal } from './proof-reasons.ts'

const ED25519_TYPE = 0x01
const KEY_ID_BYTES = 4
// The format asks verifiers to accept at least 16 and to have a limit.
const MAX_SIGNATURES = 100
const MAX_NOTE_CHARS = 1_000_000
const FORBIDDEN_IN_NAME = /[\p{White_Space}\p{Cc}+]/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: the format forbids exactly these.
const FORBIDDEN_IN_NOTE = /[\u0000-\u0009\u000b-\u001f]/

export type Vkey = { name: string; keyId: Uint8Array; publicKey: Uint8Array }
export type NoteSignature = { name: string; keyId: Uint8Array; signature: Uint8Array }
export type SignedNote = { text: string; signatures: NoteSignature[] }

/** Signs the bytes of a note text with Ed25519; the private key stays with whoever implements this. */
export type NoteSigner = {
  name: string
  keyId: Uint8Array
  sign(bytes: Uint8Array): Promise<Uint8Array> | Uint8Array
}

/** The four bytes by which a signature line names its key: SHA-256(name, newline, type, public key). */
export function keyIdOf(name: string, publicKey: Uint8Array): Uint8Array {
  return sha256(concatBytes([utf8(`${name}\n`), Uint8Array.of(ED25519_TYPE), publicKey])).slice(0, KEY_ID_BYTES)
}

/** The public key as one line of text, `name+keyid+base64`, as it is handed to those who verify. */
export function formatVkey(name: string, publicKey: Uint8Array): string {
  checkName(name, 'vkey_malformed')
  if (publicKey.length !== 32) throw new ProofRefusal('vkey_malformed', `a public key of ${publicKey.length} bytes`)
  const material = concatBytes([Uint8Array.of(ED25519_TYPE), publicKey])
  return `${name}+${hexOf(keyIdOf(name, publicKey))}+${toBase64(material)}`
}

/** Reads a vkey; one whose key id does not belong to its name and key is refused. */
export function parseVkey(text: string): Vkey {
  const [, name, hex, encoded] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? []
  if (name === undefined || hex === undefined || encoded === undefined) throw new ProofRefusal('vkey_malformed', text)
  checkName(name, 'vkey_malformed')
  const material = fromBase64(encoded, 'vkey_malformed')
  if (material[0] !== ED25519_TYPE) throw new ProofRefusal('vkey_unsupported', `type ${material[0]}`)
  const publicKey = material.slice(1)
  if (publicKey.length !== 32) throw new ProofRefusal('vkey_malformed', `a public key of ${publicKey.length} bytes`)
  const keyId = keyIdOf(name, publicKey)
  if (hexOf(keyId) !== hex) throw new ProofRefusal('vkey_malformed', `key id ${hex}, but the key gives ${hexOf(keyId)}`)
  return { name, keyId, publicKey }
}

/** Signs a text that ends in a newline; gives the whole note. */
export async function signNote(text: string, signer: NoteSigner): Promise<string> {
  if (!text.endsWith('\n') || FORBIDDEN_IN_NOTE.test(text)) throw new ProofRefusal('note_malformed', 'text of the note')
  checkName(signer.name, 'note_malformed')
  const signature = await signer.sign(utf8(text))
  if (signature.length !== 64) throw new Error(`The signer gave ${signature.length} bytes; an Ed25519 signature has 64`)
  return `${text}\n— ${signer.name} ${toBase64(concatBytes([signer.keyId, signature]))}\n`
}

/** Splits a note into text and signatures by the letter of the format, verifying nothing. */
export function parseNote(note: string): SignedNote {
  if (note.length > MAX_NOTE_CHARS) throw new ProofRefusal('note_malformed', `${note.length} characters`)
  if (FORBIDDEN_IN_NOTE.test(note)) throw new ProofRefusal('note_malformed', 'control character')
  if (!note.isWellFormed()) throw new ProofRefusal('note_malformed', 'not valid Unicode')
  const split = note.lastIndexOf('\n\n')
  if (split < 0 || !note.endsWith('\n')) throw new ProofRefusal('note_malformed', 'no signature block')
  const lines = note.slice(split + 2, -1).split('\n')
  if (split + 2 >= note.length) throw new ProofRefusal('note_malformed', 'no signature line')
  if (lines.length > MAX_SIGNATURES) throw new ProofRefusal('note_malformed', `${lines.length} signatures`)
  return { text: note.slice(0, split + 1), signatures: lines.map(parseSignatureLine) }
}

/** What is known after verifying: the text, and the lines that no given key could check. */
export type VerifiedNote = { text: string; verified: NoteSignature[]; unknown: NoteSignature[] }

/** Verifies a note. Lines of other keys are ignored; a line of a given key that fails refuses the whole note. */
export function openNote(note: string, vkeys: readonly Vkey[]): VerifiedNote {
  const { text, signatures } = parseNote(note)
  const verified: NoteSignature[] = []
  const unknown: NoteSignature[] = []
  for (const line of signatures) {
    const vkey = vkeys.find(key => key.name === line.name && sameBytes(key.keyId, line.keyId))
    if (!vkey) unknown.push(line)
    else if (isSignedBy(vkey, text, line.signature)) verified.push(line)
    else throw new ProofRefusal('signature_invalid', line.name)
  }
  if (verified.length === 0) throw new ProofRefusal('signature_missing', vkeys.map(key => key.name).join(', '))
  return { text, verified, unknown }
}

function isSignedBy(vkey: Vkey, text: string, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false
  // zip215 off: RFC 8032 to the letter, so every verifier agrees on every signature.
  return ed25519.verify(signature, utf8(text), vkey.publicKey, { zip215: false })
}

function parseSignatureLine(line: string): NoteSignature {
  const [, name, encoded] = /^— ([^ ]+) ([^ ]+)$/u.exec(line) ?? []
  if (name === undefined || encoded === undefined) throw new ProofRefusal('note_malformed', `signature line: ${line}`)
  checkName(name, 'note_malformed')
  const bytes = fromBase64(encoded, 'note_malformed')
  if (bytes.length <= KEY_ID_BYTES) throw new ProofRefusal('note_malformed', `signature of ${bytes.length} bytes`)
  return { name, keyId: bytes.slice(0, KEY_ID_BYTES), signature: bytes.slice(KEY_ID_BYTES) }
}

function checkName(name: string, reason: 'vkey_malformed' | 'note_malformed'): void {
  if (name === '' || FORBIDDEN_IN_NAME.test(name) || !name.isWellFormed()) {
    throw new ProofRefusal(reason, `key name: ${name}`)
  }
}
