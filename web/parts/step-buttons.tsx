import type { StepAnswer } from '@gongshu/client'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../ui/words.tsx'
import { queries } from './api.ts'
import { StepConfirmation } from './step-confirmation.tsx'

/** Some steps of a case on a page that is not the case's own: those that can be taken now, each with its form. */
export function StepButtons({ caseId, steps }: { caseId: string; steps: readonly string[] }) {
  const { tData } = useWords()
  const page = useQuery(queries.casePage(caseId))
  const [open, setOpen] = useState<StepAnswer | null>(null)
  const possible = (page.data?.steps ?? []).filter(one => steps.includes(one.step) && !one.refusal)
  if (!page.data || !possible.length) return null
  if (open) {
    return (
      <StepConfirmation
        form={open}
        caseId={caseId}
        seen={page.data.case.revision}
        duties={open.duties}
        onClose={() => setOpen(null)}
      />
    )
  }
  return (
    <div className="row" style={{ marginTop: 8 }}>
      {possible.map(one => (
        <Button key={one.step} type={possible.length === 1 ? 'primary' : 'default'} onClick={() => setOpen(one)}>
          {tData(`step.${one.step}`)}
        </Button>
      ))}
    </div>
  )
}
