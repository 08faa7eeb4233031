import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkCommitment } from '../../cli/verify-commitment.ts'
import { sha256Hex } from '../../server/acts/event.ts'
import { codeAt, keyOfText } from '../../server/people/one-time-code.ts'
import { TEST_PASSWORD } from '../../server/test-server.ts'
import { buildDemand, publishEntry } from './article-fixture.ts'
import { openServedDistrict, type ServedDistrict, signedIn } from './article-server.ts'

const password = TEST_PASSWORD

type User = Awaited<ReturnType<typeof signedIn>>

/** Enrols an authenticator over HTTP, as a person does, and gives the codes after the one used for it. */
async function enrol(user: User): Promise<() => string> {
  const { body } = await user.post('/api/session/second-factor', { password })
  const key = keyOfText(String(body.key))
  await user.post('/api/session/second-factor/confirmation', { code: codeAt(key, new Date()) })
  return () => codeAt(key, new Date(Date.now() + 30_000))
}

async function fileOf(district: ServedDistrict, user: User, demandId: string) {
  await district.server.settle()
  const { status, body } = await user.get(`/api/demands/${demandId}/commitment`)
  assert.equal(status, 200)
  return {
    file: Buffer.from(`${JSON.stringify(body, null, 2)}\n`),
    document: Buffer.from(String(body.document), 'base64'),
  }
}

test('PT-18.1: an enrolled person signs a demand with a code, and without one is refused', async () => {
  const district = await openServedDistrict()
  const user = await signedIn(district, district.consumer.unitId, 'consumer')
  const code = await enrol(user)
  const content = buildDemand([await publishEntry(district)])

  const without = await user.post('/api/demands', { content, password })
  const wrong = await user.post('/api/demands', { content, password, code: '000000' })
  const once = code()
  const signed = await user.post('/api/demands', { content, password, code: once })
  const again = await user.post('/api/demands', { content: { ...content, title: '另一需求' }, password, code: once })

  const codeOf = ({ body }: typeof signed) => (body.error as { code?: string } | undefined)?.code ?? null
  assert.deepEqual([without, wrong, signed, again].map(codeOf), ['code_missing', 'code_wrong', null, 'code_wrong'])
  assert.ok((signed.body.duties as string[]).includes('PT-18.1'))
})

test('PT-18.2: the sealed PDF and the proof file leave together and are verified without the platform', async () => {
  const district = await openServedDistrict()
  const user = await signedIn(district, district.consumer.unitId, 'consumer')
  const content = buildDemand([await publishEntry(district)], { scenario: '高龄津贴发放\r\n按月\t核验' })

  const { body } = await user.post('/api/demands', { content, password })
  const { file, document } = await fileOf(district, user, String(body.caseId))
  const verified = checkCommitment(file, district.platform.sequencer.vkey)

  assert.deepEqual(verified.facts.signedWith, ['ed25519', 'sm2'])
  assert.equal(verified.facts.document, sha256Hex(document))
  assert.equal(document.toString('latin1', 0, 5), '%PDF-')
  const { rows } = await district.platform.database.raw('select body from signed_document where case_id = $1', [
    body.caseId,
  ])
  assert.deepEqual(
    rows.map(row => Buffer.from((row as { body: Uint8Array }).body).equals(document)),
    [true],
  )
})

test('PT-18: what the sealed document could not show is refused before it is signed, with its field', async () => {
  const district = await openServedDistrict()
  const user = await signedIn(district, district.consumer.unitId, 'consumer')
  const content = buildDemand([await publishEntry(district)], { scenario: '𠮷田家核验' })

  const shown = await user.post('/api/demands/commitment', content)
  const signed = await user.post('/api/demands', { content, password })

  for (const { status, body } of [shown, signed]) {
    const { code, field, message } = body.error as { code: string; field: string; message: string }
    assert.deepEqual([status, code, field], [422, 'character_undrawable', 'scenario'])
    assert.match(message, /“𠮷”（U\+20BB7）/)
  }
})
