import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { type TestContext, test } from 'node:test'
import fastify from 'fastify'
import { isSameSecret, mountFeed } from '../server/gateway/gateway-feed-routes.ts'
import { readJournal } from '../server/gateway/journal-reader.ts'
import { buildGrant, call, servingFiles, testFolder, testSource } from '../server/gateway/test-gateway.ts'

const token = 'token-of-the-gateways'

test('a gateway of its own says when it is ready, serves, and ends in order when asked to', async t => {
  const { url, source } = await openServer(t)
  const grant = source.put(buildGrant())
  const data = await testFolder(t)
  const child = startCommand(t, ['--url', url, '--data', data, '--port', '0', '--name', 'east'])

  const ready = JSON.parse(await firstLine(child)) as { ready: boolean; url: string; gateway: string }
  const answer = await untilServed(() => call(ready.url, grant))
  child.kill('SIGTERM')
  const [code] = (await once(child, 'exit')) as [number]

  assert.deepEqual([ready.ready, ready.gateway, answer.status, code], [true, 'east', 200, 0])
  const results = (await Array.fromAsync(readJournal(`${data}/journal/east`))).map(({ record }) => record.result)
  assert.equal(results.at(-1), 'ok')
})

test('missing settings end in the usage, with code 2', async t => {
  const child = startCommand(t, ['--url', 'http://127.0.0.1:1', '--port', '0'])

  const [code] = (await once(child, 'exit')) as [number]

  assert.equal(code, 2)
})

async function openServer(t: TestContext) {
  const source = testSource(await servingFiles())
  const app = fastify({ forceCloseConnections: true })
  mountFeed(app, { source, duties: {}, isGatewayToken: sent => isSameSecret(sent, token), onConfirm() {} })
  t.after(() => app.close())
  return { url: await app.listen({ port: 0, host: '127.0.0.1' }), source }
}

function startCommand(t: TestContext, args: string[]): ChildProcess {
  const code = `const { gateway } = await import(${JSON.stringify(new URL('./gateway.ts', import.meta.url).href)})
    process.exitCode = await gateway(${JSON.stringify(args)})`
  const env = { ...process.env, GONGSHU_TOKEN: token }
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  t.after(() => child.kill('SIGKILL'))
  return child
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the child has no output')
  for await (const line of createInterface({ input: child.stdout })) return line
  throw new Error('the command ended without a line')
}

/** The first contact with the platform is under way when the command says that it is ready. */
async function untilServed(ask: () => ReturnType<typeof call>): ReturnType<typeof call> {
  const until = performance.now() + 5_000
  for (;;) {
    const answer = await ask()
    if (answer.status === 200 || performance.now() > until) return answer
  }
}
