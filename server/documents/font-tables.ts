/** Reads of a TrueType font what setting text takes: which glyph a character has, and how wide it is. */
export type FontTables = {
  /** Units of the font in one em. */
  readonly unitsPerEm: number
  /** Upper and lower end of a line, in units of the font. */
  readonly ascent: number
  readonly descent: number
  /** Number of the glyph by code point. */
  readonly glyphs: ReadonlyMap<number, number>
  /** Width of a glyph in units of the font. */
  widthOf(glyph: number): number
}

/** Layout of the tables: OpenType 1.9, chapters cmap, head, hhea and hmtx. */
export function readFontTables(font: Buffer): FontTables {
  const table = tablesOf(font)
  const hhea = table('hhea')
  const wideGlyphs = font.readUInt16BE(hhea + 34)
  const hmtx = table('hmtx')
  return {
    unitsPerEm: font.readUInt16BE(table('head') + 18),
    ascent: font.readInt16BE(hhea + 4),
    descent: font.readInt16BE(hhea + 6),
    glyphs: glyphsOf(font, table('cmap')),
    // Glyphs after the last width of their own share that one.
    widthOf: glyph => font.readUInt16BE(hmtx + 4 * Math.min(glyph, wideGlyphs - 1)),
  }
}

function tablesOf(font: Buffer): (tag: string) => number {
  const count = font.readUInt16BE(4)
  const offsets = new Map<string, number>()
  for (let i = 0; i < count; i++) {
    const record = 12 + 16 * i
    offsets.set(font.toString('latin1', record, record + 4), font.readUInt32BE(record + 8))
  }
  return tag => {
    const offset = offsets.get(tag)
    if (offset === undefined) throw new Error(`the font has no table ${tag}`)
    return offset
  }
}

function glyphsOf(font: Buffer, cmap: number): Map<number, number> {
  const count = font.readUInt16BE(cmap + 2)
  const subtables = Array.from({ length: count }, (_, i) => cmap + font.readUInt32BE(cmap + 4 + 8 * i + 4))
  const whole = subtables.find(at => font.readUInt16BE(at) === 12)
  if (whole !== undefined) return glyphsOfGroups(font, whole)
  const plane = subtables.find(at => font.readUInt16BE(at) === 4)
  if (plane === undefined) throw new Error('the font has no character map of format 4 or 12')
  return glyphsOfSegments(font, plane)
}

/** Format 12: ranges of code points whose glyphs follow one another. */
function glyphsOfGroups(font: Buffer, at: number): Map<number, number> {
  const glyphs = new Map<number, number>()
  const groups = font.readUInt32BE(at + 12)
  for (let i = 0; i < groups; i++) {
    const group = at + 16 + 12 * i
    const [first, last, glyph] = [0, 4, 8].map(offset => font.readUInt32BE(group + offset)) as [number, number, number]
    for (let point = first; point <= last; point++) glyphs.set(point, glyph + point - first)
  }
  return glyphs
}

/** Format 4: ranges of the basic plane, by a difference or through a list of glyphs. */
function glyphsOfSegments(font: Buffer, at: number): Map<number, number> {
  const glyphs = new Map<number, number>()
  const bytes = font.readUInt16BE(at + 6)
  const [ends, starts, deltas, offsets] = [0, 1, 2, 3].map(i => at + 14 + i * bytes + (i > 0 ? 2 : 0)) as Four
  for (let i = 0; i < bytes; i += 2) {
    const delta = font.readUInt16BE(deltas + i)
    const offset = font.readUInt16BE(offsets + i)
    const first = font.readUInt16BE(starts + i)
    for (let point = first; point <= font.readUInt16BE(ends + i) && point < 0xffff; point++) {
      const listed = offset === 0 ? point : font.readUInt16BE(offsets + i + offset + 2 * (point - first))
      const glyph = listed === 0 ? 0 : (listed + delta) & 0xffff
      if (glyph !== 0) glyphs.set(point, glyph)
    }
  }
  return glyphs
}

type Four = [number, number, number, number]
