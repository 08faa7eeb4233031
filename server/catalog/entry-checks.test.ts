import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@gongshu/deadlines'
import { type JurisdictionId, jurisdictions, lawOn, textVersions } from '@gongshu/regulations'
import type { EntryInput } from './catalog-entry.ts'
import { checkEntry } from './entry-checks.ts'
import { norms } from './entry-norms.ts'

const item = {
  column: 'mz_rq',
  name: '办理日期',
  description: '',
  type: 'date',
  length: null,
  required: true,
  personal: false,
  lookup: true,
  mask: 'none',
} as const

const good: EntryInput = {
  name: '高龄津贴发放信息',
  description: '按月发放高龄津贴的老年人名单和金额',
  source: '养老服务系统',
  updateFrequency: 'monthly',
  classification: '部门类',
  grade: 'general2',
  sharingAttribute: 'shared',
  openingAttribute: 'notOpen',
  coverage: '全区',
  managingBody: '养老服务科',
  tags: ['养老'],
  stateSecret: false,
  items: [item],
}

const faulty: { readonly [rule: string]: Partial<EntryInput> } = {
  nameIsSystem: { name: '养老服务 系统' },
  nameTooShort: { name: '津贴' },
  nameAbbreviated: { name: '老年人GLJT信息' },
  nameNotChinese: { name: 'Allowances of old people', description: 'Allowances of old people by month' },
  descriptionIsName: { description: '高龄津贴发放信息。' },
  descriptionTooShort: { description: '津贴信息' },
  classUnknown: { classification: '民政' },
  formatAgainstMode: { formats: 'XLSX 文件', provisionMode: '库表交换' },
  tagsMissing: { tags: [] },
  conditionsMissing: { sharingAttribute: 'conditional' },
  itemNotChinese: { items: [{ ...item, name: 'date' }] },
  itemNamedTwice: { items: [item, { ...item, column: 'rq2' }] },
  dateAsText: { items: [{ ...item, type: 'text' }] },
  amountAsText: { items: [{ ...item, name: '发放金额', type: 'text' }] },
  lengthWithoutText: { items: [{ ...item, length: 10 }] },
  lengthOfCode: { items: [{ ...item, name: '公民身份号码', type: 'text', length: 15, personal: true, mask: 'hash' }] },
  personalUnmarked: { items: [{ ...item, name: '老人姓名', type: 'text' }] },
  personalGradedLow: { items: [{ ...item, personal: true, mask: 'hash', grade: 'general1' }] },
  itemLaxer: { items: [{ ...item, opening: 'unconditional' }] },
  nothingToLookUp: { items: [{ ...item, lookup: false }] },
}

test('PT-13a: every departure from a norm of cataloging is found, and an entry that is up to them has none', () => {
  const law = lawOf('putuo')
  const hintsOf = (changes: Partial<EntryInput>) =>
    checkEntry(law, 'catalogEntry.submit', { ...good, ...changes }).flatMap(one =>
      one.severity === 'hint' ? one.rule : [],
    )

  assert.deepEqual(checkEntry(law, 'catalogEntry.submit', good), [])
  assert.deepEqual(Object.keys(faulty), Object.keys(norms), 'each norm has an entry that departs from it')
  for (const [rule, changes] of Object.entries(faulty)) {
    assert.ok(hintsOf(changes).includes(rule), rule)
  }
})

test('PT-11.3, ZH-10.2, CM-6: all that a text demands and the entry lacks is named at once, each with its duty', () => {
  const bare = {
    name: good.name,
    description: good.description ?? '',
    stateSecret: false,
    items: [item],
    tags: ['养老'],
  }
  const stops = (id: JurisdictionId) =>
    checkEntry(lawOf(id), 'catalogEntry.submit', bare).map(({ severity, field, duty }) => [severity, field, duty])

  assert.deepEqual(stops('putuo').slice(0, 2), [
    ['stop', 'source', 'PT-11.3'],
    ['stop', 'updateFrequency', 'PT-11.3'],
  ])
  assert.ok(stops('zhenhai').some(one => one.join() === 'stop,sharingPeriod,ZH-10.2'))
  assert.ok(stops('chongming').some(one => one.join() === 'stop,formats,CM-6'))
  assert.ok(!stops('chongming').some(one => one[1] === 'sharingPeriod'))
})

test('ZH-10.3, ZH-19.3: what may not be in the catalog stops the check with its duty, and so does each further fault', () => {
  const entry: EntryInput = { ...good, origin: 'sharing', sharingAttribute: 'notShared', items: [] }

  const stops = checkEntry(lawOf('zhenhai'), 'catalogEntry.submit', entry).filter(one => one.severity === 'stop')

  assert.ok(stops.some(one => one.field === 'origin' && one.duty === 'ZH-10.3'))
  assert.ok(stops.some(one => one.field === 'limitReason' && one.duty === 'ZH-19.3'))
  assert.ok(stops.some(one => one.field === 'items'))
})

function lawOf(id: JurisdictionId) {
  const found = Object.values(jurisdictions).find(one => one?.id === id)
  if (!found) throw new Error(`no jurisdiction ${id}`)
  return lawOn(found, textVersions, day('2026-03-02'))
}
