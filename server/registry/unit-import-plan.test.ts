import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '@gongshu/deadlines'
import { jurisdictions, lawOn, textVersions } from '@gongshu/regulations'
import { inOrderOfParents, type KnownUnit, planUnits } from './unit-import-plan.ts'
import { codesOf } from './unit-import-words.ts'
import { readLine, type UnitLine } from './unit-lines.ts'
import { usccCheckCharacter } from './uscc.ts'

const jurisdiction = jurisdictions.putuo
if (!jurisdiction) throw new Error('this release has no putuo')
const reading = { law: lawOn(jurisdiction, textVersions, day('2026-03-02')), codeOf: codesOf(jurisdiction) }

function usccOf(place: number): string {
  const body = `11310107${String(place).padStart(9, '0')}`
  return `${body}${usccCheckCharacter(body)}`
}

function lineOf(place: number, changes: Partial<UnitLine> = {}): UnitLine {
  return {
    name: `示例单位${place}`,
    shortName: '',
    uscc: usccOf(place),
    regionCode: '310107',
    kind: '党政机关',
    offices: 'provider、数据使用单位',
    parentUscc: '',
    byReference: '',
    publicService: '',
    ...changes,
  }
}

const plan = (lines: readonly UnitLine[], known: readonly KnownUnit[] = []) =>
  planUnits(
    lines.map(line => readLine(line, reading)),
    known,
  )

const knownOf = (line: UnitLine): KnownUnit => ({
  id: 'u-1',
  heldRoles: ['provider'],
  ...readLine(line, reading).fields,
})

test('a line is read by words or codes, and each thing wrong with it is named with its field', () => {
  const good = readLine(lineOf(1), reading)
  const bad = readLine(
    lineOf(2, {
      name: '',
      uscc: '11310107000000002A',
      regionCode: '330211',
      kind: '机关',
      offices: 'provider,皇帝',
      parentUscc: '1',
      byReference: '也许',
      publicService: '供暖',
    }),
    reading,
  )

  assert.deepEqual(good, {
    fields: {
      name: '示例单位1',
      shortName: '示例单位1',
      uscc: usccOf(1),
      regionCode: '310107',
      kind: 'partyOrGovernment',
      offices: ['provider', 'consumer'],
      parentUscc: null,
      byReference: false,
      publicService: null,
    },
    faults: [],
  })
  assert.deepEqual(
    bad.faults.map(({ field, reason }) => `${field} ${reason}`),
    [
      'name missing',
      'uscc checkDigit',
      'regionCode region',
      'kind unknownWord',
      'offices unknownWord',
      'parentUscc checkDigit',
      'byReference unknownWord',
      'publicService unknownWord',
    ],
  )
})

test('a company is no consumer, and a nine-digit code is one of a town', () => {
  const company = readLine(lineOf(3, { kind: '国有企业' }), reading)
  const town = readLine(lineOf(4, { regionCode: '310107005' }), reading)

  assert.deepEqual([company.faults.map(({ reason }) => reason), town.faults], [['outOfScope'], []])
})

test('the same file a second time changes nothing; what differs is named', () => {
  const lines = [lineOf(1), lineOf(2)]

  const first = plan(lines)
  const second = plan(lines, [
    knownOf(lineOf(1, { offices: 'consumer、provider' })),
    knownOf(lineOf(2, { name: '旧名' })),
  ])

  assert.deepEqual(
    [first, second].map(planned => planned.map(({ result, changes }) => [result, changes])),
    [
      [
        ['added', []],
        ['added', []],
      ],
      [
        ['same', []],
        ['changed', ['name', 'shortName']],
      ],
    ],
  )
})

test('a code or a name that occurs twice, and a parent that is not there, make a line faulty, and those below it too', () => {
  const planned = plan(
    [
      lineOf(1),
      lineOf(1, { name: '重复' }),
      lineOf(3, { parentUscc: usccOf(1) }),
      lineOf(4, { parentUscc: usccOf(3) }),
      lineOf(5, { name: '示例单位9' }),
      lineOf(6, { parentUscc: usccOf(7) }),
      lineOf(7, { parentUscc: usccOf(6) }),
      lineOf(8),
    ],
    [knownOf(lineOf(9))],
  )

  assert.deepEqual(
    planned.map(({ faults }) => faults.map(({ field, reason }) => `${field} ${reason}`).join()),
    [
      'uscc repeated',
      'uscc repeated',
      'parentUscc unknownParent',
      'parentUscc unknownParent',
      'name nameTaken',
      'parentUscc ownParent',
      'parentUscc ownParent',
      '',
    ],
  )
})

test('an office that somebody of the unit holds is not taken from it', () => {
  const [line] = plan([lineOf(1, { offices: 'consumer' })], [knownOf(lineOf(1))])

  assert.deepEqual(line?.faults, [{ field: 'offices', reason: 'roleHeld', value: 'provider' }])
})

test('parents come before the units below them', () => {
  const planned = plan([lineOf(1, { parentUscc: usccOf(2) }), lineOf(2, { parentUscc: usccOf(3) }), lineOf(3)])

  assert.deepEqual(
    inOrderOfParents(planned).map(({ fields }) => fields.name),
    ['示例单位3', '示例单位2', '示例单位1'],
  )
})
