import { addDays } from '@gongshu/deadlines'
import { dutyOfRule } from '@gongshu/regulations'
import { lastEvent, readCase, runningDuty } from './case-page.ts'
import { demandForm, submitDemand } from './demand-form.ts'
import { must, mustEqual } from './expect.ts'
import { callService } from './gateway-call.ts'
import type { Service } from './made.ts'
import { advance, expectedDue, type Facts, lawToday, left, type Stage, today } from './rehearsal-stage.ts'
import { servicesOf } from './started-service.ts'

/** A service that nobody calls is suspended and then ends; a call moves that day, a justified rarer use prevents it. */
export async function serviceIdleStep(stage: Stage): Promise<Facts> {
  const [idle, used] = left(stage, 'lapsed')
  if (!idle || !used) throw new Error('two services are needed')
  const rare = await rarelyUsed(stage)
  await advance(stage, '10d')
  await callOnce(stage, used, 'a call of the service that stays in use')
  const usedOn = today(stage)
  const suspended = await suspendIdle(stage, idle, used)
  const ended = suspended.provisional ? { provisional: true } : await terminateIdle(stage, idle)
  const moved = await usedServiceLater(stage, used, usedOn)
  await mustKeep(stage, rare)
  return { suspended, ended, moved, kept: { service: rare.id, state: 'active', on: today(stage) } }
}

// Rarer use than the law expects: without a reason refused, with one accepted and then never idle.
async function rarelyUsed(stage: Stage): Promise<Service> {
  const [, consumer] = left(stage, 'consumers')
  const { areas } = left(stage, 'entries')
  const changes = {
    useFrequency: 'halfYearly',
    directCase: { case: '4', mode: 'masked', evidence: '仅需对脱敏数据进行使用' },
    systemName: '演练年报系统',
  }
  const form = demandForm('半年度区划统计', [{ entry: areas, columns: ['code', 'name'] }], changes)
  const refusal = await consumer.user.refused('/api/demands', { content: form, password: consumer.user.password })
  const duty = dutyOfRule(lawToday(stage), 'rarerUse')?.id
  mustEqual([refusal.code, refusal.duty], ['low_frequency_reason', duty], 'rarer use without a reason')
  const { caseId } = await submitDemand(consumer, { ...form, lowFrequencyReason: '统计年报每半年编制一次' })
  await left(stage, 'users').operator.post(`/api/demands/${caseId}/steps/confirmNorm`)
  const [service] = await servicesOf(stage, consumer, caseId)
  if (!service) throw new Error('the demand of rarer use started no service')
  const page = await readCase(consumer.user, service.id)
  mustEqual(page.duties, [], 'clocks on the service of rarer use')
  return service
}

type Suspended = Facts & { readonly provisional: boolean }

async function suspendIdle(stage: Stage, idle: Service, used: Service): Promise<Suspended> {
  const { user } = idle.consumer
  const due = expectedDue(stage, 'sharingService.active', idle.startedOn)
  const running = runningDuty(await readCase(user, idle.id), due.duty)
  mustEqual([running.due_on, running.provisional], [due.day, due.provisional], 'last day of the idle service')
  stage.cite([due.duty])
  await advance(stage, due.day)
  mustEqual((await readCase(user, idle.id)).case.state, 'active', 'the idle service on its last day')
  await advance(stage, '1d')
  const page = await readCase(user, idle.id)
  if (due.provisional) {
    mustEqual(page.case.state, 'active', 'the idle service after a provisional last day')
    await callOnce(stage, idle, 'a call after a provisional last day')
    return { provisional: true, dueOn: due.day, state: page.case.state }
  }
  const event = lastEvent(page)
  const told = [page.case.state, event.account_id, event.on_behalf_of, event.duties.includes(due.duty)]
  mustEqual(told, ['suspendedIdle', null, 'operator', true], 'the suspension: state, account, on whose behalf, duty')
  stage.cite(event.duties)
  const { notices } = await user.get<{ notices: { kind: string; case_id: string }[] }>('/api/notices')
  must(
    notices.some(notice => notice.kind === 'serviceSuspended' && notice.case_id === idle.id),
    'the consumer was not told of the suspension',
  )
  mustEqual((await readCase(used.consumer.user, used.id)).case.state, 'active', 'the used service on that day')
  const refusal = await callRefused(stage, idle)
  return { provisional: false, dueOn: due.day, on: event.effective_on, by: 'system', for: event.on_behalf_of, refusal }
}

async function terminateIdle(stage: Stage, idle: Service): Promise<Facts> {
  const { user } = idle.consumer
  const { since } = (await readCase(user, idle.id)).case
  const due = expectedDue(stage, 'sharingService.suspendedIdle', since)
  const running = runningDuty(await readCase(user, idle.id), due.duty)
  mustEqual([running.due_on, running.provisional], [due.day, due.provisional], 'last day to object')
  stage.cite([due.duty])
  await advance(stage, due.day)
  mustEqual((await readCase(user, idle.id)).case.state, 'suspendedIdle', 'the suspended service on its last day')
  await advance(stage, '1d')
  const page = await readCase(user, idle.id)
  if (due.provisional) {
    mustEqual(page.case.state, 'suspendedIdle', 'the suspended service after a provisional last day')
    return { provisional: true, dueOn: due.day, state: page.case.state }
  }
  const event = lastEvent(page)
  const told = [page.case.state, event.account_id, event.effective_on, event.duties.includes(due.duty)]
  mustEqual(told, ['terminatedAuto', null, addDays(due.day, 1), true], 'the end: state, account, day of effect, duty')
  stage.cite(event.duties)
  return { provisional: false, dueOn: due.day, on: event.effective_on, refusal: await callRefused(stage, idle) }
}

// The call moved the day: the same three months, counted from it.
async function usedServiceLater(stage: Stage, used: Service, usedOn: Service['startedOn']): Promise<Facts> {
  const { user } = used.consumer
  const due = expectedDue(stage, 'sharingService.active', usedOn)
  if (today(stage) <= due.day) await advance(stage, addDays(due.day, 1))
  const page = await readCase(user, used.id)
  const suspended = page.timeline.find(event => event.to_state === 'suspendedIdle')
  const wanted = due.provisional ? undefined : addDays(due.day, 1)
  mustEqual(suspended?.effective_on, wanted, 'the day on which the service that was used once is suspended')
  return { usedOn, dueOn: due.day, provisional: due.provisional, suspendedOn: suspended?.effective_on ?? null }
}

async function mustKeep(stage: Stage, rare: Service): Promise<void> {
  const page = await readCase(rare.consumer.user, rare.id)
  mustEqual(page.case.state, 'active', 'the service of justified rarer use')
  await callOnce(stage, rare, 'a call of the service of rarer use')
}

async function callOnce(stage: Stage, service: Service, what: string): Promise<void> {
  await stage.server.settle()
  const answer = await callService(stage.server.url, service, { where: { code: '310107' } })
  mustEqual(answer.error, null, what)
}

async function callRefused(stage: Stage, service: Service): Promise<Facts> {
  await stage.server.settle()
  const { error } = await callService(stage.server.url, service, { where: { code: '310107' } })
  mustEqual(error?.code, 'service_stopped', 'a call of a stopped service')
  stage.cite(error?.duty ? [error.duty] : [])
  return { code: error?.code, message: error?.message }
}
