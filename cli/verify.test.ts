import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { eventEntry, formatVkey, keyIdOf, makeEventProof, makeProofFile, openTileLog } from '@gongshu/translog'
import { hexOf, leafHash } from '@gongshu/translog/verify'

const command = new URL('verify.ts', import.meta.url).href
const origin = 'putuo.example/log'
const event = { step: 'catalog.approve', unit: '大数据中心', effectiveOn: '2026-03-02' }

test('verify says in both languages that a file is verified, with nothing but the file and the key', async context => {
  const { file, vkey } = await exportProof(context)

  const done = run(`process.exitCode = await verify(args)`, file, '--key', vkey)

  assert.deepEqual([done.code, done.err], [0, ''])
  assert.match(
    done.out,
    /^核验通过：该事件在日志 putuo\.example\/log 中的序号为 3（日志共 8 条.*\nVerified: the event has index 3/,
  )
})

test('verify --json prints one line; the key may come from a file', async context => {
  const { file, vkey, root, leafHash } = await exportProof(context)
  const keyFile = `${file}.key`
  writeFileSync(keyFile, `${vkey}\n`)

  const done = run(`process.exitCode = await verify(args)`, file, '--key-file', keyFile, '--json')

  assert.equal(done.code, 0)
  const facts = { ok: true, format: 'gongshu-proof@v1', index: 3, leafHash, origin, size: 8, root }
  assert.equal(done.out, `${JSON.stringify(facts)}\n`)
})

test('verify refuses the file when any one byte is flipped', async context => {
  const { file, vkey } = await exportProof(context)
  const loop = `
    const { readFileSync, writeFileSync } = await import('node:fs')
    const bytes = readFileSync(args[0])
    const codes = []
    for (let at = 0; at < bytes.length; at += 1) {
      const flipped = Buffer.from(bytes)
      flipped[at] ^= 1 << (at % 8)
      writeFileSync(args[0], flipped)
      codes.push(await verify(args))
    }
    writeFileSync(args[0], JSON.stringify(codes))`
  const length = readFileSync(file).length

  run(loop, file, '--key', vkey, '--json')

  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), Array(length).fill(1))
})

test('verify says why it refuses', async context => {
  const { file, vkey } = await exportProof(context)
  const text = readFileSync(file, 'utf8')
  const outcomeOf = (content: string) => {
    writeFileSync(file, content)
    const { code, out } = run(`process.exitCode = await verify(args)`, file, '--key', vkey)
    return `${code} ${out}`
  }

  assert.match(
    outcomeOf(text.replace('大数据', '小数据')),
    /^1 核验不通过：内容与日志的根哈希不符.*\nRefused: the content does not lead/,
  )
  assert.match(outcomeOf(text.replace('proof@v1', 'proof@v9')), /^1 核验不通过：文件格式不认识.*\n.*gongshu-proof@v9/)
  assert.match(outcomeOf(text.replace('gongshu-proof@v1', 'toString')), /^1 核验不通过：文件格式不认识/)
  assert.match(outcomeOf(text.trimEnd()), /^1 核验不通过：文件与其规范写法不一致/)
})

test('verify answers 2 to a wrong call', async context => {
  const { file, vkey } = await exportProof(context)
  const calls = [
    [],
    [file],
    [file, file, '--key', vkey],
    [file, '--key', vkey, '--key-file', file],
    [file, '--key', 'nonsense'],
    [file, '--key-file', `${file}.missing`],
    [`${file}.missing`, '--key', vkey],
    [file, '--key', vkey, '--force'],
  ]

  const outcomes = calls.map(args => run(`process.exitCode = await verify(args)`, ...args))

  assert.deepEqual(
    outcomes.map(({ code, out, err }) => [code, out, /[\u4e00-\u9fff].*[a-z]/s.test(err)]),
    calls.map(() => [2, '', true]),
  )
})

async function exportProof(context: TestContext) {
  const dir = mkdtempSync(join(tmpdir(), 'verify-'))
  context.after(() => rmSync(dir, { recursive: true, force: true }))
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
  const signer = {
    name: origin,
    keyId: keyIdOf(origin, raw),
    sign: (bytes: Uint8Array) => sign(null, bytes, privateKey),
  }
  const salt = new Uint8Array(32).fill(9)
  const entry = eventEntry(salt, event)
  const log = await openTileLog({ dir: join(dir, 'log'), origin, signer })
  const { root } = await log.appendAll([salt, salt, salt, entry, salt, salt, salt, salt])
  const checkpoint = await log.publish()
  const proof = makeProofFile({ index: 3, entry, path: await log.inclusionProof(3, 8), checkpoint })
  const file = join(dir, 'event.gongshu-proof.json')
  writeFileSync(file, makeEventProof({ event, salt, proof }))
  rmSync(join(dir, 'log'), { recursive: true })
  return { file, vkey: formatVkey(origin, raw), root: hexOf(root), leafHash: hexOf(leafHash(entry)) }
}

// A process of its own: the file and the key are all it is given.
function run(program: string, ...args: string[]): { code: number | null; out: string; err: string } {
  const whole = `const { verify } = await import('${command}'); const args = process.argv.slice(1); ${program}`
  const done = spawnSync(process.execPath, ['--input-type=module', '--eval', whole, '--', ...args], {
    encoding: 'utf8',
  })
  return { code: done.status, out: done.stdout, err: done.stderr }
}
