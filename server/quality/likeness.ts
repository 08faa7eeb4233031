/** Jaro-Winkler likeness of two words, 0 to 1: letters in common at about the same place, and a bonus for a like beginning. */
export function jaroWinkler(a: string, b: string): number {
  const [left, right] = [[...a], [...b]]
  if (a === b) return 1
  const common = commonLetters(left, right)
  if (common.count === 0) return 0
  const { count, swapped } = common
  const jaro = (count / left.length + count / right.length + (count - swapped) / count) / 3
  let prefix = 0
  while (prefix < 4 && left[prefix] !== undefined && left[prefix] === right[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

/** True where one letter is added, lost or changed, or two neighbours are swapped: the slips of typing and of scanning. */
export function isOneSlipAway(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  const [restA, restB] = [a.slice(start), b.slice(start)]
  if (a.length !== b.length) return restA.slice(1) === restB || restB.slice(1) === restA
  const isSwap = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
  return isSwap || restA.slice(1) === restB.slice(1)
}

/** True where both are eight-digit dates with the same parts in another order, such as month and day exchanged. */
export function isDateReordered(a: string, b: string): boolean {
  const parts = (date: string) =>
    /^\d{8}$/.test(date) ? [date.slice(0, 4), ...[date.slice(4, 6), date.slice(6)].toSorted()].join() : null
  return a !== b && parts(a) !== null && parts(a) === parts(b)
}

function commonLetters(left: string[], right: string[]): { count: number; swapped: number } {
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1)
  const taken = new Set<number>()
  const fromLeft: string[] = []
  left.forEach((letter, index) => {
    for (let at = Math.max(0, index - reach); at <= Math.min(right.length - 1, index + reach); at += 1) {
      if (right[at] !== letter || taken.has(at)) continue
      taken.add(at)
      fromLeft.push(letter)
      return
    }
  })
  const fromRight = right.filter((_, index) => taken.has(index))
  const moved = fromLeft.filter((letter, index) => letter !== fromRight[index]).length
  return { count: fromLeft.length, swapped: moved / 2 }
}
