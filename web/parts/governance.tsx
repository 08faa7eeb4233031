import type { GovernanceAnswer, NamedUnit } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { labelOf } from '../forms/step-label.ts'
import { dayText } from '../ui/day-text.ts'
import { FactList } from '../ui/fact-list.tsx'
import { Card } from '../ui/page-head.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { ArticleLink } from './article-link.tsx'
import { GapRemedy } from './gap-remedy.tsx'
import { QueryView } from './query-view.tsx'
import { registryQueries } from './registry-queries.ts'
import { StepButtons } from './step-buttons.tsx'

/** Everything that a unit has arranged for its data, on one page, with what is still missing at the top. */
export function Governance({ file }: { file: GovernanceAnswer }) {
  const { t } = useWords()
  return (
    <>
      <Gaps unitId={file.unit.id} />
      <UnitCard file={file} />
      <div id="officers">
        <Card title={t('work.governance.officers')}>
          <Officers file={file} />
          <StepButtons caseId={file.unit.id} steps={['unit.appointOfficer']} />
        </Card>
      </div>
      <div id="rules">
        <Card title={t('work.governance.rules')}>
          <Rules file={file} />
          <StepButtons caseId={file.unit.id} steps={['unit.recordGovernance']} />
        </Card>
      </div>
      <Card title={t('work.governance.registers')}>
        <Registers file={file} />
      </Card>
      <Card title={t('work.governance.norms')}>
        <Norms file={file} />
      </Card>
    </>
  )
}

function Gaps({ unitId }: { unitId: string }) {
  const { t, tData } = useWords()
  const gaps = useQuery(registryQueries.gaps(unitId))
  return (
    <Card title={t('work.governance.gaps')}>
      <QueryView query={gaps}>
        {answer =>
          answer.gaps.length ? (
            <ul className="list stack">
              {answer.gaps.map(gap => (
                <li key={`${gap.kind} ${gap.subject}`} className="row">
                  <span className="tag warn">{tData(`registryGap.${gap.kind}`)}</span>
                  {gap.subject && <span>{gap.subject}</span>}
                  {gap.duty && <ArticleLink duty={gap.duty} />}
                  <GapRemedy gap={gap} />
                </li>
              ))}
            </ul>
          ) : (
            <Alert type="success" showIcon title={t('work.governance.noGaps')} />
          )
        }
      </QueryView>
    </Card>
  )
}

function UnitCard({ file: { unit, parent, children } }: { file: GovernanceAnswer }) {
  const { t, tData } = useWords()
  return (
    <Card title={t('work.unit.facts')}>
      <FactList
        facts={[
          { name: tData('field.uscc'), value: unit.uscc },
          { name: tData('field.regionCode'), value: unit.region_code },
          { name: tData('field.kind'), value: tData(`unitKind.${unit.kind}`) },
          { name: tData('field.offices'), value: unit.offices.map(office => tData(`role.${office}`)).join('、') },
          { name: t('work.governance.parent'), value: parent && <UnitLink unit={parent} /> },
          {
            name: t('work.governance.children'),
            value:
              children.length === 0 ? null : (
                <ul>
                  {children.map(child => (
                    <li key={child.id}>
                      <UnitLink unit={child} />
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
    </Card>
  )
}

function UnitLink({ unit }: { unit: NamedUnit }) {
  return (
    <Link to={paths.unit} params={{ id: unit.id }}>
      {unit.name}
    </Link>
  )
}

function Officers({ file: { officers } }: { file: GovernanceAnswer }) {
  const { t, tData, language } = useWords()
  return (
    <FactList
      facts={['cdo', 'dataSteward', 'securityLead'].map(kind => {
        const held = officers.find(officer => officer.kind === kind)
        const since = held && t('work.case.since', { day: dayText(held.since, language) })
        return {
          name: tData(`officer.${kind}`),
          value: held ? `${held.name ?? ''} ${since}` : <span className="tag warn">{t('work.unit.vacant')}</span>,
        }
      })}
    />
  )
}

const ruleFields = [
  'governanceGoals',
  'governanceDuties',
  'implementingBody',
  'implementingStaff',
  'securityBody',
  'securityOfficer',
  'dataProcedure',
  'securityRules',
]

function Rules({ file: { unit, record } }: { file: GovernanceAnswer }) {
  const { t, tData } = useWords()
  const known = ruleFields.filter(field => record[field])
  if (!known.length) return <p className="faint">{t('work.governance.noRules')}</p>
  const shown = (value: unknown, id: string) =>
    typeof value === 'number' ? (
      <Link to={paths.case} params={{ id }}>
        {t('work.governance.files', { count: value })}
      </Link>
    ) : (
      <span className="pre">{String(value)}</span>
    )
  return (
    <FactList
      facts={known.map(field => ({
        name: labelOf('unit.recordGovernance', field, tData),
        value: shown(record[field], unit.id),
      }))}
    />
  )
}

function Registers({ file: { cases } }: { file: GovernanceAnswer }) {
  const { t, tData } = useWords()
  if (!cases.length) return <p className="faint">{t('work.governance.noRegisters')}</p>
  const types = [...new Set(cases.map(one => one.type))]
  return types.map(type => (
    <section key={type}>
      <h3>{tData(`case.${type}.many`)}</h3>
      <ul className="list stack">
        {cases
          .filter(one => one.type === type)
          .map(one => (
            <li key={one.id} className="row">
              <Link to={paths.case} params={{ id: one.id }}>
                {one.title}
              </Link>
              <StateTag type={one.type} state={one.state} />
              <span className="faint">{one.number}</span>
            </li>
          ))}
      </ul>
    </section>
  ))
}

function Norms({ file: { norms } }: { file: GovernanceAnswer }) {
  const { t } = useWords()
  if (!norms.length) return <p className="faint">{t('work.governance.noNorms')}</p>
  return (
    <ul className="list stack">
      {norms.map(norm => (
        <li key={norm.id} className="row">
          <Link to={paths.case} params={{ id: norm.id }}>
            {norm.title}
          </Link>
          <span className="faint">{norm.number}</span>
        </li>
      ))}
    </ul>
  )
}
