import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expectedDigest } from './content-digest.ts'
import { csvOf, tableOfCsv } from './example-table.ts'
import { isMasked } from './expected-mask.ts'
import { toGb18030 } from './gb18030.ts'
import type { Item } from './made.ts'
import { type Seeded, seeded } from './seeded.ts'
import { madeUpName } from './unit-plan.ts'

test('the same seed draws the same, another seed or purpose something else', () => {
  const draw = (chance: Seeded) => [
    chance.hex(8),
    chance.digits(6),
    chance.shuffled([1, 2, 3, 4, 5]),
    chance.below(100),
  ]

  assert.deepEqual(draw(seeded(1, 'a')), draw(seeded(1, 'a')))
  assert.notDeepEqual(draw(seeded(1, 'a')), draw(seeded(2, 'a')))
  assert.notDeepEqual(draw(seeded(1, 'a')), draw(seeded(1, 'b')))
})

test('no two people of a rehearsal share a made-up name', () => {
  const names = Array.from({ length: 40 }, (_, index) => madeUpName(index, 87))

  assert.equal(new Set(names).size, 40)
})

test('what is encoded in GB18030 is decoded to the same text', () => {
  const text = '行政区划,莘庄镇,A-1\n㑇䶮'

  assert.equal(new TextDecoder('gb18030').decode(toGb18030(text)), text)
})

test('the digest of a table does not depend on the order of its rows or on quotes, and tells nothing from empty', () => {
  const item = (column: string, lookup: boolean) => ({ column, lookup }) as Item
  const items = [item('name', false), item('code', true)]
  const digest = (csv: string) => expectedDigest(tableOfCsv(csv), items)

  const first = digest('name,code\n甲,2\n"乙",1\n,3\n')

  assert.equal(digest('name,code\n乙,1\n,3\n甲,2\n'), first)
  assert.notEqual(digest('name,code\n乙,1\n\\N,3\n甲,2\n'), first)
  assert.equal(csvOf(tableOfCsv('a,b\n1,\n')), 'a,b\n1,\n')
})

test('a value that is not masked as agreed is found', () => {
  const cases: [string, string | null, unknown, boolean][] = [
    ['none', 'abc', 'abc', true],
    ['drop', 'abc', undefined, true],
    ['keep_1_1', 'abcd', 'a**d', true],
    ['keep_1_1', 'ab', '**', true],
    ['keep_1_1', 'abcd', 'abcd', false],
    ['id_6_4', '310107199001011234', '310107********1234', true],
    ['mobile_3_4', '13812345678', '138****5678', true],
    ['hash', 'abc', 'abc', false],
    ['hash', 'abc', 'f'.repeat(64), true],
    ['year_only', '19081209', '1******9', true],
  ]

  assert.deepEqual(
    cases.map(([mask, source, served]) => isMasked(mask, source, served)),
    cases.map(([, , , held]) => held),
  )
})
