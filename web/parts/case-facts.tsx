import type { CaseAnswer } from '@gongshu/client'
import { lazy, type ReactNode, Suspense } from 'react'
import { useWords } from '../ui/words.tsx'
import { CatalogImportFacts } from './catalog-import-facts.tsx'
import { DemandFacts, PartFacts } from './demand-facts.tsx'
import { EntryFacts } from './entry-facts.tsx'
import { ForeignSourceFacts } from './foreign-source-facts.tsx'
import { RecordFacts } from './record-facts.tsx'
import { RuleSetFacts } from './rule-set-facts.tsx'
import { ServiceFacts } from './service-facts.tsx'
import { UnitFacts } from './unit-facts.tsx'
import { WorkOrderFacts } from './work-order-facts.tsx'

const CollectionFacts = lazy(() =>
  import('./collection-facts.tsx').then(module => ({ default: module.CollectionFacts })),
)

type Shown = (page: CaseAnswer) => ReactNode

const factsOf: { readonly [type: string]: Shown } = {
  catalogEntry: page => <EntryFacts id={page.case.id} />,
  collection: page => <CollectionFacts page={page} />,
  demand: page => <DemandFacts id={page.case.id} />,
  demandPart: page => <PartFacts id={page.case.id} />,
  sharingService: page => <ServiceFacts id={page.case.id} />,
  openListEntry: page => <WorkOrderFacts id={page.case.id} />,
  unit: page => <UnitFacts id={page.case.id} />,
  foreignSource: page => <ForeignSourceFacts page={page} />,
  qualityRules: page => <RuleSetFacts page={page} />,
  catalogImport: page => <CatalogImportFacts page={page} />,
}

/** A case without a table of its own is what its steps have recorded. */
const recordOf: Shown = page => <RecordFacts page={page} />

/** What the case is about, by its kind. */
export function CaseFacts({ page }: { page: CaseAnswer }) {
  const { t } = useWords()
  return (
    <Suspense fallback={<p className="empty">{t('work.loading')}</p>}>
      {(factsOf[page.case.type] ?? recordOf)(page)}
    </Suspense>
  )
}
