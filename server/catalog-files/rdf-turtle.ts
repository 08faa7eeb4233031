import { iriOf, type RdfNode, type Term } from './rdf-graph.ts'

/** What is not Turtle, and about where. */
export class TurtleFault extends Error {}

const XSD = 'http://www.w3.org/2001/XMLSchema#'

const tokens = [
  ['space', /(?:\s+|#[^\n]*)+/y],
  ['longText', /"""((?:(?:"|"")?(?:[^"\\]|\\.))*)"""|'''((?:(?:'|'')?(?:[^'\\]|\\.))*)'''/sy],
  ['text', /"((?:[^"\\\n\r]|\\.)*)"|'((?:[^'\\\n\r]|\\.)*)'/y],
  ['iri', /<([^\s<>"{}|^`]*)>/y],
  ['directive', /@prefix\b|@base\b|PREFIX\b|BASE\b/iy],
  ['language', /@([A-Za-z]+(?:-[A-Za-z0-9]+)*)/y],
  ['datatype', /\^\^/y],
  ['blank', /_:([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_-])?)/uy],
  ['number', /[+-]?(?:\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)(?<!\.)/y],
  ['word', /true\b|false\b/y],
  [
    'name',
    /((?:\p{L}[\p{L}\p{N}_.-]*)?):((?:[\p{L}\p{N}_:]|%[0-9A-Fa-f]{2}|\\.)(?:(?:[\p{L}\p{N}_.:-]|%[0-9A-Fa-f]{2}|\\.)*(?:[\p{L}\p{N}_:-]|%[0-9A-Fa-f]{2}|\\.))?)?/uy,
  ],
  ['a', /a(?=[\s<[])/y],
  ['sign', /[.;,[\]()]/y],
] as const

type Token = {
  readonly kind: (typeof tokens)[number][0] | 'end'
  readonly text: string
  readonly parts: readonly string[]
}

/** The nodes of a Turtle document, each subject once; a resource without a name has an IRI that begins with `_:`. */
export function parseTurtle(source: string): RdfNode[] {
  const reader = openReader(source)
  while (reader.peek().kind !== 'end') statement(reader)
  return reader.nodes()
}

type Reader = ReturnType<typeof openReader>

function openReader(source: string) {
  const graph = new Map<string, { types: string[]; says: [string, Term][] }>()
  const prefixes = new Map<string, string>()
  let at = 0
  let blanks = 0
  let next = read()
  return {
    prefixes,
    peek: () => next,
    take(): Token {
      const token = next
      next = read()
      return token
    },
    sign(wanted: string): boolean {
      if (next.kind !== 'sign' || next.text !== wanted) return false
      next = read()
      return true
    },
    fault: () => new TurtleFault(`unexpected “${next.text.slice(0, 40)}” near ${at}`),
    blank: () => `_:_${++blanks}`,
    say(subject: string, predicate: string, object: Term): void {
      const node = graph.get(subject) ?? { types: [], says: [] }
      graph.set(subject, node)
      if (predicate === iriOf('rdf:type') && 'iri' in object) node.types.push(object.iri)
      else node.says.push([predicate, object])
    },
    nodes: (): RdfNode[] => [...graph].map(([iri, node]) => ({ iri, ...node })),
  }

  function read(): Token {
    for (;;) {
      if (at >= source.length) return { kind: 'end', text: '', parts: [] }
      const token = match()
      at += token.text.length
      if (token.kind !== 'space') return token
    }
  }

  function match(): Token {
    for (const [kind, pattern] of tokens) {
      pattern.lastIndex = at
      const found = pattern.exec(source)
      if (found?.[0]) return { kind, text: found[0], parts: found.slice(1).map(part => part ?? '') }
    }
    throw new TurtleFault(`unexpected “${source.slice(at, at + 20)}” at ${at}`)
  }
}

function statement(reader: Reader): void {
  if (reader.peek().kind === 'directive') {
    directive(reader)
    return
  }
  const subject = subjectOf(reader)
  if (reader.peek().kind !== 'sign' || reader.peek().text !== '.') predicates(reader, subject)
  if (!reader.sign('.')) throw reader.fault()
}

function directive(reader: Reader): void {
  const { text } = reader.take()
  const isPrefix = /prefix/i.test(text)
  const prefix = isPrefix ? (reader.take().parts[0] ?? '') : null
  const target = reader.take()
  if (target.kind !== 'iri') throw reader.fault()
  reader.prefixes.set(prefix ?? '@base', unescaped(target.parts[0] ?? ''))
  if (text.startsWith('@') && !reader.sign('.')) throw reader.fault()
}

function subjectOf(reader: Reader): string {
  const object = objectOf(reader)
  if (!('iri' in object)) throw reader.fault()
  return object.iri
}

function predicates(reader: Reader, subject: string): void {
  do {
    // A list of predicates may end in a semicolon.
    const { kind, text } = reader.peek()
    if (kind === 'sign' && (text === '.' || text === ']' || text === ';')) continue
    const predicate = kind === 'a' ? takeType(reader) : subjectOf(reader)
    do reader.say(subject, predicate, objectOf(reader))
    while (reader.sign(','))
  } while (reader.sign(';'))
}

function takeType(reader: Reader): string {
  reader.take()
  return iriOf('rdf:type')
}

function objectOf(reader: Reader): Term {
  if (reader.sign('[')) return { iri: blankNode(reader) }
  if (reader.sign('(')) return { iri: collection(reader) }
  const token = reader.take()
  const [first = '', second = ''] = token.parts
  switch (token.kind) {
    case 'iri':
      return { iri: resolved(reader, unescaped(first)) }
    case 'name':
      return { iri: expanded(reader, first, second) }
    case 'blank':
      return { iri: `_:${first}` }
    case 'number':
      return { text: token.text, datatype: `${XSD}${/[.eE]/.test(token.text) ? 'decimal' : 'integer'}` }
    case 'word':
      return { text: token.text, datatype: `${XSD}boolean` }
    case 'text':
    case 'longText':
      return literal(reader, unescaped(first || second))
    default:
      throw reader.fault()
  }
}

function literal(reader: Reader, text: string): Term {
  if (reader.peek().kind === 'language') return { text, language: reader.take().parts[0] ?? '' }
  if (reader.peek().kind !== 'datatype') return { text }
  reader.take()
  return { text, datatype: subjectOf(reader) }
}

function blankNode(reader: Reader): string {
  const node = reader.blank()
  if (reader.sign(']')) return node
  predicates(reader, node)
  if (!reader.sign(']')) throw reader.fault()
  return node
}

/** A list, as its members: who reads our graphs asks for members, never for `rdf:rest`. */
function collection(reader: Reader): string {
  const node = reader.blank()
  while (!reader.sign(')')) reader.say(node, iriOf('rdfs:member'), objectOf(reader))
  return node
}

function expanded(reader: Reader, prefix: string, local: string): string {
  const base = reader.prefixes.get(prefix)
  if (base === undefined) throw new TurtleFault(`the prefix “${prefix}:” is not declared`)
  return base + local.replace(/\\(.)/g, '$1')
}

function resolved(reader: Reader, iri: string): string {
  const base = reader.prefixes.get('@base')
  if (base === undefined || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(iri)) return iri
  return URL.parse(iri, base)?.href ?? iri
}

const signs: { readonly [letter: string]: string } = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function unescaped(text: string): string {
  return text.replace(/\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)/gs, (whole, sign: string) => {
    if (sign.length === 1) return signs[sign] ?? sign
    const code = Number.parseInt(sign.slice(1), 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
