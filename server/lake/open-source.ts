import { join } from 'node:path'
import type { Column } from './lake.ts'
import { type FaultList, wholeFault } from './row-fault.ts'
import { type Encoding, encodingOf } from './source-encoding.ts'
import { recognise, type SourceFormat } from './source-format.ts'
import { type SourceScan, scanSource, transcode } from './source-text.ts'
import type { StageJob } from './stage-job.ts'
import type { ZipLimits } from './zip-check.ts'

export type SourceRequest = {
  file: string
  fileName: string
  format: SourceFormat | 'auto'
  /** `auto` or one of ENCODINGS; of no use for spreadsheets and Parquet. */
  encoding?: string
  columns: Column[]
  /** The member of a JSON object that holds the rows, where there are several arrays; the element of a row in XML. */
  jsonPath?: string
  zipLimits?: ZipLimits
  signal?: AbortSignal
}

/** A file whose format is known and whose text, if it is text, can be read as UTF-8. */
export type OpenSource = {
  readonly scan: SourceScan
  readonly format: SourceFormat
  /** What the name of the file said, where the content says otherwise. */
  readonly namedAs?: SourceFormat
  readonly encoding: Encoding | 'binary'
  /** The file to read from: the source, or the same text written again as UTF-8. */
  readonly file: string
  /** Some bytes were no text of the encoding; a mark stands in their place. */
  readonly badEncoding: boolean
}

export type Refused = FaultList & { rows: number }

// An upload limit belongs to the caller; these bound what an archive may become.
const ZIP_LIMITS: ZipLimits = { totalBytes: 1 << 30, entries: 5000 }

/** Finds out what a file is, without reading its rows; what no reader may meet is refused here. */
export async function openSource(request: SourceRequest, folder: string): Promise<OpenSource | Refused> {
  const scan = await scanSource(request.file, request.signal)
  if (scan.danger) return wholeFault(scan.danger)
  const recognised = recognise(scan.start, request.fileName, request.format)
  if ('refused' in recognised) return wholeFault(recognised.refused, recognised.found)
  if (scan.bytes === 0) return wholeFault('empty_file')
  const known = { scan, ...recognised }
  if (isBinary(recognised.format)) return { ...known, file: request.file, encoding: 'binary', badEncoding: false }
  const encoding = encodingOf(scan, request.encoding ?? 'auto')
  if (!encoding) return wholeFault('encoding_unclear')
  if (encoding === 'utf-8' && scan.hasZeros) return wholeFault('bad_character')
  if (encoding === 'utf-8' && scan.isUtf8) return { ...known, file: request.file, encoding, badEncoding: false }
  const file = join(folder, 'utf8.txt')
  const readable = await transcode({ file: request.file, encoding }, file, request.signal)
  const { danger, hasZeros } = await scanSource(file, request.signal)
  if (hasZeros) return wholeFault('bad_character')
  return danger ? wholeFault(danger) : { ...known, file, encoding, badEncoding: !readable }
}

/** What the guarded child is asked to do with a source; without a stage it gives a look at the first rows. */
export function jobFor(request: SourceRequest, source: OpenSource, stageFile?: string): StageJob {
  const { columns, jsonPath, zipLimits = ZIP_LIMITS } = request
  return {
    file: source.file,
    format: source.format,
    columns,
    zipLimits,
    badEncoding: source.badEncoding,
    ...(stageFile === undefined ? {} : { stageFile }),
    ...(jsonPath === undefined ? {} : { recordName: jsonPath }),
  }
}

/** Only a table names the rows of bytes that are no text; in other forms they spoil the whole. */
export function isTable(format: SourceFormat): boolean {
  return format === 'csv' || format === 'tsv'
}

function isBinary(format: SourceFormat): boolean {
  return format === 'xlsx' || format === 'xls' || format === 'parquet'
}
