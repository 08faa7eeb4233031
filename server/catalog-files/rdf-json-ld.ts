import { iriOf, namespaces, type RdfNode, type Term } from './rdf-graph.ts'

type Plain = { readonly [key: string]: unknown }

/**
 * The nodes of a JSON-LD document whose context is its own: prefixes and terms that stand in the file. A context elsewhere
 * is never fetched; the terms of DCAT-AP's are known under their usual names.
 */
export function parseJsonLd(document: unknown): RdfNode[] {
  const graph = new Map<string, { types: string[]; says: [string, Term][] }>()
  const roots = Array.isArray(document) ? document : [document]
  let blanks = 0
  for (const root of roots) if (isPlain(root)) visit(root, usual)
  return [...graph].map(([iri, node]) => ({ iri, ...node }))

  function visit(node: Plain, outer: Context): string {
    const context = contextOf(node['@context'], outer)
    const inner = node['@graph']
    if (Array.isArray(inner)) for (const one of inner) if (isPlain(one)) visit(one, context)
    const iri = typeof node['@id'] === 'string' ? expanded(node['@id'], context) : `_:_${++blanks}`
    const known = graph.get(iri) ?? { types: [], says: [] }
    graph.set(iri, known)
    for (const [key, value] of Object.entries(node)) {
      const values = Array.isArray(value) ? value : [value]
      if (key === '@type') known.types.push(...values.map(one => expanded(String(one), context)))
      if (key.startsWith('@')) continue
      const term = context.terms.get(key)
      const predicate = expanded(term?.iri ?? key, context)
      if (!predicate.includes(':')) continue
      for (const one of values) {
        const object = termOf(one, { context, asIri: term?.asIri ?? false })
        if (object) known.says.push([predicate, object])
      }
    }
    return iri
  }

  function termOf(value: unknown, { context, asIri }: { context: Context; asIri: boolean }): Term | null {
    if (typeof value === 'string') return asIri ? { iri: expanded(value, context) } : { text: value }
    if (typeof value === 'number') return { text: String(value), datatype: iriOf('xsd:decimal') }
    if (typeof value === 'boolean') return { text: String(value), datatype: iriOf('xsd:boolean') }
    if (!isPlain(value)) return null
    if (Array.isArray(value['@list'])) return listOf(value['@list'], context)
    if (!('@value' in value)) return { iri: visit(value, context) }
    const text = String(value['@value'])
    if (typeof value['@language'] === 'string') return { text, language: value['@language'] }
    return typeof value['@type'] === 'string' ? { text, datatype: expanded(value['@type'], context) } : { text }
  }

  function listOf(values: readonly unknown[], context: Context): Term {
    const iri = `_:_${++blanks}`
    const says = values.flatMap((one): [string, Term][] => {
      const object = termOf(one, { context, asIri: false })
      return object ? [[iriOf('rdfs:member'), object]] : []
    })
    graph.set(iri, { types: [], says })
    return { iri }
  }
}

type KnownTerm = { readonly iri: string; readonly asIri: boolean }

type Context = { readonly prefixes: ReadonlyMap<string, string>; readonly terms: ReadonlyMap<string, KnownTerm> }

/** The terms of DCAT-AP's own context that an import reads, for documents that only name it. */
const usualTerms: { readonly [term: string]: string } = {
  Catalog: 'dcat:Catalog',
  Dataset: 'dcat:Dataset',
  Distribution: 'dcat:Distribution',
  dataset: 'dcat:dataset',
  distribution: 'dcat:distribution',
  title: 'dct:title',
  description: 'dct:description',
  identifier: 'dct:identifier',
  publisher: 'dct:publisher',
  keyword: 'dcat:keyword',
  issued: 'dct:issued',
  name: 'foaf:name',
}
const iriTerms: { readonly [term: string]: string } = {
  accrualPeriodicity: 'dct:accrualPeriodicity',
  frequency: 'dct:accrualPeriodicity',
  accessRights: 'dct:accessRights',
  theme: 'dcat:theme',
}

const usual: Context = {
  prefixes: new Map<string, string>(Object.entries({ ...namespaces, dcterms: namespaces.dct })),
  terms: new Map<string, KnownTerm>([
    ...Object.entries(usualTerms).map(([term, iri]): [string, KnownTerm] => [term, { iri, asIri: false }]),
    ...Object.entries(iriTerms).map(([term, iri]): [string, KnownTerm] => [term, { iri, asIri: true }]),
  ]),
}

function contextOf(given: unknown, outer: Context): Context {
  const own = (Array.isArray(given) ? given : [given]).filter(isPlain)
  if (!own.length) return outer
  const prefixes = new Map(outer.prefixes)
  const terms = new Map(outer.terms)
  for (const [name, meaning] of own.flatMap(one => Object.entries(one))) {
    if (typeof meaning === 'string') {
      if (/[:/#]$/.test(meaning)) prefixes.set(name, meaning)
      else terms.set(name, { iri: meaning, asIri: false })
    } else if (isPlain(meaning) && typeof meaning['@id'] === 'string') {
      terms.set(name, { iri: meaning['@id'], asIri: meaning['@type'] === '@id' || meaning['@type'] === '@vocab' })
    }
  }
  return { prefixes, terms }
}

function expanded(name: string, context: Context): string {
  const term = context.terms.get(name)
  if (term && term.iri !== name) return expanded(term.iri, context)
  const [prefix = '', local] = name.split(/:(.*)/s)
  const base = local === undefined || local.startsWith('//') ? undefined : context.prefixes.get(prefix)
  return base === undefined ? name : `${base}${local}`
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
