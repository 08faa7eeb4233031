import type { Law } from '@gongshu/regulations'
import { articlesOf, type Facts, lawToday, type Stage } from './rehearsal-stage.ts'

export type RehearsalStep = {
  readonly id: string
  /** Steps without whose success this one cannot be run; those that the jurisdiction lacks do not count. */
  readonly needs: readonly string[]
  /** Why the law of a jurisdiction has no such step, in its own words with the duty; null where it has it. */
  readonly absent?: (law: Law) => string | null
  /** Only where this is so is the step part of the job at all. */
  readonly partOf?: (law: Law) => boolean
  /** Throws a sentence when something does not hold. */
  readonly run: (stage: Stage) => Promise<Facts>
}

export type AbsentStep = { readonly id: string; readonly absent: string }

export type StepReport = {
  readonly id: string
  readonly articles: readonly string[]
  readonly ok: boolean
  readonly ms: number
  readonly facts: Facts
  readonly error?: string
}

export type Watcher = {
  began(id: string): void
  ended(report: StepReport): void
  lacking(step: AbsentStep): void
}

/** Duties seen by the step that runs; the stage notes them here. */
export type Notebook = { readonly duties: Set<string> }

/** Runs the steps in order. One that the jurisdiction lacks is told with the reason, one that fails says why; one that needs it is not run and says so. */
export async function runSteps(
  steps: readonly RehearsalStep[],
  { stage, notebook, watcher }: { stage: Stage; notebook: Notebook; watcher: Watcher },
): Promise<(StepReport | AbsentStep)[]> {
  const law = lawToday(stage)
  const reports: (StepReport | AbsentStep)[] = []
  for (const step of steps.filter(({ partOf }) => partOf?.(law) ?? true)) {
    const absent = step.absent?.(law)
    if (absent) {
      reports.push({ id: step.id, absent })
      watcher.lacking({ id: step.id, absent })
      continue
    }
    watcher.began(step.id)
    const missing = step.needs.filter(id => reports.some(report => report.id === id && !holds(report)))
    const report = missing.length ? notRun(step, missing) : await runStep(step, stage, notebook)
    reports.push(report)
    watcher.ended(report)
  }
  return reports
}

/** Whether a step went well; one that the jurisdiction lacks takes nothing away from the job. */
export function holds(report: StepReport | AbsentStep): boolean {
  return 'absent' in report || report.ok
}

async function runStep(step: RehearsalStep, stage: Stage, notebook: Notebook): Promise<StepReport> {
  notebook.duties.clear()
  const began = performance.now()
  const finish = (rest: Pick<StepReport, 'ok' | 'facts' | 'error'>): StepReport => ({
    id: step.id,
    articles: articlesOf(stage, notebook.duties),
    ok: rest.ok,
    ms: Math.round(performance.now() - began),
    facts: rest.facts,
    ...(rest.error === undefined ? {} : { error: rest.error }),
  })
  try {
    return finish({ ok: true, facts: await step.run(stage) })
  } catch (error) {
    if (process.env.GONGSHU_DEBUG) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    return finish({ ok: false, facts: {}, error: error instanceof Error ? error.message : String(error) })
  }
}

function notRun(step: RehearsalStep, missing: readonly string[]): StepReport {
  return {
    id: step.id,
    articles: [],
    ok: false,
    ms: 0,
    facts: {},
    error: `not run, because it needs ${missing.join(', ')}`,
  }
}
