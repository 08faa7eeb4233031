import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type PDFDocument, PDFHexString, type PDFRef } from 'pdf-lib'
import { type FontTables, readFontTables } from './font-tables.ts'

/** The font with no more than the characters of the text and what they need. The package brings no types of its own. */
type SubsetFont = (font: Buffer, text: string, options: { targetFormat: 'truetype' }) => Promise<Buffer>
const subsetFont: SubsetFont = createRequire(import.meta.url)('subset-font')

const FONT_FILE = new URL('../../assets/fonts/noto-sans-sc-regular.ttf', import.meta.url)
const FONT_NAME = 'GSHUDC+NotoSansSC-Regular'

/** A font inside a document that holds the characters of one text and no more. */
export type DocumentFont = {
  readonly ref: PDFRef
  /** The text as the numbers of its glyphs. Throws for a character that was not asked for when the font was put in. */
  encode(text: string): PDFHexString
  /** Width in points at this size. */
  widthOf(text: string, size: number): number
}

let known: Promise<ReadonlySet<number>> | null = null

/** The first character that the documents' font cannot draw; null where it can draw all. */
export async function undrawable(text: string): Promise<string | null> {
  known ??= readFile(FONT_FILE).then(file => new Set(readFontTables(file).glyphs.keys()))
  const drawable = await known
  return [...text].find(character => !drawable.has(character.codePointAt(0) ?? 0)) ?? null
}

/**
 * Puts the part of the font that the text needs into the document, by glyph numbers. The PDF library's own subsetting
 * drops most Chinese glyphs while the text can still be copied, so the font is cut before and embedded as it is.
 */
export async function embedFont(doc: PDFDocument, text: string): Promise<DocumentFont> {
  const program = await subsetFont(await readFile(FONT_FILE), text, { targetFormat: 'truetype' })
  const tables = readFontTables(program)
  const glyphOf = (character: string) => {
    const glyph = tables.glyphs.get(character.codePointAt(0) ?? 0)
    if (glyph === undefined) throw new Error(`the font of the document lacks “${character}”`)
    return glyph
  }
  return {
    ref: fontObject(doc, program, tables),
    encode: line => PDFHexString.of([...line].map(one => hex16(glyphOf(one))).join('')),
    widthOf: (line, size) =>
      [...line].reduce((sum, one) => sum + tables.widthOf(glyphOf(one)), 0) * (size / tables.unitsPerEm),
  }
}

// A composite font whose codes are glyph numbers (ISO 32000-1, 9.7), with the way back to characters for copying.
function fontObject({ context }: PDFDocument, program: Buffer, tables: FontTables): PDFRef {
  const inThousandths = (units: number) => Math.round((units * 1000) / tables.unitsPerEm)
  const [top, bottom] = [inThousandths(tables.ascent), inThousandths(tables.descent)]
  const file = context.register(context.flateStream(program, { Length1: program.length }))
  const descriptor = context.register(
    context.obj({
      ...{ Type: 'FontDescriptor', FontName: FONT_NAME, FontFile2: file },
      // Symbolic: the codes are no characters of a known set.
      ...{ Flags: 4, FontBBox: [0, bottom, 1000, top], ItalicAngle: 0, StemV: 80 },
      ...{ Ascent: top, Descent: bottom, CapHeight: 733 },
    }),
  )
  const glyphs = [...new Set(tables.glyphs.values())]
  const descendant = context.register(
    context.obj({
      ...{ Type: 'Font', Subtype: 'CIDFontType2', BaseFont: FONT_NAME, FontDescriptor: descriptor },
      CIDSystemInfo: {
        Registry: PDFHexString.fromText('Adobe'),
        Ordering: PDFHexString.fromText('Identity'),
        Supplement: 0,
      },
      ...{
        DW: 1000,
        W: glyphs.flatMap(glyph => [glyph, [inThousandths(tables.widthOf(glyph))]]),
        CIDToGIDMap: 'Identity',
      },
    }),
  )
  return context.register(
    context.obj({
      ...{ Type: 'Font', Subtype: 'Type0', BaseFont: FONT_NAME, Encoding: 'Identity-H', DescendantFonts: [descendant] },
      ToUnicode: context.register(context.flateStream(toUnicode(tables.glyphs))),
    }),
  )
}

const MOST_ROWS = 100

function toUnicode(glyphs: ReadonlyMap<number, number>): string {
  const rows = [...glyphs].map(([point, glyph]) => `<${hex16(glyph)}> <${utf16Hex(point)}>`)
  const blocks = Array.from({ length: Math.ceil(rows.length / MOST_ROWS) }, (_, i) => {
    const block = rows.slice(i * MOST_ROWS, (i + 1) * MOST_ROWS)
    return `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`
  })
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...blocks,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n')
}

function utf16Hex(point: number): string {
  return Buffer.from(String.fromCodePoint(point), 'utf16le').swap16().toString('hex')
}

function hex16(number: number): string {
  return number.toString(16).padStart(4, '0')
}
