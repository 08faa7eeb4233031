import assert from 'node:assert/strict'
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { repositoryRoot } from './machine.ts'
import { buildWeb } from './web-build.ts'

test('pages are built once, and again when a source changes', t => {
  const root = newCheckout(t)

  assert.equal(buildWeb(root), true)
  const first = statSync(join(root, 'web/dist/index.html')).ino
  assert.equal(buildWeb(root), true)
  assert.equal(statSync(join(root, 'web/dist/index.html')).ino, first)
  writeFileSync(join(root, 'web/page.js'), 'document.title = "二"')
  assert.equal(buildWeb(root), true)

  const [script = ''] = globSync('web/dist/assets/*.js', { cwd: root })
  assert.match(readFileSync(join(root, script), 'utf8'), /二/)
  assert.deepEqual(readdirSync(join(root, '.tools')), [])
})

test('a build that fails keeps the former pages and is tried again', t => {
  const root = newCheckout(t)
  buildWeb(root)
  const former = readFileSync(join(root, 'web/dist/.digest'), 'utf8')
  writeFileSync(join(root, 'web/page.js'), 'import "./gone.js"')

  assert.deepEqual([buildWeb(root), buildWeb(root)], [false, false])
  assert.equal(readFileSync(join(root, 'web/dist/.digest'), 'utf8'), former)
})

test('the scripts of the portal are built beside the pages', t => {
  const root = newCheckout(t)
  mkdirSync(join(root, 'web/islands'))
  writeFileSync(
    join(root, 'web/islands/vite.config.js'),
    "export default { root: import.meta.dirname, build: { rollupOptions: { input: import.meta.dirname + '/island.js' } } }",
  )
  writeFileSync(join(root, 'web/islands/island.js'), 'document.title = "岛"')

  assert.equal(buildWeb(root), true)

  const [script = ''] = globSync('web/islands/dist/assets/*.js', { cwd: root })
  assert.match(readFileSync(join(root, script), 'utf8'), /岛/)
  assert.equal(existsSync(join(root, 'web/dist/index.html')), true)
})

test('without pages there is nothing to build', t => {
  const root = newCheckout(t)
  rmSync(join(root, 'web/index.html'))

  assert.equal(buildWeb(root), true)
  assert.equal(existsSync(join(root, 'web/dist')), false)
})

function newCheckout(t: TestContext): string {
  const root = mkdtempSync(join(tmpdir(), '公数 web '))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  mkdirSync(join(root, 'web'))
  symlinkSync(join(repositoryRoot, 'node_modules'), join(root, 'node_modules'))
  writeFileSync(join(root, 'package-lock.json'), '{}')
  writeFileSync(join(root, 'web/index.html'), '<!doctype html><script type="module" src="/page.js"></script>')
  writeFileSync(join(root, 'web/page.js'), 'document.title = "一"')
  return root
}
