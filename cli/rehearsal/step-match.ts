import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { signCall } from '../../server/gateway/call-signature.ts'
import { readJournal } from '../../server/gateway/journal-reader.ts'
import { demandForm } from './demand-form.ts'
import { elementsHere } from './entry-plan.ts'
import { must, mustEqual } from './expect.ts'
import { mustLeaveNoTrace } from './find-trace.ts'
import { grantedDemand } from './granted-demand.ts'
import { loadWhole } from './load-upload.ts'
import type { Item, PublishedEntry, Service } from './made.ts'
import { type Facts, left, type Stage, today } from './rehearsal-stage.ts'
import { submitEntry } from './reviewed-entry.ts'
import { servicesOf } from './started-service.ts'
import { collectionOf } from './step-catalog.ts'

const ROWS = 1_000_000
const LISTED = 100_000

/** A list is compared with a million rows; only flags come back and of the list nothing stays anywhere. */
export async function matchStep(stage: Stage): Promise<Facts> {
  const register = madeUpRegister(stage)
  const entry = await publishRegister(stage)
  const { rows } = await loadWhole(entry.provider, entry.collectionId, {
    bytes: registerFile(register),
    fileName: '参保登记(虚构).csv',
    format: 'csv',
  })
  mustEqual(rows, ROWS, 'rows of the register')
  const service = await matchingService(stage, entry)
  const { list, truth, canary } = listFor(stage, register)
  const began = performance.now()
  const answer = await matchOverGateway(stage, service, list)
  const seconds = (performance.now() - began) / 1000
  mustEqual([answer.total, answer.matched], [LISTED, truth.filter(Boolean).length], 'total and matched')
  mustEqual(Object.keys(answer).toSorted(), ['flags', 'matched', 'total'], 'members of the answer')
  must(answer.flags === truth.map(Number).join(''), 'the flags differ from the truth')
  const searched = await mustLeaveNoTrace(stage, canary)
  const recorded = await recordOf(stage, service, answer.matched)
  return {
    rows,
    listed: LISTED,
    matched: answer.matched,
    seconds: Math.round(seconds * 100) / 100,
    canary: searched,
    recorded,
  }
}

/** The identifiers of the register: a walk through all nine-digit numbers that meets none twice. */
type Register = { readonly identifier: (index: number) => string }

const SPACE = 1_000_000_007

function madeUpRegister(stage: Stage): Register {
  const chance = stage.seeded('register')
  const offset = 1 + chance.below(SPACE - 1)
  const stride = 1 + chance.below(SPACE - 1)
  const prefix = chance.digits(4)
  // SPACE is prime, so every stride meets all numbers; the products stay exact in bigint only, hence the small steps.
  const numbers = new Float64Array(ROWS + LISTED)
  for (let index = 0, at = offset; index < numbers.length; index++) {
    numbers[index] = at
    at = (at + stride) % SPACE
  }
  return { identifier: index => `YL${prefix}${String(numbers[index]).padStart(10, '0')}` }
}

function registerFile({ identifier }: Register): Buffer {
  const lines: string[] = ['insured_no,status']
  for (let index = 0; index < ROWS; index++) lines.push(`${identifier(index)},${index % 7 === 0 ? '停保' : '参保'}`)
  return Buffer.from(`${lines.join('\n')}\n`)
}

type List = { readonly list: string[]; readonly truth: boolean[]; readonly canary: string }

// Half of the list stands in the register, half does not, and one that does not is the canary.
function listFor(stage: Stage, { identifier }: Register): List {
  const chance = stage.seeded('list')
  const canary = `YLCANARY${chance.hex(20)}`
  const inside = Math.floor(LISTED / 2)
  const members = Array.from({ length: LISTED - 1 }, (_, index) =>
    index < inside
      ? { text: identifier(Math.floor((index * ROWS) / inside)), isThere: true }
      : { text: identifier(ROWS + index), isThere: false },
  )
  const mixed = chance.shuffled([...members, { text: canary, isThere: false }])
  return { list: mixed.map(({ text }) => text), truth: mixed.map(({ isThere }) => isThere), canary }
}

const items: readonly Item[] = [
  {
    column: 'insured_no',
    name: '参保编号',
    description: '虚构的参保编号',
    type: 'text',
    length: 30,
    required: true,
    personal: true,
    lookup: true,
    mask: 'hash',
  },
  {
    column: 'status',
    name: '参保状态',
    description: '参保或者停保',
    type: 'text',
    length: 10,
    required: true,
    personal: false,
    lookup: false,
    mask: 'none',
  },
]

async function publishRegister(stage: Stage): Promise<PublishedEntry> {
  const provider = left(stage, 'providers').people
  const title = '参保登记(虚构)'
  const caseId = await submitEntry(provider, {
    ...elementsHere(stage.server.platform.jurisdiction),
    name: title,
    description: '虚构的参保登记,用于批量比对演练',
    source: '实有人口登记系统',
    updateFrequency: 'monthly',
    classification: '部门业务类',
    grade: 'general3',
    sharingAttribute: 'shared',
    openingAttribute: 'notOpen',
    coverage: '全区',
    managingBody: '登记管理科',
    stateSecret: false,
    items,
  })
  await left(stage, 'users').operator.post(`/api/catalog-entries/${caseId}/steps/pass`)
  const collectionId = await collectionOf(provider, caseId)
  return { id: caseId, title, provider, collectionId, publishedOn: today(stage), items }
}

async function matchingService(stage: Stage, entry: PublishedEntry): Promise<Service> {
  const [consumer] = left(stage, 'consumers')
  const isDirect = stage.server.platform.jurisdiction.choices.directAccess.value
  const form = demandForm('参保资格核对', [{ entry, columns: ['insured_no'] }], {
    useMode: 'match',
    ...(isDirect ? { directCase: { case: '4', mode: 'match', evidence: '通过批量数据比对获取结果' } } : {}),
    systemName: '演练比对系统',
  })
  const { operator } = left(stage, 'users')
  const caseId = await grantedDemand({ consumer, operator, providers: [entry.provider], form })
  const [service] = await servicesOf(stage, consumer, caseId)
  if (!service) throw new Error('the demand for matching started no service')
  return service
}

type MatchAnswer = { readonly total: number; readonly matched: number; readonly flags: string }

async function matchOverGateway(stage: Stage, service: Service, list: readonly string[]): Promise<MatchAnswer> {
  const path = `/gateway/v1/services/${service.id}/match?scenario=${encodeURIComponent(service.scenario)}`
  const body = list.join('\n')
  const nonce = randomBytes(16).toString('hex')
  const signed = signCall(service.credentials, { method: 'POST', path, body, timestamp: Date.now(), nonce })
  const headers = { 'content-type': 'text/plain', ...signed }
  const response = await fetch(`${stage.server.url}${path}`, { method: 'POST', headers, body })
  const text = await response.text()
  must(response.ok, `the list was refused: ${text.slice(0, 300)}`)
  return JSON.parse(text) as MatchAnswer
}

async function recordOf(stage: Stage, service: Service, matched: number): Promise<Facts> {
  for await (const { record } of readJournal(join(stage.folders.data, 'journal', 'local'))) {
    if (record.service !== service.id || record.mode !== 'match') continue
    mustEqual([record.result, record.asked, record.rows], ['ok', LISTED, matched], 'the run in the journal')
    return { asked: record.asked, matched: record.rows, items: record.items }
  }
  throw new Error('the run is not in the journal')
}
