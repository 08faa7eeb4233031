import type { FaultReason } from './row-fault.ts'

/** Every form in which rows may come. */
export const SOURCE_FORMATS = ['csv', 'tsv', 'xlsx', 'xls', 'json', 'jsonl', 'xml', 'geojson', 'parquet'] as const
export type SourceFormat = (typeof SOURCE_FORMATS)[number]

/** What the first bytes of a file say it is; `text` where only its name can tell. */
export type ContentKind = 'xlsx' | 'xls' | 'parquet' | 'xml' | 'html' | 'json' | 'text' | 'packed' | 'other'

export type Recognised =
  | { readonly format: SourceFormat; readonly namedAs?: SourceFormat }
  | { readonly refused: FaultReason; readonly found?: string }

/**
 * Finds the format of a file. What it contains weighs more than how it is called: a spreadsheet called `.csv` is read as a
 * spreadsheet, and that is told. A format that a person chose is never changed, so content against it is refused.
 */
export function recognise(start: Buffer, fileName: string, wanted: SourceFormat | 'auto'): Recognised {
  const kind = contentKind(start)
  if (kind === 'packed') return { refused: 'packed_file' }
  if (kind === 'other') return { refused: 'not_data' }
  if (kind === 'html') return { refused: 'html_page' }
  const named = formatOfName(fileName)
  if (wanted === 'auto') return read(kind, named, start)
  if (kind !== 'text' && kind !== familyOf(wanted) && !mayBegin(wanted, kind)) {
    return { refused: 'format_mismatch', found: kind }
  }
  return { format: wanted === 'json' && named === 'jsonl' ? 'jsonl' : wanted }
}

export function contentKind(start: Buffer): ContentKind {
  const head = start.subarray(0, 16).toString('latin1')
  const binary = SIGNATURES.find(([signature]) => head.startsWith(signature))
  if (binary) return binary[1]
  const text = start
    .subarray(0, 4096)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (/^<(!doctype\s+html|html|table|meta|style)[\s>]/i.test(text)) return 'html'
  if (/^<[?!\p{L}_]/u.test(text)) return 'xml'
  return /^(\{\s*"|\[\s*[{[\]])/.test(text) ? 'json' : 'text'
}

const SIGNATURES: readonly (readonly [string, ContentKind])[] = [
  ['PK\x03\x04', 'xlsx'],
  ['PK\x05\x06', 'xlsx'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'xls'],
  ['PAR1', 'parquet'],
  ['\x1f\x8b', 'packed'],
  ['BZh', 'packed'],
  ['\xfd7zXZ', 'packed'],
  ['7z\xbc\xaf\x27\x1c', 'packed'],
  ['Rar!\x1a', 'packed'],
  ['\x28\xb5\x2f\xfd', 'packed'],
  ['%PDF-', 'other'],
  ['\x89PNG', 'other'],
  ['\xff\xd8\xff', 'other'],
  ['GIF8', 'other'],
  ['\x7fELF', 'other'],
  ['SQLite format 3', 'other'],
]

const EXTENSIONS: { readonly [extension: string]: SourceFormat } = {
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  xlsx: 'xlsx',
  xls: 'xls',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  xml: 'xml',
  geojson: 'geojson',
  parquet: 'parquet',
}

function formatOfName(fileName: string): SourceFormat | undefined {
  return EXTENSIONS[fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase()]
}

function read(
  kind: 'xlsx' | 'xls' | 'parquet' | 'xml' | 'json' | 'text',
  named: SourceFormat | undefined,
  start: Buffer,
) {
  const format = kind === 'text' ? textFormat(named) : kind === 'json' ? jsonFormat(named, start) : kind
  const differs = named !== undefined && familyOf(named) !== familyOf(format)
  return differs ? { format, namedAs: named } : { format }
}

// Text that calls itself JSON or XML goes to that reader, which says what is wrong with it.
function textFormat(named: SourceFormat | undefined): SourceFormat {
  return named && !['xlsx', 'xls', 'parquet'].includes(named) ? named : 'csv'
}

function jsonFormat(named: SourceFormat | undefined, start: Buffer): SourceFormat {
  if (named === 'jsonl' || named === 'geojson') return named
  return /"type"\s*:\s*"FeatureCollection"/.test(start.subarray(0, 65_536).toString('latin1')) ? 'geojson' : 'json'
}

function familyOf(format: SourceFormat): ContentKind {
  if (format === 'csv' || format === 'tsv') return 'text'
  return format === 'jsonl' || format === 'geojson' ? 'json' : format
}

// A table may begin with a cell that looks like JSON or XML.
function mayBegin(wanted: SourceFormat, kind: ContentKind): boolean {
  return familyOf(wanted) === 'text' && (kind === 'json' || kind === 'xml')
}
