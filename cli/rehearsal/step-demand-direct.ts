import { dutyOfRule, requiredFields } from '@gongshu/regulations'
import { lastEvent, readCase } from './case-page.ts'
import { demandForm, submitDemand } from './demand-form.ts'
import { must, mustEqual } from './expect.ts'
import type { Party } from './made.ts'
import { publicLog } from './proven-event.ts'
import { type Facts, lawToday, left, type Stage } from './rehearsal-stage.ts'
import { servicesOf } from './started-service.ts'
import { verifyOffline } from './verify-offline.ts'

const direct = { case: '4', mode: 'masked', evidence: '仅需对脱敏数据进行使用,用于统计核对' }

/** Masked data is demanded with all fields and a signed commitment, and served once the operator confirms the norm. */
export async function demandDirectStep(stage: Stage): Promise<Facts> {
  const [consumer] = left(stage, 'consumers')
  const people = left(stage, 'entries').people
  const columns = people.items.map(item => item.column).filter(column => column !== 'rec_id')
  const chosen = stage.seeded('direct columns').shuffled(columns).slice(0, 6)
  const form = demandForm('人口统计核对', [{ entry: people, columns: chosen }], { directCase: direct })
  const fields = await refuseIncomplete(stage, consumer, form)
  await refuseClear(stage, consumer, people.items.find(item => item.personal && chosen.includes(item.column))?.column)
  const { caseId } = await submitDemand(consumer, form)
  const commitment = await checkCommitment(stage, consumer, caseId)
  await left(stage, 'users').operator.post(`/api/demands/${caseId}/steps/confirmNorm`)
  const [service] = await servicesOf(stage, consumer, caseId)
  if (!service) throw new Error('the confirmed demand started no service')
  stage.made.direct = service
  await mustHaveNoPart(people.provider, consumer, caseId)
  mustEqual([...service.columns], chosen, 'the granted items')
  return { fields, columns: chosen, masks: service.masks, commitment, state: 'inService', providerTasks: 0 }

  async function refuseClear(at: Stage, party: Party, column: string | undefined) {
    if (!column) return
    const open = demandForm('人口统计核对(原文)', [{ entry: people, columns: chosen, clear: [column] }], {
      directCase: direct,
    })
    const submitted = await submitDemand(party, open)
    const { operator } = left(at, 'users')
    const refusal = await operator.refused(`/api/demands/${submitted.caseId}/steps/confirmNorm`)
    const duty = dutyOfRule(lawToday(at), 'maskedOnly')?.id
    mustEqual([refusal.code, refusal.duty], ['masking_required', duty], 'clear data under the case of masked use')
    await party.user.post(`/api/demands/${submitted.caseId}/steps/withdraw`, { reason: '改为仅使用脱敏数据后重新申请' })
  }
}

async function refuseIncomplete(stage: Stage, { user }: Party, form: object): Promise<string[]> {
  const wanted = requiredFields(lawToday(stage), 'demand.submit')
  for (const { field, duty } of wanted) {
    const content = { ...form, [field]: undefined }
    const refusal = await user.refused('/api/demands', { content, password: user.password })
    mustEqual(
      [refusal.code, refusal.field, refusal.duty],
      ['field_missing', field, duty.id],
      `a demand without ${field}`,
    )
  }
  const unsigned = await user.refused('/api/demands', { content: form, password: `${user.password}?` })
  mustEqual(unsigned.code, 'password_wrong', 'a commitment without the password')
  return wanted.map(({ field }) => field)
}

type CommitmentFile = { commitment: string; signatures: { kind: string; signature: string }[] }

// The file leaves the platform and is checked by a process that knows nothing but the log's public key.
async function checkCommitment(stage: Stage, { user }: Party, demandId: string): Promise<Facts> {
  const file = await user.text(`/api/demands/${demandId}/commitment`)
  const { vkey } = await publicLog(stage)
  const verdict = await verifyOffline(stage, file, vkey)
  mustEqual(verdict.ok, true, `the offline check of the commitment (${JSON.stringify(verdict)})`)
  const bytes = Buffer.from(file)
  const at = stage.seeded('commitment flip').below(bytes.length)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  const changed = await verifyOffline(stage, bytes, vkey)
  mustEqual(changed.ok, false, `the offline check with byte ${at} flipped`)
  const { commitment, signatures } = JSON.parse(file) as CommitmentFile
  const [first] = signatures
  must(first && signatures.length === 2, 'the commitment is not signed by the person and the unit')
  return { signedBy: signatures.map(one => one.kind), bytes: commitment.length, format: verdict.format, flippedAt: at }
}

async function mustHaveNoPart(provider: Party, consumer: Party, demandId: string): Promise<void> {
  const { parts } = await consumer.user.get<{ parts: unknown[] }>(`/api/demands/${demandId}`)
  mustEqual(parts, [], 'parts of a demand that is served directly')
  const { mine } = await provider.user.get<{ mine: { caseType: string }[] }>('/api/tasks')
  mustEqual(
    mine.filter(task => task.caseType === 'demandPart'),
    [],
    'tasks of the provider',
  )
  const page = await readCase(consumer.user, demandId)
  mustEqual([page.case.state, lastEvent(page).on_behalf_of], ['inService', 'operator'], 'the served demand')
}
