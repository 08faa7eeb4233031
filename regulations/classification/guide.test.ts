import assert from 'node:assert/strict'
import { test } from 'node:test'
import { jurisdictions } from '../jurisdictions.ts'
import { proposeClass } from './class-proposal.ts'
import { exampleGuide } from './example-guide.ts'
import { dataGrades, highestGrade } from './grades.ts'
import { closedGrounds, type GuideContent, openingNeeds } from './guide.ts'
import { guideFaults } from './guide-faults.ts'
import { shippedGuideOf } from './shipped-guides.ts'

const level = (dimension: 'person' | 'organisation' | 'object', name: string) => ({ dimension, levelCode: name })

test('the shipped example is a whole guide, and every jurisdiction that opens data by a guide has one', () => {
  assert.deepEqual(guideFaults(exampleGuide), [])
  for (const jurisdiction of Object.values(jurisdictions)) {
    assert.equal(shippedGuideOf(jurisdiction) !== null, 'openingProcedure' in jurisdiction.matters, jurisdiction.id)
  }
})

test('the strictest level decides, whatever the order, and its conditions are proposed', () => {
  const levels = [level('person', 'A1'), level('organisation', 'B2'), level('object', 'C1')]

  const [forwards, backwards] = [levels, levels.toReversed()].map(given =>
    proposeClass(exampleGuide, { levels: given }),
  )

  assert.equal(forwards?.openingClass, 'conditional')
  assert.deepEqual(forwards?.decidedBy, [
    { kind: 'level', code: 'B2', dimension: 'organisation', openingClass: 'conditional' },
  ])
  assert.deepEqual(
    forwards?.conditions.map(({ conditionFamily }) => conditionFamily),
    ['scenario', 'feedback'],
  )
  assert.deepEqual(forwards?.safeguards, ['协议约定用途，抽查利用情况'])
  assert.deepEqual(backwards?.openingClass, forwards?.openingClass)
})

test('each ground closes, each need makes conditional, and nothing said means unconditional', () => {
  for (const ground of closedGrounds) {
    assert.equal(proposeClass(exampleGuide, { closedGrounds: [ground], needs: ['timely'] }).openingClass, 'notOpen')
  }
  for (const need of openingNeeds)
    assert.equal(proposeClass(exampleGuide, { needs: [need] }).openingClass, 'conditional')
  assert.deepEqual(proposeClass(exampleGuide, {}).decidedBy, [
    { kind: 'default', code: 'unconditional', openingClass: 'unconditional' },
  ])
})

test('the rules of a sector can only make a level stricter', () => {
  const stated = { levels: [level('object', 'C2')] }
  const propose = (openingClass: 'unconditional' | 'notOpen') =>
    proposeClass(exampleGuide, stated, [{ levelCode: 'C2', openingClass }])

  assert.equal(propose('unconditional').openingClass, 'conditional')
  assert.deepEqual(propose('notOpen').decidedBy, [
    { kind: 'level', code: 'C2', dimension: 'object', openingClass: 'notOpen', sector: true },
  ])
})

test('every fault of a guide is found at once', () => {
  const faulty: GuideContent = {
    levels: [
      { dimension: 'person', levelCode: 'A1', meaning: '甲' },
      { dimension: 'person', levelCode: 'A2', meaning: '乙' },
      { dimension: 'person', levelCode: 'A2', meaning: '丙' },
      { dimension: 'organisation', levelCode: 'B1', meaning: '丁' },
    ],
    classesOfLevels: [
      { levelCode: 'A1', openingClass: 'conditional' },
      { levelCode: 'A2', openingClass: 'unconditional' },
      { levelCode: 'Z9', openingClass: 'notOpen' },
    ],
    conditionsOfLevels: [],
    gradingExamples: [
      { example: '无级别', levelCodes: ' ', openingClass: 'notOpen' },
      { example: '类别不符', levelCodes: 'A1', openingClass: 'notOpen' },
      { example: '未知', levelCodes: 'A1 Q7', openingClass: 'conditional' },
    ],
  }

  assert.deepEqual(
    guideFaults(faulty).map(({ field, reason, at }) => `${field} ${reason} ${at}`),
    [
      'levels dimensionWithoutLevel object',
      'levels repeatedLevel A2',
      'classesOfLevels unknownLevel Z9',
      'classesOfLevels levelWithoutClass B1',
      'classesOfLevels laxerThanBefore A2',
      'conditionsOfLevels levelWithoutCondition A1',
      'gradingExamples exampleWithoutLevel 无级别',
      'gradingExamples exampleOfOtherClass 类别不符',
      'gradingExamples unknownLevel Q7',
    ],
  )
})

test('the grade of a whole is the highest of its parts, whatever the order', () => {
  for (const grade of dataGrades) assert.equal(highestGrade(['general1', grade, 'general1']), grade)
  assert.equal(highestGrade(['core', 'general3', 'important']), 'core')
  assert.equal(highestGrade([]), null)
})
