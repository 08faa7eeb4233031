import { after } from 'node:test'
import type { OpenPlatform } from '../../server/open-platform.ts'
import { openTestPlatform } from '../../server/test-platform.ts'
import { type District, districtOn } from './article-fixture.ts'

const shared = new Map<string, Promise<OpenPlatform>>()
after(() => Promise.all([...shared.values()].map(async platform => (await platform).close())))

/**
 * A district with units of its own under the law of a jurisdiction. All tests of one process share its platform: its day
 * must not be moved.
 */
export async function districtOf(jurisdiction: string, today = '2026-03-02'): Promise<District> {
  const key = `${jurisdiction} ${today}`
  const platform = shared.get(key) ?? openTestPlatform(today, jurisdiction)
  shared.set(key, platform)
  return districtOn(await platform)
}
