import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { day } from '@gongshu/deadlines'
import {
  absenceOf,
  caseTypeOf,
  chongming,
  clocksOf,
  conflictsOf,
  dutiesFor,
  dutiesOf,
  dutyOfRule,
  groundsFor,
  type Jurisdiction,
  jurisdictions,
  type Law,
  lawOn,
  type Matter,
  matterOf,
  matters,
  putuo,
  refsOf,
  shanghai,
  type TextVersion,
  textVersions,
  zhenhai,
} from './index.ts'

const all: readonly Jurisdiction[] = Object.values(jurisdictions)
const today = day('2026-03-02')
const lawOf = (jurisdiction: Jurisdiction) => lawOn(jurisdiction, textVersions, today)

test('every jurisdiction is composed of its texts, drafts with their status', () => {
  const composed = all.map(jurisdiction => {
    const { texts } = lawOf(jurisdiction)
    return [jurisdiction.id, ...texts.map(({ id, status }) => `${id} ${status}`)]
  })

  assert.deepEqual(composed, [
    ['putuo', 'pt@2023-06-21 inForce', 'sh@draft-2022 draft'],
    ['chongming', 'cm@draft draft', 'sh@draft-2022 draft'],
    ['zhenhai', 'zh@2021-01-01 inForce'],
    ['shanghai', 'sh@draft-2022 draft'],
  ])
})

test('ZH-0, ZH-32: the rules carry both numbers, and apply from the first day of 2021', () => {
  const zh = textVersions.find(({ text }) => text === 'zh')
  const refsOn = (today: string) => refsOf(lawOn(zhenhai, textVersions, day(today)))

  assert.deepEqual(
    [zh?.documentNumber, zh?.normativeNumber, zh?.issuedOn],
    ['镇政办发〔2020〕79号', 'BZHD01–2020–0014', '2020-11-23'],
  )
  assert.deepEqual([refsOn('2020-12-31'), refsOn('2021-01-01'), refsOn('2035-01-01')], [[], [zh?.id], [zh?.id]])
})

test('every matter is owned by a text of the jurisdiction or absent with a reason, never both', () => {
  for (const { id, texts, matters: owned, absent } of all) {
    for (const matter of matters) {
      const text = owned[matter]
      assert.equal(text === undefined, Boolean(absent[matter]), `${id}: ${matter} is owned or absent`)
      assert.ok(text === undefined || texts.includes(text), `${id}: ${text} is no text of it`)
    }
  }
})

test('a matter is absent where no text names a step of it, and present where one does', () => {
  // Classes and bans of opening are met by the steps of catalog and open list.
  const withoutCase: Matter[] = ['opening']
  // Open data hang on entries and data whose cataloging and collection the text presumes; for their quality it has
  // duties that no case fulfils.
  const presumed: { readonly [id: string]: readonly Matter[] } = { shanghai: ['catalog', 'collection', 'quality'] }
  for (const jurisdiction of all) {
    const named = new Set(mattersNamedBy(lawOf(jurisdiction)).keys())
    for (const matter of withoutCase) named.add(matter)
    for (const matter of presumed[jurisdiction.id] ?? []) named.add(matter)

    assert.deepEqual(
      matters.filter(matter => named.has(matter)),
      matters.filter(matter => jurisdiction.matters[matter]),
      jurisdiction.id,
    )
  }
})

test('where two texts name steps of one matter, the choice of its owner has a reason', () => {
  for (const jurisdiction of all) {
    for (const [matter, texts] of mattersNamedBy(lawOf(jurisdiction))) {
      if (texts.size > 1) assert.match(jurisdiction.ownership[matter] ?? '', chinese, `${jurisdiction.id}: ${matter}`)
    }
  }
})

test('a step of a matter that is absent has a reason, the same step elsewhere has none', () => {
  assert.match(absenceOf(zhenhai, 'openListEntry.submit') ?? '', /未规定开放清单/)
  assert.match(absenceOf(shanghai, 'demand.submit') ?? '', /不规范单位之间的共享/)
  assert.equal(absenceOf(putuo, 'openListEntry.submit'), null)
  assert.equal(absenceOf(zhenhai, 'demand.submit'), null)
})

test('every choice and every absence has its reason in Chinese', () => {
  for (const { id, choices, absent } of all) {
    for (const [name, { reason }] of Object.entries(choices)) assert.match(reason, chinese, `${id}: ${name}`)
    for (const [matter, reason] of Object.entries(absent)) assert.match(reason, chinese, `${id}: ${matter}`)
  }
})

test('only the first district knows outcomes without a decision', () => {
  const acting = all.map(jurisdiction => [
    jurisdiction.id,
    ...clocksOf(lawOf(jurisdiction)).flatMap(({ clock }) => clock.ifMissed?.outcome ?? []),
  ])

  assert.deepEqual(acting, [
    ['putuo', 'demandPart.deemedApproved', 'sharingService.suspendedIdle', 'sharingService.terminatedAuto'],
    ['chongming'],
    ['zhenhai'],
    ['shanghai'],
  ])
})

test('no choice says other than the texts', () => {
  for (const jurisdiction of all) {
    const { choices, id } = jurisdiction
    const law = lawOf(jurisdiction)
    const outcomes = clocksOf(law).flatMap(({ clock }) => (clock.ifMissed ? [clock.ifMissed] : []))

    assert.deepEqual(
      {
        actsOnBehalf: choices.actsOnBehalf.value,
        idleSuspension: choices.idleSuspension.value,
        directAccess: choices.directAccess.value,
        unitReview: choices.catalogReview.value === 'unitThenOperator',
        cityReview: choices.demandReview.value === 'city',
        grounds: choices.groundNeededFor.value.length > 0,
        byReference: choices.byReference.value !== null,
        openList: choices.openListReviewer.value !== null,
        draft: choices.draftNeedsConfirmation.value,
      },
      {
        actsOnBehalf: outcomes.some(({ onBehalfOf }) => onBehalfOf),
        idleSuspension: outcomes.some(({ outcome }) => outcome === 'sharingService.suspendedIdle'),
        directAccess: dutiesFor(law, 'demand.confirmNorm').length > 0,
        unitReview: dutiesFor(law, 'catalogEntry.reviewInUnit').length > 0,
        cityReview: dutyOfRule(law, 'cityDecides') !== null,
        grounds: groundsFor(law, 'catalogEntry.submit') !== null,
        byReference: dutyOfRule(law, 'byReference') !== null,
        openList: jurisdiction.matters.openingProcedure !== undefined,
        draft: law.texts.some(({ status }) => status === 'draft'),
      },
      id,
    )
  }
})

test('classes, modes and offices are called as the texts call them', () => {
  for (const { id, texts, words, offices } of all) {
    const source = texts.map(sourceOf).join('')
    const named = [words.sharingClasses, words.openingClasses, words.provisionModes, words.fields, offices]
    for (const word of named.flatMap(list => Object.values(list)).flatMap(list => list.split('、'))) {
      assert.ok(source.includes(word.normalize('NFKC')), `${id}: “${word}” stands in none of its texts`)
    }
  }
})

test('the classes carry the codes that forms and choices use', () => {
  const codes = all.map(({ words }) => [Object.keys(words.sharingClasses), Object.keys(words.openingClasses)])
  const sharing = ['shared', 'conditional', 'notShared']
  const opening = ['unconditional', 'conditional', 'notOpen']

  assert.deepEqual(codes, [
    [[], opening],
    [sharing, opening],
    [sharing, []],
    [[], opening],
  ])
})

test('a district of this release knows its city', () => {
  const parents = all.map(({ level, regionCode, parent }) => [level, regionCode, parent?.regionCode, parent?.id])

  assert.deepEqual(parents, [
    ['district', '310107', '310000', 'shanghai'],
    ['district', '310151', '310000', 'shanghai'],
    ['district', '330211', '330200', undefined],
    ['city', '310000', undefined, undefined],
  ])
})

test('nothing in the law of a jurisdiction contradicts itself', () => {
  for (const jurisdiction of all) assert.deepEqual(conflictsOf(lawOf(jurisdiction)), [], jurisdiction.id)
})

test('a conflict that nothing settles is told with both duties', () => {
  const law = lawOf({ ...chongming, matters: { ...chongming.matters, collection: 'sh' } })
  const narrower = versionWith(law, 'sh', {
    'SH-99': {
      text: '',
      duties: {
        'SH-99': {
          kind: 'obligation',
          who: 'provider',
          quote: '',
          steps: ['collection.judgeRefusal'],
          grounds: ['法律'],
        },
      },
    },
  })

  const unsettled = conflictsOf({ ...narrower, jurisdiction: { ...chongming, matters: {} } })
  assert.deepEqual(
    unsettled.map(({ kind, duties, about }) => [kind, ...duties.map(({ id }) => id), about]),
    [['twoGrounds', 'CM-11', 'SH-99', 'collection.judgeRefusal']],
  )
  assert.deepEqual(conflictsOf(narrower), [])
  assert.equal(groundsFor(narrower, 'collection.judgeRefusal')?.duty.id, 'SH-99')
})

test('CM-3.1: the whole life of data is covered, registration and authorised operation too', () => {
  const owned: Jurisdiction['matters'] = chongming.matters
  const wanted: Matter[] = ['capture', 'collection', 'quality', 'sharing', 'opening', 'operation', 'security']

  assert.deepEqual(
    wanted.filter(matter => owned[matter] === undefined),
    [],
  )
  assert.equal(absenceOf(chongming, 'registration.apply'), null)
})

const chinese = /[\u4e00-\u9fff]{6}/

/** The matters whose steps the duties of a law name, with the texts that do. */
function mattersNamedBy(law: Law): Map<Matter, Set<string>> {
  const named = new Map<Matter, Set<string>>()
  for (const { duty, text } of dutiesOf(law)) {
    for (const step of duty.steps ?? []) {
      const matter = matterOf[caseTypeOf(step)]
      named.set(matter, (named.get(matter) ?? new Set()).add(text.text))
    }
  }
  return named
}

function versionWith(law: Law, text: string, articles: TextVersion['articles']): Law {
  const texts = law.texts.map(one =>
    one.text === text ? { ...one, id: `${one.id}+`, articles: { ...one.articles, ...articles } } : one,
  )
  return { ...law, texts }
}

function sourceOf(text: string): string {
  return readFileSync(join(import.meta.dirname, text, 'source.txt'), 'utf8')
    .normalize('NFKC')
    .replace(/\s/g, '')
}
