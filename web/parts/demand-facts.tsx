import type { DemandContent, WantedEntry } from '@gongshu/client'
import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Fact, FactList } from '../ui/fact-list.tsx'
import { Card } from '../ui/page-head.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { useWords, type Words } from '../ui/words.tsx'
import { commitmentPdfUrl, commitmentUrl, paths } from '../workbench/paths.ts'
import { queries } from './api.ts'
import { useSession } from './law-in-force.ts'
import { QueryView } from './query-view.tsx'

export function DemandFacts({ id }: { id: string }) {
  const words = useWords()
  const { t } = words
  const demand = useQuery(queries.demand(id))
  return (
    <QueryView query={demand}>
      {({ demand: found, parts }) => (
        <>
          <Card
            title={t('work.demand.facts')}
            actions={
              <>
                <a href={commitmentPdfUrl(id)}>{t('work.demand.commitmentPdf')}</a>
                <a href={commitmentUrl(id)}>{t('work.demand.commitmentFile')}</a>
              </>
            }
          >
            <FactList facts={demandFacts(found.content, words)} />
          </Card>
          <WantedItems entries={found.content.entries} />
          {parts.length > 0 && <Parts parts={parts} />}
        </>
      )}
    </QueryView>
  )
}

/** A provider reviews its own part beside the whole demand. */
export function PartFacts({ id }: { id: string }) {
  const words = useWords()
  const { t, tData } = words
  const part = useQuery(queries.demandPart(id))
  return (
    <QueryView query={part}>
      {({ part: found, demand }) => (
        <>
          {demand && (
            <Card title={t('work.demand.facts')}>
              <FactList facts={demandFacts(demand.content, words)} />
            </Card>
          )}
          <WantedItems entries={found.entries} title={t('work.part.own')} />
          {found.decision && (
            <Card title={tData('field.decision')}>
              <FactList
                facts={[
                  { name: tData('field.decision'), value: tData(`decision.${found.decision.decision}`) },
                  {
                    name: tData('field.ground'),
                    value:
                      found.decision.ground && `《${found.decision.ground.title}》${found.decision.ground.article}`,
                  },
                  { name: tData('field.defects'), value: found.decision.defects?.join('\n') },
                  { name: tData('field.note'), value: found.decision.note },
                ]}
              />
            </Card>
          )}
        </>
      )}
    </QueryView>
  )
}

type Part = { readonly id: string; readonly state: string; readonly provider_id: string }

function Parts({ parts }: { parts: readonly Part[] }) {
  const { t } = useWords()
  const units = useQuery(queries.units)
  const { roles, unit } = useSession()
  const seesAll = roles.some(role => ['operator', 'authority', 'supervisor'].includes(role))
  const nameOf = (id: string) => units.data?.units.find(one => one.id === id)?.name ?? t('work.loading')
  return (
    <Card title={t('work.demand.parts')}>
      <ul className="list stack">
        {parts.map(part => (
          <li key={part.id} className="row">
            {seesAll || unit?.id === part.provider_id ? (
              <Link to={paths.case} params={{ id: part.id }}>
                {nameOf(part.provider_id)}
              </Link>
            ) : (
              nameOf(part.provider_id)
            )}
            <StateTag type="demandPart" state={part.state} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

export function WantedItems({ entries, title }: { entries: readonly WantedEntry[]; title?: string }) {
  const { t, tData } = useWords()
  const found = useQueries({ queries: entries.map(({ entryId }) => queries.entry(entryId)) })
  return (
    <Card title={title ?? t('work.demand.items')}>
      <ul className="list stack">
        {entries.map((wanted, index) => {
          const entry = found[index]?.data?.entry
          const itemOf = (column: string) => entry?.items.find(item => item.column === column)
          return (
            <li key={wanted.entryId}>
              <Link to={paths.case} params={{ id: wanted.entryId }}>
                {entry?.name ?? t('work.loading')}
              </Link>
              <ul>
                {wanted.columns.map(({ column, clear }) => (
                  <li key={column}>
                    {itemOf(column)?.name ?? column} <span className="faint">{column}</span>{' '}
                    {itemOf(column)?.personal && <span className="tag warn">{t('work.demand.personal')}</span>}{' '}
                    <span className="tag">
                      {clear ? tData('field.clear') : tData(`mask.${itemOf(column)?.mask ?? 'none'}`)}
                    </span>
                  </li>
                ))}
              </ul>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

/** The fields of a demand under the names the law gives them. */
export function demandFacts(content: DemandContent, { tData }: Words): Fact[] {
  const coded = (name: 'demandType' | 'useMode' | 'useFrequency' | 'securityLevel'): Fact => ({
    name: tData(`field.${name}`),
    value: content[name] ? tData(`${name}.${content[name]}`) : undefined,
  })
  const plain = (
    name: 'scenario' | 'basis' | 'businessGoal' | 'dataContent' | 'lowFrequencyReason' | 'safeguards' | 'systemName',
  ): Fact => ({
    name: tData(`field.${name}`),
    value: content[name],
  })
  const direct = content.directCase
  return [
    coded('demandType'),
    plain('scenario'),
    plain('basis'),
    plain('businessGoal'),
    plain('dataContent'),
    coded('useMode'),
    coded('useFrequency'),
    plain('lowFrequencyReason'),
    coded('securityLevel'),
    plain('safeguards'),
    plain('systemName'),
    { name: tData('field.directCase'), value: direct && tData(`directCase.${direct.case}`) },
    { name: tData('field.directCase.mode'), value: direct?.mode && tData(`directMode.${direct.mode}`) },
    { name: tData('field.directCase.evidence'), value: direct?.evidence },
  ]
}
