import { constants, crc32, deflateRawSync } from 'node:zlib'

const MIB = 1 << 20

/** Pieces of a body without end, made while they are sent: small on disk, endless for whoever collects them. */
export function* endless(head: string, piece: string, bytes: number): Generator<Uint8Array> {
  yield Buffer.from(head, 'latin1')
  const block = Buffer.alloc(MIB, piece, 'latin1')
  for (let sent = 0; sent < bytes; sent += block.length) yield block
}

/** A header of a million columns. */
export function manyColumns(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(`${Array.from({ length: 1_000_000 }, (_, at) => `c${at}`).join(',')}\n1\n`))
}

/** Entities within entities (billion laughs), behind a comment that looks like the first element. */
export function laughs(): Uint8Array<ArrayBuffer> {
  const lines = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`)
  const text = `<!-- <r> --><!DOCTYPE r [<!ENTITY l0 "ha">${lines.join('')}]><r><row><a>&l9;</a></row></r>`
  return new Uint8Array(Buffer.from(text))
}

/** A file of the server's own disk, asked for as an entity (XXE). */
export function foreignEntity(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    Buffer.from(
      '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><row><a>&x;</a></row></r>',
    ),
  )
}

/** A spreadsheet of about a megabyte that unfolds to `mebibytes`, whose directory says it is small. */
export function zipBomb(mebibytes: number): Uint8Array<ArrayBuffer> {
  // Flushed in full, a packed block can be repeated as often as one likes.
  const block = deflateRawSync(Buffer.alloc(8 * MIB), { finishFlush: constants.Z_FULL_FLUSH })
  const end = deflateRawSync(Buffer.alloc(0))
  return zipOf([
    { name: 'xl/worksheets/sheet1.xml', packed: Buffer.concat([...Array(mebibytes / 8).fill(block), end]), size: 1000 },
  ])
}

/** A spreadsheet whose one cell stands in a column that no program has. */
export function farCell(): Uint8Array<ArrayBuffer> {
  const parts = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="ZZZZZZ1"><v>1</v></c></row></sheetData></worksheet>`,
  }
  return zipOf(
    Object.entries(parts).map(([name, text]) => ({
      name,
      packed: deflateRawSync(Buffer.from(text)),
      size: text.length,
      checksum: crc32(text),
    })),
  )
}

type Part = { name: string; packed: Buffer; size: number; checksum?: number }

function zipOf(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const { name, packed, size, checksum = 0 } of parts) {
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(8, 10)
    for (const [header, at] of [
      [local, 14],
      [central, 16],
    ] as const) {
      header.writeUInt32LE(checksum, at)
      header.writeUInt32LE(packed.length, at + 4)
      header.writeUInt32LE(size, at + 8)
      header.writeUInt16LE(name.length, at + 12)
    }
    central.writeUInt32LE(offset, 42)
    locals.push(local, Buffer.from(name), packed)
    centrals.push(central, Buffer.from(name))
    offset += 30 + name.length + packed.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...locals, directory, end]))
}
