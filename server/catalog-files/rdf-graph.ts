/** A term of an RDF graph: a resource by its IRI, a text, or a resource without a name, written where it is used. */
export type Term =
  | { readonly iri: string }
  | { readonly text: string; readonly language?: string; readonly datatype?: string }
  | { readonly node: Omit<RdfNode, 'iri'> }

/** One subject with what is said of it; types and predicates as full IRIs. */
export type RdfNode = {
  readonly iri: string
  readonly types: readonly string[]
  readonly says: readonly (readonly [predicate: string, object: Term])[]
}

/** The namespaces that our graphs use, by the prefixes under which DCAT-AP writes them. */
export const namespaces = {
  adms: 'http://www.w3.org/ns/adms#',
  csvw: 'http://www.w3.org/ns/csvw#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  /** What no public vocabulary has words for: the elements that the district's own texts demand. */
  gongshu: 'urn:gongshu:terms:',
} as const

export type Prefix = keyof typeof namespaces

/** The full IRI of a name, e.g. `dct:title`. */
export function iriOf(name: `${Prefix}:${string}`): string {
  const [prefix = '', local = ''] = name.split(/:(.*)/s)
  return `${namespaces[prefix as Prefix]}${local}`
}

/** The short form of an IRI in one of our namespaces; null where it has none that every reader takes. */
export function shortName(iri: string): string | null {
  const found = Object.entries(namespaces).find(([, base]) => iri.startsWith(base))
  if (!found) return null
  const local = iri.slice(found[1].length)
  return /^[A-Za-z][\w-]*$/.test(local) ? `${found[0]}:${local}` : null
}
