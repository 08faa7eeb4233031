import { useWords } from '../ui/words.tsx'

const kinds = ['partyOrGovernment', 'peoplesOrganisation', 'publiclyFunded', 'publicService', 'stateOwned', 'other']
const offices = [
  'provider',
  'consumer',
  'operator',
  'authority',
  'securityRegulator',
  'projectReview',
  'finance',
  'supervisor',
]
const services = [
  'institution',
  'socialOrganisation',
  'water',
  'power',
  'gas',
  'heating',
  'publicTransport',
  'otherService',
]

/** What can stand in the columns of a file with units that take a word and not a text. */
export function UnitImportWords() {
  const { t, tData } = useWords()
  const columns = [
    { column: 'kind', words: kinds.map(code => tData(`unitKind.${code}`)) },
    { column: 'offices', words: offices.map(code => tData(`role.${code}`)) },
    { column: 'byReference', words: ['yes', 'no'].map(code => tData(`yesNo.${code}`)) },
    { column: 'publicService', words: services.map(code => tData(`publicService.${code}`)) },
  ]
  return (
    <details className="fold">
      <summary>{t('work.unitImport.words')}</summary>
      <dl className="facts">
        {columns.map(({ column, words }) => (
          <div key={column} style={{ display: 'contents' }}>
            <dt>{tData(`unitImport.col.${column}`)}</dt>
            <dd>{words.join('、')}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
