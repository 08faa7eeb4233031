import type { ActAnswer } from './case-answers.ts'
import type { Exchange } from './http-exchange.ts'
import type {
  GovernanceAnswer,
  RegistryGap,
  SourceConflict,
  ThreeListsAnswer,
  UnitFile,
  UnitImportPreview,
} from './registry-answers.ts'

/** The registers of units beyond the units themselves. */
export function unitRegisterCalls({ get, post }: Exchange) {
  return {
    previewUnits: (file: UnitFile) => post<UnitImportPreview>('/api/unit-imports/preview', file),
    importUnits: (file: UnitFile & { readonly leaveFaulty: boolean }) => post<ActAnswer>('/api/unit-imports', file),
    governance: (id: string) => get<GovernanceAnswer>(`/api/units/${id}/governance`),
    registryGaps: (wanted: { unitId?: string } = {}) =>
      get<{ gaps: readonly RegistryGap[]; cut: boolean }>('/api/registry-gaps', wanted),
    threeLists: (unitId: string) => get<ThreeListsAnswer>(`/api/units/${unitId}/three-lists`),
    sourceConflicts: (pair: { first?: string; second?: string } = {}) =>
      get<{ conflicts: readonly SourceConflict[]; cut: boolean }>('/api/one-source-conflicts', pair),
  }
}
