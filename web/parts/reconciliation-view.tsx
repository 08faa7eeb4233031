import type { Reconciliation, TableComparison } from '@gongshu/client'
import type { ReactNode } from 'react'
import { Card } from '../ui/page-head.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords } from '../ui/words.tsx'

/** Three sides beside each other: what the source has, what the lake has, what services answer from. */
export function ReconciliationView({ found }: { found: Reconciliation }) {
  const { t } = useWords()
  const { source, lake, serving } = found
  const served = serving.length ? serving.every(side => side.agreed) : null
  return (
    <>
      <div className="sides">
        <Side title={t('work.reconcile.source')} agreed={source.agreed}>
          <Figure value={source.rows} />
          <p>
            {t(source.kind === 'file' ? 'work.reconcile.fromFile' : 'work.reconcile.fromDatabase', {
              name: source.name,
            })}
          </p>
        </Side>
        <Side title={t('work.reconcile.lake')} agreed={lake.intact}>
          <Figure value={lake.rows} />
          <p>{t(lake.intact ? 'work.reconcile.intact' : 'work.reconcile.damaged')}</p>
        </Side>
        <Side title={t('work.reconcile.serving')} agreed={served}>
          {serving.length === 0 && <p>{t('work.reconcile.noService')}</p>}
          <ul className="list">
            {serving.map(side => (
              <li key={side.serviceId}>
                {side.number} · {side.consumer} · {side.rows.toLocaleString('en-US')} <Agreement agreed={side.agreed} />
                {side.behind && <span className="tag warn">{t('work.reconcile.behind')}</span>}
              </li>
            ))}
          </ul>
        </Side>
      </div>
      {source.comparison && <Compared title={t('work.reconcile.sourceLake')} comparison={source.comparison} />}
      {serving.map(
        side =>
          side.comparison && (
            <Compared
              key={side.serviceId}
              title={t('work.reconcile.lakeService', { number: side.number })}
              comparison={side.comparison}
            />
          ),
      )}
    </>
  )
}

type SideProps = { readonly title: string; readonly agreed: boolean | null; readonly children: ReactNode }

function Side({ title, agreed, children }: SideProps) {
  return (
    <section className={`side ${agreed === null ? '' : agreed ? 'good' : 'bad'}`} aria-label={title}>
      <h2>
        {title} {agreed !== null && <Agreement agreed={agreed} />}
      </h2>
      {children}
    </section>
  )
}

function Agreement({ agreed }: { agreed: boolean }) {
  const { t } = useWords()
  return (
    <span className={`tag ${agreed ? 'good' : 'bad'}`}>
      {t(agreed ? 'work.reconcile.agree' : 'work.reconcile.differ')}
    </span>
  )
}

function Figure({ value }: { value: number }) {
  const { t } = useWords()
  return (
    <div className="figure">
      <b>{Number(value).toLocaleString('en-US')}</b>
      <span>{t('work.col.rows')}</span>
    </div>
  )
}

/** Two tables by their columns, and the first rows that differ. */
function Compared({ title, comparison }: { title: string; comparison: TableComparison }) {
  const { t } = useWords()
  const { rows, keysAgree, columns, differences, more } = comparison
  return (
    <Card title={title}>
      <p>
        {t('work.reconcile.rowsBoth', { first: rows[0], second: rows[1] })} · {t('work.reconcile.keys')}{' '}
        <Agreement agreed={keysAgree} />
      </p>
      <div className="row compared">
        {columns.map(({ column, agreed }) => (
          <span key={column} className={`tag ${agreed ? 'good' : 'bad'}`}>
            {column} {agreed ? '✓' : '✗'}
          </span>
        ))}
      </div>
      {differences.length > 0 && (
        <ScrollRegion name={t('work.reconcile.differences')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('work.reconcile.key')}</th>
                <th scope="col">{t('work.reconcile.what')}</th>
              </tr>
            </thead>
            <tbody>
              {differences.map((one, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two differing rows may share their masked key
                <tr key={place}>
                  <td>{one.key.replaceAll('\u001f', ' / ')}</td>
                  <td>{t(`work.reconcile.${one.kind}`, { columns: one.columns?.join('、') ?? '' })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {more && <p className="faint">{t('work.reconcile.more')}</p>}
    </Card>
  )
}
