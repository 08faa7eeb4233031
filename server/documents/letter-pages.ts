import {
  beginText,
  endText,
  PageSizes,
  PDFDocument,
  PDFName,
  type PDFPage,
  rgb,
  setFillingColor,
  setFontAndSize,
  setTextMatrix,
  showText,
} from 'pdf-lib'
import { type DocumentFont, embedFont } from './document-font.ts'
import { type Letter, type LetterFact, textsOf } from './letter.ts'
import { breakLines } from './line-breaks.ts'
import { SEAL_SIZE } from './seal-drawing.ts'

const [PAGE_WIDTH, PAGE_HEIGHT] = PageSizes.A4
/** Points; the width between the margins is what lines are broken to. */
const MARGIN = 64
const WIDTH = PAGE_WIDTH - 2 * MARGIN
const NAME_WIDTH = 112
const LEADING = 1.6
const [BLACK, GREY, RED] = [rgb(0.1, 0.1, 0.1), rgb(0.38, 0.38, 0.38), rgb(0.75, 0.1, 0.1)]

export type SetLetter = {
  readonly doc: PDFDocument
  readonly font: DocumentFont
  /** Where the seal belongs: the page and its lower left corner. */
  readonly sealAt: { readonly page: PDFPage; readonly x: number; readonly y: number }
}

/** Sets the letter on as many pages as it takes. Every character must be one that the font draws (`undrawable`). */
export async function setLetter(letter: Letter, madeAt: Date): Promise<SetLetter> {
  const doc = await PDFDocument.create()
  for (const set of [doc.setCreationDate, doc.setModificationDate]) set.call(doc, madeAt)
  doc.setTitle(letter.title, { showInWindowTitleBar: true })
  doc.setLanguage('zh-CN')
  doc.setProducer('Gongshu')
  doc.setCreator('Gongshu')
  const used = textsOf(letter).flatMap(({ text }) => [...text.replaceAll('\n', '')])
  const font = await embedFont(doc, [...new Set(used)].join(''))
  const pen = penOn(doc, font)
  pen.centred(letter.title, { size: 20 })
  if (letter.caution) pen.centred(letter.caution, { size: 10.5, color: RED })
  for (const { heading, facts = [], sentences = [] } of letter.sections) {
    pen.heading(heading)
    for (const fact of facts) pen.fact(fact)
    for (const [index, sentence] of sentences.entries()) pen.fact({ name: `${index + 1}.`, value: sentence }, 24)
  }
  const sealAt = pen.signature(letter)
  pen.foot(letter.foot)
  return { doc, font, sealAt }
}

type Look = { readonly size: number; readonly color?: ReturnType<typeof rgb> }

/** Writes down the page, and goes on to the next where one is full. */
function penOn(doc: PDFDocument, font: DocumentFont) {
  let page = newPage(doc, font)
  let y = PAGE_HEIGHT - MARGIN
  const line = (text: string, x: number, look: Look) => write({ page, font }, text, { ...look, x, y })
  const down = (height: number) => {
    y -= height
  }
  const room = (height: number) => {
    if (y - height >= MARGIN) return
    page = newPage(doc, font)
    y = PAGE_HEIGHT - MARGIN
  }
  const broken = (text: string, width: number, size: number) =>
    breakLines(text, width, part => font.widthOf(part, size))
  return {
    centred(text: string, look: Look) {
      for (const part of broken(text, WIDTH, look.size)) {
        down(look.size * LEADING)
        line(part, (PAGE_WIDTH - font.widthOf(part, look.size)) / 2, look)
      }
    },
    heading(text: string) {
      room(60)
      down(34)
      line(text, MARGIN, { size: 13 })
      down(4)
    },
    fact({ name, value }: LetterFact, nameWidth = NAME_WIDTH) {
      const size = 10.5
      for (const [index, part] of broken(value, WIDTH - nameWidth, size).entries()) {
        room(size * LEADING)
        down(size * LEADING)
        if (index === 0) line(name, MARGIN, { size, color: GREY })
        line(part, MARGIN + nameWidth, { size })
      }
    },
    signature({ seal, signedOn }: Letter) {
      const size = 12
      room(SEAL_SIZE + 24)
      down(SEAL_SIZE / 2 + 24)
      const right = PAGE_WIDTH - MARGIN
      line(seal.rim, right - Math.min(WIDTH, font.widthOf(seal.rim, size)), { size })
      down(size * LEADING)
      line(signedOn, right - font.widthOf(signedOn, size), { size })
      // Over the beginning of name and day, as a seal is put, and their end can still be read.
      return { page, x: right - SEAL_SIZE - 48, y: y - SEAL_SIZE / 2 + size }
    },
    foot(text: string) {
      const pages = doc.getPages()
      for (const [index, one] of pages.entries()) {
        const number = `${index + 1} / ${pages.length}`
        const at = { size: 7.5, color: GREY, y: MARGIN / 2 }
        write({ page: one, font }, text, { ...at, x: MARGIN })
        write({ page: one, font }, number, { ...at, x: PAGE_WIDTH - MARGIN - font.widthOf(number, 7.5) })
      }
    },
  }
}

function newPage(doc: PDFDocument, font: DocumentFont): PDFPage {
  const page = doc.addPage(PageSizes.A4)
  page.node.setFontDictionary(PDFName.of('F1'), font.ref)
  return page
}

function write(
  { page, font }: { page: PDFPage; font: DocumentFont },
  text: string,
  { x, y, size, color = BLACK }: Look & { x: number; y: number },
): void {
  page.pushOperators(
    beginText(),
    setFillingColor(color),
    setFontAndSize('F1', size),
    setTextMatrix(1, 0, 0, 1, x, y),
    showText(font.encode(text)),
    endText(),
  )
}
