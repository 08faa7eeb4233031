import { absenceOf, dutyOfRule, requiredFields } from '@gongshu/regulations'
import { lastEvent, readCase } from './case-page.ts'
import { must, mustEqual } from './expect.ts'
import type { PublishedEntry } from './made.ts'
import { type Facts, lawToday, left, type Stage } from './rehearsal-stage.ts'
import type { WebUser } from './web-user.ts'

const path = '/api/open-list-entries/steps/submit'

/** Files the work order of an open set: refused for each element that is left out, and for personal data. */
export async function submitWorkOrder(stage: Stage, entry: PublishedEntry): Promise<string> {
  const { user } = entry.provider
  const form = workOrderForm(entry)
  for (const { field, duty } of elementsOf(stage, form)) {
    const refusal = await user.refused(path, { ...form, [field]: undefined })
    mustEqual(
      [refusal.code, refusal.field, refusal.duty],
      ['field_missing', field, duty.id],
      `a work order without ${field}`,
    )
  }
  await refusePersonalData(stage, form)
  const { caseId } = await user.post(path, form)
  return caseId
}

/** The same, and the work order is returned with its ground, corrected and handed in again; it waits for acceptance. */
export async function refuseAndReturn(stage: Stage, entry: PublishedEntry): Promise<Facts> {
  const id = await submitWorkOrder(stage, entry)
  const reviewer = reviewerOf(stage)
  const cases = `/api/open-list-entries/${id}/steps`
  must((await reviewer.refused(`${cases}/return`, { reasonCode: 'incomplete' })).field, 'a return without a reason')
  const reason = '数据摘要过于简略,请补充'
  await reviewer.post(`${cases}/return`, { reasonCode: 'incomplete', reason })
  const page = await readCase(entry.provider.user, id)
  mustEqual([page.case.state, lastEvent(page).reason], ['returned', reason], 'the returned work order')
  const form = workOrderForm(entry)
  await entry.provider.user.post(`${cases}/resubmit`, { ...form, abstract: `${form.abstract},取值范围见字段说明` })
  mustEqual((await readCase(entry.provider.user, id)).case.state, 'submitted', 'the corrected work order')
  stage.made.workOrder = id
  return { elements: elementsOf(stage, form).map(({ field }) => field), returned: reason }
}

/** Who decides on work orders here. */
export function reviewerOf(stage: Stage): WebUser {
  const users = left(stage, 'users')
  const reviewer = stage.server.platform.jurisdiction.choices.openListReviewer.value
  if (!reviewer) throw new Error(absenceOf(stage.server.platform.jurisdiction, 'openListEntry.accept') ?? 'no reviewer')
  return users[reviewer]
}

type WorkOrder = ReturnType<typeof workOrderForm>

function workOrderForm(entry: PublishedEntry) {
  return {
    entryId: entry.id,
    title: '县级行政区划代码和名称',
    domain: '地理空间',
    abstract: '县级行政区的代码、名称和所属上级',
    items: entry.items.map(item => item.column),
    formats: ['csv', 'xlsx', 'json', 'parquet'],
    openingClass: 'unconditional',
    updateFrequency: 'yearly',
    reason: '社会公众普遍需要的基础代码',
    license: '公共数据开放协议',
  }
}

function elementsOf(stage: Stage, form: WorkOrder) {
  const wanted = requiredFields(lawToday(stage), 'openListEntry.submit').filter(({ field }) => field in form)
  // Two texts may ask for one element; the first that does is cited.
  return wanted.filter(({ field }, index) => wanted.findIndex(one => one.field === field) === index)
}

async function refusePersonalData(stage: Stage, form: WorkOrder): Promise<void> {
  const { people } = left(stage, 'entries')
  const item = people.items.find(one => one.personal)
  const refusal = await people.provider.user.refused(path, {
    ...form,
    title: '人口登记样本开放',
    entryId: people.id,
    items: [item?.column],
  })
  const duty = dutyOfRule(lawToday(stage), 'personalNotOpen')?.id
  mustEqual([refusal.code, refusal.duty], ['personal_data_not_open', duty], 'personal data on the open list')
}
