import { system } from '../../../server/acts/act-types.ts'
import { insertAttachment } from '../../../server/acts/attachment-queries.ts'
import { newId } from '../../../server/base/ids.ts'
import { storeAttachment } from '../../../server/files/attachments.ts'
import { testActor } from '../../../server/test-platform.ts'
import { type Account, collectedEntry, type District, newUnit, take } from '../article-fixture.ts'
import { buildOpenSet, submitOpenSet } from '../open-fixture.ts'
import type { ClockRow, Started } from './clock-walk.ts'
import { workdaySpans } from './spans.ts'

/** The review of an application for conditionally open data, in each place that opens data. */
export const openingClocks: readonly ClockRow[] = ['putuo', 'chongming', 'shanghai'].map(jurisdiction => ({
  jurisdiction,
  duty: 'SH-19.2',
  start: acceptApplication,
  end: ({ provider, ...district }, { caseId }) => {
    const reasons = [{ reasonAbout: 'condition', explanation: '不符合开放条件' }]
    return take(district, 'accessRequest.reject', { actor: provider, caseId, input: { reasons } })
  },
  spans: workdaySpans[5],
}))

async function acceptApplication(district: District): Promise<Started> {
  const applicant = await newApplicant(district)
  const input = {
    openListEntryId: await conditionalSet(district),
    scenario: '测试应用场景',
    purpose: '验证期限',
    deliveryMode: 'api',
    materialList: material.map(({ material: name }) => ({ material: name, statement: '已具备' })),
    materials: [await handIn(district, applicant)],
  }
  const { caseId } = await take(district, 'accessRequest.submit', { actor: applicant, input })
  await take(district, 'accessRequest.accept', { actor: district.operator, caseId })
  return { caseId }
}

// Files belong to an account, so the applicant has one.
async function newApplicant(district: District): Promise<Account> {
  const { unitId } = await newUnit(district.platform, 'applicant')
  const login = `applicant-${newId().slice(-8)}`
  const roles = ['applicant'] as const
  const input = {
    login,
    name: '测试申请人',
    unitId,
    passwordHash: '$argon2id$none',
    roles: [...roles],
    separation: 'operation',
  }
  const { caseId } = await take(district, 'account.open', { actor: system, input })
  return { ...testActor(unitId, ...roles), accountId: caseId }
}

async function handIn({ platform }: District, { accountId, unitId }: Account): Promise<string> {
  const stored = await storeAttachment(platform.dataDir, '材料.txt', Buffer.from('主体资格、安全保障和应用场景说明'))
  const row = { ...stored, account_id: accountId, unit_id: unitId, case_id: null, created_at: platform.clocks.now() }
  await insertAttachment(platform.db, row)
  return stored.id
}

const material = [
  { material: '主体资格证明', materialKind: 'qualification' },
  { material: '安全保障说明', materialKind: 'security' },
  { material: '应用场景说明', materialKind: 'scenario' },
] as const

// One set for all applications of a district: collecting is the slow part.
const sets = new WeakMap<object, Promise<string>>()

function conditionalSet(district: District): Promise<string> {
  const known = sets.get(district.platform) ?? openSet(district)
  sets.set(district.platform, known)
  return known
}

async function openSet(district: District): Promise<string> {
  const entryId = await collectedEntry(district, { changes: { formats: 'CSV' } })
  const changes = {
    openingClass: 'conditional' as const,
    conditions: '说明用途并具备安全保障能力',
    materials: [...material],
  }
  const { caseId } = await submitOpenSet(district, buildOpenSet(entryId, changes))
  const reviewer = district.platform.jurisdiction.choices.openListReviewer.value ?? 'operator'
  await take(district, 'openListEntry.accept', { actor: testActor(null, reviewer), caseId })
  return caseId
}
