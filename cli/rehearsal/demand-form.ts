import type { Party, PublishedEntry } from './made.ts'
import type { StepAnswer } from './web-user.ts'

export type DemandForm = { readonly [field: string]: unknown; readonly entries: readonly object[] }

export type Wanted = {
  readonly entry: PublishedEntry
  readonly columns: readonly string[]
  readonly clear?: readonly string[]
}

/** A demand with everything that the law asks for; fields can be replaced or, with undefined, left out. */
export function demandForm(title: string, wanted: readonly Wanted[], changes: object = {}): DemandForm {
  return {
    title,
    demandType: 'new',
    scenario: `${title}(演练场景)`,
    basis: '本单位职责清单和区级重点工作安排',
    businessGoal: '减少重复填报,提高办理效率',
    dataContent: wanted.map(({ entry }) => entry.title).join('、'),
    useMode: 'api',
    useFrequency: 'monthly',
    securityLevel: 'level2',
    safeguards: '专人专岗,访问留痕,仅在政务外网使用',
    systemName: '演练业务系统',
    entries: wanted.map(({ entry, columns, clear = [] }) => ({
      entryId: entry.id,
      columns: columns.map(column => ({ column, clear: clear.includes(column) })),
    })),
    ...changes,
  }
}

/** Submits a demand: the commitment is composed, signed after the password is given again, and sent. */
export function submitDemand({ user }: Party, content: DemandForm): Promise<StepAnswer> {
  return user.post('/api/demands', { content, password: user.password })
}
