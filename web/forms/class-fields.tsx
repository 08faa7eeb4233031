import { isLaxer, type OpeningClass } from '@gongshu/regulations'
import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { ClassProposal } from '../parts/class-proposal.tsx'
import { classificationQueries } from '../parts/classification-queries.ts'
import { QueryView } from '../parts/query-view.tsx'
import { SelectField, TextField } from '../ui/form-field.tsx'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import { ChecksField } from './check-fields.tsx'
import { statedOf, type WorkOrderValues } from './work-order-values.ts'

const closedGrounds = ['privacy', 'personalInformation', 'tradeSecret', 'confidentialBusiness', 'forbiddenByLaw']
const openingNeeds = ['highSecurity', 'timely', 'continuous']

type Props = {
  readonly entryId: string
  readonly value: WorkOrderValues
  readonly errorOf: (name: string) => ReactNode
  readonly onChange: (value: WorkOrderValues) => void
}

/** Levels, grounds and needs of the data, with the class and conditions that the guide in force makes of them. */
export function ClassFields({ entryId, value, errorOf, onChange }: Props) {
  const { t, tData } = useWords()
  const guide = useQuery(classificationQueries.guide)
  const proposal = useQuery(classificationQueries.proposal(statedOf(value, entryId)))
  const checks = (name: 'closedGrounds' | 'openingNeeds', codes: readonly string[], words: string) => (
    <ChecksField
      id={`field-${name}`}
      wide
      label={tData(`field.${name}`)}
      error={errorOf(name)}
      value={value[name]}
      onChange={chosen => onChange({ ...value, [name]: chosen })}
      choices={codes.map(code => ({ value: code, label: tData(`${words}.${code}`) }))}
    />
  )
  return (
    <Card title={t('work.class.panel')}>
      <p className="faint" style={{ marginBottom: 8 }}>
        {t('work.class.panel.about')}
      </p>
      <QueryView query={guide}>
        {answer =>
          answer.guide && (
            <>
              {answer.guide.source === 'shipped' && (
                <Alert type="info" showIcon title={t('work.class.shipped')} style={{ marginBottom: 16 }} />
              )}
              <Levels levels={answer.guide.content.levels ?? []} {...{ value, errorOf, onChange }} />
            </>
          )
        }
      </QueryView>
      {checks('closedGrounds', closedGrounds, 'closedGround')}
      {checks('openingNeeds', openingNeeds, 'openingNeed')}
      {proposal.data && (
        <>
          <ClassProposal proposal={proposal.data} onAdopt={adopted => onChange({ ...value, ...adopted })} />
          <Laxer proposed={proposal.data.openingClass} {...{ value, errorOf, onChange }} />
        </>
      )}
    </Card>
  )
}

type Part = Omit<Props, 'entryId'>

type Level = { readonly dimension: string; readonly levelCode: string; readonly meaning: string }

function Levels({ levels, value, errorOf, onChange }: Part & { readonly levels: readonly Level[] }) {
  const { t, tData } = useWords()
  const dimensions = Object.entries(Object.groupBy(levels, level => level.dimension))
  return dimensions.map(([dimension, own = []], index) => (
    <SelectField
      key={dimension}
      id={index === 0 ? 'field-levels' : `field-levels-${dimension}`}
      wide
      label={t('work.class.level.of', { dimension: tData(`guideDimension.${dimension}`) })}
      error={index === 0 ? errorOf('levels') : undefined}
      value={value.levels[dimension] ?? ''}
      onChange={levelCode => onChange({ ...value, levels: { ...value.levels, [dimension]: levelCode } })}
      choices={own.map(({ levelCode, meaning }) => ({ value: levelCode, label: `${levelCode} ${meaning}` }))}
    />
  ))
}

const proofOf: { readonly [basis: string]: readonly string[] } = {
  masked: ['maskingMethod', 'maskedOn', 'maskingCheck'],
  consent: ['consentHolder', 'consentScope', 'consentProof'],
}

/** Says that the chosen class is laxer; for closed data, asks what opens it. */
function Laxer({ proposed, value, errorOf, onChange }: Part & { readonly proposed: string }) {
  const { t, tData } = useWords()
  const { openingClass, unlocking } = value
  if (!openingClass || !isLaxer(openingClass as OpeningClass, proposed as OpeningClass)) return null
  const set = (name: string, text: string) => onChange({ ...value, unlocking: { ...unlocking, [name]: text } })
  return (
    <div style={{ marginTop: 16 }}>
      <Alert
        type="warning"
        showIcon
        role="status"
        title={t('work.class.laxer')}
        description={proposed === 'notOpen' ? t('work.class.unlock') : undefined}
        style={{ marginBottom: 16 }}
      />
      {proposed === 'notOpen' && (
        <>
          <SelectField
            id="field-unlocking"
            wide
            label={tData('field.unlocking')}
            error={errorOf('unlocking')}
            value={unlocking.unlockedBy}
            onChange={basis => set('unlockedBy', basis)}
            choices={Object.keys(proofOf).map(basis => ({ value: basis, label: tData(`unlockedBy.${basis}`) }))}
          />
          {(proofOf[unlocking.unlockedBy ?? ''] ?? []).map(name => (
            <TextField
              key={name}
              id={`field-unlocking-${name}`}
              wide
              required
              type={name === 'maskedOn' ? 'date' : 'text'}
              label={tData(`field.${name}`)}
              value={unlocking[name] ?? ''}
              onChange={text => set(name, text)}
            />
          ))}
        </>
      )}
    </div>
  )
}
