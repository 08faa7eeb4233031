import { workdaysLeft } from '@gongshu/deadlines'
import { dutyOfRule, requiredFields } from '@gongshu/regulations'
import { type CasePage, lastEvent, readCase, runningDuty } from './case-page.ts'
import { type EntryForm, plannedEntries } from './entry-plan.ts'
import { must, mustEqual } from './expect.ts'
import { mustLeaveNoTrace } from './find-trace.ts'
import type { EntryName, Made, Party } from './made.ts'
import { provenEvent } from './proven-event.ts'
import {
  advance,
  dueIfAny,
  type ExpectedDue,
  type Facts,
  lawToday,
  left,
  type Stage,
  today,
} from './rehearsal-stage.ts'
import { reviewInUnit, submitEntry } from './reviewed-entry.ts'
import { refuseAndReturn } from './work-order.ts'

type Submitted = { [E in EntryName]: { id: string; form: EntryForm } }

/** Four entries are compiled, refused, returned, resubmitted, reviewed late and published as leaves of the log. */
export async function catalogStep(stage: Stage): Promise<Facts> {
  const forms = plannedEntries(stage.seeded('entries'), stage.server.platform.jurisdiction)
  const incomplete = await refuseIncomplete(stage, forms)
  const secret = await refuseStateSecret(stage, forms.holidays)
  const submitted = await submitAll(stage, forms)
  const returned = await returnOne(stage, submitted)
  const late = await reviewLate(stage, submitted, returned.name)
  const resubmitted = await resubmit(stage, submitted, returned)
  stage.made.entries = await publishAll(stage, submitted)
  const leaves = await proveLeaves(stage, stage.made.entries)
  const openList = await fileWorkOrder(stage, incomplete.elements)
  return {
    published: Object.keys(submitted).length,
    incomplete,
    secret,
    returned: resubmitted,
    late,
    leaves,
    ...openList,
  }
}

// Each element that the law names is left out once; the refusal must name just that one and open no case.
async function refuseIncomplete(stage: Stage, forms: { [E in EntryName]: EntryForm }): Promise<{ elements: string[] }> {
  const { user } = left(stage, 'providers').streets
  const wanted = requiredFields(lawToday(stage), 'catalogEntry.submit')
  for (const { field, duty } of wanted) {
    const { [field as keyof EntryForm]: _, ...rest } = forms.streets
    // Every entry has a name and items in its form; what the law misses there is left empty.
    const without = { ...(field === 'items' ? { items: [] } : {}), ...(field === 'name' ? { name: '' } : {}), ...rest }
    const refusal = await user.refused('/api/catalog-entries/steps/submit', without)
    mustEqual(
      [refusal.code, refusal.field, refusal.duty],
      ['field_missing', field, duty.id],
      `an entry without ${field}`,
    )
  }
  const { entries } = await user.get<{ entries: unknown[] }>('/api/catalog-entries')
  mustEqual(entries, [], 'entries after refused submissions')
  return { elements: wanted.map(({ field }) => field) }
}

async function refuseStateSecret(stage: Stage, form: EntryForm): Promise<Facts> {
  const { user } = left(stage, 'providers').holidays
  const marker = `mm${stage.seeded('secret marker').hex(20)}`
  const refusal = await user.refused('/api/catalog-entries/steps/submit', {
    ...form,
    name: `涉密条目${marker}`,
    description: `内容 ${marker}`,
    stateSecret: true,
  })
  const duty = dutyOfRule(lawToday(stage), 'noStateSecret')?.id
  mustEqual([refusal.code, refusal.duty], ['state_secret', duty], 'an entry flagged as a state secret')
  const searched = await mustLeaveNoTrace(stage, marker)
  return { code: refusal.code, ...searched }
}

async function submitAll(stage: Stage, forms: { [E in EntryName]: EntryForm }): Promise<Submitted> {
  const providers = left(stage, 'providers')
  const submitted = {} as Submitted
  for (const [name, form] of Object.entries(forms) as [EntryName, EntryForm][]) {
    const caseId = await submitEntry(providers[name], form)
    mustRunUntil(
      await readCase(providers[name].user, caseId),
      dueIfAny(stage, 'catalogEntry.underReview', today(stage)),
      `the review of ${form.name}`,
    )
    submitted[name] = { id: caseId, form }
  }
  const again = await providers.areas.user.refused('/api/catalog-entries/steps/submit', {
    ...forms.streets,
    name: '街道 和乡镇。',
  })
  mustEqual(again.code, 'name_not_distinct', 'a second entry of one name')
  return submitted
}

// Where the law gives no limit, none runs: nothing may be invented.
function mustRunUntil(page: CasePage, due: ExpectedDue | null, what: string): void {
  const running = page.duties.filter(one => one.ended_on === null)
  const limits = running.map(({ duty, due_on, provisional }) => [duty, due_on, provisional])
  mustEqual(limits, due ? [[due.duty, due.day, due.provisional]] : [], `the limit of ${what}`)
}

type Returned = { name: EntryName; reason: string; due: ExpectedDue | null }

async function returnOne(stage: Stage, submitted: Submitted): Promise<Returned> {
  const { operator } = left(stage, 'users')
  const name = stage.seeded('returned entry').pick(['areas', 'holidays', 'people'] as const)
  const path = `/api/catalog-entries/${submitted[name].id}/steps/return`
  const silent = await operator.refused(path)
  mustEqual(silent.code, 'reason_missing', 'a return without a reason')
  const reason = '数据项说明过于简略,请补充含义和取值范围'
  await operator.post(path, { reason })
  const { user } = left(stage, 'providers')[name]
  const page = await readCase(user, submitted[name].id)
  mustEqual([page.case.state, lastEvent(page).reason], ['returned', reason], 'the returned entry')
  const due = dueIfAny(stage, 'catalogEntry.returned', today(stage))
  mustRunUntil(page, due, 'the resubmission')
  const { notices } = await user.get<{ notices: { kind: string }[] }>('/api/notices')
  must(
    notices.some(notice => notice.kind === 'catalogEntryReturned'),
    'the provider was not told of the return',
  )
  return { name, reason, due }
}

// The day of the review passes unused: nothing may be passed by lateness.
async function reviewLate(stage: Stage, submitted: Submitted, returned: EntryName): Promise<Facts> {
  const { operator } = left(stage, 'users')
  const due = dueIfAny(stage, 'catalogEntry.underReview', today(stage))
  await advance(stage, '2wd')
  const others = Object.entries(submitted).filter(([name]) => name !== returned)
  const daysLate: number[] = []
  for (const [, { id, form }] of others) {
    const page = await readCase(operator, id)
    mustEqual(page.case.state, 'underReview', `${form.name} after its review was due`)
    if (due) daysLate.push(daysLateOf(stage, page, due))
  }
  const late = due ? { dueOn: due.day, workdaysLate: Math.max(...daysLate) } : {}
  return { stillUnderReview: others.length, today: today(stage), ...late }
}

function daysLateOf(stage: Stage, page: CasePage, due: ExpectedDue): number {
  const running = runningDuty(page, due.duty)
  const left = workdaysLeft(today(stage), due.day, stage.server.platform.calendar())
  mustEqual(running.workdaysLeft, left, `days left of ${page.case.title}`)
  must(running.workdaysLeft < 0, `the review of ${page.case.title} is not late`)
  return -running.workdaysLeft
}

async function resubmit(stage: Stage, submitted: Submitted, { name, due }: Returned): Promise<Facts> {
  const { id, form } = submitted[name]
  const party = left(stage, 'providers')[name]
  must(!due || today(stage) <= due.day, `${today(stage)} is past the last day ${due?.day} of the resubmission`)
  const better = { ...form, description: `${form.description},取值范围见数据项说明` }
  await party.user.post(`/api/catalog-entries/${id}/steps/resubmit`, better)
  await reviewInUnit(party, id)
  const page: CasePage = await readCase(party.user, id)
  mustEqual(page.case.state, 'underReview', 'the resubmitted entry')
  const ended = page.duties.find(one => one.duty === due?.duty)
  if (due) mustEqual(ended?.ended_on, today(stage), 'the day on which the resubmission ended its duty')
  return { entry: form.name, ...(due ? { dueOn: due.day } : {}), resubmittedOn: today(stage) }
}

async function publishAll(stage: Stage, submitted: Submitted): Promise<Made['entries']> {
  const { operator } = left(stage, 'users')
  const providers = left(stage, 'providers')
  const published = {} as Record<EntryName, Made['entries'][EntryName]>
  for (const [name, { id, form }] of Object.entries(submitted) as [EntryName, Submitted[EntryName]][]) {
    const own = await providers[name].user.refused(`/api/catalog-entries/${id}/steps/pass`)
    mustEqual(own.code, 'role_missing', 'an entry passed by its own provider')
    const { state } = await operator.post(`/api/catalog-entries/${id}/steps/pass`)
    mustEqual(state, 'published', form.name)
    const collectionId = await collectionOf(providers[name], id)
    published[name] = {
      id,
      title: form.name,
      provider: providers[name],
      collectionId,
      publishedOn: today(stage),
      items: form.items,
    }
  }
  return published
}

export async function collectionOf({ user }: Party, entryId: string): Promise<string> {
  const { collections } = await user.get<{ collections: { id: string; entry_id: string }[] }>('/api/collections')
  const found = collections.find(one => one.entry_id === entryId)
  if (!found) throw new Error('publication opened no collection')
  return found.id
}

// Where the text asks no element of an entry, the list of open data is what is compiled, refused and returned.
async function fileWorkOrder(stage: Stage, elements: readonly string[]): Promise<Facts> {
  if (elements.length) return {}
  return { openList: await refuseAndReturn(stage, left(stage, 'entries').areas) }
}

async function proveLeaves(stage: Stage, entries: Made['entries']): Promise<number[]> {
  const indexes: number[] = []
  for (const entry of Object.values(entries)) {
    const page = await readCase(entry.provider.user, entry.id)
    const { event, index } = await provenEvent(stage, lastEvent(page).id)
    const { case: subject, to } = event as { case?: { id?: string }; to?: string }
    mustEqual([subject?.id, to], [entry.id, 'published'], `the leaf of ${entry.title}`)
    indexes.push(index)
  }
  return indexes
}
