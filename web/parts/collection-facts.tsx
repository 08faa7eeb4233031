import type { CaseAnswer } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { queries } from './api.ts'
import { ItemTable } from './entry-facts.tsx'
import { LoadPanel } from './load-panel.tsx'
import { QueryView } from './query-view.tsx'
import { VersionQuality } from './version-quality.tsx'

/** Collecting the data of an entry: the file, its progress, what is wrong with it, the versions and their quality. */
export function CollectionFacts({ page }: { page: CaseAnswer }) {
  const { t } = useWords()
  const collections = useQuery(queries.collections)
  const mayLoad = page.steps.some(step => step.step === 'collection.load' && !step.refusal)
  return (
    <QueryView query={collections}>
      {answer => {
        const found = answer.collections.find(collection => collection.id === page.case.id)
        if (!found) return <p className="empty">{t('work.collection.notYours')}</p>
        return (
          <>
            {mayLoad && <LoadPanel collectionId={found.id} entryId={found.entry_id} />}
            <Versions entryId={found.entry_id} />
            <Columns entryId={found.entry_id} />
          </>
        )
      }}
    </QueryView>
  )
}

function Versions({ entryId }: { entryId: string }) {
  const { t } = useWords()
  const versions = useQuery(queries.versions(entryId))
  return (
    <QueryView query={versions}>
      {answer =>
        answer.versions.length ? (
          answer.versions.map((version, index) => (
            <VersionQuality key={version.id} version={version} open={index === 0} />
          ))
        ) : (
          <Card title={t('work.quality.title')}>
            <p className="empty">{t('work.quality.none')}</p>
          </Card>
        )
      }
    </QueryView>
  )
}

function Columns({ entryId }: { entryId: string }) {
  const { t } = useWords()
  const entry = useQuery(queries.entry(entryId))
  return (
    <QueryView query={entry}>
      {({ entry: found }) => (
        <Card
          title={t('work.collection.columns')}
          actions={
            <Link to={paths.case} params={{ id: entryId }}>
              {found.name}
            </Link>
          }
        >
          <ItemTable items={found.items} />
        </Card>
      )}
    </QueryView>
  )
}
