import type { CaseAnswer, StepAnswer } from '@gongshu/client'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { stepPages, stepPanels, turningDown } from '../forms/step-places.ts'
import { Card } from '../ui/page-head.tsx'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'
import { ArticleLink, ArticleLinks } from './article-link.tsx'
import { StepConfirmation } from './step-confirmation.tsx'

/** The next step as the one primary button, the others beside it, and those not possible now with the reason. */
export function StepPanel({ page, preferred }: { page: CaseAnswer; preferred?: string | undefined }) {
  const { t } = useWords()
  const [open, setOpen] = useState<StepAnswer | null>(null)
  const take = useStepEntrance(page.case.id, setOpen)
  const shown = page.steps.filter(isForPeople)
  const possible = shown.filter(step => !step.refusal)
  const blocked = shown.filter(step => step.refusal)
  const primary = primaryOf(possible, preferred)
  if (open) {
    return (
      <Card title={t('work.case.next')}>
        <StepConfirmation
          form={open}
          caseId={page.case.id}
          seen={page.case.revision}
          duties={open.duties}
          onClose={() => setOpen(null)}
        />
      </Card>
    )
  }
  return (
    <Card title={t('work.case.next')}>
      {possible.length === 0 && <p className="faint">{t(shown.length ? 'work.case.noneNow' : 'work.case.none')}</p>}
      <div className="steps">
        {[...possible]
          .sort((left, right) => Number(right === primary) - Number(left === primary))
          .map(step => (
            <PossibleStep key={step.step} step={step} primary={step === primary} onTake={take} />
          ))}
      </div>
      {blocked.length > 0 && <BlockedSteps steps={blocked} />}
    </Card>
  )
}

type PossibleProps = {
  readonly step: StepAnswer
  readonly primary: boolean
  readonly onTake: (step: StepAnswer) => void
}

function PossibleStep({ step, primary, onTake }: PossibleProps) {
  const { t, tData } = useWords()
  return (
    <div>
      <Button type={primary ? 'primary' : 'default'} block onClick={() => onTake(step)}>
        {tData(`step.${step.step}`)}
      </Button>
      {step.duties.length > 0 && (
        <div className="why">
          {t('work.step.basis')} <ArticleLinks duties={step.duties} />
        </div>
      )}
    </div>
  )
}

function BlockedSteps({ steps }: { steps: readonly StepAnswer[] }) {
  const { t, tData } = useWords()
  return (
    <details className="fold" style={{ marginTop: 8 }}>
      <summary>{t('work.case.blocked', { count: steps.length })}</summary>
      <div className="steps" style={{ marginTop: 8 }}>
        {steps.map(step => (
          <div key={step.step}>
            <Button block disabled aria-describedby={`why-${step.step}`}>
              {tData(`step.${step.step}`)}
            </Button>
            <div className="why" id={`why-${step.step}`}>
              {step.refusal?.message} {step.refusal?.duty && <ArticleLink duty={step.refusal.duty} />}
            </div>
          </div>
        ))}
      </div>
    </details>
  )
}

/** Where a step is taken: on a page of its own, in a panel of this page, or in the confirmation. */
function useStepEntrance(caseId: string, openConfirmation: (step: StepAnswer) => void) {
  const navigate = useNavigate()
  return (step: StepAnswer) => {
    const page = stepPages[step.step]
    if (page) return void navigate({ to: paths[page], params: { id: caseId } })
    const panel = stepPanels[step.step]
    if (panel) return document.getElementById(panel)?.focus()
    openConfirmation(step)
  }
}

// Internal steps are the platform's, unless a page or panel here takes them through the matter's own route.
function isForPeople({ step, internal }: StepAnswer): boolean {
  return !internal || step in stepPages || step in stepPanels
}

function primaryOf(possible: readonly StepAnswer[], preferred: string | undefined): StepAnswer | undefined {
  const verb = (step: StepAnswer) => step.step.split('.')[1] ?? ''
  return possible.find(({ step }) => step === preferred) ?? possible.find(step => !turningDown.includes(verb(step)))
}
