import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, type TestContext } from 'node:test'
import { day } from '@gongshu/deadlines'
import type { Role, Step } from '@gongshu/regulations'
import { settleDue } from '../../server/acts/act.ts'
import type { Actor, ActResult } from '../../server/acts/act-types.ts'
import { sweep } from '../../server/acts/sweep.ts'
import { newId } from '../../server/base/ids.ts'
import { loadFile } from '../../server/collection/load-file.ts'
import { composeCommitment } from '../../server/demands/commitment.ts'
import type { DemandContent } from '../../server/demands/demand.ts'
import { signForBoth } from '../../server/keys/signature.ts'
import type { OpenPlatform } from '../../server/open-platform.ts'
import { describeVersion } from '../../server/quality/describe-version.ts'
import { provisionWaiting } from '../../server/sharing/provision.ts'
import { attempt, buildEntry, openTestPlatform, registerTestUnit, testActor } from '../../server/test-platform.ts'

export type Account = Extract<Actor, { kind: 'account' }>

/** A platform with the four who take part in sharing. Every test makes its own units and cases on it. */
export type District = {
  readonly platform: OpenPlatform
  readonly operator: Account
  readonly authority: Account
  readonly provider: Account
  readonly consumer: Account
}

const shared = new Map<string, Promise<OpenPlatform>>()
after(() => Promise.all([...shared.values()].map(async platform => (await platform).close())))

/**
 * A district with units of its own on a platform that stands on this day. All tests of one process share that platform:
 * its day must not be moved.
 */
export async function openDistrict(today = '2026-03-02'): Promise<District> {
  const platform = shared.get(today) ?? openTestPlatform(today)
  shared.set(today, platform)
  return districtOn(await platform)
}

/** A district on a platform of its own, whose day the test may move. */
export async function openMovingDistrict(t: TestContext, today = '2026-03-02'): Promise<District> {
  const platform = await openTestPlatform(today)
  t.after(() => platform.close())
  return districtOn(platform)
}

export async function districtOn(platform: OpenPlatform): Promise<District> {
  return {
    platform,
    operator: testActor(null, 'operator'),
    authority: testActor(null, 'authority'),
    provider: await newUnit(platform, 'provider'),
    consumer: await newUnit(platform, 'consumer'),
  }
}

/** A unit of its own with one actor who holds its offices. */
export async function newUnit(platform: OpenPlatform, ...roles: Role[]): Promise<Account> {
  return testActor(await registerTestUnit(platform, `测试单位 ${newId().slice(-8)}`, roles), ...roles)
}

/** Takes a step that must succeed. */
export function take(
  { platform }: { platform: OpenPlatform },
  step: Step,
  request: { actor: Actor; caseId?: string; input?: object },
): Promise<ActResult> {
  return platform.acts.act({ step, ...request, input: request.input ?? {} })
}

/** Takes a step and gives its answer or the refusal's code, field and duty. */
export function tryStep(
  { platform }: { platform: OpenPlatform },
  step: Step,
  request: { actor: Actor; caseId?: string; input?: object },
) {
  return attempt(platform, step, request)
}

/** Moves the statutory day and makes visible what is due by then. */
export async function moveTo({ platform }: { platform: OpenPlatform }, to: string) {
  await platform.moveToday(day(to))
  return sweep(platform.acts.door)
}

/** Moves the statutory day alone, as if no sweep had run yet. */
export async function moveWithoutSweep({ platform }: { platform: OpenPlatform }, to: string): Promise<void> {
  await platform.moveToday(day(to))
}

export function settleCase({ platform }: { platform: OpenPlatform }, caseId: string): Promise<number> {
  return settleDue(platform.acts.door, caseId)
}

const codeItem = buildEntry().items[0]
const nameItem = {
  ...codeItem,
  column: 'holder',
  name: '姓名',
  description: '持有人姓名',
  lookup: false,
  personal: true,
  mask: 'name_surname',
}

/** The two items of a collected test entry: a code to look up by, and a personal name with its mask. */
export const testItems = [codeItem, nameItem]

export const testCsv = 'code,holder\nK-1,欧阳明月\nK-2,张三\nK-3,李小四\n'

export async function publishEntry(
  district: District,
  { provider = district.provider, changes = {} }: { provider?: Account; changes?: object } = {},
): Promise<string> {
  const { caseId } = await take(district, 'catalogEntry.submit', {
    actor: provider,
    input: buildEntry({ items: testItems, ...changes }),
  })
  await take(district, 'catalogEntry.pass', { actor: district.operator, caseId })
  return caseId
}

export async function collectionOf({ platform }: { platform: OpenPlatform }, entryId: string): Promise<string> {
  const { rows } = await platform.database.raw('select id from collection where entry_id = $1', [entryId])
  return (rows[0] as { id: string }).id
}

/** Collects content into the entry's collection, as a provider who uploads a file does. */
export async function collect(
  district: District,
  entryId: string,
  { actor = district.provider, csv = testCsv }: { actor?: Account; csv?: string } = {},
) {
  const { platform } = district
  const folder = await mkdtemp(join(tmpdir(), 'gongshu-article-'))
  const path = join(folder, 'data.csv')
  await writeFile(path, csv)
  try {
    return await loadFile(
      { platform, actor, describe: describeVersion(platform) },
      { collectionId: await collectionOf(district, entryId), path, fileName: 'data.csv', format: 'csv' },
    )
  } finally {
    await rm(folder, { recursive: true })
  }
}

export async function collectedEntry(
  district: District,
  wanted: { provider?: Account; changes?: object; csv?: string } = {},
): Promise<string> {
  const entryId = await publishEntry(district, wanted)
  await collect(district, entryId, {
    ...(wanted.provider ? { actor: wanted.provider } : {}),
    ...(wanted.csv ? { csv: wanted.csv } : {}),
  })
  return entryId
}

/** A complete demand as a consumer would write it, for these entries, with fields replaced. */
export function buildDemand(entryIds: readonly string[], changes: Partial<DemandContent> = {}): DemandContent {
  return {
    title: '高龄津贴资格核验',
    demandType: 'new',
    scenario: '高龄津贴发放',
    basis: '高龄津贴发放办法第五条',
    businessGoal: '免交证明材料',
    dataContent: '代码和姓名',
    useMode: 'api',
    useFrequency: 'monthly',
    securityLevel: 'level2',
    safeguards: '专网调用，最小授权',
    systemName: '津贴系统',
    entries: entryIds.map(entryId => ({
      entryId,
      columns: [
        { column: 'code', clear: true },
        { column: 'holder', clear: false },
      ],
    })),
    ...changes,
  }
}

/** The same demand under a case in which it may be served directly. */
export function directDemand(entryIds: readonly string[], changes: Partial<DemandContent> = {}): DemandContent {
  return buildDemand(entryIds, {
    directCase: { case: '4', mode: 'masked', evidence: '仅需对脱敏数据进行使用' },
    ...changes,
  })
}

/** Without a field: what a consumer leaves out of a form. */
export function without<T extends object, K extends keyof T>(content: T, field: K): T {
  const { [field]: _, ...rest } = content
  return rest as T
}

/** A demand with the commitment signed by person and unit, ready to be submitted. */
export async function signDemand(
  { platform }: { platform: OpenPlatform },
  { content, actor, demandId = newId() }: { content: DemandContent; actor: Account; demandId?: string },
) {
  const unitId = actor.unitId ?? ''
  const commitment = composeCommitment({
    demandId,
    content,
    accountId: actor.accountId,
    unit: { id: unitId, name: '测试单位', uscc: '' },
    promises: ['需求真实', '使用目标合理', '使用过程安全合规'],
    at: new Date('2026-03-02T01:00:00Z'),
  })
  const signatures = await signForBoth(platform.signer, commitment, { accountId: actor.accountId, unitId })
  return { id: demandId, content, commitment, signatures }
}

export async function submitDemand(
  district: District,
  content: DemandContent,
  actor: Account = district.consumer,
): Promise<ActResult> {
  return take(district, 'demand.submit', { actor, input: await signDemand(district, { content, actor }) })
}

export type Part = { id: string; state: string; unit_id: string }

/** A demand that the operator has forwarded, with its parts in the order of the providers' identifiers. */
export async function forwardedDemand(
  district: District,
  content: DemandContent,
): Promise<{ demandId: string; parts: Part[] }> {
  const { caseId: demandId } = await submitDemand(district, content)
  await take(district, 'demand.forward', { actor: district.operator, caseId: demandId })
  return { demandId, parts: await partsOfDemand(district, demandId) }
}

export async function partsOfDemand({ platform }: { platform: OpenPlatform }, demandId: string): Promise<Part[]> {
  const { rows } = await platform.database.raw(
    `select id, state, unit_id from matter_case where parent_id = $1 and type = 'demandPart' order by unit_id`,
    [demandId],
  )
  return rows as Part[]
}

/** The service of a demand that was granted directly and provisioned. */
export async function activeService(
  district: District,
  changes: Partial<DemandContent> = {},
): Promise<{ serviceId: string; demandId: string; entryId: string }> {
  const entryId = await collectedEntry(district)
  const { caseId: demandId } = await submitDemand(district, directDemand([entryId], changes))
  const input = changes.useMode && changes.useMode !== 'api' ? { technicalAssessment: '按批次比对，可行' } : {}
  await take(district, 'demand.confirmNorm', { actor: district.operator, caseId: demandId, input })
  await provisionWaiting(district.platform)
  const [serviceId] = await servicesOf(district, demandId)
  if (!serviceId) throw new Error(`the demand ${demandId} was not served`)
  return { serviceId, demandId, entryId }
}

export async function servicesOf({ platform }: { platform: OpenPlatform }, demandId: string): Promise<string[]> {
  const { rows } = await platform.database.raw('select id from sharing_service where demand_id = $1 order by id', [
    demandId,
  ])
  return (rows as { id: string }[]).map(row => row.id)
}

/** Notes that a service was called, as counting the gateway's journal does. */
export async function noteUse({ platform }: { platform: OpenPlatform }, serviceId: string, on: string): Promise<void> {
  await platform.database.raw('update sharing_service set last_used_on = $2 where id = $1', [serviceId, on])
}
