import type { DigestColumn, DigestedTable, DigestShape, RowHashes, TableDigest } from './table-digest.ts'

/** A row that is not the same on both sides. Its key is that of one row, or its whole content where rows have no key. */
export type Difference =
  | { readonly kind: 'missing' | 'added'; readonly key: string }
  | { readonly kind: 'changed'; readonly key: string; readonly columns: readonly string[] }

export type Comparison = {
  readonly rows: readonly [number, number]
  readonly agreed: boolean
  /** Whether both have rows with the same keys. */
  readonly keysAgree: boolean
  readonly columns: readonly { readonly column: string; readonly agreed: boolean }[]
  /** The first rows that differ; `missing` stands on the first side only. */
  readonly differences: readonly Difference[]
  /** Whether more rows differ than are named. */
  readonly more: boolean
}

const SHOWN = 20
const BUCKETS_READ = 8
const ROWS_READ = 20_000

/** Compares two tables by their sums, and looks for columns and rows only where these differ. */
export async function compareTables(a: DigestedTable, b: DigestedTable, shape: DigestShape): Promise<Comparison> {
  const [one, other] = await Promise.all([a.digest(shape), b.digest(shape)])
  const rows = [one.rows, other.rows] as const
  const keysAgree = one.keys === other.keys
  if (isSame(one, other)) {
    const columns = shape.columns.map(({ name }) => ({ column: name, agreed: true }))
    return { rows, agreed: true, keysAgree, columns, differences: [], more: false }
  }
  const [sums, otherSums] = await Promise.all([a.columnSums(shape), b.columnSums(shape)])
  const columns = sums.map(({ column, filled, sum }, index) => {
    const found = otherSums[index]
    return { column, agreed: found?.filled === filled && found.sum === sum }
  })
  return { rows, agreed: false, keysAgree, columns, ...(await findDifferences([a, b], shape)) }
}

function isSame(one: TableDigest, other: TableDigest): boolean {
  return one.rows === other.rows && one.keys === other.keys && one.content === other.content
}

async function findDifferences(tables: readonly [DigestedTable, DigestedTable], shape: DigestShape) {
  const [sums, otherSums] = await Promise.all(tables.map(table => table.bucketSums(shape)))
  const all = new Set([...(sums?.keys() ?? []), ...(otherSums?.keys() ?? [])])
  const differing = [...all].filter(bucket => sums?.get(bucket) !== otherSums?.get(bucket)).toSorted()
  const wanted = { buckets: differing.slice(0, BUCKETS_READ), limit: ROWS_READ }
  const [rows = [], otherRows = []] = await Promise.all(tables.map(table => table.bucketRows(shape, wanted)))
  const found = differencesOf(rows, otherRows, shape.columns)
  const more = differing.length > BUCKETS_READ || found.length > SHOWN
  return { differences: found.slice(0, SHOWN), more }
}

function differencesOf(
  rows: readonly RowHashes[],
  others: readonly RowHashes[],
  columns: readonly DigestColumn[],
): Difference[] {
  const [first, second] = [byKey(rows), byKey(others)]
  const keys = [...new Set([...first.keys(), ...second.keys()])].toSorted()
  return keys.flatMap((key): Difference[] => {
    const [own = [], other = []] = [first.get(key), second.get(key)]
    const pairs = Array.from({ length: Math.max(own.length, other.length) }, (_, i) => [own[i], other[i]] as const)
    return pairs.flatMap(([a, b]): Difference[] => {
      if (!a || !b) return [{ kind: a ? 'missing' : 'added', key }]
      const changed = columns.filter((_, index) => a.cells[index] !== b.cells[index]).map(column => column.name)
      return changed.length ? [{ kind: 'changed', key, columns: changed }] : []
    })
  })
}

/** The rows of each key, those that share one in an order of their own. */
function byKey(rows: readonly RowHashes[]): Map<string, RowHashes[]> {
  const found = new Map<string, RowHashes[]>()
  for (const row of rows.toSorted((a, b) => (a.cells.join() < b.cells.join() ? -1 : 1))) {
    found.set(row.key, [...(found.get(row.key) ?? []), row])
  }
  return found
}
