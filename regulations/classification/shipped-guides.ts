import type { Jurisdiction } from '../jurisdiction.ts'
import { exampleGuide } from './example-guide.ts'
import type { ShippedGuide } from './guide.ts'

/** The guide that stands in each jurisdiction until an office publishes one; none where nothing is opened by a guide. */
const shippedGuides: { readonly [jurisdiction: string]: ShippedGuide } = {
  putuo: exampleGuide,
  chongming: exampleGuide,
  shanghai: exampleGuide,
}

/** The example that came with a jurisdiction; null where there is none. */
export function shippedGuideOf({ id }: Pick<Jurisdiction, 'id'>): ShippedGuide | null {
  return shippedGuides[id] ?? null
}
