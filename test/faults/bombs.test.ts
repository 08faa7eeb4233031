import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { endless, farCell, foreignEntity, laughs, manyColumns, zipBomb } from './bombs.ts'

const GIB = 1024 ** 3
const MOST_GROWTH = 50 * 1024 ** 2
const MOST_SECONDS = 10

let child: ChildProcess
let place: { url: string; headers: Record<string, string>; collectionId: string }

before(async () => {
  const script = fileURLToPath(new URL('./guarded-server.ts', import.meta.url))
  child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('the server did not start')))
  const said = once(createInterface({ input: child.stdout as Readable }), 'line')
  const [line] = (await Promise.race([said, ended])) as [string]
  ended.catch(() => {})
  place = JSON.parse(line)
})
after(async () => {
  child.kill('SIGTERM')
  await once(child, 'exit')
})

const cutOff = [
  { name: 'a cell of one gigabyte', body: () => endless('a,b\n1,"', 'x', GIB), reason: 'cell_too_large' },
  { name: 'a line of one gigabyte', body: () => endless('a,b\n1,', 'x,', GIB), reason: 'cell_too_large' },
  { name: 'a text of one gigabyte in JSON', body: () => endless('[{"a":"', 'x', GIB), reason: 'cell_too_large' },
  { name: 'JSON nested without end', body: () => endless('[[', '[', GIB), reason: 'too_deep' },
  { name: 'an attribute of one gigabyte', body: () => endless('<r><row a="', 'x', GIB), reason: 'cell_too_large' },
  { name: 'a million columns', body: () => [manyColumns()], reason: 'too_many_columns' },
  { name: 'an archive', body: () => endless('\x1f\x8b\x08', '\0', GIB), reason: 'packed_file' },
  { name: 'an entity from outside', body: () => [foreignEntity()], reason: 'doctype', loaded: true },
]

for (const { name, body, reason, loaded } of cutOff) {
  test(`${name} is refused while it arrives`, async () => {
    const watch = watchMemory()

    const answer = await send(Readable.from(body()))

    if (loaded) {
      assert.deepEqual(await faultsOf(answer, 'a.xml'), [reason])
    } else {
      const { code, faults } = (answer.body as { error: { code: string; faults: { reason: string }[] } }).error
      assert.deepEqual([answer.status, code, faults[0]?.reason], [422, 'upload_unsafe', reason])
      assert.ok(answer.sent < 100 * 1024 ** 2, `${answer.sent} bytes were taken`)
    }
    assert.ok(answer.seconds < MOST_SECONDS, `${answer.seconds} s`)
    watch.stop()
  })
}

const refused = [
  { name: 'entities within entities', body: laughs, file: 'a.xml', reason: 'doctype' },
  {
    name: 'a spreadsheet that unfolds to two gigabytes',
    body: () => zipBomb(2048),
    file: 'a.xlsx',
    reason: 'archive_too_large',
  },
  { name: 'a spreadsheet with a cell far away', body: farCell, file: 'a.xlsx', reason: 'not_a_spreadsheet' },
  {
    name: 'a footer without a file',
    body: () => new Uint8Array(Buffer.from('PAR1\xff\xff\xff\x7fPAR1', 'latin1')),
    file: 'a.parquet',
    reason: 'not_parquet',
  },
]

for (const { name, body, file, reason } of refused) {
  test(`${name}: refused by a reader of its own`, async () => {
    const watch = watchMemory()
    const began = performance.now()

    const faults = await faultsOf(await send(Readable.from([body()])), file)

    assert.deepEqual(faults, [reason])
    assert.ok(performance.now() - began < MOST_SECONDS * 1000)
    watch.stop()
    assert.equal((await fetch(`${place.url}/health`)).status, 200)
  })
}

type Answer = { status: number; body: object; sent: number; seconds: number }

/** Sends a body as fast as it is taken, and stops when the answer is there. */
function send(body: Readable): Promise<Answer> {
  const began = performance.now()
  let sent = 0
  return new Promise((resolve, reject) => {
    const headers = { ...place.headers, 'content-type': 'application/octet-stream' }
    const upload = request(`${place.url}/api/uploads`, { method: 'POST', headers }, async response => {
      body.destroy()
      let text = ''
      for await (const piece of response) text += piece
      upload.destroy()
      resolve({
        status: response.statusCode ?? 0,
        body: JSON.parse(text),
        sent,
        seconds: (performance.now() - began) / 1000,
      })
    })
    upload.on('error', reject)
    body.on('data', (piece: Uint8Array) => {
      sent += piece.length
    })
    body.pipe(upload)
  })
}

async function faultsOf(answer: Answer, fileName: string): Promise<string[]> {
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  const { id: uploadId } = answer.body as { id: string }
  const ordered = await fetch(`${place.url}/api/collections/${place.collectionId}/loads`, {
    method: 'POST',
    headers: { ...place.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ uploadId, fileName, format: 'auto' }),
  })
  const { loadId } = (await ordered.json()) as { loadId: string }
  for (;;) {
    const load = (await (await fetch(`${place.url}/api/loads/${loadId}`, { headers: place.headers })).json()) as {
      state: string
      details?: { faults: { reason: string }[] }
    }
    if (load.state === 'refused') return load.details?.faults.map(fault => fault.reason) ?? []
    if (load.state !== 'waiting' && load.state !== 'running') return [load.state]
    await pause(50)
  }
}

/** Sets the mark of the most memory the server had to what it has now, and says later how far it rose. */
function watchMemory(): { stop(): void } {
  const read = (name: string) => {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
    return Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024
  }
  writeFileSync(`/proc/${child.pid}/clear_refs`, '5')
  const before = read('VmRSS')
  return {
    stop() {
      const growth = read('VmHWM') - before
      assert.ok(growth < MOST_GROWTH, `the server grew by ${Math.round(growth / 1024 ** 2)} MB`)
    },
  }
}
