import { workdaysLeft } from '@gongshu/deadlines'
import { dutyOfRule, requiredFields } from '@gongshu/regulations'
import { type CasePage, lastEvent, readCase, runningDuty } from './case-page.ts'
import { type EntryForm, plannedEntries } from './entry-plan.ts'
import { must, mustEqual } from './expect.ts'
import { mustLeaveNoTrace } from './find-trace.ts'
import type { EntryName, Made, Party } from './made.ts'
import { provenEvent } from './proven-event.ts'
import { advance, expectedDue, type Facts, lawToday, left, type Stage, today } from './rehearsal-stage.ts'

type Submitted = { [E in EntryName]: { id: string; form: EntryForm } }

/** Four entries are compiled, refused, returned, resubmitted, reviewed late and published as leaves of the log. */
export async function catalogStep(stage: Stage): Promise<Facts> {
  const forms = plannedEntries(stage.seeded('entries'))
  const incomplete = await refuseIncomplete(stage, forms)
  const secret = await refuseStateSecret(stage, forms.holidays)
  const submitted = await submitAll(stage, forms)
  const returned = await returnOne(stage, submitted)
  const late = await reviewLate(stage, submitted, returned.name)
  const resubmitted = await resubmit(stage, submitted, returned)
  stage.made.entries = await publishAll(stage, submitted)
  const leaves = await proveLeaves(stage, stage.made.entries)
  return { published: Object.keys(submitted).length, incomplete, secret, returned: resubmitted, late, leaves }
}

// Each element that the law names is left out once; the refusal must name just that one and open no case.
async function refuseIncomplete(stage: Stage, forms: { [E in EntryName]: EntryForm }): Promise<Facts> {
  const { user } = left(stage, 'providers').streets
  const wanted = requiredFields(lawToday(stage), 'catalogEntry.submit')
  for (const { field, duty } of wanted) {
    const { [field as keyof EntryForm]: _, ...rest } = forms.streets
    const refusal = await user.refused('/api/catalog-entries/steps/submit', rest)
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
    const { user } = providers[name]
    const { caseId } = await user.post('/api/catalog-entries/steps/submit', form)
    const due = expectedDue(stage, 'catalogEntry.underReview', today(stage))
    const running = runningDuty(await readCase(user, caseId), due.duty)
    mustEqual(
      [running.due_on, running.provisional],
      [due.day, due.provisional],
      `last day of the review of ${form.name}`,
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

type Returned = { name: EntryName; reason: string; duty: string; dueOn: string }

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
  const due = expectedDue(stage, 'catalogEntry.returned', today(stage))
  mustEqual(runningDuty(page, due.duty).due_on, due.day, 'last day of the resubmission')
  const { notices } = await user.get<{ notices: { kind: string }[] }>('/api/notices')
  must(
    notices.some(notice => notice.kind === 'catalogEntryReturned'),
    'the provider was not told of the return',
  )
  return { name, reason, duty: due.duty, dueOn: due.day }
}

// The day of the review passes unused: nothing may be passed by lateness.
async function reviewLate(stage: Stage, submitted: Submitted, returned: EntryName): Promise<Facts> {
  const { operator } = left(stage, 'users')
  const due = expectedDue(stage, 'catalogEntry.underReview', today(stage))
  await advance(stage, '2wd')
  const calendar = stage.server.platform.calendar()
  const others = Object.entries(submitted).filter(([name]) => name !== returned)
  const daysLate: number[] = []
  for (const [, { id, form }] of others) {
    const page = await readCase(operator, id)
    mustEqual(page.case.state, 'underReview', `${form.name} after its review was due`)
    const running = runningDuty(page, due.duty)
    mustEqual(running.workdaysLeft, workdaysLeft(today(stage), due.day, calendar), `days left of ${form.name}`)
    must(running.workdaysLeft < 0, `the review of ${form.name} is not late`)
    daysLate.push(-running.workdaysLeft)
  }
  return { stillUnderReview: others.length, dueOn: due.day, today: today(stage), workdaysLate: Math.max(...daysLate) }
}

async function resubmit(stage: Stage, submitted: Submitted, { name, duty, dueOn }: Returned): Promise<Facts> {
  const { id, form } = submitted[name]
  const { user } = left(stage, 'providers')[name]
  must(today(stage) <= dueOn, `${today(stage)} is past the last day ${dueOn} of the resubmission`)
  const better = { ...form, description: `${form.description},取值范围见数据项说明` }
  const { state } = await user.post(`/api/catalog-entries/${id}/steps/resubmit`, better)
  mustEqual(state, 'underReview', 'the resubmitted entry')
  const page: CasePage = await readCase(user, id)
  const ended = page.duties.find(one => one.duty === duty)
  mustEqual(ended?.ended_on, today(stage), 'the day on which the resubmission ended its duty')
  return { entry: form.name, dueOn, resubmittedOn: today(stage) }
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
