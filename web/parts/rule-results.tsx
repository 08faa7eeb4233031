import type { Item, RuleResult } from '@gongshu/client'
import { Link } from '@tanstack/react-router'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { ruleDetail, ruleSentence } from './rule-words.ts'

type Props = {
  readonly results: readonly RuleResult[]
  readonly items: readonly Item[]
  /** The entry whose failing rows can be looked at; absent: figures alone. */
  readonly entryId?: string
}

/** Every rule with what it looked at and what fails, each figure leading to the rows behind it. */
export function RuleResults({ results, items, entryId }: Props) {
  const words = useWords()
  const { t, tData } = words
  const heads = ['rule', 'dimension', 'weight', 'checked', 'failed', 'score'] as const
  return (
    <ScrollRegion name={t('work.quality.results')}>
      <table className="table">
        <thead>
          <tr>
            {heads.map(head => (
              <th key={head} scope="col" className={isNumber(head) ? 'number' : undefined}>
                {t(`work.quality.col.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {results.map((result, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place names the rule in the address
            <tr key={place}>
              <td>
                {ruleSentence(result.rule, items, words)}
                {result.rule.hard && <span className="tag warn">{t('work.quality.hard')}</span>}
                <div className="faint">{ruleDetail(result.rule, words)}</div>
              </td>
              <td className="nowrap">{tData(`dimension.${result.dimension}`)}</td>
              <td className="number">{result.rule.weight ?? 1}</td>
              <td className="number">{result.checked.toLocaleString('en-US')}</td>
              <td className="number">
                <Failed result={result} place={place} entryId={entryId} />
              </td>
              <td className="number">{result.problem ? '–' : result.score}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

type FailedProps = { readonly result: RuleResult; readonly place: number; readonly entryId: string | undefined }

function Failed({ result, place, entryId }: FailedProps) {
  const { t } = useWords()
  const { failed, problem, rule } = result
  if (problem) return <span className="tag warn">{t(`work.quality.problem.${problem}`)}</span>
  const figure = failed.toLocaleString('en-US')
  if (failed === 0) return <span className="tag good">0</span>
  if (!entryId || rule.type === 'fresh' || rule.type === 'present') return <span className="tag bad">{figure}</span>
  return (
    <Link to={paths.entryQuality} params={{ id: entryId }} search={{ rule: String(place) }} className="nowrap">
      {t('work.quality.seeRows', { failed: figure })}
    </Link>
  )
}

function isNumber(head: string): boolean {
  return ['weight', 'checked', 'failed', 'score'].includes(head)
}
