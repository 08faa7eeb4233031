// Appends as many entries as asked, proves a few of them, and prints what it took as one JSON line.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hexOf } from '../byte-text.ts'
import { openTileLog } from '../log-writer.ts'
import { checkInclusion, leafHash } from '../merkle.ts'
import { entriesUpTo, entryOf, ORIGIN } from './log-fixture.ts'
import { newKey } from './new-key.ts'

const size = Number(process.argv[2])
const dir = mkdtempSync(join(tmpdir(), 'translog-many-'))
const key = newKey(ORIGIN)
const start = performance.now()
const log = await openTileLog({ dir, origin: ORIGIN, signer: key.signer, vkey: key.vkey })
for (let at = 0; at < size; at += 5_000) await log.appendAll(entriesUpTo(Math.min(size, at + 5_000), at))
const seconds = (performance.now() - start) / 1000
const root = await log.rootAt(size)
for (const index of [0, Math.floor(size / 3), size - 1]) {
  checkInclusion({ index, size, root, leaf: leafHash(entryOf(index)), path: await log.inclusionProof(index, size) })
}
const residentMegabytes = Math.round(process.resourceUsage().maxRSS / 1024)
rmSync(dir, { recursive: true, force: true })
process.stdout.write(`${JSON.stringify({ size, root: hexOf(root), seconds, residentMegabytes })}\n`)
