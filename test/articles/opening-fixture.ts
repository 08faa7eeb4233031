import { type Actor, system } from '../../server/acts/act-types.ts'
import { insertAttachment } from '../../server/acts/attachment-queries.ts'
import { findCase } from '../../server/acts/case-queries.ts'
import { casesRecording, findRecord } from '../../server/acts/record-queries.ts'
import { newId } from '../../server/base/ids.ts'
import { storeAttachment } from '../../server/files/attachments.ts'
import { signForBoth } from '../../server/keys/signature.ts'
import { agreementText } from '../../server/open-data/agreement-text.ts'
import type { OpenListInput } from '../../server/open-data/open-list-entry.ts'
import { type Account, type District, newUnit, take } from './article-fixture.ts'
import { listedSet } from './open-fixture.ts'

/** Somebody of the public, as the platform lets them act without an account. */
export const anyone: Actor = { kind: 'system', onBehalfOf: 'public' }

export async function newApplicant(district: District): Promise<Account> {
  return withAccount(district, await newUnit(district.platform, 'applicant'))
}

/** The same actor with an account of its own: whoever hands in files needs one. */
export async function withAccount({ platform }: District, actor: Account): Promise<Account> {
  const { unitId, roles } = actor
  const login = `t-${newId().slice(-12)}`
  const input = { login, name: '测试人员', unitId, roles, separation: 'operation', passwordHash: '$argon2id$none' }
  const { caseId } = await platform.acts.act({ step: 'account.open', actor: system, input })
  return { ...actor, accountId: caseId }
}

/** A file that somebody has handed in, ready to be named by a step. */
export async function handedIn({ platform }: District, actor: Actor, name = '材料.txt'): Promise<string> {
  const stored = await storeAttachment(platform.dataDir, name, Buffer.from('（虚构）材料内容', 'utf8'))
  const account = actor.kind === 'account' ? actor : null
  await insertAttachment(platform.db, {
    ...stored,
    unit_id: account?.unitId ?? null,
    account_id: account ? account.accountId : null,
    case_id: null,
    created_at: platform.clocks.now(),
  })
  return stored.id
}

export const conditional: Partial<OpenListInput> = {
  openingClass: 'conditional',
  conditions: '仅限科研使用',
  supervision: '定期检查利用情况',
  conditionRows: [
    { conditionFamily: 'scenario', condition: '仅限科研使用', forbiddenScenario: '商业推销' },
    { conditionFamily: 'feedback', condition: '成果注明来源' },
  ],
}

export function conditionalSet(district: District, changes: Partial<OpenListInput> = {}) {
  return listedSet(district, { ...conditional, ...changes })
}

/** The three materials that every page asks for, with what an applicant says to each. */
export const materialList = [
  { material: '相关资质与能力证明', statement: '法人登记证书' },
  { material: '数据安全管理措施', statement: '分区存放，专人管理' },
  { material: '应用场景说明', statement: '用于统计研究' },
]

export async function buildRequest(district: District, actor: Account, about: { openListEntryId: string }) {
  return {
    scenario: '统计研究',
    purpose: '分析代码分布',
    deliveryMode: 'file',
    materialList,
    materials: [await handedIn(district, actor)],
    ...about,
  }
}

/** A request for a conditional set, as far as `until`. */
export async function submittedRequest(
  district: District,
  { openId, changes = {} }: { openId: string; changes?: object },
) {
  const applicant = await newApplicant(district)
  const input = await buildRequest(district, applicant, { openListEntryId: openId, ...changes })
  const { caseId } = await take(district, 'accessRequest.submit', { actor: applicant, input })
  return { applicant, caseId }
}

export async function requestUnderReview(district: District, changes: object = {}) {
  const { openId } = await conditionalSet(district)
  const request = await submittedRequest(district, { openId, changes })
  await take(district, 'accessRequest.accept', { actor: district.operator, caseId: request.caseId })
  return { ...request, openId }
}

export const terms = { deliverBy: '2026-04-01', validUntil: '2027-03-01', reportEvery: 'quarter' }

export async function draftedAgreement(district: District, changes: object = {}) {
  const request = await requestUnderReview(district, changes)
  await take(district, 'accessRequest.approve', { actor: district.provider, caseId: request.caseId, input: terms })
  const holding = { requestId: request.caseId }
  const [agreement] = await casesRecording(district.platform.db, { type: 'useAgreement', holding })
  if (!agreement) throw new Error('the approval drafted no agreement')
  return { ...request, requestId: request.caseId, agreementId: agreement.id }
}

/** What one side hands in to sign: the text of the agreement with the signatures of the person and the unit. */
export async function signatureOf({ platform }: District, agreementId: string, actor: Account) {
  const found = await findCase(platform.db, agreementId)
  if (!found) throw new Error('no agreement')
  const signedText = agreementText(found, await findRecord(platform.db, agreementId))
  const holders = { accountId: actor.accountId, unitId: actor.unitId ?? '' }
  return { signedText, signatures: await signForBoth(platform.signer, signedText, holders) }
}

export async function signedAgreement(district: District, changes: object = {}) {
  const drafted = await draftedAgreement(district, changes)
  const { agreementId, applicant } = drafted
  const sign = await signatureOf(district, agreementId, applicant)
  await take(district, 'useAgreement.sign', { actor: applicant, caseId: agreementId, input: sign })
  const countersign = await signatureOf(district, agreementId, district.provider)
  await take(district, 'useAgreement.countersign', {
    actor: district.provider,
    caseId: agreementId,
    input: countersign,
  })
  const [delivery] = await casesRecording(district.platform.db, { type: 'delivery', holding: { agreementId } })
  if (!delivery) throw new Error('the agreement opened no delivery')
  return { ...drafted, deliveryId: delivery.id }
}

export const assessed = { securityAssessment: '已完成交付前安全评估，未发现个人信息' }

export async function deliveredData(district: District, changes: object = {}) {
  const signed = await signedAgreement(district, changes)
  await take(district, 'delivery.deliver', { actor: district.provider, caseId: signed.deliveryId, input: assessed })
  return signed
}
