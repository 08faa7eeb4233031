import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { FAULTY, isFeatureCollection, rowsOfFeatures } from './geojson-rows.ts'
import type { Column } from './lake.ts'
import { NumberText } from './number-text.ts'
import { addFault, cellFault, type FaultList, type FaultReason, wholeFault } from './row-fault.ts'
import { LONGEST_CELL, type Stage } from './stage.ts'
import type { StageJob, StageResult } from './stage-job.ts'

/** One document is held in memory at once; larger data comes as JSON lines. */
const LARGEST_DOCUMENT = 128 << 20

/**
 * Reads an array of objects, an object with one such array, GeoJSON or JSON lines into a stage. Runs in the guarded child.
 */
export async function stageJson(job: StageJob, stage: Stage): Promise<StageResult> {
  const list: FaultList = { faults: [], faultCount: 0 }
  if (job.format === 'jsonl') {
    const rows = await stageLines(job, { stage, list })
    return { ...list, rows }
  }
  if ((await stat(job.file)).size > LARGEST_DOCUMENT) return wholeFault('file_too_large')
  const document = parse(await readFile(job.file, 'utf8'))
  if (document === undefined) {
    // Several documents, one in each line, is JSON lines under another name.
    const rows = await stageLines(job, { stage, list })
    return { ...list, rows }
  }
  const wanted = new Set(job.columns.map(column => column.name))
  const features = job.format === 'geojson' || (!job.recordName && isFeatureCollection(document))
  const items = features ? rowsOfFeatures(document, wanted, list) : itemsOf(document, job.recordName)
  if (!items) return wholeFault('not_json')
  for (const [index, item] of items.entries()) {
    if (stage.isFull()) break
    if (item !== FAULTY) stageItem({ row: index + 1, item }, job.columns, { stage, list })
  }
  return { ...list, rows: items.length }
}

async function stageLines(job: StageJob, to: { stage: Stage; list: FaultList }): Promise<number> {
  let line = 0
  let rows = 0
  for await (const text of createInterface({
    input: createReadStream(job.file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line += 1
    if (to.stage.isFull()) break
    if (text.trim() === '') continue
    rows += 1
    const item = parse(text)
    if (item === undefined) addFault(to.list, { row: line, column: null, reason: 'not_json' })
    else stageItem({ row: line, item }, job.columns, to)
  }
  return rows
}

/** Checks one object against the columns and stages it; numbers are kept as they were written. */
export function stageItem(
  from: { row: number; item: unknown },
  columns: Column[],
  to: { stage: Stage; list: FaultList },
): void {
  const { row, item } = from
  if (typeof item !== 'object' || item === null || Array.isArray(item) || item instanceof NumberText) {
    addFault(to.list, { row, column: null, reason: 'not_an_object' })
    return
  }
  const before = to.list.faultCount
  const known = new Set(columns.map(column => column.name))
  for (const name of Object.keys(item)) {
    if (!known.has(name.trim())) addFault(to.list, { row, column: name.slice(0, 40), reason: 'unknown_column' })
  }
  const values = new Map(Object.entries(item).map(([name, value]) => [name.trim(), value as unknown]))
  const cells = columns.map(column => {
    const text = cellText(values.get(column.name))
    if (typeof text !== 'object') return text
    if (text) addFault(to.list, cellFault({ row, column }, text.reason, JSON.stringify(values.get(column.name))))
    return null
  })
  if (to.list.faultCount === before) to.stage.add(row, cells)
}

function cellText(value: unknown): string | { reason: FaultReason } | null {
  if (value === undefined || value === null) return null
  if (value instanceof NumberText) return value.text
  if (typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return { reason: 'bad_type' }
  return value.length > LONGEST_CELL ? { reason: 'too_long' } : value
}

type Reviver = (key: string, value: unknown, context: { source: string }) => unknown

function parse(text: string): unknown {
  const keepNumbers: Reviver = (_key, value, context) =>
    typeof value === 'number' ? new NumberText(plainSource(value, context.source)) : value
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''), keepNumbers as (key: string, value: unknown) => unknown)
  } catch {
    return undefined
  }
}

function plainSource(value: number, source: string): string {
  return /e/i.test(source) ? value.toFixed(18).replace(/\.?0+$/, '') : source
}

function itemsOf(document: unknown, path: string | undefined): unknown[] | null {
  if (Array.isArray(document)) return document
  if (typeof document !== 'object' || document === null || document instanceof NumberText) return null
  const members = Object.entries(document)
  const found = path
    ? members.find(([name]) => name === path)
    : only(members.filter(([, value]) => Array.isArray(value) && value.every(item => typeof item === 'object')))
  return Array.isArray(found?.[1]) ? found[1] : null
}

function only<T>(items: T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined
}
