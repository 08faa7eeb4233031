import { dutyOfRule } from '@gongshu/regulations'
import { lastEvent, readCase } from './case-page.ts'
import { type DemandForm, demandForm, submitDemand } from './demand-form.ts'
import { mustEqual } from './expect.ts'
import { modeHere } from './leave-for-visitors.ts'
import type { Party } from './made.ts'
import { advance, type Facts, lawToday, left, type Stage, today } from './rehearsal-stage.ts'
import { refuseWithoutEachField } from './required-demand-fields.ts'

const SILENCE = '60wd'

/** Every demand goes to the city; while it is silent nothing is decided, and only its recorded answer moves the case. */
export async function demandCityStep(stage: Stage): Promise<Facts> {
  const [consumer, other] = left(stage, 'consumers')
  const { streets, areas } = left(stage, 'entries')
  const useMode = modeHere(stage)
  const form = demandForm('辖区地名核对', [{ entry: streets, columns: ['code', 'name'] }], { useMode })
  const refused = await refuseUnlawful(stage, consumer, form)
  const demandId = await reported(stage, consumer, form)
  const rejectedId = await reported(
    stage,
    other,
    demandForm('区划核对', [{ entry: areas, columns: ['code'] }], { useMode }),
  )
  const silence = await waitForCity(stage, consumer, demandId)
  const rejected = await recordRejection(stage, other, rejectedId)
  const granted = await recordApproval(stage, consumer, demandId)
  return { refused, silence, rejected, granted }
}

async function refuseUnlawful(stage: Stage, consumer: Party, form: DemandForm): Promise<Facts> {
  const { user } = consumer
  const submit = (content: object) => user.refused('/api/demands', { content, password: user.password })
  const fields = await refuseWithoutEachField(stage, consumer, form)
  const offline = await submit({ ...form, useMode: 'offline' })
  const duty = dutyOfRule(lawToday(stage), 'noOfflineExchange')?.id
  mustEqual([offline.code, offline.duty], ['mode_not_offered', duty], 'a demand for an exchange off line')
  return { fields, offline: offline.code }
}

async function reported(stage: Stage, consumer: Party, form: DemandForm): Promise<string> {
  const { caseId } = await submitDemand(consumer, form)
  const { operator } = left(stage, 'users')
  const direct = await operator.refused(`/api/demands/${caseId}/steps/confirmNorm`)
  mustEqual(direct.code, 'not_in_this_law', 'direct service')
  const opinion = await operator.refused(`/api/demands/${caseId}/steps/forward`)
  mustEqual(opinion.code, 'not_in_this_law', 'asking a provider about data that is shared without condition')
  const { state } = await operator.post(`/api/demands/${caseId}/steps/reportToCity`)
  mustEqual(state, 'reportedToCity', 'the demand that was sent on')
  return caseId
}

async function waitForCity(stage: Stage, { user }: Party, demandId: string): Promise<Facts> {
  const since = today(stage)
  const { days } = await advance(stage, SILENCE)
  const page = await readCase(user, demandId)
  mustEqual([page.case.state, page.case.since], ['reportedToCity', since], 'the demand after the silence of the city')
  mustEqual(page.duties, [], 'limits of a demand that lies with the city')
  const byItself = days.reduce((sum, { applied }) => sum + applied, 0)
  mustEqual(byItself, 0, 'outcomes that came about by themselves')
  stage.cite(lastEvent(page).duties)
  return { waited: SILENCE, since, until: today(stage), state: page.case.state, deemed: byItself }
}

async function recordRejection(stage: Stage, { user }: Party, demandId: string): Promise<Facts> {
  const path = `/api/demands/${demandId}/steps/recordCityAnswer`
  const { operator } = left(stage, 'users')
  const silent = await operator.refused(path, { answer: 'reject' })
  mustEqual(silent.code, 'reason_missing', 'a rejection without its reason')
  const reason = '申请的应用场景与职责无关'
  await operator.post(path, { answer: 'reject', reason })
  const page = await readCase(user, demandId)
  mustEqual([page.case.state, lastEvent(page).reason], ['cityRejected', reason], 'the demand that the city rejected')
  return { withoutReason: silent.code, reason }
}

async function recordApproval(stage: Stage, { user }: Party, demandId: string): Promise<Facts> {
  const { operator } = left(stage, 'users')
  const early = await operator.refused(`/api/demands/${demandId}/steps/grantAccess`, { access: '市级平台' })
  mustEqual(early.code, 'step_not_possible', 'access before the answer of the city')
  await operator.post(`/api/demands/${demandId}/steps/recordCityAnswer`, {
    answer: 'approve',
    documentNumber: '演练1号',
  })
  const path = `/api/demands/${demandId}/steps/grantAccess`
  const nowhere = await operator.refused(path, {})
  mustEqual([nowhere.code, nowhere.field], ['field_missing', 'access'], 'access that is not described')
  await operator.post(path, { access: '市级平台接口目录:乡级行政区' })
  const page = await readCase(user, demandId)
  mustEqual(page.case.state, 'inService', 'the demand with its access')
  return { state: page.case.state, duties: lastEvent(page).duties }
}
