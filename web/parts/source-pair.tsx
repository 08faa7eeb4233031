import type { EntryAnswer, Item, SourceConflict } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Card } from '../ui/page-head.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import '../ui/editor.css'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { queries } from './api.ts'
import { ElementValue } from './element-value.tsx'
import { useSession } from './law-in-force.ts'
import { QueryView } from './query-view.tsx'
import { StepButtons } from './step-buttons.tsx'

const fields = [
  'description',
  'businessName',
  'source',
  'coverage',
  'updateFrequency',
  'sharingAttribute',
  'managingBody',
]

/** Two entries that claim one source, side by side, with the way to the one unit that is to keep it. */
export function SourcePair({ pair }: { pair: SourceConflict }) {
  const first = useQuery(queries.entry(pair.firstId))
  const second = useQuery(queries.entry(pair.secondId))
  return (
    <>
      <Decision pair={pair} />
      <QueryView query={first}>
        {left => <QueryView query={second}>{right => <Beside pair={pair} left={left} right={right} />}</QueryView>}
      </QueryView>
    </>
  )
}

function Decision({ pair }: { pair: SourceConflict }) {
  const { t } = useWords()
  const { roles } = useSession()
  const mayAsk = roles.includes('provider') || roles.includes('operator')
  if (pair.designationId) {
    return (
      <Card title={t('work.oneSource.state')}>
        <Link to={paths.case} params={{ id: pair.designationId }}>
          {t('work.oneSource.case')}
        </Link>
        <StepButtons caseId={pair.designationId} steps={['catalogEntry.designate']} />
      </Card>
    )
  }
  if (!mayAsk) return null
  return (
    <p style={{ marginBottom: 16 }}>
      <Link
        to={paths.newRecord}
        params={{ type: 'catalogEntry', verb: 'requestDesignation' }}
        search={asking(pair, t) as never}
      >
        <Button type="primary" tabIndex={-1}>
          {t('work.oneSource.ask')}
        </Button>
      </Link>
    </p>
  )
}

// What the form of the request is filled with: nobody has to look up what stands before them.
function asking(pair: SourceConflict, t: ReturnType<typeof useWords>['t']) {
  const { first, firstUnit, second, secondUnit } = pair
  const reason = t('work.oneSource.askedReason', { first, firstUnit, second, secondUnit, items: pair.items.join('、') })
  return {
    title: t('work.oneSource.title.asked', { first, secondUnit }).slice(0, 100),
    description: reason,
    reason,
    candidateUnits: [pair.firstUnitId, pair.secondUnitId],
    contestedEntries: [pair.firstId, pair.secondId],
  }
}

type Both = { readonly pair: SourceConflict; readonly left: EntryAnswer; readonly right: EntryAnswer }

function Beside({ pair, left, right }: Both) {
  const { t, tData } = useWords()
  return (
    <ScrollRegion name={t('work.oneSource.compare')}>
      <table className="table beside">
        <thead>
          <tr>
            <td />
            <EntryHead id={pair.firstId} name={pair.first} unit={pair.firstUnit} />
            <EntryHead id={pair.secondId} name={pair.second} unit={pair.secondUnit} />
          </tr>
        </thead>
        <tbody>
          {fields.map(field => (
            <tr key={field}>
              <th scope="row">{tData(`field.${field}`)}</th>
              <td>
                <ElementValue field={field} value={contentOf(left)[field]} />
              </td>
              <td>
                <ElementValue field={field} value={contentOf(right)[field]} />
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('work.oneSource.items')}</th>
            <td>
              <Items items={left.entry.items} common={pair.items} />
            </td>
            <td>
              <Items items={right.entry.items} common={pair.items} />
            </td>
          </tr>
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function EntryHead({ id, name, unit }: { id: string; name: string; unit: string }) {
  return (
    <th scope="col">
      <Link to={paths.case} params={{ id }}>
        {name}
      </Link>{' '}
      <span className="faint">{unit}</span>
    </th>
  )
}

function Items({ items, common }: { items: readonly Item[]; common: readonly string[] }) {
  const { t } = useWords()
  const isCommon = ({ name }: Item) => common.includes(folded(name))
  return (
    <ul className="list">
      {[...items]
        .sort((a, b) => Number(isCommon(b)) - Number(isCommon(a)))
        .map(item => (
          <li key={item.column}>
            {item.name} {isCommon(item) && <span className="mark">{t('work.oneSource.sharedItem')}</span>}
          </li>
        ))}
    </ul>
  )
}

function contentOf(answer: EntryAnswer): { readonly [field: string]: unknown } {
  return answer.entry.content as { readonly [field: string]: unknown }
}

// As the platform folds names: spaces and punctuation do not count.
function folded(name: string): string {
  return name.normalize('NFKC').replace(/[\s\p{P}]/gu, '')
}
