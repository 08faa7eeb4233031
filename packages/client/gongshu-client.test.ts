import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { RunningServer } from '../../server/start.ts'
import { startTestServer } from '../../server/test-server.ts'
import { ApiError, createClient, stepPath } from './index.ts'

let server: RunningServer
let paths: { readonly [path: string]: { readonly [method: string]: { readonly operationId?: string } } }

before(async () => {
  server = await startTestServer()
  const answer = await fetch(`${server.url}/api/openapi.json`)
  paths = ((await answer.json()) as { paths: typeof paths }).paths
})

after(() => server.stop())

const ID = '00000000-0000-7000-8000-000000000000'

/** What is given to calls whose last argument is neither an identifier nor a request alone. */
const given: { readonly [call: string]: unknown } = {
  advanceClock: '1d',
  addSource: { kind: 'postgres', request: {} },
  changeSource: { kind: 'postgres', request: {} },
  lookAtSource: { kind: 'postgres', request: {} },
  switchSource: 'pause',
  lookAtUpload: { uploadId: ID },
  failingRows: { version: ID, rule: 0, limit: 1 },
}

test('every call of the client goes to a path that the server describes', async () => {
  const asked: string[] = []
  const client = createClient({
    fetch: async (url, init) => {
      asked.push(`${init?.method?.toLowerCase()} ${String(url).split('?')[0]}`)
      return Response.json({})
    },
  })

  for (const [name, call] of Object.entries(client)) {
    if (name === 'takeStep') continue
    const last = given[name] ?? ID
    await (call as (...given: unknown[]) => Promise<unknown>)(...(name === 'advanceClock' ? [last] : [ID, last]))
  }

  const known = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(method => `${method} ${path.replace(/\{\w+\}/g, '{id}')}`),
  )
  const unknown = asked.map(one => one.replaceAll(ID, '{id}')).filter(one => !known.includes(one))
  assert.deepEqual(unknown, [])
})

test('the path of every step is the one that the server describes', () => {
  const steps = Object.entries(paths).flatMap(([path, { post }]) =>
    post?.operationId && path.includes('/steps/') ? [[post.operationId, path] as const] : [],
  )

  const differing = steps.filter(([step, path]) => stepPath(step, path.includes('{id}') ? '{id}' : undefined) !== path)

  assert.ok(steps.length > 10)
  assert.deepEqual(differing, [])
})

test('a refusal is an ApiError with its code and words', async () => {
  const client = createClient({ baseUrl: server.url })

  const refused = await client.session().catch(error => error)

  assert.ok(refused instanceof ApiError)
  assert.deepEqual([refused.status, refused.code], [401, 'not_signed_in'])
})
