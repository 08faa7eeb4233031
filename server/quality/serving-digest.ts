import { hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Cell } from '../lake/lake.ts'
import { servingColumns, servingRows } from '../lake/serving.ts'
import {
  BUCKET_DIGITS,
  CELL_DIGITS,
  type ColumnSum,
  type DigestColumn,
  type DigestedTable,
  type DigestShape,
  HASH_DIGITS,
  keysOf,
  type RowHashes,
  UNIT,
} from './table-digest.ts'

/** Other work goes on between so many rows. */
const ROWS_AT_ONCE = 5000

/** A serving file, digested as the SQL engines digest their tables. Only columns that it holds in clear can be asked. */
export function servingTable(file: string): DigestedTable {
  const rows = (shape: DigestShape) => canonicalRows(file, shape)
  return {
    async digest(shape) {
      const total = { rows: 0, keys: 0n, content: 0n }
      for await (const { key, cells } of rows(shape)) {
        total.rows += 1
        total.keys += numberOf(key)
        total.content += numberOf(contentOf(cells))
      }
      return { rows: total.rows, keys: String(total.keys), content: String(total.content) }
    },
    async columnSums(shape) {
      const sums = shape.columns.map(({ name }) => ({ column: name, filled: 0, sum: 0n }))
      for await (const { key, cells } of rows(shape)) {
        for (const [index, sum] of sums.entries()) {
          const cell = cells[index] ?? null
          if (cell === null) continue
          sum.filled += 1
          sum.sum += numberOf(`${index}${shape.keys.length ? `${key}${UNIT}` : ''}${cell}`)
        }
      }
      return sums.map(({ column, filled, sum }): ColumnSum => ({ column, filled, sum: String(sum) }))
    },
    async bucketSums(shape) {
      const buckets = new Map<string, bigint>()
      for await (const { key, cells } of rows(shape)) {
        const bucket = md5(key).slice(0, BUCKET_DIGITS)
        buckets.set(bucket, (buckets.get(bucket) ?? 0n) + numberOf(contentOf(cells)))
      }
      return new Map([...buckets].map(([bucket, sum]) => [bucket, String(sum)]))
    },
    async bucketRows(shape, { buckets, limit }) {
      const wanted = new Set(buckets)
      const found: RowHashes[] = []
      for await (const { key, cells } of rows(shape)) {
        if (!wanted.has(md5(key).slice(0, BUCKET_DIGITS))) continue
        found.push({ key, cells: cells.map(cell => (cell === null ? null : md5(cell).slice(0, CELL_DIGITS))) })
      }
      return found.toSorted((a, b) => (a.key < b.key ? -1 : 1)).slice(0, limit)
    },
  }
}

type CanonicalRow = { key: string; cells: (string | null)[] }

async function* canonicalRows(file: string, shape: DigestShape): AsyncGenerator<CanonicalRow> {
  const held = servingColumns(file)
  const places = shape.columns.map(column => ({ column, at: held.indexOf(column.name) }))
  const missing = places.find(({ at }) => at < 0)
  if (missing) throw new Error(`the serving file ${file} has no column ${missing.column.name}`)
  const keys = keysOf(shape).map(key => shape.columns.indexOf(key))
  let read = 0
  for (const row of servingRows(file)) {
    const cells = places.map(({ column, at }) => canonicalCell(column, row[at] ?? null))
    yield { key: keys.map(place => cells[place] ?? '').join(UNIT), cells }
    read += 1
    if (read % ROWS_AT_ONCE === 0) await setImmediate()
  }
}

function canonicalCell({ type }: DigestColumn, cell: Cell): string | null {
  if (cell === null) return null
  const text = String(cell)
  if (type === 'date') return String(Date.parse(`${text}T00:00:00Z`) / 86_400_000)
  if (type !== 'datetime') return text
  const [seconds = '', fraction = ''] = text.split('.')
  return String(BigInt(Date.parse(`${seconds}Z`)) * 1000n + BigInt(fraction.padEnd(6, '0') || 0))
}

function contentOf(cells: readonly (string | null)[]): string {
  return cells.map(cell => (cell === null ? 'n' : `v${cell}`)).join(UNIT)
}

function numberOf(text: string): bigint {
  return BigInt(`0x${md5(text).slice(0, HASH_DIGITS)}`)
}

function md5(text: string): string {
  return hash('md5', text, 'hex')
}
