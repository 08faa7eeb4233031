import type { ActAnswer } from './case-answers.ts'
import type { Exchange } from './http-exchange.ts'
import type {
  EntryQuality,
  EntryReconciliations,
  FailingRows,
  QualityListing,
  Reconciliation,
  ReconciliationListing,
  RulePreview,
  Scheme,
  SharedDatabaseAnswer,
  SharedDatabaseListing,
} from './quality-answers.ts'
import type { QualityRule } from './quality-rule.ts'

export function qualityCalls({ get, post }: Exchange) {
  return {
    quality: () => get<{ scheme: Scheme; entries: readonly QualityListing[] }>('/api/quality'),
    entryQuality: (id: string) => get<EntryQuality>(`/api/quality/${id}`),
    proposeRules: (id: string) => get<{ rules: readonly QualityRule[] }>(`/api/quality/${id}/proposal`),
    previewRules: (id: string, rules: readonly QualityRule[]) =>
      post<RulePreview>(`/api/quality/${id}/preview`, { rules }),
    saveRules: (id: string, rules: readonly QualityRule[]) => post<ActAnswer>(`/api/quality/${id}/rules`, { rules }),
    failingRows: (id: string, wanted: { version: string; rule: number; limit: number }) =>
      get<FailingRows>(`/api/quality/${id}/versions/${wanted.version}/failures`, {
        rule: wanted.rule,
        limit: wanted.limit,
      }),
    reconciliations: () => get<{ entries: readonly ReconciliationListing[] }>('/api/reconciliations'),
    entryReconciliations: (id: string) => get<EntryReconciliations>(`/api/quality/${id}/reconciliations`),
    reconcile: (id: string) => post<Reconciliation>(`/api/quality/${id}/reconciliations`, {}),
    sharedDatabases: () => get<{ databases: readonly SharedDatabaseListing[] }>('/api/shared-databases'),
    sharedDatabase: (id: string) => get<SharedDatabaseAnswer>(`/api/shared-databases/${id}`),
  }
}
