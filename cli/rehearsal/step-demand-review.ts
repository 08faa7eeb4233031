import { dutyOfRule } from '@gongshu/regulations'
import { readCase } from './case-page.ts'
import { type DemandForm, demandForm, submitDemand } from './demand-form.ts'
import { must, mustEqual } from './expect.ts'
import { grantedDemand, partsOf } from './granted-demand.ts'
import type { Party } from './made.ts'
import { advance, type Facts, lawToday, left, type Stage, today } from './rehearsal-stage.ts'
import { refuseWithoutEachField } from './required-demand-fields.ts'
import { servicesOf } from './started-service.ts'

const SILENCE = '60wd'

/** The providers decide without a limit: their silence brings nothing about, their approval starts the service. */
export async function demandReviewStep(stage: Stage): Promise<Facts> {
  const [consumer, other] = left(stage, 'consumers')
  const { people, streets, areas } = left(stage, 'entries')
  const columns = people.items.map(item => item.column).filter(column => column !== 'rec_id')
  const chosen = stage.seeded('reviewed columns').shuffled(columns).slice(0, 6)
  const form = demandForm('人口统计核对', [{ entry: people, columns: chosen }])
  const refused = await refuseUnlawful(stage, consumer, form)
  const { demandId, ...silence } = await waitInSilence(stage, consumer, form)
  const [service] = await servicesOf(stage, consumer, demandId)
  if (!service) throw new Error('the approved demand started no service')
  stage.made.direct = service
  mustEqual([...service.columns], chosen, 'the granted items')
  const { operator } = left(stage, 'users')
  const wanted = [streets, areas].map(entry => ({ entry, columns: ['code', 'name'] }))
  const providers = [streets.provider, areas.provider]
  const second = demandForm('辖区地名核对', wanted)
  const secondId = await grantedDemand({ consumer: other, operator, providers, form: second })
  stage.made.lapsed = await servicesOf(stage, other, secondId)
  return {
    refused,
    promises: await promisesSigned(stage, consumer, demandId),
    silence,
    services: stage.made.lapsed.length,
  }
}

async function refuseUnlawful(stage: Stage, consumer: Party, form: DemandForm): Promise<Facts> {
  const { user } = consumer
  const submit = (content: object) => user.refused('/api/demands', { content, password: user.password })
  const fields = await refuseWithoutEachField(stage, consumer, form)
  const { people } = left(stage, 'entries')
  const all = demandForm('人口统计核对', [{ entry: people, columns: people.items.map(item => item.column) }])
  const excessive = await submit(all)
  const duty = dutyOfRule(lawToday(stage), 'minimalItems')?.id
  mustEqual([excessive.field, excessive.duty], ['need', duty], 'a demand for all items without saying why')
  return { fields, allItems: excessive.code }
}

async function waitInSilence(stage: Stage, consumer: Party, form: DemandForm) {
  const { operator } = left(stage, 'users')
  const { people } = left(stage, 'entries')
  const { caseId: demandId } = await submitDemand(consumer, form)
  const direct = await operator.refused(`/api/demands/${demandId}/steps/confirmNorm`)
  mustEqual(direct.code, 'not_in_this_law', 'direct service')
  await operator.post(`/api/demands/${demandId}/steps/forward`)
  const [part] = await partsOf(consumer, demandId)
  if (!part) throw new Error('the demand has no part')
  const since = today(stage)
  const { days } = await advance(stage, SILENCE)
  const page = await readCase(people.provider.user, part.id)
  mustEqual([page.case.state, page.case.since, page.duties], ['forwarded', since, []], 'the part after the silence')
  mustEqual((await readCase(consumer.user, demandId)).case.state, 'underProviderReview', 'the demand after it')
  const deemed = days.reduce((sum, { applied }) => sum + applied, 0)
  mustEqual(deemed, 0, 'outcomes that came about by themselves')
  await people.provider.user.post(`/api/demand-parts/${part.id}/steps/decide`, { decision: 'approve' })
  return { demandId, waited: SILENCE, since, until: today(stage), deemed }
}

async function promisesSigned(stage: Stage, { user }: Party, demandId: string): Promise<string[]> {
  const file = JSON.parse(await user.text(`/api/demands/${demandId}/commitment`)) as { commitment: string }
  const { promises } = JSON.parse(file.commitment) as { promises: string[] }
  const quote = dutyOfRule(lawToday(stage), 'commitment')?.duty.quote ?? ''
  // Each promise carries the word of the text that asks for it.
  const named = ['真实性', '安全性', '合规性'].filter(word => quote.includes(word))
  must(
    named.every(word => promises.some(promise => promise.includes(word))),
    `the commitment does not promise ${named.join('、')}`,
  )
  return named
}
