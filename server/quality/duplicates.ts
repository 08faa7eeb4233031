import type { Row } from '../lake/lake.ts'
import { isDateReordered, isOneSlipAway, jaroWinkler } from './likeness.ts'

/** Which columns say what about a person. Nothing else of a row is read. */
export type PersonFields = {
  givenName: string
  familyName: string
  birth?: string
  identity?: string
  /** Parts of an address, phone numbers and other things that tend to stay the same. */
  others: string[]
}

export type DuplicatePair = { first: number; second: number; bits: number }

/** How often a field of one person is the same in two records about them: typing slips and moves leave nine in ten. */
const SAME_IF_SAME_PERSON = 0.9
/** A slip away is nearly as telling as equal; three quarters keeps it below a true agreement. */
const NEAR_SHARE = 0.75
/** Below this two words are different; 0.88 takes "hughes" for "hughs" and not "maria" for "martin". */
const NEAR_WORD = 0.88
/** The odds demanded beyond even, in bits: 2^7 to 1 keeps false pairs below one in a hundred. */
const MARGIN_BITS = 7
/** A block this large names a habit (a common name), not a person, and would cost its square in comparisons. */
const LARGEST_BLOCK = 200

/**
 * Finds pairs of rows that are probably one person (Fellegi and Sunter): each field adds evidence in bits, the more the
 * rarer its value is in these rows; pairs above the odds that chance alone would give are named, likeliest first.
 */
export function findDuplicatePeople(rows: Row[], fields: PersonFields): DuplicatePair[] {
  const people = rows.map(row => normalise(row, fields))
  const rarity = buildRarity(people)
  // Chance alone: of n rows each could pair with n others, and about one true partner each is the most to expect.
  const threshold = Math.log2(Math.max(2, rows.length)) + MARGIN_BITS
  const pairs: DuplicatePair[] = []
  for (const [first, second] of candidatePairs(people)) {
    const [a, b] = [people[first], people[second]]
    if (!a || !b) continue
    const bits = evidence(a, b, rarity)
    if (bits >= threshold) pairs.push({ first, second, bits: Math.round(bits * 10) / 10 })
  }
  return pairs.toSorted((a, b) => b.bits - a.bits)
}

type Person = { given: string; family: string; birth: string; identity: string; others: string[] }
type Rarity = { names: Bits; birth: Bits; identity: Bits; others: Bits[] }
type Bits = (value: string) => number

function normalise(row: Row, fields: PersonFields): Person {
  const text = (name: string | undefined) =>
    String((name === undefined ? null : row[name]) ?? '')
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\-'.·]/g, '')
  return {
    given: text(fields.givenName),
    family: text(fields.familyName),
    birth: text(fields.birth).replace(/\//g, ''),
    identity: text(fields.identity),
    others: fields.others.map(text),
  }
}

/** Rows that share at least one of several keys are compared; a pair that slipped in one key still meets in another. */
function candidatePairs(people: Person[]): Set<[number, number]> {
  const blocks = new Map<string, number[]>()
  people.forEach((person, index) => {
    for (const key of blockKeys(person)) blocks.set(key, [...(blocks.get(key) ?? []), index])
  })
  const seen = new Set<number>()
  const pairs = new Set<[number, number]>()
  for (const block of blocks.values()) {
    if (block.length > LARGEST_BLOCK) continue
    for (const [position, first] of block.entries()) {
      for (const second of block.slice(position + 1)) {
        const key = first * people.length + second
        if (seen.has(key)) continue
        seen.add(key)
        pairs.add([first, second])
      }
    }
  }
  return pairs
}

function blockKeys(person: Person): Set<string> {
  const { given, family, birth, identity, others } = person
  // Sorted, so that exchanged names still meet.
  const names = [given, family].filter(Boolean).toSorted()
  const keys = [
    identity && `identity ${identity}`,
    birth && `birth ${birth}`,
    names.length === 2 && `names ${names.join(' ')}`,
    ...others.flatMap((value, index) =>
      value.length > 2 ? [`other ${index} ${value}`, ...names.map(name => `${name} ${value.slice(0, 4)}`)] : [],
    ),
    ...names.map(name => birth && `${name} ${birth.slice(0, 4)}`),
  ]
  return new Set(keys.filter((key): key is string => typeof key === 'string' && key !== ''))
}

function evidence(a: Person, b: Person, rarity: Rarity): number {
  const names = Math.max(
    compare(a.given, b.given, rarity.names) + compare(a.family, b.family, rarity.names),
    // Names in the wrong boxes are a known slip; half a bit less, so that the plain reading wins a tie.
    compare(a.given, b.family, rarity.names) + compare(a.family, b.given, rarity.names) - 0.5,
  )
  const others = rarity.others.map((bits, index) => compare(a.others[index] ?? '', b.others[index] ?? '', bits))
  return (
    names +
    compare(a.birth, b.birth, rarity.birth) +
    compare(a.identity, b.identity, rarity.identity) +
    others.reduce((sum, bits) => sum + bits, 0)
  )
}

function compare(a: string, b: string, bits: Bits): number {
  // What is not known speaks neither for nor against.
  if (a === '' || b === '') return 0
  if (a === b) return Math.log2(SAME_IF_SAME_PERSON) + bits(a)
  if (isNear(a, b)) return NEAR_SHARE * Math.min(bits(a), bits(b))
  return Math.log2(1 - SAME_IF_SAME_PERSON)
}

function isNear(a: string, b: string): boolean {
  // Short numbers differ by one digit from half of their kind.
  if (/^\d{1,4}$/.test(a) || /^\d{1,4}$/.test(b)) return false
  return isDateReordered(a, b) || isOneSlipAway(a, b) || (!/^\d+$/.test(a) && jaroWinkler(a, b) >= NEAR_WORD)
}

function buildRarity(people: Person[]): Rarity {
  return {
    names: bitsOf(people.flatMap(person => [person.given, person.family])),
    birth: bitsOf(people.map(person => person.birth)),
    identity: bitsOf(people.map(person => person.identity)),
    others: (people[0]?.others ?? []).map((_, index) => bitsOf(people.map(person => person.others[index] ?? ''))),
  }
}

/** How telling it is to share a value: the bits of the chance to meet it in a row taken at random. */
function bitsOf(values: string[]): Bits {
  const counts = new Map<string, number>()
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return value => Math.log2(total / (counts.get(value) ?? 1))
}
