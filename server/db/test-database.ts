import { createHash, randomUUID } from 'node:crypto'
import { existsSync, openAsBlob } from 'node:fs'
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { databaseOn, type OpenDatabase, openEmbedded, openServer } from './open-database.ts'

/**
 * A migrated, empty database of its own for one test file: PGlite from a cached snapshot, or, where TEST_POSTGRES_URL
 * names a server, a new database on it.
 */
export async function openTestDatabase(): Promise<OpenDatabase> {
  const server = process.env.TEST_POSTGRES_URL
  return server ? openOnServer(server) : openEmbedded(undefined, await openAsBlob(await snapshotFile()))
}

async function openOnServer(url: string): Promise<OpenDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const own = new URL(url)
  own.pathname = `/${name}`
  return openServer(own.href)
}

async function snapshotFile(): Promise<string> {
  const file = join(tmpdir(), `gongshu-test-${await migrationsDigest()}-${process.getuid?.() ?? 0}.tar`)
  if (existsSync(file)) return file
  const pglite = await PGlite.create()
  const migrated = await databaseOn(pglite)
  const dump = await pglite.dumpDataDir('none')
  await migrated.close()
  // Written beside and renamed, so that two test processes never read half a snapshot.
  const partial = `${file}.${process.pid}`
  await writeFile(partial, Buffer.from(await dump.arrayBuffer()))
  await rename(partial, file)
  return file
}

async function migrationsDigest(): Promise<string> {
  const folder = join(import.meta.dirname, 'migrations')
  const digest = createHash('sha256').update(process.version)
  for (const name of (await readdir(folder)).sort()) digest.update(await readFile(join(folder, name)))
  return digest.digest('hex').slice(0, 16)
}
