import { createReadStream } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import sax, { type SAXStream } from 'sax'
import { itemStager } from './json-stage.ts'
import { type FaultList, type FaultReason, wholeFault } from './row-fault.ts'
import { LONGEST_CELL, type Stage } from './stage.ts'
import type { StageJob, StageResult } from './stage-job.ts'

const DEEPEST = 100
const MOST_PATHS = 10_000
const MOST_FIELDS = 10_000

/**
 * Reads one row from each element of the given name, or, where none is given, of the nearest name to the root that occurs
 * more than once. Attributes and children become columns; `address.city` is a child of a child. A document type is refused:
 * it may declare entities. Runs in the guarded child.
 */
export async function stageXml(job: StageJob, stage: Stage): Promise<StageResult> {
  try {
    const path = await recordPath(job)
    if (!path) return wholeFault('no_record')
    const list: FaultList = { faults: [], faultCount: 0 }
    const rows = await readRecords(job, path, { stage, list })
    return { ...list, rows }
  } catch (error) {
    if (error instanceof Unreadable) return wholeFault(error.reason)
    throw error
  }
}

/** Where the records lie: the names from the root on, joined by a slash. */
async function recordPath(job: StageJob): Promise<string | null> {
  const counts = new Map<string, number>()
  await walk(job.file, {
    open(path) {
      if (counts.size > MOST_PATHS) throw new Unreadable('no_record')
      const key = path.join('/')
      counts.set(key, (counts.get(key) ?? 0) + 1)
    },
  })
  const depthOf = (path: string) => path.split('/').length
  const fits = job.recordName
    ? (path: string) => path.endsWith(`/${job.recordName}`) || path === job.recordName
    : (path: string, count: number) => count > 1 && depthOf(path) > 1
  const found = [...counts].filter(([path, count]) => fits(path, count))
  const nearest = Math.min(...found.map(([path]) => depthOf(path)))
  const [best] = found.filter(([path]) => depthOf(path) === nearest).toSorted((a, b) => b[1] - a[1])
  // One record alone repeats nothing: then it is the only child of the root.
  return best?.[0] ?? [...counts.keys()].find(path => depthOf(path) === 2) ?? null
}

async function readRecords(job: StageJob, wanted: string, to: { stage: Stage; list: FaultList }): Promise<number> {
  const depth = wanted.split('/').length
  const stageItem = itemStager(job.columns, to)
  let rows = 0
  let record: Record | null = null
  await walk(job.file, {
    open(path, attributes) {
      if (!record && path.length === depth && path.join('/') === wanted) record = { fields: new Map(), parts: [] }
      if (!record) return
      const own = path.slice(depth)
      record.parts.push({ text: '', hasChildren: false })
      const parent = record.parts.at(-2)
      if (parent) parent.hasChildren = true
      for (const [name, value] of attributes) setField(record, [...own, name], value)
    },
    text(piece) {
      const part = record?.parts.at(-1)
      if (!part) return
      part.text += piece
      if (part.text.length > LONGEST_CELL) throw new Unreadable('cell_too_large')
    },
    close(path) {
      if (!record) return
      const part = record.parts.pop()
      const own = path.slice(depth)
      if (part && !part.hasChildren && own.length > 0) setField(record, own, part.text)
      if (own.length > 0) return
      rows += 1
      stageItem(rows, Object.fromEntries(record.fields))
      record = null
      return to.stage.isFull()
    },
  })
  return rows
}

type Record = {
  fields: Map<string, unknown>
  /** The open elements from the record inwards. */
  parts: { text: string; hasChildren: boolean }[]
}

// A name that repeats inside one record has no one value: the list makes the row checker refuse the cell.
function setField(record: Record, names: readonly string[], value: string): void {
  const name = names.join('.')
  const had = record.fields.get(name)
  record.fields.set(name, had === undefined ? value : [had, value])
  if (record.fields.size > MOST_FIELDS) throw new Unreadable('too_many_columns')
}

type Walker = {
  open?(path: readonly string[], attributes: readonly [string, string][]): void
  text?(piece: string): void
  /** True ends the walk. */
  close?(path: readonly string[]): boolean | undefined
}

/** A document that is refused as a whole. */
class Unreadable extends Error {
  readonly reason: FaultReason
  constructor(reason: FaultReason) {
    super(reason)
    this.reason = reason
  }
}

async function walk(file: string, walker: Walker): Promise<void> {
  const parser = sax.createStream(true, { position: false })
  const path: string[] = []
  let ended = false
  parser.on('doctype', () => refuse('doctype'))
  parser.on('error', () => refuse('not_xml'))
  parser.on('opentag', ({ name, attributes }) => {
    path.push(localName(name))
    if (path.length > DEEPEST) refuse('too_deep')
    const given = Object.entries(attributes).filter(([attribute]) => !/^xmlns(:|$)|^xsi:/.test(attribute))
    walker.open?.(
      path,
      given.map(([attribute, value]) => [localName(attribute), String(value)]),
    )
  })
  parser.on('text', piece => walker.text?.(piece))
  parser.on('cdata', piece => walker.text?.(piece))
  parser.on('closetag', () => {
    ended ||= walker.close?.(path) === true
    path.pop()
  })
  await feed(file, parser, () => ended)
}

async function feed(file: string, parser: SAXStream, isEnded: () => boolean): Promise<void> {
  const decoder = new StringDecoder('utf8')
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 16 }) as AsyncIterable<Buffer>) {
    parser.write(decoder.write(piece) as unknown as Buffer)
    if (isEnded()) return
  }
  parser.end()
}

function refuse(reason: FaultReason): never {
  throw new Unreadable(reason)
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
