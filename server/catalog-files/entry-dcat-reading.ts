import type { Json, JsonObject } from '../base/json.ts'
import { EntryInput, Item } from '../catalog/catalog-entry.ts'
import { accessCodes, frequencyCodes, itemDatatypes } from './entry-dcat.ts'
import type { FileEntry } from './entry-file.ts'
import { iriOf, namespaces, type Prefix, type RdfNode } from './rdf-graph.ts'

type Graph = ReadonlyMap<string, RdfNode>
type Name = `${Prefix}:${string}`

/** The data sets of a graph as entries: our own terms first, what DCAT itself says where those are silent. */
export function entriesOfGraph(nodes: readonly RdfNode[]): FileEntry[] {
  const graph = new Map(nodes.map(node => [node.iri, node]))
  return nodes
    .filter(node => node.types.includes(iriOf('dcat:Dataset')))
    .map((node, index) => entryOf(graph, node, index + 1))
}

function entryOf(graph: Graph, node: RdfNode, row: number): FileEntry {
  const name = textOf(node, 'dct:title') ?? ''
  const publisher = graph.get(iriSaid(node, 'dct:publisher') ?? '')
  return {
    row,
    code: textOf(node, 'dct:identifier'),
    unit: publisher ? (textOf(publisher, 'dct:identifier') ?? textOf(publisher, 'foaf:name')) : null,
    name,
    given: { ...ofDcat(node), ...ownFields(graph, node, EntryInput.properties), name },
    items: itemsOf(graph, node),
    faults: [],
  }
}

function ofDcat(node: RdfNode): JsonObject {
  const frequency = codeOf(frequencyCodes, iriSaid(node, 'dct:accrualPeriodicity'))
  const opening = codeOf(accessCodes, iriSaid(node, 'dct:accessRights'))
  const description = textOf(node, 'dct:description')
  const tags = textsOf(node, 'dcat:keyword')
  return {
    ...(description ? { description } : {}),
    ...(frequency ? { updateFrequency: frequency } : {}),
    ...(opening ? { openingAttribute: opening } : {}),
    ...(tags.length && 'tags' in EntryInput.properties ? { tags } : {}),
  }
}

function itemsOf(graph: Graph, node: RdfNode): JsonObject[] | null {
  const schemas = said(node, 'dcat:distribution').flatMap(object => {
    const distribution = 'iri' in object ? graph.get(object.iri) : undefined
    const schema = distribution && graph.get(iriSaid(distribution, 'csvw:tableSchema') ?? '')
    return schema ? [schema] : []
  })
  const [schema] = schemas
  if (!schema) return null
  const columns = said(schema, 'csvw:column').flatMap(object => {
    const direct = 'iri' in object ? graph.get(object.iri) : undefined
    return direct
      ? [direct, ...said(direct, 'rdfs:member').flatMap(one => ('iri' in one ? (graph.get(one.iri) ?? []) : []))]
      : []
  })
  return columns
    .filter(column => textOf(column, 'csvw:name') !== null)
    .toSorted((left, right) => numberOf(left) - numberOf(right))
    .map(column => itemOf(graph, column))
}

function numberOf(column: RdfNode): number {
  return Number(textOf(column, 'csvw:columnNumber') ?? 0)
}

function itemOf(graph: Graph, column: RdfNode): JsonObject {
  const name = textOf(column, 'csvw:name') ?? ''
  const datatype = textOf(column, 'csvw:datatype') ?? 'string'
  return {
    column: name,
    name: textOf(column, 'csvw:title') ?? textOf(column, 'csvw:titles') ?? name,
    description: textOf(column, 'dct:description') ?? '',
    type: Object.entries(itemDatatypes).find(([, known]) => known === datatype)?.[0] ?? 'text',
    required: textOf(column, 'csvw:required') === 'true',
    ...ownFields(graph, column, Item.properties),
  }
}

/** The fields that stand in the platform's own terms, in the shapes of their schema. */
function ownFields(graph: Graph, node: RdfNode, fields: { readonly [field: string]: unknown }): JsonObject {
  const found = Object.entries(fields).flatMap(([field, schema]): [string, Json][] => {
    const objects = said(node, `gongshu:${field}`)
    const values = objects.map((object): Json => {
      if ('text' in object) return plain(object.text, object.datatype)
      const inner = 'iri' in object ? graph.get(object.iri) : undefined
      return inner
        ? Object.fromEntries(inner.says.map(([key, one]) => [localOf(key), 'text' in one ? one.text : null]))
        : null
    })
    if (!values.length) return []
    return [[field, (schema as { type?: string }).type === 'array' ? values : (values[0] ?? null)]]
  })
  return Object.fromEntries(found)
}

function plain(text: string, datatype: string | undefined): Json {
  if (datatype === iriOf('xsd:boolean')) return text === 'true'
  return datatype && /(integer|decimal)$/.test(datatype) ? Number(text) : text
}

function localOf(iri: string): string {
  return iri.startsWith(namespaces.gongshu) ? iri.slice(namespaces.gongshu.length) : iri
}

function codeOf(codes: { readonly [value: string]: string }, iri: string | null): string | null {
  return Object.entries(codes).find(([, code]) => iri?.endsWith(`/${code}`))?.[0] ?? null
}

function said(node: RdfNode, name: Name) {
  const predicate = iriOf(name)
  return node.says.filter(([found]) => found === predicate).map(([, object]) => object)
}

function iriSaid(node: RdfNode, name: Name): string | null {
  return said(node, name).flatMap(object => ('iri' in object ? [object.iri] : []))[0] ?? null
}

function textsOf(node: RdfNode, name: Name): string[] {
  return said(node, name).flatMap(object => ('text' in object ? [object.text] : []))
}

/** What is said in Chinese, else in any language. */
function textOf(node: RdfNode, name: Name): string | null {
  const texts = said(node, name).flatMap(object => ('text' in object ? [object] : []))
  return (texts.find(({ language }) => language?.startsWith('zh')) ?? texts[0])?.text ?? null
}
