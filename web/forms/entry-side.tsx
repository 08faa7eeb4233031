import type { EntryCheck } from '@gongshu/client'
import type { UseQueryResult } from '@tanstack/react-query'
import { EntryFindings } from '../parts/entry-findings.tsx'
import { useErrorText } from '../parts/query-view.tsx'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import { idOfField } from './entry-fields.ts'

type Props = {
  readonly sections: readonly string[]
  readonly check: UseQueryResult<EntryCheck>
  /** Whether there is enough of the entry to look at. */
  readonly checkable: boolean
}

/** What stands beside the form while it is filled in: its parts, and what the checks find in it. */
export function EntrySide({ sections, check, checkable }: Props) {
  const { t, tData } = useWords()
  return (
    <div className="editor-side">
      <nav className="card contents" aria-label={t('work.entry.contents')}>
        <h2>{t('work.entry.contents')}</h2>
        <ul>
          {sections.map(section => (
            <li key={section}>
              <a href={`#group-${section}`}>{tData(`work.entry.group.${section}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {checkable && (
        <Card title={t('work.check.title')}>
          <CheckState check={check} />
        </Card>
      )}
    </div>
  )
}

function CheckState({ check }: { check: UseQueryResult<EntryCheck> }) {
  const { t } = useWords()
  const errorText = useErrorText()
  if (check.isError) return <p className="faint">{t('work.check.failed', { message: errorText(check.error) })}</p>
  if (!check.data) return <p className="faint">{t('work.check.running')}</p>
  return (
    <EntryFindings
      check={check.data}
      onGo={field => {
        const control = document.getElementById(idOfField(field))
        control?.scrollIntoView({ block: 'center' })
        control?.focus()
      }}
    />
  )
}
