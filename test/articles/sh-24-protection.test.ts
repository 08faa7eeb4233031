import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createApp } from '../../server/http/app.ts'
import { openRoutes } from '../../server/open-data/open-routes.ts'
import { openDistrict } from './article-fixture.ts'
import { listedSet } from './open-fixture.ts'
import { conditionalSet } from './opening-fixture.ts'

type Answer = { error?: { code: string; duty?: string } }

test('SH-24.7: who draws open data like a flood is refused and on record; what was not granted is never given', async t => {
  const district = await openDistrict()
  const { platform } = district
  const app = await createApp(platform)
  t.after(() => app.close())
  openRoutes(app, platform, 3)
  const { openId } = await listedSet(district)
  const { openId: conditionalId } = await conditionalSet(district)
  const read = async (id: string, what = 'rows', remoteAddress = '192.0.2.1') => {
    const answer = await app.inject({ url: `/api/open/${id}/${what}`, remoteAddress })
    return [answer.statusCode, (answer.json() as Answer).error ?? null] as const
  }

  const [open, closed] = [await read(openId), await read(conditionalId)]
  const closedFile = await read(conditionalId, 'files/csv')
  const [flood, floodFile] = [await read(openId), await read(openId, 'files/csv')]
  const [other] = await read(openId, 'rows', '192.0.2.2')
  const { rows } = await platform.database.raw(`select duty, code from security_record where step = $1`, [
    'openListEntry.read',
  ])

  assert.deepEqual([open[0], closed[1]?.code, closedFile[1]?.code], [200, 'data_not_granted', 'data_not_granted'])
  for (const [status, error] of [flood, floodFile]) {
    assert.deepEqual([status, error?.code, error?.duty], [429, 'rate_limited', 'SH-24.7'])
  }
  assert.equal(other, 200)
  assert.deepEqual(rows, [{ duty: 'SH-24.7', code: 'rate_limited' }])
})
