/** The noun of a case in paths, as the lifecycle tables of the server name it: `demandPart` → `demand-parts`. */
export function caseNoun(type: string): string {
  const word = type.replace(/[A-Z]/g, capital => `-${capital.toLowerCase()}`)
  if (/(rules|lists|feedback)$/.test(word)) return word
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  return /(s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`
}

/** The path of a step: with a case it moves, without one it opens. */
export function stepPath(step: string, caseId?: string): string {
  const [type = '', verb = ''] = step.split('.')
  const noun = caseNoun(type)
  return caseId ? `/api/${noun}/${caseId}/steps/${verb}` : `/api/${noun}/steps/${verb}`
}
