import type { ColumnProfile, Quality, ResourceVersion } from '@gongshu/client'
import { dayText } from '../ui/day-text.ts'
import { FactList } from '../ui/fact-list.tsx'
import { Card } from '../ui/page-head.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords } from '../ui/words.tsx'
import { ruleSentence } from './rule-words.ts'

/** One collected version: reconciled with its source, scored by dimension, described column by column. */
export function VersionQuality({ version, open }: { version: ResourceVersion; open: boolean }) {
  const { t, language } = useWords()
  const { manifest, reconciliation } = version
  return (
    <Card
      title={t(open ? 'work.quality.current' : 'work.quality.former', { day: dayText(version.loaded_on, language) })}
    >
      <FactList
        facts={[
          {
            name: t('work.quality.file'),
            value: `${manifest.source.fileName} · ${manifest.source.format} · ${manifest.source.encoding}`,
          },
          {
            name: t('work.quality.reconciled'),
            value: (
              <>
                {t('work.quality.rowsBoth', {
                  source: reconciliation.sourceRows,
                  collected: reconciliation.collectedRows,
                })}{' '}
                <span className={`tag ${reconciliation.reconciled ? 'good' : 'bad'}`}>
                  {t(reconciliation.reconciled ? 'work.quality.agree' : 'work.quality.differ')}
                </span>
              </>
            ),
          },
          { name: 'SHA-256', value: <span className="secret">{reconciliation.sourceSha256}</span> },
        ]}
      />
      <details className="fold" open={open} style={{ marginTop: 16 }}>
        <summary>{t('work.quality.title')}</summary>
        {version.quality && <Scores quality={version.quality} />}
        {version.profile?.columns && <Profile columns={version.profile.columns} />}
      </details>
    </Card>
  )
}

function Scores({ quality }: { quality: Quality }) {
  const words = useWords()
  const { t, tData } = words
  return (
    <div className="stack" style={{ margin: '8px 0 16px' }}>
      <div className="figures">
        {Object.entries(quality.dimensions ?? {}).map(([dimension, score]) => (
          <div className="figure" key={dimension}>
            <b>{score}</b>
            <span>{tData(`dimension.${dimension}`)}</span>
            <div className="bar" aria-hidden="true">
              <i style={{ width: `${score}%` }} />
            </div>
          </div>
        ))}
      </div>
      <ul className="list">
        {quality.results?.map(({ rule, failed, checked, dimension }) => (
          <li key={`${rule.type} ${rule.column ?? rule.columns?.join()}`}>
            {ruleSentence(rule, [], words)} · <span className="faint">{tData(`dimension.${dimension}`)}</span> ·{' '}
            <span className={failed ? 'deadline soon' : 'faint'}>{t('work.quality.failed', { failed, checked })}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Profile({ columns }: { columns: readonly ColumnProfile[] }) {
  const { t, tData } = useWords()
  const heads = ['nulls', 'distinct', 'lengths', 'bounds', 'top'] as const
  return (
    <ScrollRegion name={t('work.profile.title')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{tData('field.column')}</th>
            <th scope="col">{tData('field.type')}</th>
            {heads.map(head => (
              <th key={head} scope="col">
                {t(`work.profile.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map(column => (
            <tr key={column.name}>
              <td>{column.name}</td>
              <td>{tData(`itemType.${column.type}`)}</td>
              <td className="number">{column.nulls}</td>
              <td className="number">{column.distinct}</td>
              <td className="nowrap">{column.minLength === null ? '' : `${column.minLength}–${column.maxLength}`}</td>
              <td>
                {column.top === null
                  ? t('work.profile.hidden')
                  : column.min === null
                    ? ''
                    : `${column.min} … ${column.max}`}
              </td>
              <td>
                {column.top
                  ?.slice(0, 3)
                  .map(top => `${top.value} (${top.rows})`)
                  .join('、')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
