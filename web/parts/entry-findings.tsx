import type { EntryCheck, EntryFinding } from '@gongshu/client'
import { useWords, type Words } from '../ui/words.tsx'
import { ArticleLink } from './article-link.tsx'
import '../ui/editor.css'

type Props = {
  readonly check: EntryCheck
  /** Goes to the field in the form; absent where the entry is only read. */
  readonly onGo?: (field: string) => void
}

/** What the checks found: what must be corrected first, then what may be. */
export function EntryFindings({ check, onGo }: Props) {
  const { t } = useWords()
  const { findings, candidates, cityEntries } = check
  if (!findings.length && !candidates.length && !cityEntries.length) {
    return <p className="done-note">{t('work.check.clean')}</p>
  }
  const stops = findings.filter(one => one.severity === 'stop')
  const hints = findings.filter(one => one.severity === 'hint')
  return (
    <>
      {stops.length > 0 && (
        <FindingList title={t('work.check.stops', { count: stops.length })} list={stops} onGo={onGo} />
      )}
      {hints.length > 0 && (
        <FindingList
          title={t(onGo ? 'work.check.hints' : 'work.check.hintsToReview', { count: hints.length })}
          list={hints}
          onGo={onGo}
        />
      )}
      {cityEntries.map(({ title }) => (
        <p key={title}>{t('work.like.city', { title })}</p>
      ))}
      <p className="faint">{t('work.check.about')}</p>
    </>
  )
}

type ListProps = {
  readonly title: string
  readonly list: readonly EntryFinding[]
  readonly onGo: Props['onGo'] | undefined
}

function FindingList({ title, list, onGo }: ListProps) {
  const words = useWords()
  const isStop = list[0]?.severity === 'stop'
  return (
    <div className={isStop ? 'findings stop' : 'findings'}>
      <h3>{title}</h3>
      <ul>
        {list.map(finding => (
          <li key={`${finding.rule} ${finding.field} ${finding.column ?? ''}`}>
            {onGo ? (
              <button type="button" className="link" onClick={() => onGo(finding.column ? 'items' : finding.field)}>
                {findingText(finding, words)}
              </button>
            ) : (
              findingText(finding, words)
            )}{' '}
            {finding.duty && <ArticleLink duty={finding.duty} />}
            {finding.standard && <span className="faint">{words.tData(`standard.${finding.standard}`)}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}

function findingText({ severity, rule, field, params = {} }: EntryFinding, { t, tData }: Words): string {
  if (severity === 'hint') return tData(`check.${rule}`, params)
  const spoken = spokenField(field, tData)
  return rule === 'field_missing'
    ? t('work.check.missing', { field: spoken })
    : tData(`refusal.${rule}`, { ...params, field: spoken })
}

/** `items.cert_no.mask` as a person says it. */
function spokenField(field: string, tData: Words['tData']): string {
  const [head = '', column, part] = field.split('.')
  if (head !== 'items' || !column) return tData(`field.${head}`)
  return part ? `${column} · ${tData(`field.${part}`)}` : column
}
