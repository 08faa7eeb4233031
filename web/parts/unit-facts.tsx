import { useQuery } from '@tanstack/react-query'
import { dayText } from '../ui/day-text.ts'
import { FactList } from '../ui/fact-list.tsx'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import { queries } from './api.ts'
import { useSession } from './law-in-force.ts'
import { QueryView } from './query-view.tsx'

export function UnitFacts({ id }: { id: string }) {
  const { t, tData } = useWords()
  const { roles, unit: own } = useSession()
  const unit = useQuery(queries.unit(id))
  const seesPeople = own?.id === id || roles.some(role => ['operator', 'authority', 'supervisor'].includes(role))
  return (
    <QueryView query={unit}>
      {({ unit: found, duties, systems }) => (
        <>
          <Card title={t('work.unit.facts')}>
            <FactList
              facts={[
                { name: tData('field.name'), value: found.name },
                { name: tData('field.shortName'), value: found.short_name },
                { name: tData('field.kind'), value: tData(`unitKind.${found.kind}`) },
                { name: tData('field.uscc'), value: found.uscc },
                { name: tData('field.regionCode'), value: found.region_code },
                {
                  name: tData('field.offices'),
                  value: found.offices.map(office => tData(`role.${office}`)).join('、'),
                },
              ]}
            />
          </Card>
          {seesPeople && <Officers id={id} />}
          <Card title={t('work.unit.duties')}>
            {duties.length ? (
              <FactList facts={duties.map(duty => ({ name: `${duty.code} ${duty.name}`, value: duty.basis }))} />
            ) : (
              <p className="faint">{t('work.unit.noDuties')}</p>
            )}
          </Card>
          <Card title={t('work.unit.systems')}>
            {systems.length ? (
              <FactList
                facts={systems.map(system => ({
                  name: system.name,
                  value: system.accepted_on ?? t('work.unit.notAccepted'),
                }))}
              />
            ) : (
              <p className="faint">{t('work.unit.noSystems')}</p>
            )}
          </Card>
        </>
      )}
    </QueryView>
  )
}

function Officers({ id }: { id: string }) {
  const { t, tData, language } = useWords()
  const people = useQuery(queries.people(id))
  const kinds = ['cdo', 'dataSteward', 'securityLead']
  return (
    <Card title={t('work.unit.officers')}>
      <QueryView query={people}>
        {({ officers }) => (
          <FactList
            facts={kinds.map(kind => {
              const held = officers.find(officer => officer.kind === kind)
              const since = held && t('work.case.since', { day: dayText(held.since, language) })
              return {
                name: tData(`officer.${kind}`),
                value: held ? `${held.name ?? ''} ${since}` : <span className="tag bad">{t('work.unit.vacant')}</span>,
              }
            })}
          />
        )}
      </QueryView>
    </Card>
  )
}
