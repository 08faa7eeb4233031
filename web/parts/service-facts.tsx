import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dayText } from '../ui/day-text.ts'
import { FactList } from '../ui/fact-list.tsx'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { queries } from './api.ts'
import { CallingKeys } from './calling-keys.tsx'
import { useSession } from './law-in-force.ts'
import { QueryView } from './query-view.tsx'
import { UsageCard } from './usage-card.tsx'

export function ServiceFacts({ id }: { id: string }) {
  const { t, tData, language } = useWords()
  const { unit } = useSession()
  const service = useQuery(queries.service(id))
  return (
    <QueryView query={service}>
      {({ service: found }) => (
        <>
          <Card title={t('work.service.facts')}>
            <FactList
              facts={[
                { name: tData('field.scenario'), value: found.scenario },
                { name: tData('field.useMode'), value: tData(`useMode.${found.mode}`) },
                {
                  name: t('work.service.columns'),
                  value: found.columns
                    .map(column => `${column}（${tData(`mask.${found.masks[column] ?? 'none'}`)}）`)
                    .join('\n'),
                },
                { name: t('work.service.keys'), value: found.keys.join('、') },
                {
                  name: t('work.service.quota'),
                  value: t('work.service.perMinute', { count: found.quota_per_minute }),
                },
                { name: t('work.service.started'), value: dayText(found.started_on, language) },
                {
                  name: t('work.service.lastUse'),
                  value: found.last_used_on ? dayText(found.last_used_on, language) : t('work.service.never'),
                },
                {
                  name: t('work.service.address'),
                  value: (
                    <code>{`/gateway/v1/services/${found.id}/${found.mode === 'match' ? 'match' : 'query'}`}</code>
                  ),
                },
                {
                  name: tData('case.demand'),
                  value: (
                    <Link to={paths.case} params={{ id: found.demand_id }}>
                      {t('work.service.demand')}
                    </Link>
                  ),
                },
              ]}
            />
          </Card>
          {unit?.id === found.consumer_id && <CallingKeys only={found.system_id} />}
          <UsageCard serviceId={id} />
        </>
      )}
    </QueryView>
  )
}
