import type { EntryContent, Item } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Fact, FactList } from '../ui/fact-list.tsx'
import { Card } from '../ui/page-head.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords, type Words } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { queries } from './api.ts'
import { hasStep, useLaw, useSession } from './law-in-force.ts'
import { QueryView } from './query-view.tsx'

export function EntryFacts({ id }: { id: string }) {
  const words = useWords()
  const { t } = words
  const entry = useQuery(queries.entry(id))
  return (
    <QueryView query={entry}>
      {({ entry: found }) => (
        <>
          <Card
            title={t('work.entry.facts')}
            actions={found.state === 'published' && <EntryLinks id={id} unitId={found.unit_id} />}
          >
            <FactList facts={entryFacts(found.content, words)} />
          </Card>
          <Card title={t('work.entry.items', { count: found.items.length })}>
            <ItemTable items={found.items} />
          </Card>
        </>
      )}
    </QueryView>
  )
}

/** What one goes on to with a published entry, by role. */
function EntryLinks({ id, unitId }: { id: string; unitId: string }) {
  const { t } = useWords()
  const { roles, unit } = useSession()
  const law = useLaw()
  return (
    <>
      {roles.includes('consumer') && hasStep(law, 'demand.submit') && (
        <Link to={paths.newDemand} search={{ entry: id }}>
          {t('work.entry.demand')}
        </Link>
      )}
      {roles.includes('provider') && unit?.id === unitId && hasStep(law, 'catalogEntry.requestChange') && (
        <Link to={paths.changeEntry} params={{ id }}>
          {t('work.entry.change')}
        </Link>
      )}
      {roles.includes('provider') && unit?.id === unitId && hasStep(law, 'openListEntry.submit') && (
        <Link to={paths.newOpen} search={{ entry: id }}>
          {t('work.entry.open')}
        </Link>
      )}
    </>
  )
}

/** The facts of an entry under the names the law gives them. */
export function entryFacts(content: EntryContent, { tData, language }: Words): Fact[] {
  const coded = [
    'updateFrequency',
    'grade',
    'sharingAttribute',
    'openingAttribute',
    'collectedBy',
    'origin',
    'recordForm',
    'cityCatalog',
    'provisionMode',
  ] as const
  const plain = [
    'businessName',
    'description',
    'source',
    'classification',
    'coverage',
    'managingBody',
    'entrustedParty',
    'formats',
    'sharingPeriod',
    'limitReason',
  ] as const
  const { ground } = content
  return [
    ...plain.map(name => ({ name: tData(`field.${name}`), value: content[name] })),
    ...coded.map(name => ({
      name: tData(`field.${name}`),
      value: content[name] ? tData(`${name}.${content[name]}`) : undefined,
    })),
    {
      name: tData('field.ground'),
      value:
        ground &&
        `${tData(`groundLevel.${ground.level}`)}${language === 'zh' ? '' : ' '}《${ground.title}》${ground.article}`,
    },
  ]
}

export function ItemTable({ items }: { items: readonly Item[] }) {
  const { t, tData } = useWords()
  const yes = (value: boolean) => (value ? t('work.yes') : '')
  const heads = [
    'column',
    'name',
    'type',
    'length',
    'required',
    'personal',
    'lookup',
    'mask',
    'item.description',
    'grade',
  ]
  return (
    <ScrollRegion name={t('work.entry.items', { count: items.length })}>
      <table className="table">
        <thead>
          <tr>
            {heads.map(head => (
              <th key={head} scope="col">
                {tData(`field.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <tr key={item.column}>
              <td>{item.column}</td>
              <td>{item.name}</td>
              <td>{tData(`itemType.${item.type}`)}</td>
              <td>{item.length ?? ''}</td>
              <td>{yes(item.required)}</td>
              <td>{yes(item.personal)}</td>
              <td>{yes(item.lookup)}</td>
              <td>{tData(`mask.${item.mask}`)}</td>
              <td>{item.description}</td>
              <td>{item.grade && tData(`grade.${item.grade}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
