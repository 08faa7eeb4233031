import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { collectedEntry, type District, districtOn } from '../../test/articles/article-fixture.ts'
import { buildOpenSet, listedSet, submitOpenSet } from '../../test/articles/open-fixture.ts'
import type { RunningServer } from '../start.ts'
import { registerTestUnit } from '../test-platform.ts'
import { openTestAccount, signInAs, startTestServer } from '../test-server.ts'

let server: RunningServer
let district: District
let applicant: Awaited<ReturnType<typeof signInAs>>
before(async () => {
  server = await startTestServer()
  district = await districtOn(server.platform)
  const unitId = await registerTestUnit(server.platform, '某公司', ['applicant'])
  await openTestAccount(server, 'applicant1', { unitId, roles: ['applicant'] })
  applicant = await signInAs(server, 'applicant1')
})
after(() => server.stop())

test('an applicant asks for the registers of officials under no spelling of their address', async () => {
  const paths = ['/api/units', '/%61pi/units', '/%61%70%69/catalog-entries', '/api/%75nits', '/%61pi/search?q=x']
  const answers = await Promise.all(paths.map(path => applicant.get(path)))

  assert.deepEqual(
    answers.map(({ status }) => status),
    paths.map(() => 403),
  )
})

test('an applicant asks for what is open, and takes steps of their own', async () => {
  const answers = [
    await applicant.get('/api/session'),
    await applicant.get('/api/open-list-entries'),
    await applicant.get('/api/case-types'),
    await applicant.post('/api/access-requests/steps/submit', {}),
  ]

  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200, 400],
  )
})

test('an applicant finds no set before it is open, and of an open one not how officials came to it', async () => {
  const { caseId: draft } = await submitOpenSet(district, buildOpenSet(await collectedEntry(district)))
  const { openId } = await listedSet(district)

  const { cases } = (await applicant.get('/api/case-types/openListEntry/cases')).body as { cases: { id: string }[] }
  const { choices } = (await applicant.get(`/api/case-types/openListEntry/choices?ids=${draft},${openId}`)).body as {
    choices: { id: string }[]
  }
  const [unseen, seen] = [await applicant.get(`/api/cases/${draft}`), await applicant.get(`/api/cases/${openId}`)]
  const { types } = (await applicant.get('/api/case-types')).body as { types: { type: string; states: object[] }[] }

  assert.deepEqual([cases.map(({ id }) => id), choices.map(({ id }) => id)], [[openId], [openId]])
  assert.equal(unseen.status, 404)
  assert.deepEqual([seen.status, seen.body.timeline, seen.body.duties], [200, [], []])
  assert.deepEqual(types.find(({ type }) => type === 'openListEntry')?.states, [{ state: 'open', count: 1 }])
})
