import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demandPartLifecycle } from '../server/demands/demand-part.ts'
import { lifecyclesPage } from './lifecycle-page.ts'

const lines = lifecyclesPage([demandPartLifecycle]).split('\n')

test('a diagram shows where a case opens, who moves it and where it ends', () => {
  const arrows = lines.filter(line => line.includes('-->')).map(line => line.trim())

  assert.deepEqual(arrows, [
    '[*] --> forwarded: open (operator)',
    'forwarded --> approved: decide (provider)',
    'forwarded --> rejected: decide (provider)',
    'forwarded --> deemedApproved: lapse (system)',
    'forwarded --> withdrawn: withdraw (consumer, operator)',
    'approved --> [*]',
    'rejected --> [*]',
    'deemedApproved --> [*]',
    'withdrawn --> [*]',
  ])
})

test('only a step that a person takes through the table has a route', () => {
  const routes = lines.filter(line => line.includes('/api/')).map(line => line.split(' | ').at(-1))

  assert.deepEqual(routes, ['`POST /api/demand-parts/:id/steps/decide` |'])
})

test('PT-20b: the page says what silence brings', () => {
  const [row] = lines.filter(line => line.startsWith('| PT-20b'))

  assert.match(row ?? '', /\| 5wd \|.*\| `demandPart\.deemedApproved` \|$/)
})
