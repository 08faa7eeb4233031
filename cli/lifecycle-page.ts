import { formatLimit } from '@gongshu/deadlines'
import { type CaseType, type Clock, caseTypeOf, type Step, textVersions } from '@gongshu/regulations'
import { type Lifecycle, rolesOf, type StepRow, stepsOf } from '../server/acts/lifecycle.ts'
import { wordsFor } from '../text/words.ts'
import { heading, page, table } from './reference-pages.ts'

/** docs/generated/lifecycles.md: of each lifecycle its diagram, its steps and the time limits that run in it. */
export function lifecyclesPage(lifecycles: readonly Lifecycle[]): string {
  return page([
    ...heading('Lifecycles'),
    'From the tables in `server/` and the articles in `regulations/`. An arrow names the step and who may take it; `system`',
    'is the platform itself. A step without a route is taken by the platform or through a route of its own.',
    ...lifecycles.flatMap(lifecyclePart),
  ])
}

function lifecyclePart(lifecycle: Lifecycle): string[] {
  const clocks = clockRows(lifecycle.type)
  return [
    '',
    `## ${wordsFor('zh', `case.${lifecycle.type}`)} · ${lifecycle.type}`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...diagram(lifecycle).map(line => `  ${line}`),
    '```',
    '',
    ...table(['step', '中文', 'by', 'from', 'to', 'route'], stepsOf(lifecycle).map(stepRow(lifecycle))),
    ...(clocks.length ? ['', ...table(['duty', 'starts', 'limit', 'ends', 'if missed'], clocks)] : []),
  ]
}

function diagram(lifecycle: Lifecycle): string[] {
  const rows = stepsOf(lifecycle)
  const states = [...new Set(rows.flatMap(([, row]) => row.to))]
  const left = new Set<string>(rows.flatMap(([, row]) => row.from))
  const named = states.map(state => `${state}: ${wordsFor('zh', `state.${lifecycle.type}.${state}`)} ${state}`)
  const last = states.filter(state => !left.has(state)).map(state => `${state} --> [*]`)
  return [...named, ...rows.flatMap(arrows), ...last]
}

function arrows([step, row]: [Step, StepRow]): string[] {
  const label = `${verbOf(step)} (${rolesOf(row).join(', ')})`
  return row.from.flatMap(from => row.to.map(to => `${from === 'new' ? '[*]' : from} --> ${to}: ${label}`))
}

function stepRow(lifecycle: Lifecycle) {
  return ([step, row]: [Step, StepRow]): string[] => [
    `\`${step}\``,
    wordsFor('zh', `step.${step}`),
    rolesOf(row).join(', '),
    row.from.join(', '),
    row.to.join(', '),
    routeOf(lifecycle, step, row),
  ]
}

// The same rule by which the routes are registered.
function routeOf(lifecycle: Lifecycle, step: Step, row: StepRow): string {
  if (row.internal || rolesOf(row).every(role => role === 'system')) return ''
  const opens = (row.from as readonly string[]).includes('new')
  return `\`POST /api/${lifecycle.path}${opens ? '' : '/:id'}/steps/${verbOf(step)}\``
}

/** The time limits of every text that run on cases of this type. */
function clockRows(type: CaseType): string[][] {
  return textVersions
    .flatMap(version => Object.values(version.articles))
    .flatMap(article => Object.entries(article.duties))
    .flatMap(([id, { clock }]) => (clock && carrierOf(clock) === type ? [clockRow(id, clock)] : []))
}

function clockRow(id: string, clock: Clock): string[] {
  const missed = clock.ifMissed
  const onBehalf = missed?.onBehalfOf ? ` on behalf of the ${missed.onBehalfOf}` : ''
  const again = clock.restartsOn ? `, anew at each \`${clock.restartsOn}\`` : ''
  return [
    id,
    `\`${clock.startsOn}\`${again}`,
    formatLimit(clock.within),
    clock.endsOn.map(name => `\`${name}\``).join(', '),
    missed ? `\`${missed.outcome}\`${onBehalf}` : 'nothing by itself: late',
  ]
}

function carrierOf(clock: Clock): CaseType {
  const [end] = clock.endsOn
  return clock.on === 'linkedCase' && end ? caseTypeOf(end) : caseTypeOf(clock.startsOn)
}

function verbOf(step: Step): string {
  return step.slice(step.indexOf('.') + 1)
}
