import type { GraphAnswer, GraphNode } from '@gongshu/client'
import { Link } from '@tanstack/react-router'
import { type KeyboardEvent, useRef } from 'react'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import {
  BOX,
  type GraphPlan,
  isDirection,
  neighbourOf,
  type Placed,
  type PlacedLine,
  planGraph,
} from './graph-layout.ts'

/** Kinds whose nodes are cases with a page of their own; others lead on to what is around them. */
const casePages = ['entry', 'service', 'openSet', 'fusion', 'database']

/** The graph as a picture: a link for each node, walked with Tab or with the arrow keys. */
export function GraphDrawing({ graph, around }: { graph: GraphAnswer; around: string }) {
  const { t, tData } = useWords()
  const plan = planGraph(graph)
  const drawing = useRef<SVGSVGElement>(null)
  const onKey = (event: KeyboardEvent) => {
    const key = (event.target as Element).closest('[data-key]')?.getAttribute('data-key')
    const node = plan.nodes.find(one => one.key === key)
    if (!node || !isDirection(event.key)) return
    const next = neighbourOf(plan, node, event.key)
    if (!next) return
    event.preventDefault()
    drawing.current?.querySelector<SVGAElement>(`[data-key="${CSS.escape(next.key)}"] a`)?.focus()
  }
  return (
    <ScrollRegion name={t('graph.drawing')} className="graph" style={{ maxHeight: 640 }}>
      {/* biome-ignore lint/a11y/useSemanticElements: nothing else groups the links of a drawing */}
      <svg
        ref={drawing}
        role="group"
        aria-label={t('graph.drawing')}
        width={plan.width}
        height={plan.height}
        viewBox={`0 0 ${plan.width} ${plan.height}`}
        onKeyDown={onKey}
      >
        <defs>
          <marker id="graph-head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0 10 5 0 10" />
          </marker>
        </defs>
        {plan.heads.map(head => (
          <text key={head.x} className="column" x={head.x} y={20}>
            {head.kinds.map(kind => tData(`graph.kind.${kind}`)).join(' · ')}
          </text>
        ))}
        {plan.lines.map(line => (
          <path key={`${line.from.key} ${line.to.key}`} d={curve(line)} markerEnd="url(#graph-head)">
            <title>{tData(`graph.line.${line.kind}`)}</title>
          </path>
        ))}
        {inReadingOrder(plan).map(node => (
          <g key={node.key} data-key={node.key}>
            <NodeLink node={node} isHere={node.key === around} />
          </g>
        ))}
      </svg>
    </ScrollRegion>
  )
}

function NodeLink({ node, isHere }: { node: Placed; isHere: boolean }) {
  const { tData } = useWords()
  const label = [tData(`graph.kind.${node.kind}`), node.name, node.note].filter(Boolean).join('，')
  const box = (
    <>
      <title>{label}</title>
      <rect x={node.x} y={node.y} width={BOX.width} height={BOX.height} rx={6} />
      <text x={node.x + 10} y={node.y + (node.note ? 19 : 28)}>
        {clipped(node.name, 12.5)}
      </text>
      {node.note && (
        <text className={isHere ? '' : 'column'} x={node.x + 10} y={node.y + 37} fontSize={12}>
          {clipped(node.note, 13.5)}
        </text>
      )}
    </>
  )
  const className = isHere ? 'here' : ''
  return casePages.includes(node.kind) ? (
    <Link className={className} to={paths.case} params={{ id: node.id }} aria-label={label}>
      {box}
    </Link>
  ) : (
    <Link className={className} to={paths.graph} search={{ around: node.key }} aria-label={label}>
      {box}
    </Link>
  )
}

/** The same as a table: for who cannot see the picture, and to go on from any node. */
export function GraphTable({ graph }: { graph: GraphAnswer }) {
  const { t, tData } = useWords()
  const nameOf = new Map(graph.nodes.map(node => [node.key, node.name]))
  const links = (node: GraphNode) =>
    graph.edges.flatMap(({ from, to, kind }) => {
      if (from === node.key) return [`${tData(`graph.line.${kind}`)} → ${nameOf.get(to)}`]
      return to === node.key ? [`← ${nameOf.get(from)} ${tData(`graph.line.${kind}`)}`] : []
    })
  const heads = ['kind', 'name', 'note', 'links', 'go'] as const
  return (
    <ScrollRegion name={t('graph.table')}>
      <table className="table">
        <thead>
          <tr>
            {heads.map(head => (
              <th key={head} scope="col">
                {t(`graph.col.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {graph.nodes.map(node => (
            <tr key={node.key}>
              <td className="nowrap">{tData(`graph.kind.${node.kind}`)}</td>
              <td>
                {casePages.includes(node.kind) ? (
                  <Link to={paths.case} params={{ id: node.id }}>
                    {node.name}
                  </Link>
                ) : (
                  node.name
                )}
              </td>
              <td>{node.note}</td>
              <td>{links(node).join('；')}</td>
              <td className="nowrap">
                <Link
                  to={paths.graph}
                  search={{ around: node.key }}
                  aria-label={t('graph.aroundOf', { name: node.name })}
                >
                  {t('graph.around')}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

// Leaves to the right and arrives from the left, so that a line reads in its direction.
function curve({ from, to }: PlacedLine): string {
  const [x1, y1] = [from.x + BOX.width, from.y + BOX.height / 2]
  const [x2, y2] = [to.x, to.y + BOX.height / 2]
  const turn = Math.max(24, (x2 - x1) / 2)
  return `M${x1} ${y1}C${x1 + turn} ${y1} ${x2 - turn} ${y2} ${x2} ${y2}`
}

function inReadingOrder(plan: GraphPlan): readonly Placed[] {
  return plan.nodes.toSorted((a, b) => a.column - b.column || a.y - b.y)
}

/** A line that fits its box: a Latin letter takes about half the room of a Chinese character. */
function clipped(text: string, room: number): string {
  let taken = 0
  const characters = [...text]
  const fitting = characters.filter(character => {
    taken += character > '\u2e7f' ? 1 : 0.56
    return taken <= room
  })
  return fitting.length < characters.length ? `${fitting.slice(0, -1).join('')}…` : text
}
