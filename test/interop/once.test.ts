import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const command = fileURLToPath(new URL('../../cli/main.ts', import.meta.url))

const ids = [
  'units',
  'catalog',
  'collection',
  'quality',
  'search',
  'demand.direct',
  'demand.lapse',
  'service.call',
  'match',
  'service.idle',
  'open',
  'log.verify',
  'crash',
]

type Result = {
  ok: boolean
  jurisdiction: string
  from: string
  seed: number
  steps: {
    id: string
    articles: string[]
    ok: boolean
    ms: number
    facts: Record<string, unknown>
    error?: string
    absent?: string
  }[]
  log: { size: number; root: string }
}

// Across the May holiday with its make-up day, and with a seed of its own.
test('the main job holds from end to end on another day and with another seed', { timeout: 900_000 }, async () => {
  const { code, out } = await run(['start', '--once', '--json', '--from', '2026-04-28', '--seed', '20'])

  const result = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as Result
  const failed = result.steps.filter(step => !step.ok).map(({ id, error }) => ({ id, error }))
  assert.deepEqual(failed, [])
  assert.deepEqual(
    { code, ok: result.ok, from: result.from, seed: result.seed, ids: result.steps.map(step => step.id) },
    { code: 0, ok: true, from: '2026-04-28', seed: 20, ids },
  )
  const articles = (id: string) => result.steps.find(step => step.id === id)?.articles ?? []
  assert.ok(articles('demand.lapse').includes('PT-20'), 'silence cites its article')
  assert.ok(articles('service.idle').includes('PT-26'), 'idleness cites its article')
  assert.ok(result.log.size > 80, `${result.log.size} events`)
})

// The shortest of the other three; all three take minutes and are rehearsed by hand.
test('the main job holds where the city decides; what the law lacks is in the result with its reason', {
  timeout: 900_000,
}, async () => {
  const { code, out } = await run(['start', '--once', '--json', '--jurisdiction', 'zhenhai'])

  const { steps, ...result } = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as Result
  const failed = steps.filter(step => !step.absent && !step.ok).map(({ id, error }) => ({ id, error }))
  assert.deepEqual(failed, [])
  assert.deepEqual([code, result.ok, result.jurisdiction], [0, true, 'zhenhai'])
  const held = ['units', 'catalog', 'collection', 'quality', 'search', 'demand.city', 'log.verify', 'crash']
  assert.deepEqual(
    steps.filter(step => !step.absent).map(step => step.id),
    held,
  )
  for (const { id, absent } of steps.filter(step => step.absent)) assert.match(absent ?? '', /\(ZH-\d/, id)
  const { silence } = (steps.find(step => step.id === 'demand.city')?.facts ?? {}) as { silence?: object }
  assert.deepEqual(
    { ...silence, since: null, until: null },
    {
      waited: '60wd',
      since: null,
      until: null,
      state: 'reportedToCity',
      deemed: 0,
    },
  )
})

test('a day on which the law is not in force is refused in one sentence', async () => {
  const { code, out, err } = await run(['start', '--once', '--json', '--from', '2020-01-02'])

  assert.deepEqual([code, out], [1, ''])
  assert.match(err, /2023-06-21/)
  assert.doesNotMatch(err, /\n\s+at /)
})

test('a wrong argument of start is named', async () => {
  const outcomes = await Promise.all([
    run(['start', '--once', '--seed', 'x']),
    run(['start', '--once', '--from', 'May']),
  ])

  assert.deepEqual(
    outcomes.map(({ code, err }) => [code, /--seed x|"May"/.test(err)]),
    [
      [1, true],
      [1, true],
    ],
  )
})

function run(args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [command, ...args])
    let [out, err] = ['', '']
    child.stdout.on('data', chunk => {
      out += chunk
    })
    child.stderr.on('data', chunk => {
      err += chunk
    })
    child.on('close', code => resolve({ code, out, err }))
  })
}
