import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'

const command = new URL('days.ts', import.meta.url).href

// A process of its own: what counts is what reaches the two streams and the exit code.
function run(...args: string[]): { code: number | null; out: string; err: string } {
  const program = `const { days } = await import('${command}'); process.exitCode = await days(process.argv.slice(1))`
  const done = spawnSync(process.execPath, ['--input-type=module', '--eval', program, '--', ...args], {
    encoding: 'utf8',
  })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

test('days prints the last day of a limit in each unit', () => {
  const outputs = [
    run('2026-09-30', '5wd'),
    run('2023-11-13', '30d'),
    run('2023-08-10', '3mo'),
    run('2024-02-29', '2y'),
  ]

  assert.deepEqual(
    outputs,
    ['2026-10-13\n', '2023-12-13\n', '2023-11-10\n', '2026-02-28\n'].map(out => ({ code: 0, out, err: '' })),
  )
})

test('days says when a day is provisional', () => {
  assert.deepEqual(run('2026-12-28', '5wd'), { code: 0, out: '2027-01-04 provisional\n', err: '' })
})

test('days refuses wrong arguments in one sentence, in Chinese and English', () => {
  const refused: [string[], RegExp][] = [
    [[], /用法.*Usage/],
    [['2026-09-30'], /用法.*Usage/],
    [['2026-09-30', '5wd', '3mo'], /用法.*Usage/],
    [['2026-02-30', '5wd'], /“2026-02-30”不是有效日期.*"2026-02-30" is not a day/],
    [['2026-09-30', '5w'], /“5w”不是有效期限.*"5w" is not a time limit/],
    [['9999-12-30', '5wd'], /超出 9999 年.*after the year 9999/],
  ]

  for (const [args, sentence] of refused) {
    const result = run(...args)
    assert.deepEqual({ code: result.code, out: result.out }, { code: 2, out: '' }, args.join(' '))
    assert.match(result.err, sentence)
    assert.equal(result.err.split('\n').length, 2, result.err)
  }
})
