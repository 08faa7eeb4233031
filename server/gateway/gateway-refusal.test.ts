import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Grant } from './grant.ts'
import { call, errorOf, openGate, queryBody, type TestCall } from './test-gateway.ts'

const refusals: { name: string; asked: TestCall; status: number; code: string; credentials?: Partial<Grant> }[] = [
  { name: 'an unknown key', credentials: { appKey: 'nobody' }, asked: {}, status: 401, code: 'unknown_key' },
  {
    name: 'a wrong secret',
    credentials: { appSecret: '00'.repeat(32) },
    asked: {},
    status: 401,
    code: 'bad_signature',
  },
  {
    name: 'a signature of another length',
    asked: { headers: { 'x-gongshu-signature': 'ab' } },
    status: 401,
    code: 'bad_signature',
  },
  { name: 'a short nonce', asked: { nonce: '0123456789abcde' }, status: 401, code: 'bad_signature' },
  { name: 'an old timestamp', asked: { timestamp: Date.now() - 301_000 }, status: 401, code: 'stale_timestamp' },
  { name: 'a timestamp to come', asked: { timestamp: Date.now() + 330_000 }, status: 401, code: 'stale_timestamp' },
  {
    name: 'a timestamp that is no number',
    asked: { headers: { 'x-gongshu-timestamp': '1e12' } },
    status: 401,
    code: 'stale_timestamp',
  },
  {
    name: 'another scenario',
    asked: { body: queryBody({ scenario: '其他' }) },
    status: 403,
    code: 'scenario_mismatch',
  },
  {
    name: 'a service that is not there',
    asked: { path: '/gateway/v1/services/service-9/query' },
    status: 403,
    code: 'not_granted',
  },
  { name: 'an unknown member', asked: { body: queryBody({ offset: 1 }) }, status: 400, code: 'bad_request' },
  { name: 'a limit that is a text', asked: { body: queryBody({ limit: '5' }) }, status: 400, code: 'bad_request' },
  { name: 'a limit above 100', asked: { body: queryBody({ limit: 101 }) }, status: 400, code: 'bad_request' },
  {
    name: 'a look-up with one item too many',
    asked: { body: queryBody({ where: { code: 'K-000001', name: '张某某' } }) },
    status: 400,
    code: 'bad_request',
  },
  { name: 'an empty look-up', asked: { body: queryBody({ where: {} }) }, status: 400, code: 'bad_request' },
  {
    name: 'a look-up by another item',
    asked: { body: queryBody({ where: { secret: 'never leaves' } }) },
    status: 400,
    code: 'bad_request',
  },
  { name: 'a body that is no JSON', asked: { body: '{' }, status: 400, code: 'bad_request' },
  { name: 'a body too large', asked: { body: queryBody({ x: 'x'.repeat(20_000) }) }, status: 400, code: 'bad_request' },
  { name: 'a body of another type', asked: { headers: { 'content-type': 'a/b' } }, status: 400, code: 'bad_request' },
  {
    name: 'a match on a service of queries',
    asked: { path: '/gateway/v1/services/service-1/match', body: 'K-000001\n' },
    status: 400,
    code: 'bad_request',
  },
]

for (const { name, asked, status, code, credentials } of refusals) {
  test(`${name} is refused with ${code}, and stands in the journal`, async t => {
    const { url, grant, records } = await openGate(t)

    const answer = await call(url, { ...grant, ...credentials }, asked)

    assert.deepEqual([answer.status, errorOf(answer.body).code], [status, code])
    assert.deepEqual(
      (await records()).map(record => 'result' in record && record.result),
      [code],
    )
  })
}
