import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type TestContext, test } from 'node:test'
import { resumableUploads } from './resumable-uploads.ts'
import { findUpload, ownUploads } from './uploads.ts'

const ACCOUNT = '01234567-0123-4123-8123-0123456789ab'

test('what arrived before a line broke and the server was started anew is kept, and the rest goes on behind it', async t => {
  const folder = await folderFor(t)
  const content = Buffer.from(`a,b\n${'甲,乙\n'.repeat(50_000)}`)
  const { id } = await resumableUploads(folder).create(ACCOUNT, { name: 'a.csv', length: content.length, unitId: null })
  const broken = async function* () {
    yield content.subarray(0, 100_000)
    throw Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
  }
  await assert.rejects(resumableUploads(folder).append(ACCOUNT, { id, offset: 0, body: Readable.from(broken()) }))

  const anew = resumableUploads(folder)
  const { offset } = await anew.state(ACCOUNT, id)
  const done = await anew.append(ACCOUNT, { id, offset, body: Readable.from([content.subarray(offset)]) })

  assert.deepEqual([offset, done.offset], [100_000, content.length])
  assert.equal(done.sha256, createHash('sha256').update(content).digest('hex'))
  assert.deepEqual(await readFile(await findUpload(ownUploads(folder, ACCOUNT), id)), content)
})

test('after a restart the guard knows what came before: a quotation that never ends is still cut off', async t => {
  const folder = await folderFor(t)
  const piece = Buffer.alloc(9 << 20, 'x')
  piece.write('a,b\n1,"')
  const note = { name: 'a.csv', length: piece.length * 2, unitId: null }
  const { id } = await resumableUploads(folder).create(ACCOUNT, note)
  await resumableUploads(folder).append(ACCOUNT, { id, offset: 0, body: Readable.from([piece]) })

  const anew = resumableUploads(folder)
  const rest = { id, offset: piece.length, body: Readable.from([Buffer.alloc(piece.length, 'x')]) }

  await assert.rejects(anew.append(ACCOUNT, rest), { code: 'upload_unsafe' })
  await assert.rejects(anew.state(ACCOUNT, id), { code: 'upload_missing' })
})

test('two requests cannot add to one upload at the same time', async t => {
  const folder = await folderFor(t)
  const uploads = resumableUploads(folder)
  const { id } = await uploads.create(ACCOUNT, { name: 'a.csv', length: 6, unitId: null })

  const both = await Promise.allSettled(
    ['abc', 'xyz'].map(text => uploads.append(ACCOUNT, { id, offset: 0, body: Readable.from([Buffer.from(text)]) })),
  )

  assert.deepEqual(
    both.map(one => (one.status === 'rejected' ? one.reason.code : one.value.offset)),
    [3, 'upload_busy'],
  )
})

async function folderFor(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gongshu-uploads-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}
