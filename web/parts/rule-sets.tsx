import type { RuleSet } from '@gongshu/client'
import { Link } from '@tanstack/react-router'
import { dayText } from '../ui/day-text.ts'
import { Card } from '../ui/page-head.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'

/** The versions of an entry's rules; a draft leads to its case, where it is submitted and approved. */
export function RuleSets({ sets }: { sets: readonly RuleSet[] }) {
  const { t, language } = useWords()
  return (
    <Card title={t('case.qualityRules.many')}>
      {sets.length === 0 && <p className="empty">{t('work.rules.none')}</p>}
      <ul className="list linked">
        {sets.map(set => (
          <li key={set.id}>
            <Link to={paths.case} params={{ id: set.id }}>
              {t('work.quality.version', { version: set.rulesVersion })} · {set.number}
            </Link>{' '}
            <StateTag type="qualityRules" state={set.state} />{' '}
            <span className="faint">
              {t('work.rules.count', { count: set.rules.length })} · {dayText(set.since, language)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
