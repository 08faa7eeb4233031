import { pdflibAddPlaceholder } from '@signpdf/placeholder-pdf-lib'
import { P12Signer } from '@signpdf/signer-p12'
import { SignPdf } from '@signpdf/signpdf'
import { PDFArray, type PDFDict, PDFName } from 'pdf-lib'
import { Refusal } from '../base/refusal.ts'
import { undrawable } from './document-font.ts'
import { type Letter, textsOf } from './letter.ts'
import { type SetLetter, setLetter } from './letter-pages.ts'
import { drawSeal, SEAL_SIZE } from './seal-drawing.ts'

/** PAdES (ETSI EN 319 142-1): what readers of PDF check today. */
const CADES = 'ETSI.CAdES.detached'

export type Sealing = {
  /** Key and certificates of who seals, PKCS #12 with an empty passphrase. */
  readonly identity: Uint8Array
  readonly signer: string
  readonly reason: string
  readonly at: Date
}

/** Refuses a letter with a character that the documents' font cannot draw, and names the field it stands in. */
export async function requireDrawable(letter: Letter): Promise<void> {
  for (const { text, field } of textsOf(letter)) {
    const character = await undrawable(text.replaceAll('\n', ''))
    if (character === null) continue
    const params = { character, code: `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}` }
    throw new Refusal('character_undrawable', { params, ...(field ? { field } : {}) })
  }
}

/** Sets the letter and seals it: a PDF whose signature covers every byte and shows as the seal. */
export async function sealLetter(letter: Letter, { identity, signer, reason, at }: Sealing): Promise<Buffer> {
  await requireDrawable(letter)
  const set = await setLetter(letter, at)
  const { page, x, y } = set.sealAt
  pdflibAddPlaceholder({
    pdfPage: page,
    ...{ reason: literal(reason), name: literal(signer), location: '', contactInfo: '' },
    signingTime: at,
    subFilter: CADES,
    widgetRect: [x, y, x + SEAL_SIZE, y + SEAL_SIZE],
  })
  showSeal(set, letter)
  const prepared = await set.doc.save({ useObjectStreams: false })
  return new SignPdf().sign(Buffer.from(prepared), new P12Signer(Buffer.from(identity), { passphrase: '' }), at)
}

// The placeholder's field is empty: the drawing becomes its appearance, so that seal and signature are one thing.
function showSeal({ doc, font, sealAt }: SetLetter, letter: Letter): void {
  const fields = sealAt.page.node.lookup(PDFName.of('Annots'), PDFArray)
  const field = fields.lookup(fields.size() - 1) as PDFDict
  field.set(PDFName.of('AP'), doc.context.obj({ N: drawSeal(doc, letter.seal, font) }))
}

/** A text string of a PDF (ISO 32000-1, 7.9.2.2) as octal digits: the placeholder writes what it is given as it stands. */
function literal(text: string): string {
  const bytes = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()])
  return [...bytes].map(byte => `\\${byte.toString(8).padStart(3, '0')}`).join('')
}
