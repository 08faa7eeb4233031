import { Readable } from 'node:stream'
import { writeXlsxStream } from 'hucre/xlsx'
import type { LocalWords } from '../../text/words.ts'
import type { Json, JsonObject } from '../base/json.ts'
import { EntryInput } from '../catalog/catalog-entry.ts'
import { resourceCode } from '../catalog/resource-code.ts'
import type { Db } from '../db/open-database.ts'
import { catalogNodes, entryNodes, type PublishedCatalog } from './entry-dcat.ts'
import { csvLine } from './entry-export-csv.ts'
import { codedEntries, type ExportScope, exportedIds, exportedRows } from './entry-export-queries.ts'
import type { EntryFileFormat, ExportedEntry, NamedUnit } from './entry-file.ts'
import { catalogJson } from './entry-json.ts'
import { tableHeadings, tableRows } from './entry-table.ts'
import type { RdfNode } from './rdf-graph.ts'
import { jsonLd, turtle } from './rdf-writing.ts'

const AT_ONCE = 200

export type ExportOrder = {
  readonly scope: ExportScope
  readonly units: ReadonlyMap<string, NamedUnit>
  readonly catalog: PublishedCatalog
  readonly jurisdiction: string
  readonly local: LocalWords
}

/** The catalog as a file, entry by entry: nothing is held in memory but the page that is being written. */
export function catalogFile(db: Db, format: EntryFileFormat, order: ExportOrder): Readable {
  const entries = exportedEntries(db, order)
  switch (format) {
    case 'json':
      return Readable.from(
        catalogJson(entries, { jurisdiction: order.jurisdiction, exportedOn: order.catalog.modifiedOn }),
      )
    case 'csv':
      return Readable.from(csv(entries, order.local))
    case 'xlsx':
      return Readable.from(writeXlsxStream(sheet(entries, order.local), sheetShape) as AsyncIterable<Uint8Array>)
    case 'ttl':
      return Readable.from(turtle(graph(db, entries, order)))
    case 'jsonld':
      return Readable.from(jsonLd(graph(db, entries, order)))
  }
}

const sheetShape = { name: '公共数据目录', freezePane: { rows: 1 } }

/** The entries within the scope, in the order of their numbers, a page at a time. */
export async function* exportedEntries(db: Db, { scope, units }: ExportOrder): AsyncGenerator<ExportedEntry[]> {
  for (let after = ''; ; ) {
    const rows = await exportedRows(db, scope, { after, limit: AT_ONCE })
    const codes = await codesOf(
      db,
      rows.flatMap(row => referred(row.content, 'catalogEntry')),
    )
    yield rows.map(({ number, unit_id, published_on, content: { name: _, ...content }, ...row }) => ({
      ...row,
      code: resourceCode(content.classification, number),
      unit: units.get(unit_id) ?? { uscc: '', name: '' },
      publishedOn: published_on,
      content: withNames(content, { unit: id => units.get(id), catalogEntry: id => codes.get(id) }),
    }))
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)?.number ?? after
  }
}

type Naming = { readonly [type: string]: (id: string) => Json | undefined }

const refersOf = (field: string) =>
  (EntryInput.properties as unknown as { [field: string]: { 'x-refers'?: string } | undefined })[field]?.['x-refers']

function referred(content: JsonObject, type: string): string[] {
  return Object.entries(content).flatMap(([field, value]) =>
    refersOf(field) === type && Array.isArray(value) ? value.map(String) : [],
  )
}

/** A content whose other cases are named as files name them: units by name and code, entries by their codes. */
function withNames(content: JsonObject, naming: Naming): JsonObject {
  const fields = Object.entries(content).map(([field, value]) => {
    const name = naming[refersOf(field) ?? '']
    return [field, name && Array.isArray(value) ? value.map(id => name(String(id)) ?? id) : value]
  })
  return Object.fromEntries(fields)
}

async function codesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await codedEntries(db, [...new Set(ids)])
  return new Map(rows.map(row => [row.id, resourceCode(row.content.classification, row.number)]))
}

type Pages = AsyncIterable<readonly ExportedEntry[]>

async function* csv(pages: Pages, local: LocalWords): AsyncGenerator<string> {
  // Excel takes a CSV without this mark for the local code page.
  yield `\uFEFF${csvLine(tableHeadings(local))}`
  for await (const page of pages) yield page.flatMap(entry => tableRows(entry, local).map(csvLine)).join('')
}

async function* sheet(pages: Pages, local: LocalWords): AsyncGenerator<string[]> {
  yield tableHeadings(local)
  for await (const page of pages) for (const entry of page) yield* tableRows(entry, local)
}

async function* graph(db: Db, pages: Pages, { catalog, scope }: ExportOrder): AsyncGenerator<RdfNode> {
  yield* catalogNodes(catalog, await exportedIds(db, scope))
  const told = new Set([catalog.publisher.uscc])
  for await (const page of pages) {
    for (const entry of page) {
      yield* entryNodes(catalog, entry, !told.has(entry.unit.uscc))
      told.add(entry.unit.uscc)
    }
  }
}
