import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { concatBytes, formatVkey, keyIdOf, openTileLog } from '@gongshu/translog'

const BATCH = 1_000
const ROUNDS = 30

export type LogBench = {
  name: 'log'
  appendsPerSecond: number
  batch: number
  baseline: { name: string; perSecond: number }
  /** Log to baseline, the median over pairs of batches. */
  ratio: number
}

/**
 * Appends digests to the log, every batch durable, against a plain file that takes the same bytes with one fsync each.
 * The two take turns, batch by batch, so that a busy disk slows both.
 */
export async function benchLog(): Promise<LogBench> {
  const dir = await mkdtemp(join(tmpdir(), 'gongshu-bench-log-'))
  try {
    return await compare(dir)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

async function compare(dir: string): Promise<LogBench> {
  const log = await openTileLog({ dir: join(dir, 'log'), ...newLogKey() })
  const plain = await open(join(dir, 'plain'), 'a')
  const logSeconds: number[] = []
  const plainSeconds: number[] = []
  // Round 0 warms the compiler and the folders and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const entries = batchOf(round)
    const log1 = await secondsOf(() => log.appendAll(entries))
    const plain1 = await secondsOf(async () => {
      await plain.write(concatBytes(entries))
      await plain.sync()
    })
    if (round === 0) continue
    logSeconds.push(log1)
    plainSeconds.push(plain1)
  }
  await plain.close()
  if (log.size !== BATCH * (ROUNDS + 1)) throw new Error(`The log holds ${log.size} entries after the bench`)
  return {
    name: 'log',
    appendsPerSecond: Math.round(BATCH / median(logSeconds)),
    batch: BATCH,
    baseline: {
      name: 'append of the same bytes to one file, fsync per batch',
      perSecond: Math.round(BATCH / median(plainSeconds)),
    },
    ratio: median(plainSeconds.map((seconds, i) => seconds / (logSeconds[i] ?? Number.NaN))),
  }
}

function newLogKey() {
  const origin = 'bench.example/log'
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
  const signer = {
    name: origin,
    keyId: keyIdOf(origin, raw),
    sign: (bytes: Uint8Array) => sign(null, bytes, privateKey),
  }
  return { origin, signer, vkey: formatVkey(origin, raw) }
}

function batchOf(round: number): Uint8Array[] {
  return Array.from({ length: BATCH }, (_, i) => {
    const entry = new Uint8Array(32)
    new DataView(entry.buffer).setUint32(0, round * BATCH + i)
    return entry
  })
}

async function secondsOf(job: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await job()
  return (performance.now() - start) / 1000
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
