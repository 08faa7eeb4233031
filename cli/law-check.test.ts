import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, before, test } from 'node:test'
import { badTexts } from '../test/fifth-county/bad-texts.ts'
import { checkLaw, lawIn, tellFaults } from './law-check.ts'

const root = join(import.meta.dirname, '..')
const county = join(root, 'test/fifth-county')
const made = { folder: '' }

before(async () => {
  made.folder = await mkdtemp(join(tmpdir(), 'gongshu law '))
  // The copies import the packages as the text itself does.
  await symlink(join(root, 'node_modules'), join(made.folder, 'node_modules'))
})
after(() => rm(made.folder, { recursive: true, force: true }))

/** A copy of the invented text in which the words of some files are replaced. */
async function copyWith(name: string, changes: readonly (readonly [string, string, string])[]): Promise<string> {
  const folder = join(made.folder, name)
  await cp(county, folder, { recursive: true })
  for (const [file, from, to] of changes) {
    const text = await readFile(join(folder, file), 'utf8')
    assert.ok(text.includes(from), `${file} has no “${from}”`)
    await writeFile(join(folder, file), text.replace(from, to))
  }
  return folder
}

for (const [index, { why, changes, told, among }] of badTexts.entries()) {
  test(`bad data in the law: ${why}`, async () => {
    const faults = tellFaults(await lawIn(await copyWith(String(index), changes)))

    const lines = faults.map(({ file, line, en }) => `${basename(file)}:${line} ${en}`)
    assert.deepEqual(among ? lines.filter(line => told.includes(line)) : lines, told, lines.join('\n'))
  })
}

test('each sentence stands in both languages and every bad text ends with the exit code 1', async () => {
  const folder = await copyWith('both', badTexts[0]?.changes ?? [])
  const [fault] = tellFaults(await lawIn(folder))

  assert.match(fault?.zh ?? '', /^XG-6c：“.*”不在本条原文中，请从 source\.txt 照抄。$/)
  assert.equal(await silently(() => checkLaw([folder])), 1)
  assert.equal(await silently(() => checkLaw([county])), 0)
})

test('a call that cannot be understood shows the usage', async () => {
  assert.equal(await silently(() => checkLaw(['one', 'two'])), 2)
  assert.equal(await silently(() => checkLaw(['--unknown'])), 2)
})

// What the command prints belongs to whoever calls it, not between the lines of a test run.
async function silently(call: () => Promise<number>): Promise<number> {
  const streams = [process.stdout, process.stderr].map(stream => ({ stream, write: stream.write }))
  for (const { stream } of streams) stream.write = () => true
  try {
    return await call()
  } finally {
    for (const { stream, write } of streams) stream.write = write
  }
}
