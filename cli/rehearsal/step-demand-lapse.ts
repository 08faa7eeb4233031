import { addDays, type Day } from '@gongshu/deadlines'
import { lastEvent, readCase, runningDuty } from './case-page.ts'
import { demandForm, submitDemand } from './demand-form.ts'
import { must, mustEqual } from './expect.ts'
import { type DemandPart, partsOf } from './granted-demand.ts'
import type { Party } from './made.ts'
import { advance, expectedDue, type Facts, left, type Stage, today } from './rehearsal-stage.ts'
import { servicesOf } from './started-service.ts'
import type { WebUser } from './web-user.ts'

/** One provider approves, one stays silent until silence counts as approval; a third demand is rejected with a ground. */
export async function demandLapseStep(stage: Stage): Promise<Facts> {
  const [, consumer] = left(stage, 'consumers')
  const { streets, areas } = left(stage, 'entries')
  const wanted = [
    { entry: streets, columns: ['code', 'name', 'areaCode'] },
    { entry: areas, columns: ['code', 'name'] },
  ]
  const chance = stage.seeded('who stays silent')
  const [active, silent] = chance.shuffled([streets.provider, areas.provider])
  if (!active || !silent) throw new Error('two providers are needed')
  const demandId = await forwarded(stage, consumer, demandForm('辖区地名核对', wanted))
  const parts = await partsOf(consumer, demandId)
  mustEqual(parts.length, 2, 'parts of the demand')
  await active.user.post(`/api/demand-parts/${partOf(parts, active)}/steps/decide`, { decision: 'approve' })
  const lapse = await waitInSilence(stage, silent, partOf(parts, silent))
  const rejected = await rejectWithGround(stage, consumer)
  await stage.server.settle()
  const page = await readCase(consumer.user, demandId)
  mustEqual(page.case.state, 'inService', 'the demand after the silence')
  must(
    page.timeline.some(event => event.to_state === 'deemedApproved'),
    'the demand was not settled as deemed approved',
  )
  stage.made.lapsed = await servicesOf(stage, consumer, demandId)
  return { lapse, rejected, services: stage.made.lapsed.length }
}

function partOf(parts: readonly DemandPart[], provider: Party): string {
  const part = parts.find(one => one.provider_id === provider.unitId)
  if (!part) throw new Error(`${provider.unit} has no part`)
  return part.id
}

async function forwarded(stage: Stage, consumer: Party, form: ReturnType<typeof demandForm>): Promise<string> {
  const { caseId } = await submitDemand(consumer, form)
  const { operator } = left(stage, 'users')
  const direct = await operator.refused(`/api/demands/${caseId}/steps/confirmNorm`)
  mustEqual(direct.code, 'direct_case_missing', 'direct service without a case for it')
  await operator.post(`/api/demands/${caseId}/steps/forward`)
  return caseId
}

type Lapse = Facts & { readonly provisional: boolean }

async function waitInSilence(stage: Stage, { user }: Party, partId: string): Promise<Lapse> {
  const due = expectedDue(stage, 'demandPart.forwarded', today(stage))
  const running = runningDuty(await readCase(user, partId), due.duty)
  mustEqual([running.due_on, running.provisional], [due.day, due.provisional], 'last day of the silent part')
  await advance(stage, '4wd')
  const lastBut = await readCase(user, partId)
  mustEqual(
    [lastBut.case.state, runningDuty(lastBut, due.duty).workdaysLeft],
    ['forwarded', 1],
    'the part on the 4th day',
  )
  await advance(stage, due.day)
  mustEqual((await readCase(user, partId)).case.state, 'forwarded', 'the part on its last day')
  return due.provisional
    ? stayOpen(stage, { user, partId, dueOn: due.day })
    : lapseAtTheDoor(stage, { user, partId, ...due })
}

// Nothing happens by itself on a day that may still move: the provider goes on being waited for and decides.
async function stayOpen(
  stage: Stage,
  { user, partId, dueOn }: { user: WebUser; partId: string; dueOn: Day },
): Promise<Lapse> {
  await advance(stage, '2wd')
  mustEqual((await readCase(user, partId)).case.state, 'forwarded', 'the part after a provisional last day')
  await user.post(`/api/demand-parts/${partId}/steps/decide`, { decision: 'approve' })
  return { provisional: true, dueOn, decidedOn: today(stage) }
}

type Due = { user: WebUser; partId: string; day: Day; duty: string }

async function lapseAtTheDoor(stage: Stage, { user, partId, day, duty }: Due): Promise<Lapse> {
  // The day alone moves here, without the sweep that an advance runs: the door itself must know what is due.
  const after = addDays(day, 1)
  await stage.server.platform.moveToday(after)
  const shownBefore = (await readCase(user, partId)).case.state
  const refusal = await user.refused(`/api/demand-parts/${partId}/steps/decide`, rejection)
  const page = await readCase(user, partId)
  mustEqual([refusal.code, page.case.state], ['step_not_possible', 'deemedApproved'], 'a rejection on the day after')
  const event = lastEvent(page)
  const facts = [event.effective_on, event.account_id, event.duties.includes(duty)]
  mustEqual(facts, [after, null, true], 'the event of the silence: day of effect, account, duty')
  stage.cite(event.duties)
  return { provisional: false, dueOn: day, effectiveOn: event.effective_on, duty, shownBefore }
}

const rejection = {
  decision: 'reject',
  ground: { level: '法律', title: '中华人民共和国数据安全法', article: '第三十八条' },
}

async function rejectWithGround(stage: Stage, consumer: Party): Promise<Facts> {
  const { holidays } = left(stage, 'entries')
  const form = demandForm('值班安排核对', [{ entry: holidays, columns: ['date', 'isOffDay'] }])
  const demandId = await forwarded(stage, consumer, form)
  const partId = partOf(await partsOf(consumer, demandId), holidays.provider)
  const path = `/api/demand-parts/${partId}/steps/decide`
  const groundless = await holidays.provider.user.refused(path, { decision: 'reject' })
  mustEqual(groundless.code, 'ground_missing', 'a rejection without a ground')
  const low = { ...rejection, ground: { ...rejection.ground, level: '规范性文件' } }
  mustEqual((await holidays.provider.user.refused(path, low)).code, 'ground_level', 'a rejection on a low ground')
  await holidays.provider.user.post(path, rejection)
  const page = await readCase(consumer.user, partId)
  const { reason } = lastEvent(page)
  must(reason?.includes(rejection.ground.title), `the recorded reason is ${reason}`)
  mustEqual((await readCase(consumer.user, demandId)).case.state, 'rejected', 'the rejected demand')
  return { withoutGround: groundless.code, reason }
}
