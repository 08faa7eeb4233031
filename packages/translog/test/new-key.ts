import { generateKeyPairSync, sign } from 'node:crypto'
import { formatVkey, keyIdOf, type NoteSigner } from '../signed-note.ts'

/** A fresh Ed25519 key as a log would hold it. */
export function newKey(name: string): { signer: NoteSigner; vkey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
  const signer = { name, keyId: keyIdOf(name, raw), sign: (bytes: Uint8Array) => sign(null, bytes, privateKey) }
  return { signer, vkey: formatVkey(name, raw) }
}
