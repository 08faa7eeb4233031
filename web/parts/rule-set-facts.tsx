import type { CaseAnswer, QualityRule } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Card } from '../ui/page-head.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { queries } from './api.ts'
import { ruleDetail, ruleSentence } from './rule-words.ts'

/** A version of an entry's rules, rule by rule, as it is decided on. */
export function RuleSetFacts({ page }: { page: CaseAnswer }) {
  const words = useWords()
  const { t, tData } = words
  const { entryId = '', rules = [], rulesVersion } = page.record as RuleSetRecord
  const entry = useQuery({ ...queries.entry(entryId), enabled: entryId !== '' })
  const items = entry.data?.entry.items ?? []
  return (
    <Card title={t('work.quality.version', { version: rulesVersion ?? 1 })}>
      <p>
        <Link to={paths.entryQuality} params={{ id: entryId }}>
          {t('work.quality.of', { title: page.case.title })}
        </Link>
      </p>
      <ScrollRegion name={t('case.qualityRules')}>
        <table className="table">
          <thead>
            <tr>
              {(['rule', 'kind', 'weight'] as const).map(head => (
                <th key={head} scope="col" className={head === 'weight' ? 'number' : undefined}>
                  {t(`work.quality.col.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rules.map((rule, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a recorded rule does not move
              <tr key={place}>
                <td>
                  {ruleSentence(rule, items, words)}{' '}
                  {rule.hard && <span className="tag warn">{t('work.quality.hard')}</span>}
                  <div className="faint">{ruleDetail(rule, words)}</div>
                </td>
                <td className="nowrap">{tData(`ruleKind.${rule.type}`)}</td>
                <td className="number">{rule.weight ?? 1}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  )
}

type RuleSetRecord = {
  readonly entryId?: string
  readonly rules?: readonly QualityRule[]
  readonly rulesVersion?: number
}
