import type { ThreeListsAnswer } from '@gongshu/client'
import { Link } from '@tanstack/react-router'
import { Alert, Button } from 'antd'
import { dayText } from '../ui/day-text.ts'
import { FactList } from '../ui/fact-list.tsx'
import { Card } from '../ui/page-head.tsx'
import { StateTag } from '../ui/state-tag.tsx'
import { useWords } from '../ui/words.tsx'
import { lockedListsUrl, paths, proofUrl } from '../workbench/paths.ts'
import { useSession } from './law-in-force.ts'
import { ListLines } from './list-lines.tsx'
import { ErrorNote } from './query-view.tsx'
import { StepButtons } from './step-buttons.tsx'
import { useListStep } from './use-list-step.ts'

/** The lists of a unit: where they stand, what is missing, the links themselves, the registers behind them. */
export function ThreeLists({ found }: { found: ThreeListsAnswer }) {
  const { t } = useWords()
  const { unit, roles } = useSession()
  const isOwn = unit?.id === found.unit.id && roles.includes('provider')
  return (
    <>
      <Standing found={found} isOwn={isOwn} />
      <Gaps found={found} />
      {found.case && (
        <ListLines key={found.case.revision} found={found} mayEdit={isOwn && found.case.state === 'compiling'} />
      )}
      <Card title={t('work.threeLists.registers')}>
        <Registers found={found} />
        {isOwn && <StepButtons caseId={found.unit.id} steps={registerSteps} />}
      </Card>
    </>
  )
}

const registerSteps = [
  'unit.recordDuty',
  'unit.changeDuty',
  'unit.endDuty',
  'unit.recordSystem',
  'unit.changeSystem',
  'unit.endSystem',
]

type Shown = { readonly found: ThreeListsAnswer; readonly isOwn: boolean }

function Standing({ found, isOwn }: Shown) {
  const { t } = useWords()
  const open = useListStep(t('work.threeLists.saved'))
  if (!found.case) {
    return (
      <Card title={found.unit.name}>
        <p style={{ marginBottom: 8 }}>{t('work.threeLists.none')}</p>
        {open.error && <ErrorNote error={open.error} />}
        {isOwn && (
          <Button
            type="primary"
            loading={open.isPending}
            onClick={() => open.mutate({ step: 'threeLists.open', input: {} })}
          >
            {t('work.threeLists.create')}
          </Button>
        )}
      </Card>
    )
  }
  return (
    <Card title={found.unit.name}>
      <p className="row">
        <StateTag type="threeLists" state={found.case.state} />
        <Link to={paths.case} params={{ id: found.case.id }}>
          {t('work.threeLists.case')} {found.case.number}
        </Link>
      </p>
      {found.locked && <LastLock found={found} locked={found.locked} />}
      <StepButtons caseId={found.case.id} steps={['threeLists.lock', 'threeLists.reopen']} />
    </Card>
  )
}

type Locked = { readonly found: ThreeListsAnswer; readonly locked: NonNullable<ThreeListsAnswer['locked']> }

function LastLock({ found, locked }: Locked) {
  const { t, language } = useWords()
  const { lockedOn, duties, systems, entries, lines, digest, eventId, inLog } = locked
  return (
    <>
      <p>{t('work.threeLists.locked', { day: dayText(lockedOn, language), duties, systems, entries, lines })}</p>
      <FactList facts={[{ name: t('work.threeLists.digest'), value: <code className="pre">{digest}</code> }]} />
      <p className="row">
        <a href={lockedListsUrl(found.unit.id)}>{t('work.threeLists.lockedFile')}</a>
        {inLog && <a href={proofUrl(eventId)}>{t('work.threeLists.proof')}</a>}
      </p>
    </>
  )
}

function Gaps({ found: { gaps } }: { found: ThreeListsAnswer }) {
  const { t } = useWords()
  const parts = [
    { key: 'entries', rows: gaps.entriesWithoutLine.map(one => `${one.number} ${one.title}`) },
    { key: 'duties', rows: gaps.dutiesWithoutSystem.map(one => `${one.code} ${one.name}`) },
    { key: 'systems', rows: gaps.systemsWithoutEntry.map(one => one.name) },
  ] as const
  const missing = parts.filter(({ rows }) => rows.length > 0)
  return (
    <Card title={t('work.threeLists.gaps')}>
      {missing.length === 0 && <Alert type="success" showIcon title={t('work.threeLists.gaps.none')} />}
      <FactList
        facts={missing.map(({ key, rows }) => ({
          name: t(`work.threeLists.gaps.${key}`, { count: rows.length }),
          value: rows.join('、'),
        }))}
      />
    </Card>
  )
}

function Registers({ found: { duties, systems } }: { found: ThreeListsAnswer }) {
  const { t, language } = useWords()
  return (
    <>
      <h3>{t('work.unit.duties')}</h3>
      {duties.length ? (
        <FactList facts={duties.map(duty => ({ name: `${duty.code} ${duty.name}`, value: duty.basis }))} />
      ) : (
        <p className="faint">{t('work.unit.noDuties')}</p>
      )}
      <h3>{t('work.unit.systems')}</h3>
      {systems.length ? (
        <FactList
          facts={systems.map(({ name, acceptedOn }) => ({
            name,
            value: acceptedOn ? dayText(acceptedOn, language) : t('work.unit.notAccepted'),
          }))}
        />
      ) : (
        <p className="faint">{t('work.unit.noSystems')}</p>
      )}
    </>
  )
}
