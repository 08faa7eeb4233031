import type { Json, JsonObject } from '../base/json.ts'
import type { ExportedEntry, NamedUnit } from './entry-file.ts'
import { iriOf, type Prefix, type RdfNode, type Term } from './rdf-graph.ts'

const AUTHORITY = 'http://publications.europa.eu/resource/authority/'

/** Update frequencies by the codes of the EU's list of frequencies, which DCAT-AP asks for. */
export const frequencyCodes: { readonly [frequency: string]: string } = {
  realtime: 'UPDATE_CONT',
  daily: 'DAILY',
  weekly: 'WEEKLY',
  monthly: 'MONTHLY',
  quarterly: 'QUARTERLY',
  yearly: 'ANNUAL',
  irregular: 'IRREG',
  static: 'NEVER',
}

/** Opening attributes by the codes of the EU's list of access rights. */
export const accessCodes: { readonly [opening: string]: string } = {
  unconditional: 'PUBLIC',
  conditional: 'RESTRICTED',
  notOpen: 'NON_PUBLIC',
}

export const itemDatatypes: { readonly [type: string]: string } = {
  text: 'string',
  integer: 'integer',
  decimal: 'decimal',
  date: 'date',
  datetime: 'dateTime',
  boolean: 'boolean',
}

/** Where a catalog is published: the address that the IRIs of its parts begin with, and what it is called. */
export type PublishedCatalog = {
  readonly base: string
  readonly title: string
  readonly description: string
  readonly publisher: NamedUnit
  readonly modifiedOn: string
  /** The page of an entry, for people. */
  readonly pageOf: (entryId: string) => string
}

type Name = `${Prefix}:${string}`

export function datasetIri({ base }: PublishedCatalog, entryId: string): string {
  return `${base}/dcat/datasets/${entryId}`
}

/** The catalog itself by DCAT-AP 3.0.1, with the words of its lists that the shapes want typed in the graph. */
export function catalogNodes(catalog: PublishedCatalog, entryIds: readonly string[]): RdfNode[] {
  return [
    node(
      `${catalog.base}/dcat/catalog`,
      ['dcat:Catalog'],
      [
        ['dct:title', zh(catalog.title)],
        ['dct:description', zh(catalog.description)],
        ['dct:publisher', { iri: agentIri(catalog, catalog.publisher) }],
        ['dct:language', { iri: `${AUTHORITY}language/ZHO` }],
        ['dct:modified', date(catalog.modifiedOn)],
        ...entryIds.map((id): [Name, Term] => ['dcat:dataset', { iri: datasetIri(catalog, id) }]),
        ...entryIds.map((id): [Name, Term] => ['dcat:record', { iri: recordIri(catalog, id) }]),
      ],
    ),
    agentNode(catalog, catalog.publisher),
    node(`${AUTHORITY}language/ZHO`, ['dct:LinguisticSystem'], []),
    ...Object.values(frequencyCodes).map(code => node(`${AUTHORITY}frequency/${code}`, ['dct:Frequency'], [])),
    ...Object.values(accessCodes).map(code => node(`${AUTHORITY}access-right/${code}`, ['dct:RightsStatement'], [])),
  ]
}

/** The nodes of one entry: data set, distribution with its columns, catalog record, and its unit where `withAgent`. */
export function entryNodes(catalog: PublishedCatalog, entry: ExportedEntry, withAgent: boolean): RdfNode[] {
  const iri = datasetIri(catalog, entry.id)
  const distribution = `${iri}/distribution`
  const { content, unit } = entry
  return [
    node(
      iri,
      ['dcat:Dataset'],
      [
        ['dct:identifier', { text: entry.code }],
        ['dct:title', zh(entry.name)],
        // The description is mandatory; an entry that is still being compiled may lack one.
        ['dct:description', zh(typeof content.description === 'string' ? content.description : entry.name)],
        ['dct:publisher', { iri: agentIri(catalog, unit) }],
        ...coded('dct:accrualPeriodicity', 'frequency', frequencyCodes[String(content.updateFrequency)]),
        ...coded('dct:accessRights', 'access-right', accessCodes[String(content.openingAttribute)]),
        ...(entry.publishedOn ? [['dct:issued', date(entry.publishedOn)] as [Name, Term]] : []),
        ['dct:modified', date(entry.since)],
        ['dcat:version', { text: String(entry.version) }],
        ['dcat:landingPage', { iri: catalog.pageOf(entry.id) }],
        ['dcat:distribution', { iri: distribution }],
        ...keywords(content.tags),
        ...Object.entries(content).flatMap(([field, value]) => ownTerms(field, value)),
      ],
    ),
    node(catalog.pageOf(entry.id), ['foaf:Document'], []),
    node(
      distribution,
      ['dcat:Distribution'],
      [
        ['dct:title', zh(entry.name)],
        ['dcat:accessURL', { iri: catalog.pageOf(entry.id) }],
        ['csvw:tableSchema', { node: { types: [iriOf('csvw:Schema')], says: entry.items.map(columnTerm) } }],
      ],
    ),
    node(
      recordIri(catalog, entry.id),
      ['dcat:CatalogRecord'],
      [
        ['foaf:primaryTopic', { iri }],
        ['dct:modified', date(entry.since)],
      ],
    ),
    ...(withAgent ? [agentNode(catalog, unit)] : []),
  ]
}

function recordIri(catalog: PublishedCatalog, entryId: string): string {
  return `${datasetIri(catalog, entryId)}/record`
}

function agentIri({ base }: PublishedCatalog, { uscc }: NamedUnit): string {
  return `${base}/dcat/units/${uscc}`
}

function agentNode(catalog: PublishedCatalog, unit: NamedUnit): RdfNode {
  const says: [Name, Term][] = [
    ['foaf:name', zh(unit.name)],
    ['dct:identifier', { text: unit.uscc }],
  ]
  return node(agentIri(catalog, unit), ['foaf:Agent'], says)
}

function columnTerm(item: ExportedEntry['items'][number], index: number): readonly [string, Term] {
  const { column, name, description, type, required, ...rest } = item
  const says: [Name, Term][] = [
    ['csvw:name', { text: column }],
    ['csvw:title', zh(name)],
    ['dct:description', zh(description)],
    ['csvw:datatype', { text: itemDatatypes[type] ?? 'string' }],
    ['csvw:required', { text: String(required), datatype: iriOf('xsd:boolean') }],
    // The order of statements means nothing in a graph, that of columns does.
    ['csvw:columnNumber', { text: String(index + 1), datatype: iriOf('xsd:integer') }],
    ...Object.entries(rest as JsonObject).flatMap(([field, value]) => ownTerms(field, value)),
  ]
  return [iriOf('csvw:column'), { node: { types: [iriOf('csvw:Column')], says: said(says) } }]
}

/** An element in the platform's own terms: a list as so many statements, a ground as a node. */
function ownTerms(field: string, value: Json | undefined): [Name, Term][] {
  const name: Name = `gongshu:${field}`
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) return value.flatMap(one => ownTerms(field, one))
  if (typeof value === 'object' && 'uscc' in value) return [[name, { text: String(value.uscc) }]]
  if (typeof value === 'object') {
    const inner = Object.entries(value).flatMap(([key, one]) => ownTerms(key, one))
    return [[name, { node: { types: [], says: said(inner) } }]]
  }
  if (typeof value === 'boolean') return [[name, { text: String(value), datatype: iriOf('xsd:boolean') }]]
  if (typeof value === 'number') return [[name, { text: String(value), datatype: iriOf('xsd:integer') }]]
  return [[name, { text: value }]]
}

function keywords(tags: Json | undefined): [Name, Term][] {
  return Array.isArray(tags) ? tags.map(tag => ['dcat:keyword', zh(String(tag))]) : []
}

function coded(predicate: Name, list: string, code: string | undefined): [Name, Term][] {
  return code ? [[predicate, { iri: `${AUTHORITY}${list}/${code}` }]] : []
}

function node(iri: string, types: readonly Name[], says: readonly [Name, Term][]): RdfNode {
  return { iri, types: types.map(iriOf), says: said(says) }
}

function said(says: readonly [Name, Term][]): [string, Term][] {
  return says.map(([predicate, object]) => [iriOf(predicate), object])
}

function zh(text: string): Term {
  return { text, language: 'zh' }
}

function date(text: string): Term {
  return { text, datatype: iriOf('xsd:date') }
}
