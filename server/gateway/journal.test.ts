import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { openJournal } from './journal.ts'
import { type JournalPosition, readJournal } from './journal-reader.ts'
import { segmentPath, segmentsIn } from './journal-segments.ts'

const quiet = { warn() {} }
const folders: string[] = []

after(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

test('records come back in order, over restarts, from any position', async () => {
  const dir = await newFolder()
  const first = await openJournal({ dir, log: quiet })
  await Promise.all([first.append('"n":1'), first.append('"n":2')])
  await first.close()
  const second = await openJournal({ dir, log: quiet })
  await second.append('"n":3')

  const all = await readAll(dir)
  const tail = await readAll(dir, all[1]?.next)
  await second.close()

  assert.deepEqual(
    all.map(({ record }) => record),
    [
      { seq: 1, n: 1 },
      { seq: 2, n: 2 },
      { seq: 3, n: 3 },
    ],
  )
  assert.deepEqual(
    tail.map(({ record }) => record),
    [{ seq: 3, n: 3 }],
  )
})

test('records that arrive together share one write', async () => {
  const dir = await newFolder()
  const journal = await openJournal({ dir, log: quiet })

  await Promise.all(Array.from({ length: 500 }, (_, n) => journal.append(`"n":${n}`)))

  assert.deepEqual({ ...journal.stats(), bytes: 0 }, { records: 500, groups: 1, bytes: 0 })
  assert.equal((await readAll(dir)).length, 500)
  await journal.close()
})

test('a reader that follows a writing journal sees every record once', async () => {
  const dir = await newFolder()
  const journal = await openJournal({ dir, log: quiet })
  const seen: number[] = []
  let position: JournalPosition | undefined

  for (let round = 0; round < 40; round += 1) {
    const written = Promise.all([journal.append(`"x":"${'字'.repeat(round * 50)}"`), journal.append('"x":""')])
    for (const { record, next } of await readAll(dir, position)) {
      seen.push(record.seq)
      position = next
    }
    await written
    if (round % 7 === 0) await journal.rotate()
  }
  for (const { record } of await readAll(dir, position)) seen.push(record.seq)
  await journal.close()

  assert.deepEqual(
    seen,
    Array.from({ length: 80 }, (_, n) => n + 1),
  )
})

test('a torn end is cut at start, what stands before it is kept', async () => {
  const dir = await newFolder()
  const journal = await openJournal({ dir, log: quiet })
  await journal.append('"n":1')
  await journal.close()
  const whole = await readFile(segmentPath(dir, 1))
  for (const torn of [whole.subarray(0, 5), whole.subarray(0, whole.length - 1), Buffer.alloc(300), damaged(whole)]) {
    await writeFile(segmentPath(dir, 1), Buffer.concat([whole, torn]))

    const again = await openJournal({ dir, log: quiet })
    await again.close()

    assert.deepEqual(await readFile(segmentPath(dir, 1)), whole)
    assert.deepEqual(
      (await readAll(dir)).map(({ record }) => record.seq),
      [1],
    )
  }
})

test('damage inside the journal is an error, never skipped', async () => {
  const dir = await newFolder()
  const journal = await openJournal({ dir, log: quiet })
  await journal.append('"n":1')
  await journal.rotate()
  await journal.append('"n":2')
  await journal.close()
  await writeFile(segmentPath(dir, 1), damaged(await readFile(segmentPath(dir, 1))))

  await assert.rejects(readAll(dir), /is damaged at byte 0/)
})

test('segments rotate at 8 MB, and closed ones are named', async () => {
  const dir = await newFolder()
  const journal = await openJournal({ dir, log: quiet })
  for (let n = 0; n < 10; n += 1) await journal.append(`"x":"${'x'.repeat(1_000_000)}"`)

  const closed = await journal.closedSegments()
  await journal.append('"n":11')
  await journal.rotate()

  assert.deepEqual(closed, [segmentPath(dir, 1)])
  assert.deepEqual(await journal.closedSegments(), [segmentPath(dir, 1), segmentPath(dir, 2)])
  assert.equal((await readAll(dir)).length, 11)
  await journal.close()
})

test('when the folder is gone every append rejects; when it is back the next one succeeds', async () => {
  const dir = await newFolder()
  const journal = await openJournal({ dir, log: quiet })
  await journal.append('"n":1')
  await journal.rotate()
  await rename(dir, `${dir}-away`)

  await assert.rejects(journal.append('"n":2'), { code: 'ENOENT' })
  await assert.rejects(journal.append('"n":3'), { code: 'ENOENT' })
  await rename(`${dir}-away`, dir)
  await journal.append('"n":4')

  assert.deepEqual(
    (await readAll(dir)).map(({ record }) => record),
    [
      { seq: 1, n: 1 },
      { seq: 4, n: 4 },
    ],
  )
  await journal.close()
})

test('a full disk rejects appends and leaves no half record; with room again the journal goes on', async t => {
  const dir = await newFolder()
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', dir])
  if (mounted.status !== 0) return t.skip('mounting a small disk is not permitted here')
  try {
    const journal = await openJournal({ dir, log: quiet })
    await journal.append('"n":1')

    await assert.rejects(journal.append(`"x":"${'x'.repeat(100_000)}"`), { code: 'ENOSPC' })
    await journal.append('"n":3')
    await journal.close()

    assert.deepEqual(
      (await readAll(dir)).map(({ record }) => record),
      [
        { seq: 1, n: 1 },
        { seq: 3, n: 3 },
      ],
    )
  } finally {
    spawnSync('umount', [dir])
  }
})

test('SIGKILL in the middle of writing loses no acknowledged record', async () => {
  const dir = await newFolder()
  const acknowledged = new Set<number>()
  for (let round = 0; round < 3; round += 1) {
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', writer(dir)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await killAfter(child, 300, acknowledged)
  }
  await appendFile(segmentPath(dir, (await segmentsIn(dir)).at(-1) ?? 1), Buffer.from([0, 0, 1]))

  const journal = await openJournal({ dir, log: quiet })
  await journal.close()

  const kept = new Set((await readAll(dir)).map(({ record }) => record.seq))
  assert.ok(acknowledged.size >= 900)
  assert.deepEqual(
    [...acknowledged].filter(seq => !kept.has(seq)),
    [],
  )
})

function writer(dir: string): string {
  return `
    const { openJournal } = await import(${JSON.stringify(new URL('./journal.ts', import.meta.url).href)})
    const journal = await openJournal({ dir: ${JSON.stringify(dir)}, log: { warn() {} } })
    async function write() {
      for (;;) {
        const seq = journal.nextSeq()
        await journal.append('"x":"' + 'x'.repeat(seq % 500) + '"')
        process.stdout.write(seq + '\\n')
      }
    }
    for (let n = 0; n < 32; n += 1) write()`
}

async function killAfter(child: ChildProcess, lines: number, acknowledged: Set<number>): Promise<void> {
  if (!child.stdout) throw new Error('the child has no output')
  let seen = 0
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.add(Number(line))
    seen += 1
    if (seen === lines) child.kill('SIGKILL')
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

function damaged(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  copy[copy.length - 2] = (copy.at(-2) ?? 0) ^ 1
  return copy
}

async function readAll(dir: string, from?: JournalPosition) {
  return await Array.fromAsync(readJournal(dir, from))
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gongshu-journal-'))
  folders.push(folder)
  return folder
}
