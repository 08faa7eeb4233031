import type { RegistryGap } from '@gongshu/client'
import { Link } from '@tanstack/react-router'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'

const inLists = ['dutyWithoutSystem', 'systemWithoutEntry', 'entryWithoutLine', 'listsNotLocked', 'unitWithoutDuty']

/** The way to where a gap is completed: the lists of the unit, or its governance file. */
export function GapRemedy({ gap }: { gap: RegistryGap }) {
  const { t } = useWords()
  const words = t('work.registryGaps.fix')
  if (inLists.includes(gap.kind)) {
    return (
      <Link to={paths.threeLists} search={{ unit: gap.unitId }}>
        {words}
      </Link>
    )
  }
  return (
    <Link to={paths.unit} params={{ id: gap.unitId }} hash={gap.kind.startsWith('officer.') ? 'officers' : 'rules'}>
      {words}
    </Link>
  )
}
