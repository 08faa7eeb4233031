import type { EntryContent, Item } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Fact, FactList } from '../ui/fact-list.tsx'
import { Card } from '../ui/page-head.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useWords, type Words } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { queries } from './api.ts'
import { itemParts } from './element-text.ts'
import { ElementValue } from './element-value.tsx'
import { EntryHistory, EntryReviewChecks } from './entry-history.tsx'
import { HeldChange } from './entry-impact.tsx'
import { EntryPreview, EntryTools } from './entry-tools.tsx'
import { hasStep, useLaw, useSession } from './law-in-force.ts'
import { QueryView } from './query-view.tsx'

const inReview = ['unitReview', 'underReview']
const changing = ['changeEvaluating', 'adjustmentPlanning', 'planConsulting', 'changeAuthorised']

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
            actions={
              <>
                {found.published_on && <EntryTools id={id} name={found.name} />}
                {found.state === 'published' && <EntryLinks id={id} unitId={found.unit_id} />}
              </>
            }
          >
            <FactList facts={entryFacts(found.content, words)} />
          </Card>
          <Card title={t('work.entry.items', { count: found.items.length })}>
            <ItemTable items={found.items} />
          </Card>
          {found.published_on && <EntryPreview id={id} />}
          {inReview.includes(found.state) && <EntryReviewChecks id={id} />}
          {changing.includes(found.state) && <HeldChange entryId={id} />}
          <EntryHistory id={id} />
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

const elements = [
  'businessName',
  'description',
  'tags',
  'coverage',
  'domain',
  'source',
  'managingBody',
  'updateFrequency',
  'collectedBy',
  'entrustedParty',
  'origin',
  'recordForm',
  'cityCatalog',
  'formats',
  'storageLocation',
  'relatedEntries',
  'classification',
  'grade',
  'baseLibrary',
  'theme',
  'sharingAttribute',
  'shareConditions',
  'sharedWith',
  'oneVisit',
  'oneVisitReason',
  'provisionMode',
  'sharingPeriod',
  'limitReason',
  'ground',
  'openingAttribute',
  'openConditions',
] as const

/** The elements of an entry under the names that the law gives them, in the order of its form. */
function entryFacts(content: EntryContent, { tData }: Words): Fact[] {
  return elements.map(name => ({
    name: tData(`field.${name}`),
    value: content[name] && <ElementValue field={name} value={content[name]} />,
  }))
}

export function ItemTable({ items }: { items: readonly Item[] }) {
  const words = useWords()
  const { t, tData } = words
  const rows = items.map(item => ({ column: item.column, parts: itemParts(item, words) }))
  // A column that no item fills says nothing.
  const shown = rows[0]?.parts.flatMap(({ part }, at) => (rows.some(row => row.parts[at]?.text) ? [{ part, at }] : []))
  return (
    <ScrollRegion name={t('work.entry.items', { count: items.length })}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{tData('field.column')}</th>
            {shown?.map(({ part }) => (
              <th key={part} scope="col">
                {tData(`field.${part}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ column, parts }) => (
            <tr key={column}>
              <td>{column}</td>
              {shown?.map(({ part, at }) => (
                <td key={part}>{parts[at]?.text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
