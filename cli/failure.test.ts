import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeFailure } from './failure.ts'

test('a cause that the user can remove is told in one sentence in each language', () => {
  const taken = Object.assign(new Error('listen EADDRINUSE: address already in use :::8080'), {
    code: 'EADDRINUSE',
    port: 8080,
  })
  const full = Object.assign(new Error('write'), { code: 'ENOSPC', path: '/数据 1' })

  assert.equal(
    describeFailure(taken),
    '端口 8080 已被占用：请停止占用它的程序，或用 --port 另选端口。\n' +
      'Port 8080 is taken: stop the program that uses it, or choose another with --port.',
  )
  assert.equal(
    describeFailure(new Error('the version was not written', { cause: full })),
    '磁盘空间不足，无法写入 /数据 1：请腾出空间后重试。\n' +
      'The disk is full, /数据 1 cannot be written: free some space, then run this again.',
  )
})

test('anything else is told with its message and the way to its place', () => {
  assert.equal(
    describeFailure(new Error('no such unit: u1')),
    '运行中止：no such unit: u1（设置 GONGSHU_DEBUG=1 可查看详细位置）\nStopped: no such unit: u1 (GONGSHU_DEBUG=1 shows where)',
  )
})
