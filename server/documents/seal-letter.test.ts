import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openKeyStore } from '../keys/key-store.ts'
import { documentAuthority } from './document-certificate.ts'
import type { Letter } from './letter.ts'
import { breakLines } from './line-breaks.ts'
import { sealLetter } from './seal-letter.ts'

const hasProgram = (name: string, ...args: string[]) => !spawnSync(name, args).error
const skipRendering = hasProgram('pdftoppm', '-v') ? false : 'no pdftoppm (poppler-utils) on this machine'
const skipSignature =
  hasProgram('pdfsig', '-v') && hasProgram('certutil', '-H')
    ? false
    : 'no pdfsig (poppler-utils) or certutil (libnss3-tools) on this machine'

const at = new Date('2026-03-02T01:00:00Z')
const unit = { id: 'unit-1', name: '演练街道办事处', uscc: '11310107000000000E' }

let dir: string
let identity: Uint8Array
let authorityPem: string
before(async () => {
  dir = mkdtempSync(join(tmpdir(), 'gongshu 文件 '))
  const authority = documentAuthority(await openKeyStore(join(dir, 'keys')), 'Test documents')
  identity = await authority.unitIdentity(unit)
  authorityPem = await authority.certificate()
})
after(() => rmSync(dir, { recursive: true, force: true }))

/** A letter of one page in which the whole of a long text stands. */
function buildLetter(changes: Partial<Letter> = {}): Letter {
  const long = '为辖区内独居老人提供上门关爱服务，按月核对婚姻、户籍、低保等信息，减少重复填报。'
  return {
    title: '公共数据共享申请承诺书',
    caution: '演练文件：内容均为演练，不具有法律效力',
    sections: [
      { heading: '申请内容', facts: [{ name: '应用场景', value: long.repeat(4), field: 'scenario' }] },
      { heading: '承诺事项', sentences: ['本次共享需求真实。', '数据使用目标合理。'] },
    ],
    seal: { rim: unit.name, middle: '演 练', below: '电子签章 · 无效力', rehearsal: true },
    signedOn: '2026年3月2日',
    foot: '摘要 0123456789abcdef',
    ...changes,
  }
}

const seal = (letter: Letter) => sealLetter(letter, { identity, signer: unit.name, reason: letter.title, at })

/** The first page at 72 dots an inch as rows of red, green and blue. */
function rendered(pdf: Buffer, page = 1) {
  const file = join(dir, 'page.pdf')
  writeFileSync(file, pdf)
  const { stdout, status } = spawnSync('pdftoppm', ['-r', '72', '-f', `${page}`, '-l', `${page}`, file], {
    maxBuffer: 8_000_000,
  })
  assert.equal(status, 0)
  const [, width = '', , head = ''] = /^P6\n(\d+) (\d+)\n(255\n)/.exec(stdout.toString('latin1', 0, 40)) ?? []
  assert.equal(head, '255\n', 'a picture of 8 bits a colour')
  return { width: Number(width), pixels: stdout.subarray(stdout.indexOf('255\n') + 4) }
}

/** How many pixels are ink, and how many of those are red. */
function inkOf({ pixels }: { pixels: Buffer }) {
  const counted = { dark: 0, red: 0 }
  for (let i = 0; i + 2 < pixels.length; i += 3) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(i, i + 3)
    if (red > 150 && green < 120 && blue < 120) counted.red += 1
    else if (red < 128 && green < 128 && blue < 128) counted.dark += 1
  }
  return counted
}

test('every Chinese character is drawn, not only there to be copied', { skip: skipRendering }, async () => {
  const full = inkOf(rendered(await seal(buildLetter())))
  const short = inkOf(rendered(await seal(buildLetter({ sections: [], title: '一' }))))

  // The caution below the title is red too, some 400 pixels. 180 characters more at 10.5 points are some 25 dark pixels each; where glyphs are dropped a fifth of them is left.
  assert.ok(full.dark - short.dark > 2500, `${full.dark} dark pixels with the text, ${short.dark} without`)
  assert.ok(short.red > 800, `${short.red} red pixels: the seal`)
})

test('a long letter goes on to further pages, and the seal stands whole on the last', {
  skip: skipRendering,
}, async () => {
  const sentences = Array.from(
    { length: 80 },
    (_, i) => `第${i}项:本单位承诺数据使用过程安全合规,落实申请载明的保障措施。`,
  )
  const pdf = await seal(buildLetter({ sections: [{ heading: '承诺事项', sentences }] }))

  const [first, last] = [inkOf(rendered(pdf, 1)), inkOf(rendered(pdf, 3))]
  assert.ok(first.dark > 5000 && first.red < 600, JSON.stringify(first))
  assert.ok(last.red > 800, JSON.stringify(last))
})

test('the signature covers every byte and any reader checks it', { skip: skipSignature }, async () => {
  const pdf = await seal(buildLetter())
  const flipped = Buffer.from(pdf)
  const inside = pdf.indexOf('/Producer')
  flipped[inside + 1] = (flipped[inside + 1] ?? 0) ^ 1

  const told = {
    whole: checked(pdf),
    flipped: checked(flipped),
    longer: checked(Buffer.concat([pdf, Buffer.from('\n%\n')])),
  }

  assert.match(told.whole, /Signer Certificate Common Name: 演练街道办事处/)
  assert.match(told.whole, /Signature is Valid[\s\S]*Certificate is Trusted/)
  assert.match(told.whole, /Total document signed/)
  assert.match(told.flipped, /Digest Mismatch/)
  assert.doesNotMatch(told.longer, /Total document signed/)
})

function checked(pdf: Buffer): string {
  const [file, ca, store] = [join(dir, 'signed.pdf'), join(dir, 'ca.pem'), `sql:${dir}`]
  writeFileSync(file, pdf)
  writeFileSync(ca, authorityPem)
  spawnSync('certutil', ['-N', '-d', store, '--empty-password'])
  spawnSync('certutil', ['-A', '-d', store, '-n', 'test', '-t', 'C,C,C', '-i', ca])
  const { stdout, stderr } = spawnSync('pdfsig', ['-nssdir', store, file], { encoding: 'utf8' })
  return stdout + stderr
}

test('a character that the font lacks is refused before anything is drawn, with its field', async () => {
  const missing = (value: string) => {
    const facts = [{ name: '应用场景', value, field: 'scenario' }]
    return seal(buildLetter({ sections: [{ heading: '申请内容', facts }] }))
  }

  for (const [value, character, code] of [
    ['𠮷野家', '𠮷', 'U+20BB7'],
    ['好😀', '😀', 'U+1F600'],
    ['a\u0007b', '\u0007', 'U+0007'],
  ]) {
    await assert.rejects(missing(value ?? ''), {
      code: 'character_undrawable',
      details: { field: 'scenario', params: { character, code } },
    })
  }
})

test('lines break between characters and words, never before a mark, and keep the breaks of the text', () => {
  const widthOf = (text: string) => [...text].reduce((sum, one) => sum + (one < '\u2e80' ? 1 : 2), 0)

  assert.deepEqual(breakLines('一二三四五六，七八', 12, widthOf), ['一二三四五', '六，七八'])
  assert.deepEqual(breakLines('for the elderly', 8, widthOf), ['for the', 'elderly'])
  assert.deepEqual(breakLines('一\n\n二', 8, widthOf), ['一', '', '二'])
  assert.deepEqual(breakLines('0123456789abcdef', 8, widthOf), ['01234567', '89abcdef'])
  assert.deepEqual(breakLines('', 8, widthOf), [''])
})

test('a unit keeps its certificate; under a new name it gets another; the keys lie sealed', async () => {
  const keysDir = join(dir, 'keys')
  const again = documentAuthority(await openKeyStore(keysDir), 'Test documents')

  const same = await again.unitIdentity(unit)
  const renamed = await again.unitIdentity({ ...unit, name: '演练镇人民政府' })

  assert.deepEqual(Buffer.from(same), Buffer.from(identity))
  assert.notDeepEqual(Buffer.from(renamed), Buffer.from(identity))
  assert.equal(readFileSync(join(keysDir, 'document-authority.sealed')).includes('PRIVATE KEY'), false)
})
