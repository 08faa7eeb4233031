import { articleNumberOf, type Fault, faultOf, type PlacedDuty, placedDuties } from './check-fault.ts'
import type { TextVersion } from './jurisdiction.ts'

/** Whether the duties are those of the register, each once, and say what software has to do with them. */
export function dutyFaults(version: TextVersion, known: readonly string[] | undefined): Fault[] {
  const duties = placedDuties(version)
  return [
    ...duties.flatMap(placed => [...contentFaults(placed), ...idFaults(placed, duties)]),
    ...registerFaults(version, known),
    ...ruleFaults(duties),
  ]
}

function contentFaults(placed: PlacedDuty): Fault[] {
  const { noSoftwareDuty, steps, clock, requires, recurs, grounds } = placed.duty
  const lists = [steps, requires, grounds, clock?.endsOn]
  const empty = lists.some(list => list?.length === 0) ? [faultOf(placed, 'listEmpty', { words: '[]' })] : []
  if (noSoftwareDuty === undefined) return empty
  const words = 'noSoftwareDuty'
  if (noSoftwareDuty.trim() === '') return [...empty, faultOf(placed, 'reasonEmpty', { words })]
  const isAsked = [steps, clock, requires, recurs, grounds].some(Boolean)
  return isAsked ? [...empty, faultOf(placed, 'softwareDenied', { words })] : empty
}

function idFaults(placed: PlacedDuty, all: readonly PlacedDuty[]): Fault[] {
  const { id, article } = placed
  const isOwn = id.startsWith(article) && !/^\d/.test(id.slice(article.length))
  const first = all.find(other => other.id === id)
  return [
    ...(isOwn ? [] : [faultOf(placed, 'dutyOfOtherArticle', { words: id, article })]),
    ...(first === placed ? [] : [faultOf(placed, 'dutyTwice', { words: id, article: first?.article ?? '' })]),
  ]
}

// A text without a register of its own, e.g. one that is still being drafted, is held against none.
function registerFaults(version: TextVersion, known: readonly string[] | undefined): Fault[] {
  if (!known) return []
  const duties = placedDuties(version)
  const found = new Set(duties.map(({ id }) => id))
  const unknown = duties.filter(({ id }) => !known.includes(id))
  // Number 0 of a text is its approval and issue: the record of the version itself.
  const missing = known.filter(id => articleNumberOf(id) > 0 && !found.has(id))
  return [
    ...unknown.map(placed => faultOf(placed, 'dutyUnknown', { words: placed.id })),
    ...missing.map((duty): Fault => {
      const article = Object.keys(version.articles).find(id => articleNumberOf(id) === articleNumberOf(duty))
      return { code: 'dutyMissing', place: { text: version.text, ...(article ? { article } : {}) }, params: { duty } }
    }),
  ]
}

// A rule has one name and stands in one duty of a text, so that a refusal cites the right one.
function ruleFaults(duties: readonly PlacedDuty[]): Fault[] {
  const first = new Map<string, string>()
  const faults: Fault[] = []
  for (const placed of duties) {
    for (const rule of (placed.duty.requires ?? []).flatMap(one => ('rule' in one ? [one.rule] : []))) {
      const other = first.get(rule)
      if (other) faults.push(faultOf(placed, 'ruleTwice', { words: rule, rule, other }))
      else first.set(rule, placed.id)
    }
  }
  return faults
}
