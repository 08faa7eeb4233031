import { type Lake, withTempFolder } from './lake.ts'
import { isTable, jobFor, openSource, type SourceRequest } from './open-source.ts'
import { readInChild } from './read-in-child.ts'
import { type RowFault, wholeFault } from './row-fault.ts'
import type { SourceFormat } from './source-format.ts'
import type { StagedRow } from './stage-job.ts'

/** What a person sees of a file before it is loaded. */
export type FileLook = {
  format: SourceFormat | null
  namedAs?: SourceFormat
  encoding: string | null
  columns: string[]
  rows: StagedRow[]
  /** Faults that the first rows already show; a file without any may still have some further down. */
  faults: RowFault[]
}

/** Reads the first rows of a file as a load would read them, and writes nothing. */
export async function lookAtFile(lake: Lake, request: SourceRequest): Promise<FileLook> {
  const columns = request.columns.map(column => column.name)
  return await withTempFolder(lake, async folder => {
    const source = await openSource(request, folder)
    if ('faults' in source) return { format: null, encoding: null, columns, rows: [], faults: source.faults }
    const { format, namedAs, encoding } = source
    const told = { format, encoding, columns, ...(namedAs ? { namedAs } : {}) }
    if (source.badEncoding && !isTable(format)) return { ...told, rows: [], faults: wholeFault('bad_encoding').faults }
    const { first = [], faults } = await readInChild(jobFor(request, source), folder, request.signal)
    return { ...told, rows: first, faults }
  })
}
