import {
  appendBezierCurve,
  beginText,
  endText,
  moveTo,
  type PDFDocument,
  type PDFOperator,
  type PDFRef,
  popGraphicsState,
  pushGraphicsState,
  rgb,
  setDashPattern,
  setFillingColor,
  setFontAndSize,
  setLineWidth,
  setStrokingColor,
  setTextMatrix,
  showText,
  stroke,
} from 'pdf-lib'
import type { DocumentFont } from './document-font.ts'
import type { SealFace } from './letter.ts'

/** Points across: about 42 mm, as the round seals of units are. */
export const SEAL_SIZE = 120

const CENTRE = SEAL_SIZE / 2
const RIM = 56
const RED = rgb(0.8, 0.1, 0.1)
/** The arc over which the name of the unit is spread, from the left foot over the top, at most. */
const WIDEST_ARC = (Math.PI * 4) / 3
/** By how much of a radian one character is set from the next, at most. */
const WIDEST_STEP = 0.42
// A quarter of a circle as a Bézier curve: distance of the handles from the ends, for a radius of 1.
const HANDLE = 0.5523

/** The seal as a form of its own, for the page or the field of a signature. It bears no emblem: none is ours to use. */
export function drawSeal(doc: PDFDocument, face: SealFace, font: DocumentFont): PDFRef {
  const marks = [
    pushGraphicsState(),
    setStrokingColor(RED),
    setFillingColor(RED),
    setLineWidth(3),
    ...(face.rehearsal ? [setDashPattern([6, 4], 0)] : []),
    ...circle(RIM),
    setDashPattern([], 0),
    setLineWidth(0.8),
    ...circle(RIM - 4),
    ...onArc(face.rim, font),
    ...centred(face.middle, { font, size: 17, at: CENTRE - 6 }),
    ...centred(face.below, { font, size: 8.5, at: CENTRE - 34 }),
    popGraphicsState(),
  ]
  const box = [0, 0, SEAL_SIZE, SEAL_SIZE]
  const resources = { Font: { F1: font.ref } }
  return doc.context.register(doc.context.formXObject(marks, { BBox: box, Resources: resources }))
}

function circle(radius: number): PDFOperator[] {
  const [r, h] = [radius, radius * HANDLE]
  const quarters: [number, number, number, number, number, number][] = [
    [r, h, h, r, 0, r],
    [-h, r, -r, h, -r, 0],
    [-r, -h, -h, -r, 0, -r],
    [h, -r, r, -h, r, 0],
  ]
  const curve = (points: number[]) => points.map(value => CENTRE + value) as (typeof quarters)[number]
  return [moveTo(CENTRE + r, CENTRE), ...quarters.map(points => appendBezierCurve(...curve(points))), stroke()]
}

/** Each character upright on the radius, the middle of the text at the top. */
function onArc(text: string, font: DocumentFont): PDFOperator[] {
  const characters = [...text]
  const step = Math.min(WIDEST_STEP, WIDEST_ARC / Math.max(1, characters.length - 1))
  const size = Math.min(13, 44 * step)
  const radius = RIM - 8 - size * 0.85
  return characters.flatMap((character, index) => {
    const angle = ((characters.length - 1) / 2 - index) * step
    const [sine, cosine] = [Math.sin(angle), Math.cos(angle)]
    const half = font.widthOf(character, size) / 2
    const x = CENTRE - radius * sine - half * cosine
    const y = CENTRE + radius * cosine - half * sine
    return lettering(character, { font, size, matrix: [cosine, sine, -sine, cosine, x, y] })
  })
}

function centred(text: string, { font, size, at }: { font: DocumentFont; size: number; at: number }): PDFOperator[] {
  const x = CENTRE - font.widthOf(text, size) / 2
  return lettering(text, { font, size, matrix: [1, 0, 0, 1, x, at] })
}

type Set = { font: DocumentFont; size: number; matrix: [number, number, number, number, number, number] }

function lettering(text: string, { font, size, matrix }: Set): PDFOperator[] {
  return [beginText(), setFontAndSize('F1', size), setTextMatrix(...matrix), showText(font.encode(text)), endText()]
}
