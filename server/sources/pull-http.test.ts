import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pullHttp } from './pull-http.ts'
import type { Cells, PullRequest } from './puller.ts'
import { SourceFault } from './source-fault.ts'
import type { HttpSettings } from './source-settings.ts'
import { type Answering, json, openTestInterface, registerRows } from './test-interface.ts'

const request: PullRequest = {
  columns: ['code', 'since'],
  mark: null,
  markIncluded: false,
  secret: null,
  allowed: ['127.0.0.1'],
}

/** What is pulled from an interface that answers so: the codes, the mark, the questions, or the fault. */
async function pull(answer: Answering, settings: Partial<HttpSettings> = {}, changes: Partial<PullRequest> = {}) {
  const remote = await openTestInterface(answer)
  const rows: Cells[] = []
  const paths = () => remote.asked.map(one => one.path)
  try {
    const asked = { ...request, ...changes }
    const pulled = pullHttp.rows({ url: `${remote.url}/rows`, paging: { by: 'none' }, ...settings }, asked)
    let batch = await pulled.next()
    for (; !batch.done; batch = await pulled.next()) rows.push(...batch.value)
    return {
      codes: rows.map(cells => cells[0]).join(' '),
      mark: batch.value,
      paths: paths(),
      rows,
      asked: remote.asked,
    }
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error
    return { fault: error.code, kind: error.kind, paths: paths(), asked: remote.asked }
  } finally {
    await remote.close()
  }
}

const pageOf = (url: URL, name: string) => Number(url.searchParams.get(name) ?? 0)

test('pages by number, by offset, by cursor and by link end where the rows end', async () => {
  const byPage = await pull(
    (url, reply) =>
      json(reply, { data: { rows: registerRows((pageOf(url, 'p') - 1) * 2, Math.min(pageOf(url, 'p') * 2, 5)) } }),
    { rowsPath: 'data.rows', paging: { by: 'page', parameter: 'p', first: 1 } },
  )
  const byOffset = await pull(
    (url, reply) => json(reply, registerRows(pageOf(url, 'offset'), Math.min(pageOf(url, 'offset') + 2, 5))),
    { paging: { by: 'offset', parameter: 'offset', step: 2 } },
  )
  const byCursor = await pull(
    (url, reply) => {
      const at = pageOf(url, 'after')
      json(reply, { items: registerRows(at, at + 2), ...(at < 2 ? { next: String(at + 2) } : { next: null }) })
    },
    { rowsPath: 'items', paging: { by: 'cursor', parameter: 'after', path: 'next' } },
  )
  const byLink = await pull(
    (url, reply) => {
      const at = pageOf(url, 'at')
      json(
        reply,
        registerRows(at, at + 2),
        at < 2 ? { link: `</rows?at=${at + 2}>; rel="next", </rows>; rel="first"` } : {},
      )
    },
    { paging: { by: 'link' } },
  )

  assert.deepEqual(
    [byPage, byOffset, byCursor, byLink].map(({ codes, paths }) => ({ codes, paths })),
    [
      { codes: 'C0 C1 C2 C3 C4', paths: ['/rows?p=1', '/rows?p=2', '/rows?p=3', '/rows?p=4'] },
      { codes: 'C0 C1 C2 C3 C4', paths: ['/rows?offset=0', '/rows?offset=2', '/rows?offset=4', '/rows?offset=5'] },
      { codes: 'C0 C1 C2 C3', paths: ['/rows', '/rows?after=2'] },
      { codes: 'C0 C1 C2 C3', paths: ['/rows', '/rows?at=2'] },
    ],
  )
})

test('cells are the texts that the interface wrote: long numbers, nothing, truth, structures', async () => {
  const body = '[{"code": 310107199001011234, "since": null}, {"code": true, "since": {"a": [1.50]}}, {"code": "0012"}]'
  const { rows } = await pull((_url, reply) => json(reply, body))

  assert.deepEqual(rows, [
    ['310107199001011234', null],
    ['true', '{"a":["1.50"]}'],
    ['0012', null],
  ])
})

test('newer rows are asked for by the mark, and the newest becomes the mark', async () => {
  const settings = { markColumn: 'since', markParameter: 'newer_than' }
  const first = await pull((_url, reply) => json(reply, registerRows(8, 11)), settings)
  const second = await pull((_url, reply) => json(reply, []), settings, { mark: '10' })

  assert.deepEqual(
    [first, second].map(({ mark, paths }) => ({ mark, paths })),
    [
      { mark: '10', paths: ['/rows'] },
      { mark: '10', paths: ['/rows?newer_than=10'] },
    ],
  )
})

test('the secret goes to the host that was named, in its header, and not where a redirect leads', async () => {
  const elsewhere = await openTestInterface((_url, reply) => json(reply, registerRows(0, 1)))
  const settings = { secretHeader: 'X-Key' }
  const moved =
    (place: string): Answering =>
    (url, reply) => {
      if (url.pathname === '/moved') return json(reply, registerRows(0, 1))
      reply.writeHead(302, { location: place })
      reply.end()
    }

  const here = await pull(moved('/moved'), settings, { secret: 's3cret' })
  const away = await pull(moved(`${elsewhere.url}/rows`), settings, { secret: 's3cret' })
  await elsewhere.close()

  assert.deepEqual(
    [...here.asked, ...away.asked, ...elsewhere.asked].map(one => `${one.path} ${one.headers['x-key'] ?? 'none'}`),
    ['/rows s3cret', '/moved s3cret', '/rows s3cret', '/rows none'],
  )
})

test('a redirect into the own network is refused before anything is sent there', async () => {
  const inner = await openTestInterface((_url, reply) => json(reply, registerRows(0, 1)))
  const port = new URL(inner.url).port
  const answers = []
  for (const place of [
    `http://localhost:${port}/`,
    `http://[::1]:${port}/`,
    'http://169.254.169.254/latest/meta-data',
  ]) {
    const { fault } = await pull((_url, reply) => {
      reply.writeHead(307, { location: place })
      reply.end()
    })
    answers.push(fault)
  }
  await inner.close()

  assert.deepEqual({ answers, asked: inner.asked }, { answers: Array(3).fill('address_refused'), asked: [] })
})

test('what may pass is told from what needs a person', async () => {
  const status =
    (code: number): Answering =>
    (_url, reply) => {
      reply.writeHead(code)
      reply.end('no')
    }
  const told = await Promise.all([
    pull(status(503)),
    pull(status(429)),
    pull((_url, reply) => void reply.socket?.destroy()),
    pull(status(401)),
    pull(status(404)),
    pull((_url, reply) => json(reply, '<html>')),
    pull((_url, reply) => json(reply, { data: 1 }), { rowsPath: 'data' }),
    pull((_url, reply) => json(reply, registerRows(0, 2)), { paging: { by: 'page', parameter: 'p', first: 1 } }),
    pull((_url, reply) => json(reply, { rows: registerRows(0, 1), next: 'http://example.org/2' }), {
      rowsPath: 'rows',
      paging: { by: 'link', path: 'next' },
    }),
    pull((_url, reply) => json(reply, []), {}, { allowed: [] }),
  ])

  assert.deepEqual(
    told.map(({ fault, kind }) => `${kind} ${fault}`),
    [
      'line server_busy',
      'line server_busy',
      'line cut_off',
      'setting secret_refused',
      'setting answer_refused',
      'data not_json',
      'data rows_missing',
      'data page_repeated',
      'setting redirect_refused',
      'setting address_refused',
    ],
  )
})

test('an endless answer is cut off', async () => {
  const part = Buffer.alloc(1 << 20, ' ')
  const { fault } = await pull((_url, reply) => {
    reply.writeHead(200)
    const more = () => {
      while (!reply.destroyed && reply.write(part)) {}
    }
    reply.on('drain', more)
    more()
  })

  assert.equal(fault, 'too_many_bytes')
})
