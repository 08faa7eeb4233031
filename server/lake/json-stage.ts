import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { FAULTY, isFeatureCollection, rowsOfFeatures } from './geojson-rows.ts'
import type { Column } from './lake.ts'
import { NumberText } from './number-text.ts'
import {
  addFault,
  cellFault,
  columnNamer,
  type FaultList,
  type FaultReason,
  isStorable,
  shown,
  wholeFault,
} from './row-fault.ts'
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
  const stageItem = itemStager(job.columns, { stage, list })
  for (const [index, item] of items.entries()) {
    if (stage.isFull()) break
    if (item !== FAULTY) stageItem(index + 1, item)
  }
  return { ...list, rows: items.length }
}

async function stageLines(job: StageJob, to: To): Promise<number> {
  const stageItem = itemStager(job.columns, to)
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
    else stageItem(line, item)
  }
  return rows
}

type To = { stage: Stage; list: FaultList }

/** Checks objects against the columns and stages them, one by one. */
export function itemStager(columns: Column[], to: To): (row: number, item: unknown) => void {
  const known = new Set(columns.map(column => column.name))
  const nameOf = columnNamer(columns)
  return (row, item) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item) || item instanceof NumberText) {
      addFault(to.list, { row, column: null, reason: 'not_an_object' })
      return
    }
    const before = to.list.faultCount
    const values = new Map<string, unknown>()
    for (const [found, value] of Object.entries(item)) {
      const name = nameOf(found)
      const reason = known.has(name) ? values.has(name) && 'duplicate_column' : 'unknown_column'
      if (reason) addFault(to.list, { row, column: shown(found), reason })
      values.set(name, value)
    }
    const cells = columns.map(column => cellOf({ row, column }, values.get(column.name), to.list))
    if (to.list.faultCount === before) to.stage.add(row, cells)
  }
}

function cellOf(place: { row: number; column: Column }, value: unknown, list: FaultList): string | null {
  const text = cellText(value)
  if (typeof text !== 'object' || text === null) return text
  addFault(list, cellFault(place, text.reason, JSON.stringify(value)))
  return null
}

function cellText(value: unknown): string | { reason: FaultReason } | null {
  if (value === undefined || value === null) return null
  if (value instanceof NumberText) return value.text
  if (typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return { reason: 'bad_type' }
  if (value.length > LONGEST_CELL) return { reason: 'too_long' }
  return isStorable(value) ? value : { reason: 'bad_character' }
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
