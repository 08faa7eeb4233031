import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { cases, type Duty, type Role, textVersions } from '@gongshu/regulations'
import {
  EntryInput,
  Ground,
  grades,
  Item,
  maskNames,
  openingAttributes,
  sharingAttributes,
  updateFrequencies,
} from '../server/catalog/catalog-entry.ts'
import { DemandContent, directCases, directModes, SignedDemand, useFrequencies } from '../server/demands/demand.ts'
import { Decision } from '../server/demands/demand-part.ts'
import { FAULT_REASONS } from '../server/lake/row-fault.ts'
import { OpenListInput, returnCodes } from '../server/open-data/open-list-entry.ts'
import { accountLifecycle } from '../server/people/account.ts'
import { officerKinds, unitKinds, unitLifecycle } from '../server/registry/unit.ts'
import { zh } from './zh.ts'

const duties: Duty[] = textVersions.flatMap(({ articles }) =>
  Object.values(articles).flatMap(article => Object.values(article.duties)),
)

test('every case has its words, alone and as a list', () => {
  const wanted = Object.keys(cases).flatMap(type => [`case.${type}`, `case.${type}.many`])

  assert.deepEqual(withoutWords(wanted), [])
  assert.deepEqual(besides('case.', wanted), [])
})

test('every state and every step has its words, and no other', () => {
  const states = Object.entries(cases).flatMap(([type, one]) => one.states.map(state => `state.${type}.${state}`))
  const steps = Object.entries(cases).flatMap(([type, one]) => one.steps.map(step => `step.${type}.${step}`))

  assert.deepEqual(withoutWords([...states, ...steps]), [])
  assert.deepEqual([...besides('state.', states), ...besides('step.', steps)], [])
})

test('every role has its words', () => {
  assert.deepEqual(withoutWords(Object.keys(roles).map(role => `role.${role}`)), [])
})

test('every automatic outcome of the law is told before it happens', () => {
  const outcomes = duties.flatMap(({ clock }) => clock?.ifMissed?.outcome ?? [])

  assert.deepEqual(withoutWords(['consequence.none', ...outcomes.map(outcome => `consequence.${outcome}`)]), [])
})

test('every notice that an action sends, or that the law names, has its words', () => {
  const named = duties.flatMap(({ requires }) => requires?.flatMap(one => ('notice' in one ? one.notice : [])) ?? [])
  const kinds = [...new Set([...sentNotices(), ...named])]

  assert.ok(kinds.includes('serviceSuspended') && kinds.includes('demandToRoute'), 'the actions were not read')
  assert.deepEqual(withoutWords(kinds.map(kind => `notice.${kind}`)), [])
})

test('every field of a form has its words', () => {
  const bySteps = [unitLifecycle, accountLifecycle].flatMap(table =>
    Object.values(table.steps).flatMap(step => propertiesOf(step.input)),
  )
  const byForms = [EntryInput, Item, Ground, DemandContent, SignedDemand, Decision, OpenListInput].flatMap(propertiesOf)
  const byLaw = duties.flatMap(({ requires }) => requires?.flatMap(one => ('field' in one ? one.field : [])) ?? [])
  // The password itself is asked for; its hash and the sealed document are made by the platform.
  const made = ['passwordHash', 'document']
  const asked = [...new Set([...bySteps, ...byForms, ...byLaw, 'password'])].filter(name => !made.includes(name))

  assert.deepEqual(withoutWords(asked.map(name => `field.${name}`)), [])
})

test('every choice of a form has its words', () => {
  const choices: { readonly [name: string]: readonly string[] } = {
    updateFrequency: updateFrequencies,
    grade: grades,
    sharingAttribute: sharingAttributes,
    openingAttribute: openingAttributes,
    mask: maskNames,
    useFrequency: useFrequencies,
    directCase: directCases,
    directMode: directModes,
    reasonCode: returnCodes,
    unitKind: unitKinds,
    officer: officerKinds,
    groundLevel: optionsOf(Ground.properties.level),
    itemType: optionsOf(Item.properties.type),
    collectedBy: optionsOf(EntryInput.properties.collectedBy),
    demandType: optionsOf(DemandContent.properties.demandType),
    useMode: optionsOf(DemandContent.properties.useMode),
    securityLevel: optionsOf(DemandContent.properties.securityLevel),
    decision: optionsOf(Decision.properties.decision),
    openingClass: optionsOf(OpenListInput.properties.openingClass),
    fault: FAULT_REASONS,
  }
  const wanted = Object.entries(choices).flatMap(([name, options]) => options.map(option => `${name}.${option}`))

  assert.ok(
    Object.values(choices).every(options => options.length > 1),
    'a list of choices is empty',
  )
  assert.deepEqual(withoutWords(wanted), [])
})

test('a suspension says what silence brings', () => {
  assert.match(zh['notice.serviceSuspended'], /未提出异议的，该服务自动终止/)
})

const roles: Record<Role, true> = {
  authority: true,
  operator: true,
  provider: true,
  consumer: true,
  securityRegulator: true,
  municipal: true,
  projectReview: true,
  finance: true,
  openingAuthority: true,
  supervisor: true,
  applicant: true,
  rightHolder: true,
  processor: true,
  authorisedOperator: true,
  public: true,
  everyone: true,
  system: true,
  administrator: true,
  auditor: true,
}

function withoutWords(keys: readonly string[]): string[] {
  return keys.filter(key => !(key in zh))
}

/** Words for something that is not there. */
function besides(prefix: string, wanted: readonly string[]): string[] {
  return Object.keys(zh).filter(key => key.startsWith(prefix) && !wanted.includes(key))
}

/** The kinds of notices in the actions; a `kind` that is a case type is a document of the search. */
function sentNotices(): string[] {
  const root = join(import.meta.dirname, '..')
  return globSync('server/*/*-actions.ts', { cwd: root })
    .flatMap(path => [...readFileSync(join(root, path), 'utf8').matchAll(/kind: '(\w+)'|stop\(act, '\w+', '(\w+)'/g)])
    .map(([, kind, stopped]) => kind ?? stopped ?? '')
    .filter(kind => !(kind in cases))
}

function propertiesOf(schema: object): string[] {
  return 'properties' in schema ? Object.keys(schema.properties as object) : []
}

function optionsOf(schema: object): string[] {
  return 'enum' in schema ? (schema.enum as string[]) : []
}
