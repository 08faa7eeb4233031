import type { Role } from '@gongshu/regulations'

type Readers = { readonly readers: readonly Role[]; readonly own: readonly Role[] }

const offices = ['authority', 'operator', 'supervisor'] as const

/** What each unit sees of itself and the offices of all. */
export const forSupply: Readers = { readers: offices, own: ['provider'] }
export const forSharing: Readers = { readers: offices, own: ['provider', 'consumer'] }
export const forOffices: Readers = { readers: offices, own: [] }
export const forOpening: Readers = { readers: [...offices, 'openingAuthority'], own: ['provider'] }
export const forSecurity: Readers = {
  readers: ['authority', 'operator', 'securityRegulator'],
  own: ['provider', 'consumer'],
}
export const forTraces: Readers = {
  readers: [...forOpening.readers, 'auditor', 'securityRegulator'],
  own: ['provider'],
}
