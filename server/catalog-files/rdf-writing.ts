import { iriOf, namespaces, type RdfNode, shortName, type Term } from './rdf-graph.ts'

type Nodes = AsyncIterable<RdfNode>

/** A graph as Turtle, node by node. */
export async function* turtle(nodes: Nodes): AsyncGenerator<string> {
  yield Object.entries(namespaces)
    .map(([prefix, base]) => `@prefix ${prefix}: <${base}> .\n`)
    .join('')
  for await (const node of nodes) yield `\n${iriRef(node.iri)} ${statements(node, 1)} .\n`
}

function statements({ types, says }: Omit<RdfNode, 'iri'>, depth: number): string {
  const typed = types.length ? [`a ${types.map(iriRef).join(', ')}`] : []
  const said = says.map(([predicate, object]) => `${iriRef(predicate)} ${turtleTerm(object, depth)}`)
  return [...typed, ...said].join(` ;\n${'  '.repeat(depth)}`)
}

function turtleTerm(term: Term, depth: number): string {
  if ('iri' in term) return iriRef(term.iri)
  if ('node' in term) return `[ ${statements(term.node, depth + 1)} ]`
  // JSON escapes every sign that Turtle wants escaped, and in the same way.
  const text = JSON.stringify(term.text)
  if (term.language) return `${text}@${term.language}`
  return term.datatype ? `${text}^^${iriRef(term.datatype)}` : text
}

function iriRef(iri: string): string {
  const unsafe = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  return shortName(iri) ?? `<${iri.replace(/[\s\p{Cc}<>"{}|^`\\]/gu, unsafe)}>`
}

/** A graph as JSON-LD: a context of our prefixes, and the nodes under `@graph`. */
export async function* jsonLd(nodes: Nodes): AsyncGenerator<string> {
  yield `{"@context":${JSON.stringify(namespaces)},"@graph":[`
  let separator = '\n'
  for await (const node of nodes) {
    yield `${separator}${JSON.stringify({ '@id': compact(node.iri), ...members(node) })}`
    separator = ',\n'
  }
  yield '\n]}\n'
}

function members({ types, says }: Omit<RdfNode, 'iri'>): { [member: string]: unknown } {
  const predicates = [...new Set(says.map(([predicate]) => predicate))]
  const said = predicates.map(predicate => {
    const objects = says.filter(([other]) => other === predicate).map(([, object]) => jsonTerm(object))
    return [compact(predicate), objects.length === 1 ? objects[0] : objects]
  })
  return { ...(types.length ? { '@type': types.map(compact) } : {}), ...Object.fromEntries(said) }
}

function jsonTerm(term: Term): unknown {
  if ('iri' in term) return { '@id': compact(term.iri) }
  if ('node' in term) return members(term.node)
  if (term.language) return { '@value': term.text, '@language': term.language }
  return term.datatype && term.datatype !== iriOf('xsd:string')
    ? { '@value': term.text, '@type': compact(term.datatype) }
    : term.text
}

function compact(iri: string): string {
  return shortName(iri) ?? iri
}
