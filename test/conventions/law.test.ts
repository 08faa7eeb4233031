import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Limit } from '@gongshu/deadlines'
import {
  type Article,
  articlesIn,
  type CaseType,
  type Clock,
  cases,
  caseTypeOf,
  type Duty,
  isStep,
  type TextVersion,
  textVersions,
  transition,
} from '@gongshu/regulations'

// Texts that are data from the first article to the last; of the others only some articles are.
const complete: { readonly [text: string]: number } = { pt: 34, zh: 32, cm: 35, sh: 38 }

const root = join(import.meta.dirname, '../..')
const matrixIds: { readonly [text: string]: readonly string[] } = JSON.parse(
  readFileSync(join(root, 'test/fixtures/duty-ids.json'), 'utf8'),
)

test('every article says what the published text says', () => {
  for (const version of textVersions) {
    const published = new Map(sourceOf(version).map(({ number, text }) => [articleId(version, number), text]))

    for (const [id, article] of articlesOf(version)) {
      assert.equal(fold(article.text), fold(published.get(id) ?? ''), `${id} differs from ${version.text}/source.txt`)
    }
  }
})

test('a complete text has all its articles, in order', () => {
  for (const version of textVersions) {
    const size = complete[version.text]
    if (size === undefined) continue
    const wanted = Array.from({ length: size }, (_, index) => articleId(version, index + 1))

    const found = {
      source: sourceOf(version).map(({ number }) => articleId(version, number)),
      data: Object.keys(version.articles),
    }

    assert.deepEqual(found, { source: wanted, data: wanted })
  }
})

test('articles stand in the order of the text', () => {
  for (const version of textVersions) {
    const numbers = Object.keys(version.articles).map(id => Number(id.split('-')[1]))

    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => a - b),
      `sort the articles in ${version.text}/index.ts`,
    )
  }
})

test('every quotation stands in its article, with the same punctuation', () => {
  for (const { id, article, duty } of allDuties()) {
    for (const quote of quotesOf(duty)) {
      const isVerbatim = quote !== '' && withoutSpace(article.text).includes(withoutSpace(quote))

      assert.ok(isVerbatim, `${id}: “${quote}” is not in its article; copy the words from source.txt`)
    }
  }
})

test('every number of a limit stands in the words of its duty', () => {
  for (const { id, duty } of allDuties()) {
    for (const { limit, quote } of limitsOf(duty)) {
      const words = wordsOf(limit)

      assert.ok(
        words.some(word => quote.includes(word)),
        `${id}: none of ${words.join(', ')} in “${quote}”`,
      )
    }
  }
})

test('every limit in the words of an article runs as a clock', () => {
  // A measure of use that a demand has to justify; nothing runs by it.
  const withoutClock = ['PT-17.3']
  const limitWords = /\d+(?:个工作日|日内|个月)/g
  for (const { id, article, duty } of allDuties()) {
    const namesLimit = duty.quote.match(limitWords) !== null && !withoutClock.includes(id)
    assert.equal(duty.clock !== undefined, namesLimit, `${id}: a limit in the quotation and a clock go together`)

    const quoted = Object.values(article.duties).map(({ quote }) => quote)
    for (const limit of article.text.match(limitWords) ?? []) {
      const isQuoted = quoted.some(quote => quote.includes(limit))
      assert.ok(isQuoted, `${id}: no duty of the article quotes the limit ${limit}`)
    }
  }
})

test('every step is declared, once', () => {
  for (const { id, duty } of allDuties()) {
    const steps = duty.steps ?? []
    for (const step of steps) assert.ok(isStep(step), `${id}: declare ${step} in steps.ts`)
    assert.equal(new Set(steps).size, steps.length, `${id} names a step twice`)

    for (const { on } of duty.requires ?? []) {
      for (const step of on ?? [])
        assert.ok(steps.includes(step), `${id}: a requirement binds ${step}, no step of the duty`)
    }
  }
  for (const [name, { states, steps }] of Object.entries(cases)) {
    assert.equal(new Set<string>(states).size, states.length, `${name} has a state twice`)
    assert.equal(new Set<string>(steps).size, steps.length, `${name} has a step twice`)
  }
})

test('every transition of a clock is declared, and its end is reached by the case that the clock hangs on', () => {
  for (const { id, clock } of allClocks()) {
    const ends = [...clock.endsOn, ...(clock.ifMissed ? [clock.ifMissed.outcome] : [])]
    for (const name of [clock.startsOn, ...ends]) assert.equal(transition(...partsOf(name)), name)

    const endTypes = new Set(ends.map(caseTypeOf))

    assert.equal(endTypes.size, 1, `${id}: the clock ends on more than one case type`)
    const endsOnItsOwn = endTypes.has(caseTypeOf(clock.startsOn))
    assert.equal(endsOnItsOwn, clock.on !== 'linkedCase', `${id}: a clock ends on the case that it hangs on`)
    assert.ok(!clock.endsOn.includes(clock.startsOn), `${id}: the clock would end where it starts`)
  }
})

test('an outcome without a decision is no ordinary end of the same clock', () => {
  for (const { id, clock } of allClocks()) {
    if (clock.ifMissed)
      assert.ok(!clock.endsOn.includes(clock.ifMissed.outcome), `${id}: remove the outcome from endsOn`)
  }
})

test('only the deemed approval and the automatic termination act by themselves', () => {
  const acting = allClocks().flatMap(({ id, clock }) =>
    clock.ifMissed ? [{ id, outcome: clock.ifMissed.outcome, onBehalfOf: clock.ifMissed.onBehalfOf ?? null }] : [],
  )

  assert.deepEqual(acting, [
    { id: 'PT-20b', outcome: 'demandPart.deemedApproved', onBehalfOf: null },
    { id: 'PT-26.2a', outcome: 'sharingService.suspendedIdle', onBehalfOf: 'operator' },
    { id: 'PT-26.2b', outcome: 'sharingService.terminatedAuto', onBehalfOf: null },
  ])
})

test('the duties of an article are those of the matrix', () => {
  for (const version of textVersions) {
    const known = (matrixIds[version.text] ?? []).filter(id => numberOf(id) > 0)
    for (const [articleId, { duties }] of articlesOf(version)) {
      const wanted = known.filter(id => numberOf(id) === numberOf(articleId))
      assert.deepEqual(Object.keys(duties), wanted, `${articleId} has other duties than the matrix`)
    }
    if (version.text in complete) {
      const found = articlesOf(version).flatMap(([, { duties }]) => Object.keys(duties))
      assert.deepEqual(found, known, `${version.text} misses duties of the matrix`)
    }
  }
})

test('what software has no part in says why, and asks nothing of software', () => {
  for (const { id, duty } of allDuties()) {
    if (duty.noSoftwareDuty === undefined) continue
    const { steps, clock, requires, recurs, grounds } = duty
    const asked = { steps, clock, requires, recurs, grounds }

    assert.notEqual(duty.noSoftwareDuty.trim(), '', `${id}: say why software has no part in it`)
    assert.deepEqual(Object.values(asked).filter(Boolean), [], `${id} asks for software and says there is none`)
  }
  for (const version of textVersions) {
    for (const [id, article] of articlesOf(version)) {
      const isEmpty = Object.keys(article.duties).length === 0
      assert.equal(
        article.noSoftwareDuty !== undefined,
        isEmpty,
        `${id}: an article without duties says why, no other does`,
      )
    }
  }
})

test('no list of a duty is empty', () => {
  for (const { id, duty } of allDuties()) {
    for (const list of [duty.steps, duty.requires, duty.grounds, duty.clock?.endsOn]) {
      assert.notEqual(list?.length, 0, `${id}: leave an empty list out`)
    }
  }
})

test('a rule has one name and stands in one duty of a text, so that a refusal cites the right one', () => {
  for (const version of textVersions) {
    const names = articlesOf(version).flatMap(([, { duties }]) =>
      Object.values(duties).flatMap(duty => (duty.requires ?? []).flatMap(rule => ('rule' in rule ? [rule.rule] : []))),
    )

    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
      `${version.text} names a rule twice`,
    )
  }
})

test('a validity stands in the last article of its text', () => {
  for (const { text, validity, articles } of textVersions) {
    if (!validity) continue
    const last = Object.values<Article>(articles).at(-1)?.text ?? ''

    assert.ok(last.includes(validity.quote), `${text}: “${validity.quote}” is not in the last article`)
    assert.ok(wordsOf(validity.within).some(word => validity.quote.includes(word)))
  }
})

function allDuties(): { id: string; article: Article; duty: Duty }[] {
  return textVersions.flatMap(version =>
    articlesOf(version).flatMap(([, article]) =>
      Object.entries(article.duties).map(([id, duty]) => ({ id, article, duty })),
    ),
  )
}

function allClocks(): { id: string; clock: Clock }[] {
  return allDuties().flatMap(({ id, duty }) => (duty.clock ? [{ id, clock: duty.clock }] : []))
}

function articlesOf(version: TextVersion): [string, Article][] {
  return Object.entries(version.articles)
}

function sourceOf(version: TextVersion): ReturnType<typeof articlesIn> {
  return articlesIn(readFileSync(join(root, 'regulations', version.text, 'source.txt'), 'utf8'))
}

function quotesOf({ quote, clock, recurs, requires }: Duty): string[] {
  const others = [clock?.ifMissed, recurs, ...(requires ?? [])].flatMap(part => (part ? [part.quote] : []))
  return [quote, ...others]
}

function limitsOf({ quote, clock, recurs, requires }: Duty): { limit: Limit; quote: string }[] {
  const ofClock = clock ? [{ limit: clock.within, quote }] : []
  const ofRecurrence = recurs && typeof recurs.every === 'object' ? [{ limit: recurs.every, quote: recurs.quote }] : []
  const ofRules = (requires ?? []).flatMap(rule =>
    'limit' in rule && rule.limit ? [{ limit: rule.limit, quote: rule.quote }] : [],
  )
  return [...ofClock, ...ofRecurrence, ...ofRules]
}

function wordsOf({ unit, count }: Limit): string[] {
  if (unit === 'workday') return [`${count}个工作日`]
  if (unit === 'day') return [`${count}日`]
  if (unit === 'month') return [`${count}个月`]
  return count === 1 ? ['每年', '年度'] : [`${count}年`, count === 2 ? '两年' : `${count}年`]
}

function articleId(version: TextVersion, number: number): string {
  return `${version.text.toUpperCase()}-${number}`
}

// 20 of PT-20b and 26 of PT-26.2a.
function numberOf(id: string): number {
  return Number.parseInt(id.split('-')[1] ?? '', 10)
}

function partsOf(name: string): [CaseType, string] {
  const [type = '', state = ''] = name.split('.')
  return [type as CaseType, state]
}

function fold(text: string): string {
  return withoutSpace(text.normalize('NFKC'))
}

function withoutSpace(text: string): string {
  return text.replace(/\s/g, '')
}
