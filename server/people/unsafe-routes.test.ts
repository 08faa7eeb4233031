import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { RunningServer } from '../start.ts'
import { openTestAccount, startTestServer, TEST_PASSWORD } from '../test-server.ts'

let server: RunningServer
let cookie: string
let csrf: string
let routes: Route[]
before(async () => {
  server = await startTestServer()
  await openTestAccount(server, 'routes', { unitId: null, roles: ['operator', 'authority'] })
  const answer = await post('/api/session', {}, { login: 'routes', password: TEST_PASSWORD })
  cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  csrf = ((await answer.json()) as { csrf: string }).csrf
  routes = unsafeRoutes((await (await fetch(`${server.url}/api/openapi.json`)).json()) as Description)
})
after(() => server.stop())

type Description = { paths: { [path: string]: { [method: string]: { requestBody?: Body } } } }
type Body = { content: { [type: string]: { schema?: { additionalProperties?: unknown; properties?: object } } } }
type Route = { method: string; path: string; schema: { additionalProperties?: unknown } | null }

/** Every route that changes something, with a made-up case in its path. Gateways have keys of their own and no cookie. */
function unsafeRoutes({ paths }: Description): Route[] {
  return Object.entries(paths)
    .filter(([path]) => !/^\/(gateway|internal)\//.test(path))
    .flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([method]) => !['get', 'head', 'options'].includes(method))
        .map(([method, { requestBody }]) => ({
          method: method.toUpperCase(),
          path: path.replace(/\{\w+\}/g, '018f0000-0000-7000-8000-000000000000'),
          schema: requestBody?.content['application/json']?.schema ?? null,
        })),
    )
}

function send({ method, path }: Route, headers: object, body: object = {}) {
  return fetch(`${server.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

function post(path: string, headers: object, body: object) {
  return send({ method: 'POST', path, schema: null }, headers, body)
}

async function codeOf(answer: Response): Promise<string> {
  const { error } = (await answer.json()) as { error?: { code: string } }
  return `${answer.status} ${error?.code ?? ''}`
}

test('every route that changes something refuses a cookie without the session’s own token', async () => {
  const open: string[] = []
  for (const route of routes) {
    for (const forged of [{}, { 'x-csrf-token': 'x' }, { 'x-csrf-token': '' }]) {
      const code = await codeOf(await send(route, { cookie, ...forged }))
      if (code !== '403 csrf') open.push(`${route.method} ${route.path}: ${code}`)
    }
  }

  assert.ok(routes.length > 25, `only ${routes.length} routes were found`)
  assert.deepEqual(open, [])
})

/** What carries no object: a file goes to disk as it is, the others say all in their path; so does every removal. */
const withoutBody = [
  '/api/uploads',
  '/api/attachments',
  'PATCH /api/uploads/018f0000-0000-7000-8000-000000000000',
  ...[
    '/api/notices/018f0000-0000-7000-8000-000000000000/read',
    '/api/source-runs/018f0000-0000-7000-8000-000000000000/stop',
    '/api/quality/018f0000-0000-7000-8000-000000000000/reconciliations',
  ],
  ...['runs', 'pause', 'resume', 'remove'].map(verb => `/api/sources/018f0000-0000-7000-8000-000000000000/${verb}`),
]

test('every route refuses a field that it does not know and names it', async () => {
  const open: string[] = []
  for (const route of routes) {
    const name = `${route.method} ${route.path}`
    if (route.method === 'DELETE' || withoutBody.some(known => name.endsWith(known))) continue
    const answer = await send(route, { cookie, 'x-csrf-token': csrf }, { unheardOf: 1 })
    const { error } = (await answer.json()) as { error?: { code: string; faults?: { field: string }[] } }
    const named = error?.faults?.some(fault => fault.field === 'unheardOf')
    if (answer.status !== 400 || error?.code !== 'invalid_input' || !named) {
      open.push(`${name}: ${answer.status} ${error?.code}`)
    }
  }

  assert.deepEqual(open, [])
})

test('no route that changes something answers without sign-in, but signing in itself', async () => {
  const open: string[] = []
  for (const route of routes) {
    const answer = await send(route, {})
    if (answer.status < 300) open.push(`${route.method} ${route.path}: ${answer.status}`)
  }

  // Signing out where nobody is signed in changes nothing.
  assert.deepEqual(open, ['DELETE /api/session: 200'])
})

test('a program’s token needs no token of a session, and a made-up one is nobody’s', async () => {
  const issued = await post('/api/tokens', { cookie, 'x-csrf-token': csrf }, { name: '程序', validDays: 1 })
  const { token } = (await issued.json()) as { token: string }
  const ask = (bearer: string) =>
    fetch(`${server.url}/api/session`, { headers: { authorization: `Bearer ${bearer}` } }).then(codeOf)

  assert.equal(await ask(token), '200 ')
  assert.equal(await ask(`${token}x`), '401 not_signed_in')
})
