import { isDay } from '@gongshu/deadlines'
import { localWordsOf } from '@gongshu/regulations'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { wordsFor } from '../../text/words.ts'
import type { Lifecycle } from '../acts/lifecycle.ts'
import type { Platform } from '../acts/platform.ts'
import { dutiesAsking, isShare, type Report, runReport, scopeOf } from '../assessment/report.ts'
import { reportCsv, reportXlsx } from '../assessment/report-file.ts'
import { reports } from '../assessment/reports.ts'
import type { App } from '../base/app-type.ts'
import { Refusal } from '../base/refusal.ts'
import { actorOfRequest } from '../people/request-session.ts'
import { languageOf } from './errors.ts'

const Named = Type.Object({ name: Type.String({ maxLength: 60 }) })
const Period = Type.Object({
  from: Type.Optional(Type.String({ format: 'date' })),
  to: Type.Optional(Type.String({ format: 'date' })),
})
const FilePeriod = Type.Object({ ...Period.properties, format: Type.Enum(['csv', 'xlsx']) })

type Wanted = { readonly from?: string; readonly to?: string }

/** The reports that the texts in force here ask for; each says by which articles, and leads from its rows to their cases. */
export function reportRoutes(app: App, platform: Platform, lifecycles: readonly Lifecycle[]): void {
  const here = { platform, lifecycles }

  app.get('/api/reports', async request => {
    const { roles } = actorOfRequest(request)
    const readable = Object.entries(reports).filter(
      ([name, report]) => scopeOf(report, roles) && articlesOf(platform, name).length,
    )
    return {
      reports: readable.map(([name, { ofPeriod }]) => ({
        name,
        title: speechOf(platform, request).word(`report.${name}`),
        ofPeriod,
        articles: articlesOf(platform, name),
      })),
    }
  })

  app.get('/api/reports/:name', { schema: { params: Named, querystring: Period } }, async request => {
    const { name } = request.params
    const { report, period, answer, scope } = await ask(here, request, { name, ...request.query })
    const speech = speechOf(platform, request)
    return {
      name,
      title: speech.word(`report.${name}`),
      scope,
      period: report.ofPeriod ? period : null,
      today: platform.clocks.today(),
      articles: articlesOf(platform, name),
      columns: Object.entries(report.columns).map(([key, kind]) => ({
        key,
        title: speech.heading(key),
        kind: isShare(kind) ? 'percent' : kind,
      })),
      ...answer,
      figures: answer.figures.map(figure => ({ ...figure, title: speech.heading(figure.key) })),
    }
  })

  app.get('/api/reports/:name/file', { schema: { params: Named, querystring: FilePeriod } }, async (request, reply) => {
    const { name } = request.params
    const { format, ...wanted } = request.query
    const { report, answer } = await ask(here, request, { name, ...wanted })
    const speech = speechOf(platform, request)
    const title = speech.word(`report.${name}`)
    const table = { columns: report.columns, rows: answer.rows, speech }
    const fileName = encodeURIComponent(`${title} ${platform.clocks.today()}.${format}`)
    reply.header('content-disposition', `attachment; filename*=UTF-8''${fileName}`)
    if (format === 'csv') return reply.type('text/csv; charset=utf-8').send(reportCsv(table))
    return reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .send(reportXlsx(table, title))
  })
}

type Here = { readonly platform: Platform; readonly lifecycles: readonly Lifecycle[] }

async function ask({ platform, lifecycles }: Here, request: FastifyRequest, wanted: Wanted & { name: string }) {
  const { roles, unitId } = actorOfRequest(request)
  const report = reportHere(platform, wanted.name)
  const scope = scopeOf(report, roles)
  if (!scope) throw new Refusal('role_missing', { params: { role: report.readers[0] ?? 'authority' } })
  // Somebody of no unit has no rows of the own unit; without this the whole would be shown.
  if (scope === 'own' && !unitId) throw new Refusal('unit_not_party')
  const today = platform.clocks.today()
  const period = periodOf(wanted, today)
  const asked = { platform, lifecycles, today, ...period, unitId: scope === 'own' ? unitId : null }
  return { report, period, scope, answer: await runReport(report, asked) }
}

function reportHere(platform: Platform, name: string): Report {
  const report = Object.hasOwn(reports, name) ? reports[name] : undefined
  if (!report || !articlesOf(platform, name).length) throw new Refusal('unknown_thing', { field: 'name' })
  return report
}

/** The year so far, where no days are asked for. */
function periodOf({ from, to }: Wanted, today: string): { from: string; to: string } {
  const period = { from: from ?? `${(to ?? today).slice(0, 4)}-01-01`, to: to ?? today }
  for (const field of ['from', 'to'] as const) if (!isDay(period[field])) throw new Refusal('invalid_input', { field })
  if (period.from > period.to) throw new Refusal('invalid_input', { field: 'from' })
  return period
}

function articlesOf({ acts }: Platform, name: string) {
  return dutiesAsking(acts.door.lawOf(null), name).map(({ id, article, text, duty }) => ({
    duty: id,
    article,
    text: text.text,
    quote: duty.quote,
  }))
}

function speechOf({ jurisdiction }: Platform, request: FastifyRequest) {
  const language = languageOf(request)
  const local = localWordsOf(jurisdiction)
  const word = (key: string) => wordsFor(language, key, {}, local)
  return { word, heading: (key: string) => word(`report.col.${key}`) }
}
