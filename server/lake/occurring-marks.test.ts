import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { buildColumn, collectContent, manifestOf, openTestLake } from './lake-fixture.ts'
import { MARKS, occurringMarks } from './occurring-marks.ts'

const columns = [buildColumn('a'), buildColumn('b'), buildColumn('n', { type: 'integer' })]

const contents = [
  { name: 'a file without any mark', content: 'a,b,n\n甲,乙,1\n丙,,2\n', canonical: '丙\t\\N\t2\n甲\t乙\t1\n' },
  { name: 'blanks', content: 'a,b,n\n 甲 ,\u3000乙\t,1\n丙,　, 2\n', canonical: '丙\t\\N\t2\n甲\t乙\t1\n' },
  { name: 'wide blanks alone', content: 'a,b,n\n甲　,　乙,1\n', canonical: '甲\t乙\t1\n' },
  { name: 'backslashes', content: 'a,b,n\n甲\\N,\\,1\n', canonical: '甲\\\\N\t\\\\\t1\n' },
  { name: 'line ends in cells', content: 'a,b,n\n"甲\n乙","\r\n丙",1\n', canonical: '甲\\n乙\t\\r\\n丙\t1\n' },
  { name: 'tabs within', content: 'a,b,n\n甲\t乙,丙,1\n', canonical: '甲\\t乙\t丙\t1\n' },
  { name: 'CRLF', content: 'a,b,n\r\n甲,乙,1\r\n', canonical: '甲\t乙\t1\n' },
  { name: 'tabs between', content: 'a\tb\tn\n甲\t乙\t1\n', canonical: '甲\t乙\t1\n' },
]

for (const { name, content, canonical } of contents) {
  test(`${name}: the content digest is the SHA-256 of the canonical text`, async t => {
    const at = await openTestLake(t)

    const fast = manifestOf(await collectContent(at, content, { columns }))
    const { contentDigest } = fast

    assert.equal(contentDigest, createHash('sha256').update(canonical).digest('hex'))
  })
}

test('every mark is found wherever it stands, and nothing else is', async t => {
  const { folder } = await openTestLake(t)
  const file = join(folder, 'marks.txt')
  const piece = 1 << 20
  const plain = Buffer.alloc(piece * 2, '、'.repeat(1 << 10))

  for (const mark of MARKS) {
    const bytes = Buffer.from(mark === '\n' ? '"' : mark)
    for (const at of [0, piece - 2, piece - 1, piece, plain.length - bytes.length]) {
      const content = Buffer.from(plain)
      bytes.copy(content, at)
      await writeFile(file, content)
      assert.deepEqual([...(await occurringMarks(file))], [mark])
    }
  }
  await writeFile(file, plain)
  assert.deepEqual([...(await occurringMarks(file))], [])
})
