import { useQuery } from '@tanstack/react-query'
import { dayText } from '../ui/day-text.ts'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import { queries } from './api.ts'
import { EntryDifferences } from './entry-differences.tsx'
import { EntryDuplicates } from './entry-duplicates.tsx'
import { EntryFindings } from './entry-findings.tsx'
import { QueryView } from './query-view.tsx'

/** What waits for a decision changes, and the published versions, each with what it changed in the one before. */
export function EntryHistory({ id }: { id: string }) {
  const { t, language } = useWords()
  const history = useQuery(queries.entryHistory(id))
  return (
    <QueryView query={history}>
      {({ versions, pending }) => (
        <>
          {pending && (
            <Card title={t('work.history.pending')}>
              <EntryDifferences name={t('work.history.pending')} differences={pending} />
            </Card>
          )}
          {versions.length > 0 && (
            <Card title={t('work.history.title', { count: versions.length })}>
              {versions.map(({ version, publishedOn, differences }, index) => (
                <details className="fold" key={version} open={index === 0 && versions.length > 1}>
                  <summary>
                    {t('work.history.version', { version, day: dayText(publishedOn, language) })}
                    {' · '}
                    {differences ? t('work.history.changes', { count: differences.length }) : t('work.history.first')}
                  </summary>
                  {differences && <EntryDifferences name={t('work.history.compare')} differences={differences} />}
                </details>
              ))}
            </Card>
          )}
        </>
      )}
    </QueryView>
  )
}

/** What the checks find in an entry that waits for its review. */
export function EntryReviewChecks({ id }: { id: string }) {
  const { t } = useWords()
  const checks = useQuery(queries.entryChecks(id))
  return (
    <QueryView query={checks}>
      {check => (
        <>
          <Card title={t('work.check.title')}>
            <EntryFindings check={check} />
          </Card>
          <EntryDuplicates candidates={check.candidates} />
        </>
      )}
    </QueryView>
  )
}
