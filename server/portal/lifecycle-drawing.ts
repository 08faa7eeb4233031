import type { Step } from '@gongshu/regulations'
import { rolesOf, type StepRow } from '../acts/lifecycle.ts'
import { html, type SafeHtml } from './html.ts'
import { type Arrow, type Box, type Drawing, layOut, type PlacedBox, type Point } from './layered-layout.ts'
import { roleWords, type Visit } from './visit.ts'

const LINE = 20
const PADDING = 12

/** The states and steps of one lifecycle as a picture: rounded boxes are states, plain ones the steps between them. */
export function lifecycleDrawing(visit: Visit, type: string, rows: readonly (readonly [Step, StepRow])[]): SafeHtml {
  const lines = linesOf(visit, type, rows)
  const boxes = [...lines].map(([id, words]): Box => boxOf(id, words))
  const drawing = layOut(boxes, arrowsOf(rows))
  const title = visit.say('law.diagramOf', { name: visit.sayOf('case', type) })
  return html`<div class="scroll diagram" role="region" aria-label="${title}" tabindex="0">
<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${title}" width="${drawing.width}" height="${drawing.height}" viewBox="0 0 ${drawing.width} ${drawing.height}">
<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0 10 5 0 10z"/></marker></defs>
${pathsOf(drawing)}${drawing.boxes.map(box => boxDrawing(box, lines.get(box.id) ?? []))}
</svg></div>`
}

const START = 'state new'

/** The lines of each box, by its id: a state has its name, a step its name and who takes it. */
function linesOf(visit: Visit, type: string, rows: readonly (readonly [Step, StepRow])[]): Map<string, string[]> {
  const lines = new Map<string, string[]>()
  if (rows.some(([, { from }]) => (from as readonly string[]).includes('new'))) lines.set(START, [''])
  for (const [step, row] of rows) {
    const states: readonly string[] = [...row.from, ...row.to].filter(state => state !== 'new')
    for (const state of states) lines.set(`state ${state}`, [visit.sayOf(`state.${type}`, state)])
    const who = rolesOf(row).map(role => roleWords(visit, role))
    lines.set(`step ${step}`, [visit.sayOf('step', step), [...new Set(who)].join(visit.say('portal.listComma'))])
  }
  return lines
}

function arrowsOf(rows: readonly (readonly [Step, StepRow])[]): Arrow[] {
  return rows.flatMap(([step, { from, to }]) => [
    ...from.map(state => ({ from: `state ${state}`, to: `step ${step}` })),
    ...to.map(state => ({ from: `step ${step}`, to: `state ${state}` })),
  ])
}

function boxOf(id: string, lines: readonly string[]): Box {
  if (id === START) return { id, width: 20, height: 20 }
  const width = Math.max(...lines.map((line, index) => widthOf(line, index === 0 ? 14 : 12)))
  return { id, width: Math.ceil(width) + 2 * PADDING, height: lines.length * LINE + PADDING }
}

/** How wide a line is in pixels: a Chinese character takes the size of the type, a Latin one little more than half. */
function widthOf(line: string, size: number): number {
  return [...line].reduce((sum, character) => sum + (character > '\u2e7f' ? size : size * 0.58), 0)
}

function pathsOf({ arrows }: Drawing): SafeHtml[] {
  return arrows.map(
    ({ points, back }) =>
      html`<path class="${back ? 'arrow back' : 'arrow'}" d="${curveThrough(points)}" marker-end="url(#head)"/>`,
  )
}

// Each piece leaves and arrives level, so that the line reads as one from box to box.
function curveThrough([first, ...rest]: readonly Point[]): string {
  if (!first) return ''
  let before = first
  const pieces = rest.map(point => {
    const turn = (before.x + point.x) / 2
    const piece = `C${round(turn)} ${round(before.y)} ${round(turn)} ${round(point.y)} ${round(point.x)} ${round(point.y)}`
    before = point
    return piece
  })
  return `M${round(first.x)} ${round(first.y)}${pieces.join('')}`
}

function boxDrawing({ id, x, y, width, height }: PlacedBox, lines: readonly string[]): SafeHtml {
  if (id === START) return html`<circle class="start" cx="${round(x + 10)}" cy="${round(y + 10)}" r="9"/>`
  const kind = id.startsWith('state ') ? 'state' : 'step'
  const middle = round(x + width / 2)
  const text = lines.map(
    (line, index) =>
      html`<text class="${index === 0 ? 'name' : 'who'}" x="${middle}" y="${round(y + PADDING / 2 + 15 + index * LINE)}">${line}</text>`,
  )
  return html`<g class="${kind}"><rect x="${round(x)}" y="${round(y)}" width="${width}" height="${height}" rx="${
    kind === 'state' ? height / 2 : 3
  }"/>${text}</g>`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
