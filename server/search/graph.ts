import type { Db } from '../db/open-database.ts'
import { type GraphNode, nodesOf, type Viewer } from './graph-node-queries.ts'
import { type NodeKind, nodeKinds, pairsAt, type Relation, relations } from './graph-relation-queries.ts'

export type Edge = { readonly from: string; readonly to: string; readonly kind: string }

export type Graph = {
  readonly nodes: readonly GraphNode[]
  readonly edges: readonly Edge[]
  /** Whether more is around than stands here. */
  readonly isCut: boolean
}

const MOST_NODES = 120
const MOST_PAIRS = 200

type Around = { readonly kind: NodeKind; readonly id: string; readonly depth: number; readonly viewer: Viewer }

/** What is linked to a resource, in so many steps, as far as the viewer may see it; null where the resource itself is not. */
export async function graphAround(db: Db, { kind, id, depth, viewer }: Around): Promise<Graph | null> {
  const [center] = await nodesOf(db, kind, { ids: [id], viewer })
  if (!center) return null
  const nodes = new Map([[center.key, center]])
  const edges = new Map<string, Edge>()
  let isCut = false
  let frontier: readonly GraphNode[] = [center]
  for (let step = 0; step < depth && frontier.length > 0; step++) {
    const found = await linesAt(db, frontier, step === 0)
    isCut ||= found.isCut
    for (const edge of found.edges) edges.set(`${edge.from} ${edge.to}`, edge)
    const unknown = [...new Set(found.edges.flatMap(edge => [edge.from, edge.to]))].filter(key => !nodes.has(key))
    const seen = await nodesByKey(db, unknown, viewer)
    const room = seen.slice(0, MOST_NODES - nodes.size)
    isCut ||= room.length < seen.length
    for (const node of room) nodes.set(node.key, node)
    frontier = room
  }
  const shown = [...edges.values()].filter(edge => nodes.has(edge.from) && nodes.has(edge.to))
  return { nodes: [...nodes.values()], edges: shown, isCut: isCut || (await goesOn(db, { frontier, nodes, viewer })) }
}

/** The lines that begin or end at these nodes. Items are those of the resource in the middle only: they would fill the page. */
async function linesAt(db: Db, frontier: readonly GraphNode[], isFirst: boolean) {
  const edges: Edge[] = []
  let isCut = false
  const shown = relations.filter(({ name }) => isFirst || name !== 'consistsOf')
  for (const relation of shown) {
    for (const [side, kind] of [
      ['source', relation.from],
      ['target', relation.to],
    ] as const) {
      const ids = frontier.filter(node => node.kind === kind).map(node => node.id)
      if (!ids.length) continue
      const pairs = await pairsAt(db, relation, { side, ids, limit: MOST_PAIRS })
      isCut ||= pairs.length === MOST_PAIRS
      edges.push(...pairs.map(pair => edgeOf(relation, pair)))
    }
  }
  return { edges, isCut }
}

type Outermost = {
  readonly frontier: readonly GraphNode[]
  readonly nodes: ReadonlyMap<string, GraphNode>
  readonly viewer: Viewer
}

// Whether the outermost nodes lead to others that the viewer may see: what others have is not even hinted at.
async function goesOn(db: Db, { frontier, nodes, viewer }: Outermost): Promise<boolean> {
  if (!frontier.length) return false
  const { edges } = await linesAt(db, frontier, false)
  const beyond = [...new Set(edges.flatMap(edge => [edge.from, edge.to]))].filter(key => !nodes.has(key))
  return (await nodesByKey(db, beyond, viewer)).length > 0
}

function edgeOf({ name, from, to }: Relation, pair: { source: string; target: string }): Edge {
  return { from: `${from}:${pair.source}`, to: `${to}:${pair.target}`, kind: name }
}

async function nodesByKey(db: Db, keys: readonly string[], viewer: Viewer): Promise<GraphNode[]> {
  const nodes: GraphNode[] = []
  for (const kind of nodeKinds) {
    const ids = keys.filter(key => key.startsWith(`${kind}:`)).map(key => key.slice(kind.length + 1))
    nodes.push(...(await nodesOf(db, kind, { ids, viewer })))
  }
  return nodes
}
