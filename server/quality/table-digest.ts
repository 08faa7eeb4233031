import type { ColumnType } from '../lake/lake.ts'

export type DigestColumn = { readonly name: string; readonly type: ColumnType }

/** What is compared: these columns, rows known by these of them; without keys each row is known by all its cells. */
export type DigestShape = { readonly columns: readonly DigestColumn[]; readonly keys: readonly string[] }

/**
 * What a table holds, whatever the order of its rows. A sum is that of the first 60 bits of the MD5 of canonical texts,
 * as a decimal number: the same in every engine. It finds what went wrong, not what somebody forged: for that the
 * SHA-256 of the content stands in the log.
 */
export type TableDigest = { readonly rows: number; readonly keys: string; readonly content: string }

/** The filled cells of a column and the sum over each, with its row's key where there is one: a value in another row is another sum. */
export type ColumnSum = { readonly column: string; readonly filled: number; readonly sum: string }

/** A row as its key and one short hash for each column, null where the cell is empty. */
export type RowHashes = { readonly key: string; readonly cells: readonly (string | null)[] }

/** A table that can say what it holds, in one reading for each question. Every engine must answer alike. */
export type DigestedTable = {
  digest(shape: DigestShape): Promise<TableDigest>
  columnSums(shape: DigestShape): Promise<ColumnSum[]>
  /** The content sum of each bucket of rows; a row's bucket is the first three hex digits of the MD5 of its key. */
  bucketSums(shape: DigestShape): Promise<ReadonlyMap<string, string>>
  /** The rows of some buckets, at most `limit`. */
  bucketRows(shape: DigestShape, wanted: { buckets: readonly string[]; limit: number }): Promise<RowHashes[]>
}

/** Between the parts of a text that is hashed. */
export const UNIT = '\u001f'
export const HASH_DIGITS = 15
export const BUCKET_DIGITS = 3
/** Of a cell's hash, enough to tell two values of one row apart. */
export const CELL_DIGITS = 8

/** What a row is known by. */
export function keysOf({ columns, keys }: DigestShape): DigestColumn[] {
  return keys.length ? columns.filter(column => keys.includes(column.name)) : [...columns]
}
