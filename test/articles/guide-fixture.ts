import type { GuideContent } from '@gongshu/regulations'
import { testActor } from '../../server/test-platform.ts'
import { type District, take, tryStep } from './article-fixture.ts'

/** The office for opening, which publishes guides. */
export const openingAuthority = testActor(null, 'openingAuthority')

/** A small but whole guide: two levels for persons, one each for organisations and objects. */
export const smallGuide = {
  gradingMethod: '按个人、组织、客体判断，就高从严；发布前征求意见',
  levels: [
    { dimension: 'person', levelCode: '甲一', meaning: '不涉及个人' },
    { dimension: 'person', levelCode: '甲二', meaning: '涉及个人', safeguards: '访问留痕' },
    { dimension: 'organisation', levelCode: '乙一', meaning: '不涉及组织的未公开信息' },
    { dimension: 'object', levelCode: '丙一', meaning: '一般客体' },
    { dimension: 'object', levelCode: '丙二', meaning: '时效性较强的客体', safeguards: '限定调用频率' },
  ],
  classesOfLevels: [
    { levelCode: '甲一', openingClass: 'unconditional' },
    { levelCode: '甲二', openingClass: 'notOpen' },
    { levelCode: '乙一', openingClass: 'unconditional' },
    { levelCode: '丙一', openingClass: 'unconditional' },
    { levelCode: '丙二', openingClass: 'conditional' },
  ],
  conditionsOfLevels: [{ levelCode: '丙二', conditionFamily: 'ability', condition: '具备持续获取的设施' }],
  gradingExamples: [{ example: '公交到站预报', levelCodes: '甲一 乙一 丙二', openingClass: 'conditional' }],
} as const satisfies GuideContent

/** A guide that was drafted with these parts and not published yet. */
export async function draftGuide(district: District, parts: object = smallGuide): Promise<string> {
  const input = { title: '分级分类指南', ...parts }
  const { caseId } = await take(district, 'classificationGuide.draft', { actor: district.operator, input })
  return caseId
}

export async function publishGuide(district: District, parts: object = smallGuide) {
  const caseId = await draftGuide(district, parts)
  return take(district, 'classificationGuide.publish', { actor: openingAuthority, caseId })
}

export function tryPublish(district: District, caseId: string) {
  return tryStep(district, 'classificationGuide.publish', { actor: openingAuthority, caseId })
}

/** The levels of harmless data in each dimension of the small guide. */
export const harmless = [
  { dimension: 'person', levelCode: '甲一' },
  { dimension: 'organisation', levelCode: '乙一' },
  { dimension: 'object', levelCode: '丙一' },
] as const
