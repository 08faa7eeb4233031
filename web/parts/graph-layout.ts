import type { GraphAnswer, GraphNode } from '@gongshu/client'

export type Placed = GraphNode & { readonly x: number; readonly y: number; readonly column: number }
export type PlacedLine = { readonly from: Placed; readonly to: Placed; readonly kind: string }
export type GraphPlan = {
  readonly width: number
  readonly height: number
  readonly nodes: readonly Placed[]
  readonly lines: readonly PlacedLine[]
  /** The kinds in each column that has any, and where it begins. */
  readonly heads: readonly { readonly x: number; readonly kinds: readonly string[] }[]
}

export const BOX = { width: 184, height: 46 } as const
const GAP = { across: 48, down: 12 } as const
const TOP = 36
const MARGIN = 16
const SWEEPS = 4

/** The column of each kind: what data comes of on the left, what comes of it on the right. */
const columnOfKind: { readonly [kind: string]: number } = { unitDuty: 0, system: 1, entry: 2 }
const RESULT_COLUMN = 4

/** Places the nodes in columns by kind, in each near those it is linked with. All sizes are pixels. */
export function planGraph({ nodes, edges }: GraphAnswer): GraphPlan {
  const results = new Set(edges.filter(edge => edge.kind === 'becomes').map(edge => edge.to))
  const columnOf = (node: GraphNode) => (results.has(node.key) ? RESULT_COLUMN : (columnOfKind[node.kind] ?? 3))
  const used = [...new Set(nodes.map(columnOf))].toSorted((a, b) => a - b)
  const columns = ordered(
    used.map(column => nodes.filter(node => columnOf(node) === column)),
    edges,
  )
  const tallest = Math.max(1, ...columns.map(column => column.length))
  const inner = tallest * (BOX.height + GAP.down) - GAP.down
  const placed = columns.flatMap((column, index) => {
    const free = inner - (column.length * (BOX.height + GAP.down) - GAP.down)
    return column.map((node, row) => ({
      ...node,
      column: index,
      x: startOf(index),
      y: TOP + free / 2 + row * (BOX.height + GAP.down),
    }))
  })
  const at = new Map(placed.map(node => [node.key, node]))
  return {
    width: startOf(columns.length) - GAP.across + MARGIN,
    height: TOP + inner + MARGIN,
    nodes: placed,
    lines: edges.flatMap(edge => {
      const [from, to] = [at.get(edge.from), at.get(edge.to)]
      return from && to ? [{ from, to, kind: edge.kind }] : []
    }),
    heads: columns.map((column, index) => ({ x: startOf(index), kinds: [...new Set(column.map(({ kind }) => kind))] })),
  }
}

function startOf(column: number): number {
  return MARGIN + column * (BOX.width + GAP.across)
}

// Each node goes where the middle of its neighbours is; kinds stay together, so that one finds them.
function ordered(columns: readonly (readonly GraphNode[])[], edges: GraphAnswer['edges']): GraphNode[][] {
  let result = columns.map(column => [...column])
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const place = new Map(
      result.flatMap(column => column.map((node, row) => [node.key, (row + 0.5) / column.length] as const)),
    )
    const middle = (key: string) => {
      const near = edges.flatMap(({ from, to }) => (from === key ? [to] : to === key ? [from] : []))
      const rows = near.flatMap(other => place.get(other) ?? [])
      return rows.length ? rows.reduce((sum, row) => sum + row, 0) / rows.length : (place.get(key) ?? 0)
    }
    result = result.map(column =>
      column.toSorted((a, b) => (a.kind === b.kind ? middle(a.key) - middle(b.key) : a.kind < b.kind ? -1 : 1)),
    )
  }
  return result
}

type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

/** The node that an arrow key leads to from another: the next above or below, or the nearest in the next column. */
export function neighbourOf(plan: GraphPlan, node: Placed, direction: Direction): Placed | undefined {
  const inColumn = (column: number) => plan.nodes.filter(other => other.column === column)
  const isAcross = direction === 'ArrowLeft' || direction === 'ArrowRight'
  const candidates = isAcross
    ? inColumn(node.column + (direction === 'ArrowLeft' ? -1 : 1))
    : inColumn(node.column).filter(other => (direction === 'ArrowUp' ? other.y < node.y : other.y > node.y))
  return candidates.toSorted((a, b) => Math.abs(a.y - node.y) - Math.abs(b.y - node.y))[0]
}

export function isDirection(key: string): key is Direction {
  return ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].includes(key)
}
