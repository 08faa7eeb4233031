import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { type Collected, type CollectRequest, collectFile } from './collect.ts'
import { type Column, closeLake, type Lake, type Manifest, openLake } from './lake.ts'

export type TestLake = { lake: Lake; folder: string }

/** A lake in a folder of its own, gone after the test. */
export async function openTestLake(t: TestContext): Promise<TestLake> {
  const folder = await mkdtemp(join(tmpdir(), 'gongshu-lake-'))
  const lake = await openLake(join(folder, 'lake'))
  t.after(async () => {
    await closeLake(lake)
    await rm(folder, { recursive: true, force: true })
  })
  return { lake, folder }
}

export function buildColumn(name: string, rest: Partial<Column> = {}): Column {
  return { name, type: 'text', required: false, ...rest }
}

/** Writes the content to a file and collects it. */
export async function collectContent(
  at: TestLake,
  content: string | Uint8Array,
  rest: Partial<CollectRequest> & { columns: Column[] },
): Promise<Collected> {
  const fileName = rest.fileName ?? 'data.csv'
  const file = join(at.folder, fileName)
  await writeFile(file, content)
  return await collectFile(at.lake, { resource: 'r1', file, fileName, format: 'auto', ...rest })
}

export function manifestOf(collected: Collected): Manifest {
  if (!collected.ok) throw new Error(`refused: ${JSON.stringify(collected)}`)
  return collected.manifest
}

/** Every file below the lake, so that a test can say that nothing is left. */
export async function filesIn(lake: Lake): Promise<string[]> {
  const entries = await readdir(lake.dir, { recursive: true, withFileTypes: true })
  return entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
}
