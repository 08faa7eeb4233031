import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type LoadGround, openLoadGround } from './load-ground.ts'

let ground: LoadGround
before(async () => {
  ground = await openLoadGround()
})
after(() => ground.close())

const content = Buffer.from(`id,n\n${Array.from({ length: 2000 }, (_, row) => `K${row},${row}`).join('\n')}\n`)

test('a file sent in pieces, with a break between, is what was sent, and is loaded', async () => {
  const { collectionId } = await ground.entryOf([
    { column: 'id', lookup: true },
    { column: 'n', type: 'integer' },
  ])
  const made = await create(content.length, '人口.csv')
  const url = `${ground.server.url}${made.headers.get('location')}`

  const first = await patch(url, 0, content.subarray(0, 5000))
  const wrong = await patch(url, 4999, content.subarray(4999))
  const told = await fetch(url, { method: 'HEAD', headers: ground.headers })
  const rest = await patch(url, 5000, content.subarray(5000))

  assert.deepEqual([made.status, first.status, wrong.status, told.status, rest.status], [201, 204, 409, 200, 204])
  assert.deepEqual(
    ['tus-resumable', 'upload-offset', 'upload-length', 'cache-control'].map(name => told.headers.get(name)),
    ['1.0.0', '5000', String(content.length), 'no-store'],
  )
  const whole = (await (await fetch(url, { headers: ground.headers })).json()) as { id: string; expiresAt: string }
  const { id, expiresAt, ...state } = whole
  assert.deepEqual(state, {
    name: '人口.csv',
    bytes: content.length,
    offset: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  })
  assert.ok(Date.parse(expiresAt) > Date.now())
  const loaded = await ground.loadUpload(collectionId, id, { fileName: '人口.csv' })
  assert.deepEqual([loaded.state, loaded.rows], ['done', 2000])
  assert.equal((await fetch(url, { headers: ground.headers })).status, 404, 'a loaded upload is gone')
})

test('an upload that is not all there cannot be loaded, and goes when it is given up', async () => {
  const { collectionId } = await ground.entryOf([{ column: 'id' }])
  const made = await create(100)
  const { id } = (await made.json()) as { id: string }
  const url = `${ground.server.url}/api/uploads/${id}`

  const early = await ground.person.post(`/api/collections/${collectionId}/loads`, {
    uploadId: id,
    fileName: 'a.csv',
    format: 'auto',
  })
  const gone = await fetch(url, { method: 'DELETE', headers: ground.headers })

  assert.deepEqual([early.status, gone.status], [404, 204])
  assert.equal((await fetch(url, { headers: ground.headers })).status, 404)
})

test('what the protocol does not allow is refused: other versions, too many bytes, too large a file', async () => {
  const other = await fetch(`${ground.server.url}/api/uploads`, {
    method: 'POST',
    headers: { ...ground.headers, 'tus-resumable': '0.2.2', 'upload-length': '3' },
  })
  const options = await fetch(`${ground.server.url}/api/uploads`, { method: 'OPTIONS' })
  const large = await create(2 * 1024 ** 3 + 1)
  const made = await create(3)
  const over = await patch(`${ground.server.url}${made.headers.get('location')}`, 0, Buffer.from('abcd'))

  assert.deepEqual([other.status, other.headers.get('tus-version')], [412, '1.0.0'])
  assert.deepEqual([options.status, options.headers.get('tus-max-size')], [204, String(2 * 1024 ** 3)])
  assert.deepEqual([large.status, over.status], [413, 413])
})

test('one person may not fill the disk with uploads that nobody collects', async () => {
  const made = await Promise.all([create(2 * 1024 ** 3), create(2 * 1024 ** 3)])
  const last = await create(2 * 1024 ** 3)

  const { error } = (await last.json()) as { error: { code: string } }
  assert.deepEqual([last.status, error.code], [413, 'upload_quota'])
  for (const upload of made) {
    await fetch(`${ground.server.url}${upload.headers.get('location')}`, { method: 'DELETE', headers: ground.headers })
  }
})

test('a full disk ends in a sentence, and the upload can go on later', async () => {
  const made = await create(3)
  const { id } = (await made.json()) as { id: string }
  const session = await ground.person.get('/api/session')
  const { account } = session.body as { account: { id: string } }
  const part = join(ground.server.platform.dataDir, 'uploads', account.id, `${id}.part`)
  await rm(part)
  // The kernel's own full disk.
  await symlink('/dev/full', part)

  const refused = await patch(`${ground.server.url}/api/uploads/${id}`, 0, Buffer.from('abc'))

  const { error } = (await refused.json()) as { error: { code: string; message: string } }
  assert.deepEqual([refused.status, error.code], [507, 'storage_full'])
  assert.match(error.message, /存储空间不足/)
})

function create(length: number, name = 'a.csv') {
  return fetch(`${ground.server.url}/api/uploads`, {
    method: 'POST',
    headers: {
      ...ground.headers,
      'tus-resumable': '1.0.0',
      'upload-length': String(length),
      'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
    },
  })
}

function patch(url: string, offset: number, body: Buffer) {
  return fetch(url, {
    method: 'PATCH',
    headers: {
      ...ground.headers,
      'tus-resumable': '1.0.0',
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    body: new Uint8Array(body),
  })
}
