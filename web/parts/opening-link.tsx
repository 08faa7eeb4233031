import { Link } from '@tanstack/react-router'
import { openingPages } from '../forms/step-places.ts'
import { useWords } from '../ui/words.tsx'
import { paths } from '../workbench/paths.ts'

/** Where a case is opened: on its own page where it has one, else on the page made from its table. */
export function OpeningLink({ type, step }: { type: string; step: string }) {
  const { t, tData } = useWords()
  const own = openingPages[step]
  const words = t('work.records.open', { step: tData(`step.${step}`) })
  if (own) return <Link to={paths[own]}>{words}</Link>
  return (
    <Link to={paths.newRecord} params={{ type, verb: step.slice(type.length + 1) }}>
      {words}
    </Link>
  )
}
