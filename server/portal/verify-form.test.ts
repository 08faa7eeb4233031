import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createApp } from '../http/app.ts'
import type { OpenPlatform } from '../open-platform.ts'
import { openTestPlatform } from '../test-platform.ts'
import { portalRoutes } from './portal-routes.ts'
import { openTestProvider } from './test-open-set.ts'

let platform: OpenPlatform
let app: Awaited<ReturnType<typeof createApp>>
let proof: string

before(async () => {
  platform = await openTestPlatform()
  app = await createApp(platform)
  portalRoutes(app, platform)
  await openTestProvider(platform, '测试局')
  await platform.sequencer.flush()
  const { rows } = await platform.database.raw('select id from event limit 1', [])
  proof = await platform.sequencer.proofFile(String((rows[0] as { id: string }).id))
})
after(async () => {
  await app.close()
  await platform.close()
})

async function post(form: FormData | URLSearchParams, headers: Record<string, string> = {}) {
  const sent = new Response(form)
  const answer = await app.inject({
    method: 'POST',
    url: '/log/verify',
    headers: { 'content-type': sent.headers.get('content-type') ?? '', accept: 'text/html', ...headers },
    payload: Buffer.from(await sent.arrayBuffer()),
  })
  return { status: answer.statusCode, body: answer.body }
}

function upload(content: string): FormData {
  const form = new FormData()
  form.set('file', new File([content], 'proof.json'))
  form.set('text', '')
  form.set('vkey', platform.sequencer.vkey)
  return form
}

test('a proof file is verified on the server, which says that it was', async () => {
  const { status, body } = await post(upload(proof))

  assert.equal(status, 200)
  assert.match(body, /class="passed"[\s\S]*登记单位[\s\S]*本次核验由本平台的服务器完成/)
})

test('a pasted proof is verified with the line ends that a form gives it', async () => {
  const pasted = new URLSearchParams({ text: proof.trimEnd().replaceAll('\n', '\r\n') })

  assert.match((await post(pasted)).body, /class="passed"/)
})

test('a changed proof, another key and nothing are refused with their reason', async () => {
  const changed = await post(upload(proof.replace('registered', 'registeres')))
  const otherKey = upload(proof)
  otherKey.set('vkey', 'nobody+00000000+AAAA')
  const nothing = await post(upload(''))

  assert.match(changed.body, /class="refused"[\s\S]*内容或证明被改动过/)
  assert.match((await post(otherKey)).body, /class="refused"[\s\S]*日志公钥/)
  assert.match(nothing.body, /请选择证明文件或者粘贴其内容。/)
})

test('what is no form is refused as a page', async () => {
  const { status, body } = await post(new URLSearchParams(), { 'content-type': 'multipart/form-data; boundary=x' })

  assert.equal(status, 400)
  assert.match(body, /无法完成请求/)
})

test('markup in a key stays text', async () => {
  const form = new URLSearchParams({ text: '{}', vkey: '"><script>alert(1)</script>' })

  assert.doesNotMatch((await post(form)).body, /<script>alert/)
})
