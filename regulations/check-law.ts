import { articleFaults } from './check-articles.ts'
import { dutyFaults } from './check-duties.ts'
import type { Fault } from './check-fault.ts'
import { jurisdictionFaults } from './check-jurisdiction.ts'
import { stepFaults } from './check-steps.ts'
import { versionFaults } from './check-versions.ts'
import type { Jurisdiction, TextVersion } from './jurisdiction.ts'

/** The law as data with what it is held against. */
export type CheckedLaw = {
  readonly versions: readonly TextVersion[]
  /** Texts that the jurisdictions add to these, and that are not checked for themselves. */
  readonly borrowed?: readonly TextVersion[]
  readonly jurisdictions: readonly Jurisdiction[]
  /** The published wording of each version, by its id. */
  readonly sources: { readonly [version: string]: string }
  /** The register of duty ids of each text; a text without one is held against none. */
  readonly dutyIds: { readonly [text: string]: readonly string[] }
}

/** Everything that is wrong with the law as data; empty where nothing is. Reads no file. */
export function faultsOfLaw({ versions, borrowed = [], jurisdictions, sources, dutyIds }: CheckedLaw): Fault[] {
  return [
    ...versionFaults(versions),
    ...versions.flatMap(version => [
      ...articleFaults(version, sources[version.id] ?? ''),
      ...stepFaults(version),
      ...dutyFaults(version, dutyIds[version.text]),
    ]),
    ...jurisdictions.flatMap(jurisdiction => jurisdictionFaults(jurisdiction, [...versions, ...borrowed])),
  ]
}
