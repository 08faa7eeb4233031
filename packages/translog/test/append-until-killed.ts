// Appends and publishes until killed. Prints each published checkpoint as one JSON line, after it is on disk.

import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { openTileLog } from '../log-writer.ts'
import { keyIdOf } from '../signed-note.ts'
import { entriesUpTo, ORIGIN } from './log-fixture.ts'

const [dir = '', pem = ''] = process.argv.slice(2)
const privateKey = createPrivateKey(pem)
const raw = new Uint8Array(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32))
const signer = { name: ORIGIN, keyId: keyIdOf(ORIGIN, raw), sign: (bytes: Uint8Array) => sign(null, bytes, privateKey) }
const log = await openTileLog({ dir, origin: ORIGIN, signer })
for (let batch = 1; ; batch = (batch * 7 + 3) % 400) {
  // Every batch begins before the end, as a caller does that does not know how far the last one came.
  const position = Math.max(0, log.size - 5)
  await log.appendFrom(position, entriesUpTo(log.size + batch, position))
  process.stdout.write(`${JSON.stringify(await log.publish())}\n`)
}
