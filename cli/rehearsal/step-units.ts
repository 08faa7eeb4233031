import { dutyOfRule, type Role } from '@gongshu/regulations'
import { system } from '../../server/acts/act-types.ts'
import { hashPassword } from '../../server/people/password.ts'
import { findUnitByName } from '../../server/registry/unit-queries.ts'
import { usccCheckCharacter } from '../../server/registry/uscc.ts'
import { must, mustEqual } from './expect.ts'
import type { EntryName, Party } from './made.ts'
import { type Account, type Facts, lawToday, left, type Stage } from './rehearsal-stage.ts'
import { departments, madeUpName, type PlannedUnit, plannedOffices, plannedUnits } from './unit-plan.ts'
import type { WebUser } from './web-user.ts'

/** Registers units and accounts; finds, names and closes the gap of a provider without a data executive. */
export async function unitsStep(stage: Stage): Promise<Facts> {
  const offices = await seedOffices(stage)
  stage.made.users = { authority: offices.authority.user, operator: offices.operator.user }
  const others = await registerOthers(stage, offices.operator.user)
  await recordDutiesAndSystems(stage, others)
  const gaps = await closeGap(stage, others)
  const { units } = await offices.operator.user.get<{ units: { offices: string[] }[] }>('/api/units')
  const count = (office: Role) => units.filter(unit => unit.offices.includes(office)).length
  must(count('provider') >= 4, `only ${count('provider')} providers are registered`)
  must(count('provider') + count('consumer') >= 8, `only ${count('consumer')} consumers are registered`)
  await mustKeepRolesApart(stage)
  return {
    units: units.length,
    providers: count('provider'),
    consumers: count('consumer'),
    regulators: count('securityRegulator'),
    accounts: stage.accounts.length,
    ...gaps,
  }
}

// The first two offices and all accounts come with the installation; everything after is done by people over HTTP.
async function seedOffices(stage: Stage): Promise<{ authority: Party; operator: Party }> {
  const plan = plannedOffices(stage.server.platform.jurisdiction)
  const seat = async (unit: PlannedUnit) => partyOf(stage, unit, await seatUnit(stage, plan, unit))
  const [authority, operator, ...regulators] = plan
  if (!authority || !operator) throw new Error('the jurisdiction names no authority or no operator')
  const seats = { authority: await seat(authority), operator: await seat(operator) }
  for (const regulator of regulators) await seat(regulator)
  const named = stage.server.platform.jurisdiction.offices.securityRegulator !== undefined
  must(!named || regulators.length >= 2, `only ${regulators.length} regulators are planned`)
  for (const separation of ['administration', 'audit'] as const) {
    await openAccount(stage, {
      login: separation,
      unit: operator.name,
      unitId: seats.operator.unitId,
      roles: [],
      separation,
    })
  }
  return seats
}

// An office that holds two roles is registered once, with both; each role is held by a person of its own.
async function seatUnit(stage: Stage, plan: readonly PlannedUnit[], unit: PlannedUnit): Promise<string> {
  const sameOffice = plan.filter(one => one.name === unit.name)
  const known = sameOffice[0] === unit ? null : await findUnitByName(stage.server.platform.db, unit.name)
  if (known) return known.id
  const offices = sameOffice.flatMap(one => one.offices)
  const { caseId, duties } = await stage.server.platform.acts.act({
    step: 'unit.register',
    actor: system,
    input: registration(stage, { ...unit, offices }),
  })
  stage.cite(duties)
  return caseId
}

type Others = { providers: { [E in EntryName]: Party }; consumers: [Party, Party] }

async function registerOthers(stage: Stage, operator: WebUser): Promise<Others> {
  const register = async (unit: PlannedUnit) => {
    const { caseId } = await operator.post('/api/units/steps/register', registration(stage, unit))
    return partyOf(stage, unit, caseId)
  }
  const { level, choices } = stage.server.platform.jurisdiction
  const planned = plannedUnits(stage.seeded('units'), level)
  const providers = {} as Others['providers']
  for (const [name, department] of Object.entries(planned.departments)) {
    const party = await register(department)
    const isReviewing = choices.catalogReview.value === 'unitThenOperator'
    providers[name as EntryName] = isReviewing
      ? { ...party, reviewer: await reviewerOf(stage, department, party) }
      : party
  }
  const [first, second] = planned.subDistricts
  const consumers: [Party, Party] = [await register(first), await register(second)]
  stage.made.providers = providers
  stage.made.consumers = consumers
  const outside = registration(stage, { ...planned.outOfScope, offices: ['consumer'] as const })
  const refusal = await operator.refused('/api/units/steps/register', outside)
  mustEqual(refusal.code, 'unit_out_of_scope', 'a company as consumer')
  await registerByReference(stage, operator, outside)
  return { providers, consumers }
}

// To some units a text applies by reference: they are registered as such, and enterprises only where its words say so.
async function registerByReference(stage: Stage, operator: WebUser, outside: object): Promise<void> {
  const path = '/api/units/steps/register'
  const isNamed = dutyOfRule(lawToday(stage), 'enterprisesByReference') !== null
  if (isNamed) await operator.post(path, { ...outside, byReference: true })
  else await operator.refused(path, { ...outside, byReference: true })
}

async function recordDutiesAndSystems(stage: Stage, { providers }: Others): Promise<void> {
  for (const [name, { unitId, unit, user }] of Object.entries(providers)) {
    const { duty, system: systemName, basis } = departments[name as EntryName]
    await user.post(`/api/units/${unitId}/steps/recordDuty`, { code: `ZZ-${name}`, name: duty, basis })
    await user.post(`/api/units/${unitId}/steps/recordSystem`, { name: systemName, acceptedOn: stage.from })
    const page = await user.get<{ duties: unknown[]; systems: unknown[] }>(`/api/units/${unitId}`)
    mustEqual([page.duties.length, page.systems.length], [1, 1], `duties and systems of ${unit}`)
  }
}

type Gap = { caseId: string; cells: { unit: string; missing: string[] } }

async function closeGap(stage: Stage, { providers }: Others): Promise<Facts> {
  if (!dutyOfRule(lawToday(stage), 'officerGaps')) return {}
  const { authority } = left(stage, 'users')
  const parties = Object.values(providers)
  const lacking = stage.seeded('gap').pick(parties)
  for (const { unitId, user } of parties) {
    await user.post(`/api/units/${unitId}/steps/appointOfficer`, { kind: 'cdo', accountId: await ownAccount(user) })
    if (unitId === lacking.unitId) continue
    await user.post(`/api/units/${unitId}/steps/appointOfficer`, {
      kind: 'dataSteward',
      accountId: await ownAccount(user),
    })
  }
  const before = await authority.get<{ rows: Gap[] }>('/api/reports/officerGaps')
  const found = before.rows.map(({ caseId, cells }) => ({ caseId, unit: cells.unit, missing: cells.missing }))
  const wanted = { caseId: lacking.unitId, unit: lacking.unit, missing: ['officer.dataSteward'] }
  mustEqual(found, [wanted], 'the gap report')
  const stranger = parties.find(party => party.unitId !== lacking.unitId)
  if (!stranger) throw new Error('the job has fewer than two providers')
  const foreign = await stranger.user.refused(`/api/units/${lacking.unitId}/steps/appointOfficer`, {
    kind: 'dataSteward',
    accountId: await ownAccount(stranger.user),
  })
  mustEqual(foreign.code, 'unit_not_party', 'an officer appointed by another unit')
  const person = await ownAccount(lacking.user)
  await lacking.user.post(`/api/units/${lacking.unitId}/steps/appointOfficer`, {
    kind: 'dataSteward',
    accountId: person,
  })
  const after = await authority.get<{ rows: Gap[] }>('/api/reports/officerGaps')
  mustEqual(after.rows, [], 'the gap report after the appointment')
  return { gapBefore: before.rows.map(gap => gap.cells.unit), gapAfter: after.rows.length }
}

async function ownAccount(user: WebUser): Promise<string> {
  const { account } = await user.get<{ account: { id: string } }>('/api/session')
  return account.id
}

// Whoever administers the platform does none of its business, and whoever audits it neither.
async function mustKeepRolesApart(stage: Stage): Promise<void> {
  for (const separation of ['administration', 'audit']) {
    const account = stage.accounts.find(one => one.login === separation)
    if (!account) throw new Error(`no account for ${separation}`)
    const user = await stage.signIn(account)
    const refusal = await user.refused('/api/clock/advance', { by: '1d' })
    mustEqual(refusal.code, 'role_missing', `${separation} doing the operator's work`)
  }
}

function registration(stage: Stage, unit: PlannedUnit) {
  const { regionCode } = stage.server.platform.jurisdiction
  const body = `11${regionCode}${stage.seeded(`uscc ${unit.name}`).digits(9)}`
  return {
    name: unit.name,
    shortName: unit.name,
    kind: unit.kind,
    uscc: `${body}${usccCheckCharacter(body)}`,
    regionCode,
    offices: unit.offices,
  }
}

async function partyOf(stage: Stage, unit: PlannedUnit, unitId: string): Promise<Party> {
  const { login, roles } = unit
  const account = await openAccount(stage, { login, unit: unit.name, unitId, roles, separation: 'operation' })
  return { unitId, unit: unit.name, user: await stage.signIn(account) }
}

// The second person of a unit, who reviews what the first has compiled.
async function reviewerOf(stage: Stage, unit: PlannedUnit, { unitId }: Party): Promise<WebUser> {
  const login = `${unit.login}-review`
  return stage.signIn(
    await openAccount(stage, { login, unit: unit.name, unitId, roles: ['provider'], separation: 'operation' }),
  )
}

type Opened = { login: string; unit: string; unitId: string; roles: readonly Role[]; separation: string }

async function openAccount(stage: Stage, { login, unit, unitId, roles, separation }: Opened): Promise<Account> {
  const chance = stage.seeded(`account ${login}`)
  const password = `${chance.hex(6)}-${chance.hex(6)}-${chance.hex(6)}`
  const name = madeUpName(stage.accounts.length, stage.seed)
  const passwordHash = await hashPassword(password)
  const input = { login, name, unitId, passwordHash, roles, separation }
  await stage.server.platform.acts.act({ step: 'account.open', actor: system, input })
  const account = { login, password, name, unit, roles }
  stage.accounts.push(account)
  return account
}
