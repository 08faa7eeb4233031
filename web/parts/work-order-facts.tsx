import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FactList } from '../ui/fact-list.tsx'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import { openFileUrl, paths } from '../workbench/paths.ts'
import { queries } from './api.ts'
import { QueryView } from './query-view.tsx'

export function WorkOrderFacts({ id }: { id: string }) {
  const { t, tData } = useWords()
  const order = useQuery(queries.workOrder(id))
  return (
    <QueryView query={order}>
      {({ entry }) => (
        <Card
          title={t('work.order.facts')}
          actions={
            entry.state === 'open' &&
            ['csv', 'xlsx', 'json', 'parquet'].map(format => (
              <a key={format} href={openFileUrl(id, format)} download>
                {format.toUpperCase()}
              </a>
            ))
          }
        >
          <FactList
            facts={[
              { name: tData('field.openingClass'), value: tData(`openingClass.${entry.opening_class}`) },
              { name: tData('field.domain'), value: entry.content.domain },
              { name: tData('field.abstract'), value: entry.content.abstract },
              {
                name: tData('field.items'),
                value: (entry.columns.length ? entry.columns : (entry.content.items ?? [])).join('、'),
              },
              {
                name: tData('field.formats'),
                value: entry.content.formats?.map(format => format.toUpperCase()).join('、'),
              },
              { name: tData('field.conditions'), value: entry.content.conditions },
              { name: tData('field.supervision'), value: entry.content.supervision },
              { name: tData('field.levelCodes'), value: entry.content.levels?.map(row => row.levelCode).join('、') },
              {
                name: tData('field.updateFrequency'),
                value: entry.content.updateFrequency && tData(`updateFrequency.${entry.content.updateFrequency}`),
              },
              { name: tData('field.license'), value: entry.content.license },
              { name: tData('field.reason'), value: entry.content.reason },
              { name: t('work.order.downloads'), value: entry.state === 'open' ? String(entry.downloads) : undefined },
              {
                name: tData('field.entryId'),
                value: (
                  <Link to={paths.case} params={{ id: entry.entry_id }}>
                    {t('work.order.entry')}
                  </Link>
                ),
              },
            ]}
          />
        </Card>
      )}
    </QueryView>
  )
}
