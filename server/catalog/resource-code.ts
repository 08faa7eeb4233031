import { prefixes } from '../acts/case-prefixes.ts'

/** The first digit of a resource code by the class of the entry, in the order of the guide on catalogs. */
const classDigits = [
  ['基础', '1'],
  ['主题', '2'],
  ['部门', '3'],
] as const

/**
 * The code under which an entry is found: class, sub-classes that this catalog does not divide further, and a sequence
 * that no other entry has, e.g. `300000/2026000012`.
 */
export function resourceCode(classification: unknown, caseNumber: string): string {
  const text = typeof classification === 'string' ? classification : ''
  // reading: a class of a unit's own naming is one of the departments' resources.
  const digit = classDigits.find(([name]) => text.includes(name))?.[1] ?? '3'
  return `${digit}00000/${caseNumber.replace(/\D/g, '')}`
}

/** The number of the entry that a resource code was given to; null for a code that is none of this platform's. */
export function caseNumberOfCode(code: string): string | null {
  const [, year, count] = /\/(\d{4})(\d{6,})$/.exec(code) ?? []
  return year && count ? `${prefixes.catalogEntry}-${year}-${count}` : null
}
