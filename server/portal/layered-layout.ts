/** A box of a drawing, before it has a place. */
export type Box = { readonly id: string; readonly width: number; readonly height: number }
export type Arrow = { readonly from: string; readonly to: string }
export type Point = { readonly x: number; readonly y: number }
export type PlacedBox = Box & Point
/** The points through which an arrow runs, from its tail to its head; `back` where it leads to an earlier column. */
export type PlacedArrow = Arrow & { readonly points: readonly Point[]; readonly back: boolean }
export type Drawing = {
  readonly width: number
  readonly height: number
  readonly boxes: readonly PlacedBox[]
  readonly arrows: readonly PlacedArrow[]
}

const COLUMN_GAP = 56
const ROW_GAP = 20
const MARGIN = 16
const SWEEPS = 12
/** A bend takes the room of a line, so that arrows run beside boxes and not through them. */
const BEND_HEIGHT = 12

/** Places boxes in columns from left to right, so that arrows lead onwards wherever they can. No arrow leads to its own box. */
export function layOut(boxes: readonly Box[], arrows: readonly Arrow[]): Drawing {
  const onwards = withoutCircles(boxes, arrows)
  const ranks = ranksOf(boxes, onwards)
  const { nodes, links, routes } = withBends(boxes, onwards, ranks)
  const columns = orderedColumns(nodes, links)
  const heights = placeRows(columns, links)
  const xs = columnStarts(columns)
  const at: Placed = new Map(
    nodes.map(node => {
      const across = widest(columns[node.rank] ?? [])
      return [node.id, { node, across, x: xs[node.rank] ?? 0, y: heights.get(node.id) ?? 0 }]
    }),
  )
  const placed = boxes.map(box => ({ ...box, x: at.get(box.id)?.x ?? 0, y: (at.get(box.id)?.y ?? 0) - box.height / 2 }))
  return {
    width: (xs.at(-1) ?? 0) + widest(columns.at(-1) ?? []) + MARGIN,
    height: Math.max(...placed.map(({ y, height }) => y + height), ...[...heights.values()]) + MARGIN,
    boxes: placed,
    arrows: routes.map(route => ({ from: route.from, to: route.to, back: route.back, points: pointsOf(route, at) })),
  }
}

type Onward = Arrow & { readonly back: boolean }
type Node = Box & { readonly rank: number }
type Route = Onward & { readonly through: readonly string[] }
type Placed = ReadonlyMap<string, Point & { readonly node: Node; readonly across: number }>

/** The same arrows, turned round where they would close a circle. */
function withoutCircles(boxes: readonly Box[], arrows: readonly Arrow[]): Onward[] {
  const state = new Map<string, 'open' | 'done'>()
  const turned = new Set<Arrow>()
  const visit = (id: string) => {
    state.set(id, 'open')
    for (const arrow of arrows.filter(({ from }) => from === id)) {
      const seen = state.get(arrow.to)
      if (seen === 'open') turned.add(arrow)
      if (!seen) visit(arrow.to)
    }
    state.set(id, 'done')
  }
  for (const { id } of boxes) if (!state.has(id)) visit(id)
  return arrows.map(arrow =>
    turned.has(arrow) ? { from: arrow.to, to: arrow.from, back: true } : { ...arrow, back: false },
  )
}

/** The column of each box: one after the last of those that lead to it. */
function ranksOf(boxes: readonly Box[], arrows: readonly Onward[]): Map<string, number> {
  const ranks = new Map<string, number>()
  const rankOf = (id: string): number => {
    const known = ranks.get(id)
    if (known !== undefined) return known
    const before = arrows.filter(({ to }) => to === id).map(({ from }) => rankOf(from) + 1)
    const rank = Math.max(0, ...before)
    ranks.set(id, rank)
    return rank
  }
  for (const { id } of boxes) rankOf(id)
  return ranks
}

/** Arrows over several columns get a bend in each column between. */
function withBends(boxes: readonly Box[], arrows: readonly Onward[], ranks: ReadonlyMap<string, number>) {
  const nodes: Node[] = boxes.map(box => ({ ...box, rank: ranks.get(box.id) ?? 0 }))
  const links: Arrow[] = []
  const routes = arrows.map((arrow, index): Route => {
    const [first, last] = [ranks.get(arrow.from) ?? 0, ranks.get(arrow.to) ?? 0]
    const through = Array.from({ length: Math.max(0, last - first - 1) }, (_, bend) => `bend ${index} ${bend}`)
    for (const [bend, id] of through.entries()) {
      nodes.push({ id, width: 0, height: BEND_HEIGHT, rank: first + bend + 1 })
    }
    const stops = [arrow.from, ...through, arrow.to]
    for (const [stop, from] of stops.slice(0, -1).entries()) links.push({ from, to: stops[stop + 1] ?? from })
    return { ...arrow, through }
  })
  return { nodes, links, routes }
}

/** The boxes of each column in an order with few crossings: each near the middle of its neighbours. */
function orderedColumns(nodes: readonly Node[], links: readonly Arrow[]): Node[][] {
  const last = Math.max(0, ...nodes.map(({ rank }) => rank))
  let columns = Array.from({ length: last + 1 }, (_, rank) => nodes.filter(node => node.rank === rank))
  let best = { columns, crossings: crossingsOf(columns, links) }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    columns = swept(columns, links, sweep % 2 === 0 ? 'from' : 'to')
    const crossings = crossingsOf(columns, links)
    if (crossings < best.crossings) best = { columns, crossings }
  }
  return best.columns
}

function swept(columns: readonly Node[][], links: readonly Arrow[], beside: 'from' | 'to'): Node[][] {
  const own = beside === 'from' ? 'to' : 'from'
  const place = new Map<string, number>()
  const order = beside === 'from' ? columns.map((_, rank) => rank) : columns.map((_, rank) => columns.length - 1 - rank)
  const result = columns.map(column => [...column])
  for (const rank of order) {
    const column = result[rank] ?? []
    const weight = (node: Node, index: number) => {
      const near = links.filter(link => link[own] === node.id).flatMap(link => place.get(link[beside]) ?? [])
      return near.length ? near.reduce((sum, at) => sum + at, 0) / near.length : index / Math.max(1, column.length)
    }
    const weighed = column.map((node, index) => ({ node, at: weight(node, index) })).toSorted((a, b) => a.at - b.at)
    result[rank] = weighed.map(({ node }) => node)
    for (const [index, { node }] of weighed.entries()) place.set(node.id, (index + 0.5) / weighed.length)
  }
  return result
}

function crossingsOf(columns: readonly Node[][], links: readonly Arrow[]): number {
  const place = new Map(columns.flatMap(column => column.map((node, index): [string, number] => [node.id, index])))
  const rank = new Map(columns.flatMap((column, at) => column.map((node): [string, number] => [node.id, at])))
  const placed = links.map(({ from, to }) => [rank.get(from) ?? 0, place.get(from) ?? 0, place.get(to) ?? 0] as const)
  let count = 0
  for (const [index, [at, from, to]] of placed.entries()) {
    for (const [otherAt, otherFrom, otherTo] of placed.slice(index + 1)) {
      if (at === otherAt && (from - otherFrom) * (to - otherTo) < 0) count++
    }
  }
  return count
}

/** The middle of each box from above: as near to its neighbours as its order in the column allows. */
function placeRows(columns: readonly Node[][], links: readonly Arrow[]): Map<string, number> {
  const middle = new Map<string, number>()
  for (const column of columns) stack(column, middle, () => null)
  const neighbours = new Map<string, string[]>()
  for (const { from, to } of links) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), to])
    neighbours.set(to, [...(neighbours.get(to) ?? []), from])
  }
  const wanted = (id: string) => {
    const near = (neighbours.get(id) ?? []).flatMap(other => middle.get(other) ?? [])
    return near.length ? near.reduce((sum, y) => sum + y, 0) / near.length : null
  }
  for (let round = 0; round < SWEEPS; round++) {
    for (const column of round % 2 ? columns.toReversed() : columns) stack(column, middle, wanted)
  }
  const top = Math.min(...columns.flat().map(node => (middle.get(node.id) ?? 0) - node.height / 2))
  for (const [id, y] of middle) middle.set(id, y - top + MARGIN)
  return middle
}

// Downwards first, each below the one before; then the whole column is moved to where its boxes wanted to be.
function stack(column: readonly Node[], middle: Map<string, number>, wanted: (id: string) => number | null): void {
  const wishes = column.map(node => wanted(node.id))
  let bottom = Number.NEGATIVE_INFINITY
  const ys = column.map((node, index) => {
    const least = bottom + node.height / 2
    const y = Math.max(wishes[index] ?? (Number.isFinite(least) ? least : 0), least)
    bottom = y + node.height / 2 + ROW_GAP
    return y
  })
  const off = ys.flatMap((y, index) =>
    wishes[index] === null || wishes[index] === undefined ? [] : [wishes[index] - y],
  )
  const shift = off.length ? off.reduce((sum, one) => sum + one, 0) / off.length : 0
  for (const [index, node] of column.entries()) middle.set(node.id, (ys[index] ?? 0) + shift)
}

function columnStarts(columns: readonly Node[][]): number[] {
  const xs: number[] = []
  let x = MARGIN
  for (const column of columns) {
    xs.push(x)
    x += widest(column) + COLUMN_GAP
  }
  return xs
}

function widest(column: readonly Node[]): number {
  return Math.max(0, ...column.map(({ width }) => width))
}

// From the right side of the first to the left side of the last; a way back runs a little below the way there.
function pointsOf({ from, to, through, back }: Route, at: Placed): Point[] {
  const dodge = back ? 7 : 0
  const start = at.get(from)
  const end = at.get(to)
  const bends = through.flatMap(id => {
    const bend = at.get(id)
    // Level across the whole column: its boxes may be wide.
    return bend ? [bend, { x: bend.x + bend.across, y: bend.y }].map(({ x, y }) => ({ x, y })) : []
  })
  const points = [
    { x: (start?.x ?? 0) + (start?.node.width ?? 0), y: (start?.y ?? 0) + dodge },
    ...bends,
    { x: end?.x ?? 0, y: (end?.y ?? 0) + dodge },
  ]
  return back ? points.toReversed() : points
}
