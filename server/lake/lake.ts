import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

export type ColumnType = 'text' | 'integer' | 'decimal' | 'date' | 'datetime' | 'boolean'

/**
 * A catalog data item as a column. Values of a sensitive column never appear in faults or profiles; a file may also head it
 * by its title.
 */
export type Column = {
  name: string
  title?: string
  type: ColumnType
  required: boolean
  maxLength?: number
  sensitive?: boolean
}

export type Cell = string | number | boolean | null
export type Row = Record<string, Cell>

/** A folder of immutable Parquet versions and the engine that reads them. */
export type Lake = { dir: string; engine: DuckDBInstance }

/** What is known of one immutable version; `rows` is counted in the written file, `source.rows` while reading. */
export type Manifest = {
  version: string
  rows: number
  bytes: number
  sha256: string
  sm3: string
  columns: Column[]
  contentDigest: string
  source: {
    fileName: string
    sha256: string
    bytes: number
    rows: number
    format: string
    encoding: string
    /** What the name of the file said, where its content said otherwise. */
    namedAs?: string
  }
  sortedBy: string[]
  collectedMs: number
}

/** Opens the lake in a folder and removes what a killed process left in its `tmp`. */
export async function openLake(dir: string): Promise<Lake> {
  const root = resolve(dir)
  await mkdir(join(root, 'tmp'), { recursive: true, mode: 0o700 })
  await removeLeftovers(root)
  const engine = await DuckDBInstance.create(':memory:', {
    memory_limit: '768MB',
    threads: '2',
    // Sorting more than memory holds spills here, inside the lake's own folder and nowhere else.
    temp_directory: join(root, 'tmp', `${process.pid}-spill`),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'true',
  })
  return { dir: root, engine }
}

export async function closeLake(lake: Lake): Promise<void> {
  lake.engine.closeSync()
  await rm(join(lake.dir, 'tmp', `${process.pid}-spill`), { recursive: true, force: true })
}

export async function withConnection<T>(lake: Lake, use: (db: DuckDBConnection) => Promise<T>): Promise<T> {
  const db = await lake.engine.connect()
  try {
    return await use(db)
  } finally {
    db.disconnectSync()
  }
}

/** Gives a private folder inside the lake and removes it in every case; a killed process's folder goes at the next start. */
export async function withTempFolder<T>(lake: Lake, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(lake.dir, 'tmp', `${process.pid}-${randomBytes(8).toString('hex')}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The file of one version. Names are checked, so no resource can point outside the lake. */
export function versionFile(lake: Lake, resource: string, version: string): string {
  return join(resourceFolder(lake, resource), `${safeName(version)}.parquet`)
}

export function resourceFolder(lake: Lake, resource: string): string {
  const name = safeName(resource)
  if (name === 'tmp' || name === 'serving') throw new Error(`lake: a resource cannot be named ${name}`)
  return join(lake.dir, name)
}

/** Removes a version that no manifest row names any more. */
export async function removeVersion(lake: Lake, resource: string, version: string): Promise<void> {
  await rm(versionFile(lake, resource, version), { force: true })
}

function safeName(name: string): string {
  if (!/^[A-Za-z0-9_-]{1,80}$/.test(name)) throw new Error(`lake: not a safe name: ${JSON.stringify(name)}`)
  return name
}

async function removeLeftovers(root: string): Promise<void> {
  for (const name of await readdir(join(root, 'tmp'))) {
    const pid = Number(name.split('-')[0])
    if (!Number.isInteger(pid) || !isAlive(pid) || pid === process.pid) {
      // Our own id can only come from an earlier process that had it, except when this process opens a lake twice.
      if (pid === process.pid && openedHere.has(root)) continue
      await rm(join(root, 'tmp', name), { recursive: true, force: true })
    }
  }
  openedHere.add(root)
}

const openedHere = new Set<string>()

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
