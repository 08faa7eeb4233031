import { existsSync, statSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { type Day, isDay, type YearSchedule } from '@gongshu/deadlines'
import { jurisdictions, type Law, lawFromRefs, type TextVersion, textVersions } from '@gongshu/regulations'
import { stepsOf } from '../server/acts/lifecycle.ts'
import { lifecycles } from '../server/matters.ts'
import { calendarWith } from '../server/registry/year-schedule.ts'
import { inBoth, inBothShort, tell } from './both-languages.ts'
import { type Difference, differencesBetween, type Side } from './law-difference.ts'
import { coursesOf, groundsRefused, type PastCase, type RefusedGround } from './law-replay.ts'
import { askServer, type Server, serverFrom } from './running-server.ts'

/** `gongshu law simulate PATH --since DAY`: what would have been otherwise under another version. Changes nothing. */
export async function simulateLaw(args: string[]): Promise<number> {
  const call = readCall(args)
  if (!call) {
    tell(inBoth('law.usage'))
    return 2
  }
  const other = await versionAt(call.path)
  const record = await recordFrom(await serverFrom(call), call.since)
  const answer = simulate(record, other)
  process.stdout.write(call.json ? `${JSON.stringify({ since: call.since, ...answer })}\n` : report(call.since, answer))
  return 0
}

/** What the platform tells of the past cases, all pages together. */
export type ClockRecord = {
  readonly jurisdiction: string
  readonly today: Day
  readonly confirmed: readonly { readonly id: string; readonly confirms: string }[]
  readonly schedules: readonly YearSchedule[]
  readonly cases: readonly PastCase[]
}

/** Replays the cases under their own law and with the other version in place of the one of the same text. */
export function simulate(record: ClockRecord, other: TextVersion) {
  const jurisdiction = Object.values(jurisdictions).find(({ id }) => id === record.jurisdiction)
  if (!jurisdiction) throw new Error(`this release knows no jurisdiction ${record.jurisdiction}`)
  const versions = [...textVersions, ...confirmedIn(record)]
  const own = (found: PastCase) => lawFromRefs(jurisdiction, versions, found.law)
  const under = (found: PastCase) => withVersion(own(found), other)
  const concerned = record.cases.filter(found => own(found).texts.some(({ text }) => text === other.text))
  const calendar = calendarWith(record.schedules)
  const replay = { calendar, today: record.today, rows: new Map(lifecycles.flatMap(table => stepsOf(table))) }
  const was = coursesOf(concerned, found => ({ own: own(found), under: own(found) }), replay)
  const would = coursesOf(concerned, found => ({ own: own(found), under: under(found) }), replay)
  return {
    version: other.id,
    title: other.title,
    today: record.today,
    cases: concerned.length,
    clocks: was.size,
    differences: differencesBetween(was, would),
    refusedGrounds: concerned.flatMap(found => {
      const before = groundsRefused(found, own(found)).map(refusal => refusal.step)
      return groundsRefused(found, under(found)).filter(({ step }) => !before.includes(step))
    }),
  }
}

type Call = {
  readonly path: string
  readonly since: Day
  readonly data: string
  readonly url: string | undefined
  readonly json: boolean
}

function readCall(args: string[]): Call | null {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const [path, ...rest] = positionals
    const { data, url, json, since } = values
    if (!path || rest.length || !isDay(since) || (data === undefined) === (url === undefined)) return null
    return { path, since, data: data ?? '', url, json }
  } catch (error) {
    // parseArgs names an unknown option by a TypeError; anything else is a bug.
    if (error instanceof TypeError) return null
    throw error
  }
}

const options = {
  since: { type: 'string' },
  data: { type: 'string' },
  url: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const

/** The one version that a file, or the index.ts of a folder, exports. */
async function versionAt(path: string): Promise<TextVersion> {
  const full = resolve(path)
  if (!existsSync(full)) throw new Error(inBoth('law.noFile', { path: full }))
  const file = statSync(full).isDirectory() ? join(full, 'index.ts') : full
  // Wherever the draft of a law lies, it is written with the words of this release.
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      specifier.startsWith('@gongshu/')
        ? next(specifier, { ...context, parentURL: import.meta.url })
        : next(specifier, context),
  })
  const exported: unknown[] = Object.values(await import(pathToFileURL(file).href)).flat()
  hooks.deregister()
  const [version, ...others] = exported.filter(isVersion)
  if (!version || others.length) throw new Error(inBoth('law.noVersion', { path: file }))
  // The look-ups of a law are kept by the ids of its texts: a changed copy must not share the id of what it replaces.
  return { ...version, id: `${version.id} (${file})` }
}

function isVersion(value: unknown): value is TextVersion {
  return typeof value === 'object' && value !== null && 'id' in value && 'text' in value && 'articles' in value
}

async function recordFrom(server: Server, since: Day): Promise<ClockRecord> {
  const cases: PastCase[] = []
  let after = ''
  for (;;) {
    const path = `/api/law/clock-record?since=${since}${after && `&after=${after}`}`
    const page = (await askServer(server, path)) as ClockRecord & { next: string | null }
    cases.push(...page.cases)
    if (!page.next) return { ...page, cases }
    after = page.next
  }
}

function confirmedIn({ confirmed }: ClockRecord): TextVersion[] {
  return confirmed.flatMap(({ id, confirms }) => {
    const draft = textVersions.find(version => version.id === confirms)
    return draft ? [{ ...draft, id }] : []
  })
}

function withVersion(law: Law, other: TextVersion): Law {
  return { ...law, texts: law.texts.map(version => (version.text === other.text ? other : version)) }
}

function report(since: Day, answer: ReturnType<typeof simulate>): string {
  const { differences, refusedGrounds } = answer
  const head = inBothShort('law.simulated', {
    title: answer.title,
    since,
    today: answer.today,
    cases: answer.cases,
    clocks: answer.clocks,
  })
  const same = differences.length + refusedGrounds.length === 0
  const lines = [...differences.map(differenceLine), ...refusedGrounds.map(groundLine)]
  return `${[head, ...(same ? [inBothShort('law.same')] : lines), inBothShort('law.unchanged')].join('\n')}\n`
}

function differenceLine({ number, duty, startedOn, was, would, kinds }: Difference): string {
  const said = kinds.map(kind => inBothShort(`law.difference.${kind}`, wordsOf(kind === 'noOutcome' ? was : would)))
  return [
    `${number}  ${duty}  ${startedOn}: ${was?.dueOn ?? '-'} → ${would?.dueOn ?? '-'}`,
    ...said.map(line => `    ${line}`),
  ].join('\n')
}

function wordsOf(side: Side | null) {
  return {
    due: side?.dueOn ?? '',
    outcome: side?.outcome?.to ?? '',
    on: side?.outcome?.on ?? '',
    step: side?.refused?.step ?? '',
    taken: side?.refused?.on ?? '',
  }
}

function groundLine({ number, duty, step, on }: RefusedGround): string {
  return `${number}  ${duty}  ${on}\n    ${inBothShort('law.difference.ground', { step, taken: on })}`
}
