/** The noun of each case in paths, as the lifecycle tables of the server name it. */
export const casePaths = {
  account: 'accounts',
  unit: 'units',
  catalogEntry: 'catalog-entries',
  collection: 'collections',
  demand: 'demands',
  demandPart: 'demand-parts',
  sharingService: 'sharing-services',
  openListEntry: 'open-list-entries',
} as const

export type CaseNoun = keyof typeof casePaths

/** The path of a step: with a case it moves, without one it opens. Throws for a case that has no path. */
export function stepPath(step: string, caseId?: string): string {
  const [type = '', verb = ''] = step.split('.')
  if (!(type in casePaths)) throw new Error(`no path is known for ${step}`)
  const noun = casePaths[type as CaseNoun]
  return caseId ? `/api/${noun}/${caseId}/steps/${verb}` : `/api/${noun}/steps/${verb}`
}
