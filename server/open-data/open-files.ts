import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { findCase } from '../acts/case-queries.ts'
import type { Platform } from '../acts/platform.ts'
import { Refusal } from '../base/refusal.ts'
import { exportTo } from '../lake/export-file.ts'
import type { OpenFormat } from './open-list-entry.ts'
import { findOpenEntry, type OpenListRow } from './open-list-queries.ts'

// Two visitors who ask for the same file at the same time wait for the same making of it.
const making = new Map<string, Promise<string>>()

/** The file of an open set in a format, made once per version. Refused while the set is not open to everyone. */
export async function openFile(platform: Platform, id: string, format: OpenFormat): Promise<string> {
  const entry = await openSet(platform, id)
  const version = entry.resource_version
  if (!version) throw new Refusal('not_collected', { field: 'id' })
  const dir = join(platform.dataDir, 'open', entry.id)
  const file = join(dir, `${version}.${format}`)
  if (existsSync(file)) return file
  const known = making.get(file)
  if (known) return known
  const made = makeFile(platform, { entry, version, format, dir, file }).finally(() => making.delete(file))
  making.set(file, made)
  return made
}

/** An open-list entry that anyone may read. */
export async function openSet(platform: Platform, id: string): Promise<OpenListRow> {
  const entry = await findOpenEntry(platform.db, id)
  const found = entry && (await findCase(platform.db, id))
  if (entry && found?.state === 'suspended') throw new Refusal('opening_suspended', { field: 'id' })
  if (!entry || !found || !['open', 'static'].includes(found.state)) throw new Refusal('unknown_thing', { field: 'id' })
  if (entry.opening_class !== 'unconditional') throw new Refusal('data_not_granted')
  return entry
}

type Making = { entry: OpenListRow; version: string; format: OpenFormat; dir: string; file: string }

async function makeFile(platform: Platform, { entry, version, format, dir, file }: Making): Promise<string> {
  await mkdir(dir, { recursive: true })
  await exportTo(platform.lake, { resource: entry.entry_id, version, columns: [...entry.columns], format, file })
  return file
}
