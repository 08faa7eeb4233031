import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, days, type Limit, months, vendoredCalendar, workdays, years } from '@gongshu/deadlines'
import {
  chongming,
  clocksStartedBy,
  type Duty,
  dutiesFor,
  dutyOfRule,
  earliestOf,
  groundsFor,
  type Law,
  lastDayInForce,
  lawOn,
  putuo,
  refsOf,
  requiredFields,
  shanghai,
  type TextVersion,
  textVersions,
  zhenhai,
} from './index.ts'

const today = day('2026-03-02')
const inPutuo = lawOn(putuo, textVersions, today)
const inChongming = lawOn(chongming, textVersions, today)
const inZhenhai = lawOn(zhenhai, textVersions, today)

test('requirements of two texts on one step add up, each with its own duty', () => {
  const wanted = requiredFields(inChongming, 'openListEntry.submit')

  assert.deepEqual(
    wanted.filter(({ field }) => field === 'updateFrequency').map(({ duty }) => duty.id),
    ['CM-22a', 'SH-9.2'],
  )
  assert.ok(wanted.some(({ field, duty }) => field === 'abstract' && duty.id === 'SH-9.2'))
})

test('prohibitions of two texts add up: both stand behind the step', () => {
  const ids = dutiesFor(inChongming, 'openListEntry.submit').map(({ id }) => id)

  assert.deepEqual(
    ['CM-20.2', 'SH-14.1a'].filter(id => !ids.includes(id)),
    [],
  )
})

test('of two texts that name one rule, the owner of the matter governs', () => {
  const byDistrict = lawOn(
    { ...chongming, matters: { ...chongming.matters, openingProcedure: 'cm' } },
    textVersions,
    today,
  )

  assert.equal(dutyOfRule(inChongming, 'personalNotOpen')?.id, 'SH-14.1a')
  assert.equal(dutyOfRule(byDistrict, 'personalNotOpen')?.id, 'CM-20.2')
})

test('the same rule leads to the duty of each jurisdiction', () => {
  const dutiesOfRule = (rule: string) =>
    [putuo, chongming, zhenhai, shanghai].map(
      jurisdiction => dutyOfRule(lawOn(jurisdiction, textVersions, today), rule)?.id ?? null,
    )

  assert.deepEqual(dutiesOfRule('noStateSecret').slice(0, 3), ['PT-3.2', 'CM-3.2', 'ZH-30'])
  assert.deepEqual(dutiesOfRule('scenarioBound').slice(0, 3), ['PT-25', 'CM-18b', null])
  assert.deepEqual(dutiesOfRule('personalNotOpen'), ['SH-14.1a', 'SH-14.1a', 'ZH-5.2', 'SH-14.1a'])
  assert.deepEqual(dutiesOfRule('commitment').slice(0, 3), ['PT-18.1', 'CM-18a', null])
})

test('each jurisdiction demands its own elements of a catalog entry', () => {
  const fieldsOf = (law: Law) => requiredFields(law, 'catalogEntry.submit').map(({ field }) => field)

  assert.deepEqual(fieldsOf(inChongming), [
    'formats',
    'classification',
    'sharingAttribute',
    'openingAttribute',
    'updateFrequency',
  ])
  assert.deepEqual(fieldsOf(inZhenhai), [
    'name',
    'classification',
    'businessName',
    'source',
    'items',
    'formats',
    'sharingAttribute',
    'openingAttribute',
    'provisionMode',
    'updateFrequency',
    'sharingPeriod',
    'coverage',
    'managingBody',
  ])
})

test('a limit on sharing takes a rule as its ground where the text says so', () => {
  const levelsIn = (law: Law) => groundsFor(law, 'catalogEntry.submit')?.levels.includes('规章')

  assert.deepEqual([inPutuo, inChongming, inZhenhai].map(levelsIn), [false, true, true])
})

test('the same transition starts another limit in each jurisdiction, or none', () => {
  const limitsIn = (law: Law) =>
    (['catalogTask.open', 'dataIssue.forwarded', 'demandPart.forwarded'] as const).map(transition =>
      clocksStartedBy(law, transition).map(({ id, clock }) => ({ id, within: clock.within })),
    )

  assert.deepEqual(limitsIn(inPutuo), [
    [{ id: 'PT-11.2b', within: workdays(10) }],
    [],
    [{ id: 'PT-20b', within: workdays(5) }],
  ])
  assert.deepEqual(limitsIn(inChongming), [[{ id: 'CM-8', within: workdays(15) }], [], []])
  assert.deepEqual(limitsIn(inZhenhai), [
    [{ id: 'ZH-13b', within: workdays(5) }],
    [{ id: 'ZH-18.1', within: workdays(5) }],
    [],
  ])
})

test('the limits fall due on the days of the schedule, across holidays, make-up days and the end of a year', () => {
  const dueIn = (law: Law, transition: 'catalogTask.open' | 'dataIssue.forwarded', started: string) =>
    earliestOf(clocksStartedBy(law, transition), day(started), vendoredCalendar).map(({ due }) => due.day)

  assert.deepEqual(dueIn(inZhenhai, 'catalogTask.open', '2021-03-01'), ['2021-03-08'])
  assert.deepEqual(dueIn(inZhenhai, 'dataIssue.forwarded', '2021-09-30'), ['2021-10-13'])
  assert.deepEqual(dueIn(inZhenhai, 'dataIssue.forwarded', '2021-12-29'), ['2022-01-06'])
  assert.deepEqual(dueIn(inChongming, 'catalogTask.open', '2025-09-01'), ['2025-09-22'])
  assert.deepEqual(dueIn(inChongming, 'catalogTask.open', '2025-09-25'), ['2025-10-22'])
})

test('of two limits on one act the earlier day governs and both are cited', () => {
  // Seven days are shorter than six working days, except where make-up days fill the week before a holiday.
  const law = lawWith({ cm: limited(workdays(6)), sh: limited(days(7)) })
  const composedOn = (started: string) =>
    earliestOf(clocksStartedBy(law, 'demandPart.forwarded'), day(started), vendoredCalendar).map(
      ({ due, governing, cited }) => ({ due: due.day, governing: idsOf(governing), cited: idsOf(cited) }),
    )

  assert.deepEqual(composedOn('2026-03-02'), [{ due: '2026-03-09', governing: ['SH-1x'], cited: ['CM-1x', 'SH-1x'] }])
  assert.deepEqual(composedOn('2026-09-30'), [{ due: '2026-10-08', governing: ['SH-1x'], cited: ['CM-1x', 'SH-1x'] }])
})

test('two limits that end on the same day both govern, and other acts keep their own', () => {
  const same = lawWith({ cm: limited(workdays(5)), sh: limited(days(7)) })
  const apart = lawWith({ cm: limited(workdays(5)), sh: limited(months(1), 'demandPart.withdrawn') })
  const composed = (law: Law) =>
    earliestOf(clocksStartedBy(law, 'demandPart.forwarded'), today, vendoredCalendar).map(({ due, governing }) => [
      due.day,
      ...idsOf(governing),
    ])

  assert.deepEqual(composed(same), [['2026-03-09', 'CM-1x', 'SH-1x']])
  assert.deepEqual(composed(apart), [
    ['2026-03-09', 'CM-1x'],
    ['2026-04-02', 'SH-1x'],
  ])
})

test('CM-0, CM-35: a draft without a day of issue applies as a draft; issued, it lapses after two years', () => {
  const draft = textVersions.find(({ text }) => text === 'cm')
  assert.ok(draft)
  const issued: TextVersion = { ...draft, id: 'cm@2026-01-01', status: 'inForce', effectiveFrom: day('2026-01-01') }
  const refsOn = (today: string) => refsOf(lawOn({ ...chongming, texts: ['cm'] }, [issued], day(today)))

  assert.deepEqual([draft.status, draft.trial, lastDayInForce(draft)], ['draft', true, null])
  assert.deepEqual(draft.validity?.within, years(2))
  assert.equal(lastDayInForce(issued), '2027-12-31')
  assert.deepEqual(['2025-12-31', '2026-01-01', '2027-12-31', '2028-01-01'].map(refsOn), [
    [],
    ['cm@2026-01-01'],
    ['cm@2026-01-01'],
    [],
  ])
})

test('a validity that is no number of years is a bug', () => {
  const odd = { validity: { within: workdays(5), quote: '' }, effectiveFrom: today } as unknown as TextVersion

  assert.throws(() => lastDayInForce(odd), /number of years/)
})

function limited(within: Limit, end: 'demandPart.approved' | 'demandPart.withdrawn' = 'demandPart.approved'): Duty {
  const clock = { startsOn: 'demandPart.forwarded', on: 'part', endsOn: [end], within } as const
  return { kind: 'obligation', who: 'provider', quote: '', steps: ['demandPart.decide'], clock }
}

let invented = 0

function lawWith(duties: { readonly cm: Duty; readonly sh: Duty }): Law {
  const versions = (['cm', 'sh'] as const).map(text => {
    const id = `${text.toUpperCase()}-1x`
    const articles = { [id]: { text: '', duties: { [id]: duties[text] } } }
    return { id: `${text}@invented-${++invented}`, text, title: '', status: 'draft', articles } satisfies TextVersion
  })
  return lawOn(chongming, versions, today)
}

function idsOf(refs: readonly { readonly id: string }[]): string[] {
  return refs.map(({ id }) => id)
}
