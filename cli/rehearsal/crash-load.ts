import { appendFileSync, readFileSync } from 'node:fs'
import type { LedgerLine, LoadPlan } from './crash-ledger.ts'
import type { CrashService } from './crash-site.ts'
import { callService } from './gateway-call.ts'
import { seeded } from './seeded.ts'
import { type StepAnswer, signInAs, type WebUser } from './web-user.ts'

/**
 * A process of its own that sends acts and calls to a server all at once and writes down, line by line, everything that
 * was acknowledged and every checkpoint it saw. It knows nothing of the kill: its ledger is what the server is held to.
 */
async function main(): Promise<void> {
  const plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as LoadPlan
  const user = await signInAs(plan.url, plan.account, () => {})
  const note = (line: LedgerLine) => {
    appendFileSync(plan.ledger, `${JSON.stringify(line)}\n`)
    process.stdout.write(`${line.kind}\n`)
  }
  const watching = watchCheckpoints(plan.url, note)
  const requests = seeded(plan.seed, `load ${plan.round}`).shuffled(requestsOf(plan, user, note))
  await Promise.allSettled(requests.map(send => send()))
  watching.stop()
}

type Note = (line: LedgerLine) => void

function requestsOf(plan: LoadPlan, user: WebUser, note: Note): (() => Promise<void>)[] {
  const acknowledged = ({ eventId, caseId, state }: StepAnswer) => note({ kind: 'act', eventId, caseId, state })
  const record = (index: number) => async () => {
    const duty = { code: `DD-${plan.round}-${index}`, name: `演练职责${plan.round}-${index}`, basis: '演练依据' }
    acknowledged(await user.post(`/api/units/${plan.unitId}/steps/recordDuty`, duty))
  }
  const submit = (index: number) => async () => {
    const entry = { ...plan.form, name: `断电演练目录${plan.round}之${index}` }
    acknowledged(await user.post('/api/catalog-entries/steps/submit', entry))
  }
  const call = (service: CrashService) => async () => {
    const { error, reference } = await callService(plan.url, service, { where: service.where })
    if (!error && reference) note({ kind: 'call', reference })
  }
  const many = (count: number, make: (index: number) => () => Promise<void>) =>
    Array.from({ length: count }, (_, index) => make(index))
  const { service } = plan
  const calls = service ? many(plan.calls, () => call(service)) : []
  return [...many(plan.records, record), ...many(plan.submissions, submit), ...calls]
}

function watchCheckpoints(url: string, note: Note): { stop(): void } {
  let last = ''
  const look = async () => {
    const response = await fetch(`${url}/checkpoint`).catch(() => null)
    const text = response?.ok ? await response.text().catch(() => '') : ''
    if (!text || text === last) return
    last = text
    note({ kind: 'checkpoint', text })
  }
  const timer = setInterval(() => void look(), 15)
  return { stop: () => clearInterval(timer) }
}

await main()
process.exit(0)
