import { hash, randomBytes } from 'node:crypto'
import { mkdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { rowsOf } from './cells.ts'
import { type Cell, type Column, type Lake, type Row, versionFile, withConnection, withTempFolder } from './lake.ts'
import { applyMask, type Mask } from './mask.ts'
import { columnsOf, pick, selectSql } from './query.ts'
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
  const shape = [request.resource, request.version, request.columns, masks.toSorted(byName), request.keys.toSorted()]
  return hash('sha256', JSON.stringify(shape), 'hex')
}

export function servingFile(lake: Lake, digest: string): string {
  if (!/^[0-9a-f]{64}$/.test(digest)) throw new Error(`lake: not a serving digest: ${JSON.stringify(digest)}`)
  return join(lake.dir, 'serving', `${digest}.sqlite`)
}

/** Opens a serving file for look-ups. All look-up columns must be given; a look-up by part of them is refused. */
export function openServing(file: string): Serving {
  const db = new DatabaseSync(file, { readOnly: true })
  // The file never changes, so its pages may be read where the system keeps them.
  db.exec('pragma mmap_size = 8589934592')
  const meta = readMeta(db)
  const names = meta.columns.map((_, index) => `c${index}`)
  const find = db.prepare(`select ${names.join(', ') || 'null'} from rows where key = ? order by position limit ?`)
  find.setReturnArrays(true)
  return {
    lookup(key, limit) {
      const given = Object.keys(key)
      if (given.length !== meta.keys.length || !meta.keys.every(name => typeof key[name] === 'string')) {
        throw new Error(`lake: look-up needs exactly ${meta.keys.join(', ')}`)
      }
      const found = find.all(
        keyOf(
          meta.keys.map(name => key[name] ?? ''),
          meta.secret,
        ),
        limit,
      ) as unknown as SQLInputValue[][]
      return found.map(values => toRow(meta.columns, values))
    },
    close: () => db.close(),
  }
}

type Meta = { columns: { name: string; boolean: boolean }[]; keys: string[]; secret: string; rows: number }

async function fill(lake: Lake, request: ServingRequest, file: string): Promise<number> {
  const keys = request.keys.toSorted()
  const secret = randomBytes(32).toString('hex')
  const db = new DatabaseSync(file)
  try {
    return await withConnection(lake, async duck => {
      const source = versionFile(lake, request.resource, request.version)
      const all = await columnsOf(duck, source)
      const granted = pick(all, request.columns).filter(column => request.masks[column.name] !== 'drop')
      const looked = pick(all, keys)
      db.exec('pragma journal_mode = off; pragma synchronous = off; begin')
      const cells = granted.map((_, index) => `c${index}`).join(', ') || 'c0'
      db.exec(`create table unsorted (key blob not null, ${cells})`)
      const marks = ['?', ...granted.map(() => '?')]
      const insert = db.prepare(`insert into unsorted values (${granted.length ? marks.join(', ') : '?, null'})`)
      const result = await duck.stream(`${selectSql(source, [...granted, ...looked])} order by file_row_number`)
      let rows = 0
      for await (const piece of rowsOf(result, [...granted, ...looked])) {
        for (const cells of piece) {
          const values = granted.map((column, index) => stored(column, cells[index] ?? null, { request, secret }))
          insert.run(keyOf(cells.slice(granted.length), secret), ...values)
        }
        rows += piece.length
      }
      const columns = granted.map(column => ({ name: column.name, boolean: isPlainBoolean(column, request) }))
      writeMeta(db, { columns, keys, secret, rows })
      // Rows stand in the order of their keys, all of one key together: one descent answers a look-up.
      db.exec(`create table rows (key blob not null, position integer not null, ${cells}, primary key (key, position)) without rowid;
        insert into rows select key, rowid, ${cells} from unsorted order by key, rowid; drop table unsorted; commit; vacuum`)
      return rows
    })
  } finally {
    db.close()
  }
}

/** A value as it stands in the file. A column without an agreed mask stands in clear only because it was granted so. */
function stored(column: Column, cell: Cell, by: { request: ServingRequest; secret: string }): SQLInputValue {
  const mask = by.request.masks[column.name] ?? 'none'
  if (mask !== 'none') return applyMask(mask, cell === null ? null : String(cell), by.secret)
  return typeof cell === 'boolean' ? Number(cell) : cell
}

// The one-shot digest is five times as fast as an HMAC object. Half of it is dropped, so nothing can be appended to a known
// key, and 16 bytes still tell a hundred million rows apart.
function keyOf(values: Cell[], secret: string): Buffer {
  const text = values.map(value => String(value ?? '')).join('\u001f')
  return hash('sha256', `${secret}\u001f${text}`, 'buffer').subarray(0, 16)
}

function toRow(columns: Meta['columns'], values: SQLInputValue[]): Row {
  const row: Row = {}
  columns.forEach((column, index) => {
    const value = values[index] as Cell
    row[column.name] = column.boolean && value !== null ? value === 1 : value
  })
  return row
}

function isPlainBoolean(column: Column, request: ServingRequest): boolean {
  return column.type === 'boolean' && (request.masks[column.name] ?? 'none') === 'none'
}

function writeMeta(db: DatabaseSync, meta: Meta): void {
  db.exec('create table meta (value text not null)')
  db.prepare('insert into meta values (?)').run(JSON.stringify(meta))
}

function readMeta(db: DatabaseSync): Meta {
  return JSON.parse(String(db.prepare('select value from meta').get()?.value)) as Meta
}

function countStored(file: string): number {
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    return readMeta(db).rows
  } finally {
    db.close()
  }
}

function byName([a]: [string, Mask], [b]: [string, Mask]): number {
  return a < b ? -1 : 1
}
