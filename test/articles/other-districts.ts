import type { TestContext } from 'node:test'
import { openTestPlatform, testActor } from '../../server/test-platform.ts'
import { type Account, type District, districtOn, take } from './article-fixture.ts'

/** Elements of an entry that the texts of other districts ask for. */
export const elements = {
  formats: 'CSV',
  businessName: '人口登记',
  provisionMode: 'cityApi',
  sharingPeriod: '长期',
} as const

/** A district under the law of another jurisdiction, on a platform of its own whose day the test may move. */
export async function openDistrictOf(t: TestContext, jurisdiction: string, today = '2026-03-02'): Promise<District> {
  const platform = await openTestPlatform(today, jurisdiction)
  t.after(() => platform.close())
  return districtOn(platform)
}

/** Another person of the same unit. */
export function colleagueOf({ unitId, roles }: Account): Account {
  return testActor(unitId, ...roles)
}

/** A published entry where the unit reviews its own entries first. */
export async function publishReviewed(
  district: District,
  input: object,
  provider: Account = district.provider,
): Promise<string> {
  const { caseId } = await take(district, 'catalogEntry.submit', { actor: provider, input })
  await take(district, 'catalogEntry.reviewInUnit', { actor: colleagueOf(provider), caseId })
  await take(district, 'catalogEntry.pass', { actor: district.operator, caseId })
  return caseId
}
