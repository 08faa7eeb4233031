import { hash, randomBytes } from 'node:crypto'
import { mkdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { cellOf, readableSql } from './cells.ts'
import { type Cell, type Column, type Lake, type Row, versionFile, withConnection, withTempFolder } from './lake.ts'
import { applyMask, type Mask } from './mask.ts'
import { columnsOf, pick } from './query.ts'
import { ident, literal } from './sql-text.ts'
import { syncToDisk } from './write-version.ts'

export type { Mask } from './mask.ts'

export type ServingRequest = {
  resource: string
  version: string
  /** The granted columns, in the order of the answer. */
  columns: string[]
  masks: Record<string, Mask>
  /** The columns a caller looks up by; they need not be granted. */
  keys: string[]
}

export type Built = { digest: string; file: string; rows: number }
export type Serving = { lookup(key: Record<string, string>, limit: number): Row[]; close(): void }

/**
 * Builds the immutable file from which one grant is answered, or finds it built. It holds the granted columns, masked, and
 * per row one keyed digest of the look-up values: whoever has the file reads no field that nobody was granted.
 */
export async function buildServing(lake: Lake, request: ServingRequest): Promise<Built> {
  const digest = servingDigest(request)
  const file = servingFile(lake, digest)
  if (await stat(file).catch(() => null)) return { digest, file, rows: countStored(file) }
  await mkdir(join(lake.dir, 'serving'), { recursive: true, mode: 0o700 })
  return await withTempFolder(lake, async folder => {
    const partial = join(folder, 'serving.sqlite')
    const rows = await fill(lake, request, partial)
    // Two builders of one digest write the same content; the later rename changes nothing a reader can see.
    await syncToDisk(partial)
    await rename(partial, file)
    await syncToDisk(join(lake.dir, 'serving'))
    return { digest, file, rows }
  })
}

/** Names a serving file by everything that shapes it. Order of keys and masks does not matter, order of columns does. */
export function servingDigest(request: ServingRequest): string {
  const masks = Object.entries(request.masks).filter(([name]) => request.columns.includes(name))
  const shape = [
    LAYOUT,
    request.resource,
    request.version,
    request.columns,
    masks.toSorted(byName),
    request.keys.toSorted(),
  ]
  return hash('sha256', JSON.stringify(shape), 'hex')
}

export function servingFile(lake: Lake, digest: string): string {
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error(`lake: not a serving digest: ${JSON.stringify(digest)}`)
  return join(lake.dir, 'serving', `${digest}.sqlite`)
}

/** Opens a serving file for look-ups. All look-up columns must be given; a look-up by part of them is refused. */
export function openServing(file: string): Serving {
  const db = openImmutable(file)
  const { columns, keys, secret } = readMeta(db)
  const first = db.prepare('select packed, next from rows where bucket = ?')
  const further = db.prepare('select packed, next from more where id = ?')
  for (const statement of [first, further]) statement.setReturnArrays(true)
  return {
    lookup(key, limit) {
      const given = Object.keys(key)
      if (given.length !== keys.length || !keys.every(name => typeof key[name] === 'string')) {
        throw new Error(`lake: look-up needs exactly ${keys.join(', ')}`)
      }
      const digest = digestOf(secret, keys.map(name => key[name]).join(SEPARATOR))
      const rows: Row[] = []
      let piece = first.get(bucketOf(digest)) as unknown as Piece | undefined
      while (piece) {
        addRows(rows, piece[0], { check: digest.slice(BUCKET_DIGITS), columns, limit })
        if (piece[1] === null || rows.length >= limit) break
        piece = further.get(piece[1]) as unknown as Piece | undefined
      }
      return rows
    },
    close: () => db.close(),
  }
}

/** Every row of a serving file with its granted cells, in the order in which the file holds them. */
export function* servingRows(file: string): Generator<Cell[]> {
  const db = openImmutable(file)
  try {
    for (const table of ['rows', 'more']) {
      for (const { packed } of db.prepare(`select packed from ${table}`).iterate()) {
        for (const [, ...cells] of JSON.parse(String(packed)) as PackedRow[]) yield cells
      }
    }
  } finally {
    db.close()
  }
}

/** The granted columns of a serving file, in the order of its rows' cells. */
export function servingColumns(file: string): string[] {
  const db = openImmutable(file)
  try {
    return readMeta(db).columns
  } finally {
    db.close()
  }
}

type Meta = { columns: string[]; keys: string[]; secret: string; rows: number }
type Piece = [packed: string, next: number | null]
type PackedRow = [check: string, ...cells: Cell[]]

// Part of what shapes a file, so that a file of an older layout is never read as one of this.
const LAYOUT = 2
const SEPARATOR = '\u001f'
// Twelve hex digits are the largest whole number of them that JavaScript and SQLite both hold as an integer.
const BUCKET_DIGITS = 12
const KEY_DIGITS = 32
// A key that a hundred thousand rows share is not read whole to answer a hundred of them.
const ROWS_IN_PIECE = 128

async function fill(lake: Lake, request: ServingRequest, file: string): Promise<number> {
  const keys = request.keys.toSorted()
  const secret = randomBytes(32).toString('hex')
  const db = new DatabaseSync(file)
  try {
    return await withConnection(lake, async duck => {
      const source = versionFile(lake, request.resource, request.version)
      const all = await columnsOf(duck, source)
      const granted = pick(all, request.columns).filter(column => request.masks[column.name] !== 'drop')
      // Nobody else can see the file yet, and it is made durable as a whole: a journal and a sync per page are for nothing.
      db.exec('pragma journal_mode = off; pragma synchronous = off; pragma locking_mode = exclusive; begin')
      const pieces = openPieces(db)
      const result = await duck.stream(sortedSql(source, { granted, looked: pick(all, keys), secret }))
      let rows = 0
      for await (const lines of result.yieldRowsJs()) {
        for (const [line] of lines) {
          const digest = String(line).slice(0, KEY_DIGITS)
          const cells = JSON.parse(String(line).slice(KEY_DIGITS)) as Cell[]
          const values = granted.map((column, index) => stored(column, cells[index] ?? null, { request, secret }))
          pieces.add(bucketOf(digest), [digest.slice(BUCKET_DIGITS), ...values])
        }
        rows += lines.length
      }
      pieces.close()
      writeMeta(db, { columns: granted.map(column => column.name), keys, secret, rows })
      db.exec('commit')
      return rows
    })
  } finally {
    db.close()
  }
}

/**
 * SQL for the rows in the order in which the file holds them, each one text: the digest of its look-up values, then its
 * granted cells as JSON. The engine digests and sorts on every core, and one text is read faster than its cells.
 */
function sortedSql(source: string, of: { granted: Column[]; looked: Column[]; secret: string }): string {
  const read = [...new Set([...of.granted, ...of.looked])].map(readableSql)
  const looked = of.looked.map(({ name }) => `coalesce(${ident(name)}::varchar, '')`).join(' || chr(31) || ')
  const cells = of.granted.map(({ name }) => ident(name)).join(', ')
  const place = ident(`${SEPARATOR}place`)
  return `select digest || cells from (
      select sha256(${literal(of.secret)} || chr(31) || ${looked || "''"})[1:${KEY_DIGITS}] as digest,
        json_array(${cells})::varchar as cells, ${place} as place
      from (select ${[...read, `file_row_number as ${place}`].join(', ')}
        from read_parquet(${literal(source)}, file_row_number = true))
    ) order by digest, place`
}

/** The tables of rows and their filling in the order of the buckets, so that every page is written once. */
function openPieces(db: DatabaseSync): { add(bucket: number, row: PackedRow): void; close(): void } {
  db.exec('create table rows (bucket integer primary key, packed text not null, next integer)')
  db.exec('create table more (id integer primary key, packed text not null, next integer)')
  const rows = batchInsert(db, 'rows')
  const more = batchInsert(db, 'more')
  const open = { bucket: -1, rows: [] as PackedRow[], further: 0 }
  const flush = () => {
    if (open.rows.length === 0) return
    const [first = '', ...others] = inPieces(open.rows)
    rows.add([open.bucket, first, others.length > 0 ? open.further + 1 : null])
    for (const [index, packed] of others.entries()) {
      open.further += 1
      more.add([open.further, packed, index + 1 < others.length ? open.further + 1 : null])
    }
    open.rows = []
  }
  return {
    add(bucket, row) {
      if (bucket !== open.bucket) flush()
      open.bucket = bucket
      open.rows.push(row)
    },
    close() {
      flush()
      rows.close()
      more.close()
    },
  }
}

function inPieces(rows: PackedRow[]): string[] {
  if (rows.length <= ROWS_IN_PIECE) return [JSON.stringify(rows)]
  const pieces = Math.ceil(rows.length / ROWS_IN_PIECE)
  return Array.from({ length: pieces }, (_, n) =>
    JSON.stringify(rows.slice(n * ROWS_IN_PIECE, (n + 1) * ROWS_IN_PIECE)),
  )
}

/** Inserts many rows per statement: that is twice as fast as one by one. */
function batchInsert(db: DatabaseSync, table: 'rows' | 'more') {
  const size = 64
  const sql = (count: number) => `insert into ${table} values ${Array(count).fill('(?, ?, ?)').join(', ')}`
  const many = db.prepare(sql(size))
  let values: SQLInputValue[] = []
  return {
    add(row: [number, string, number | null]) {
      values.push(...row)
      if (values.length < size * row.length) return
      many.run(...values)
      values = []
    },
    close() {
      if (values.length > 0) db.prepare(sql(values.length / 3)).run(...values)
    },
  }
}

/** A value as it stands in the file. A column without an agreed mask stands in clear only because it was granted so. */
function stored(column: Column, read: Cell, by: { request: ServingRequest; secret: string }): Cell {
  const mask = by.request.masks[column.name] ?? 'none'
  if (mask === 'none') return cellOf(column, read)
  return applyMask(mask, read === null ? null : String(read), by.secret)
}

// The one-shot digest is five times as fast as an HMAC object. Half of it is dropped, so nothing can be appended to a known
// key, and 16 bytes still tell a hundred million rows apart.
function digestOf(secret: string, text: string): string {
  return hash('sha256', `${secret}${SEPARATOR}${text}`, 'hex').slice(0, KEY_DIGITS)
}

/** The first part of a digest is the place of its rows: one descent by an integer finds them. The rest is compared there. */
function bucketOf(digest: string): number {
  return Number.parseInt(digest.slice(0, BUCKET_DIGITS), 16)
}

function addRows(rows: Row[], packed: string, by: { check: string; columns: string[]; limit: number }): void {
  for (const [check, ...cells] of JSON.parse(packed) as PackedRow[]) {
    if (rows.length >= by.limit) return
    if (check !== by.check) continue
    const row: Row = {}
    for (const [index, name] of by.columns.entries()) row[name] = cells[index] ?? null
    rows.push(row)
  }
}

/** Opens a finished file without locks and without asking for a journal at each look-up: nothing ever changes it. */
function openImmutable(file: string): DatabaseSync {
  const address = pathToFileURL(file)
  address.searchParams.set('immutable', '1')
  const db = new DatabaseSync(address, { readOnly: true })
  // Its pages are read where the system keeps them.
  db.exec('pragma mmap_size = 8589934592')
  return db
}

function writeMeta(db: DatabaseSync, meta: Meta): void {
  db.exec('create table meta (value text not null)')
  db.prepare('insert into meta values (?)').run(JSON.stringify(meta))
}

function readMeta(db: DatabaseSync): Meta {
  return JSON.parse(String(db.prepare('select value from meta').get()?.value)) as Meta
}

function countStored(file: string): number {
  const db = openImmutable(file)
  try {
    return readMeta(db).rows
  } finally {
    db.close()
  }
}

function byName([a]: [string, Mask], [b]: [string, Mask]): number {
  return a < b ? -1 : 1
}
