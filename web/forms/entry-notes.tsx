import { dutyById, dutyOfRule, type Law, type Step } from '@gongshu/regulations'
import type { ReactNode } from 'react'
import { ArticleLink } from '../parts/article-link.tsx'
import { acceptedGrounds, fieldDuties, useLaw } from '../parts/law-in-force.ts'
import { useWords } from '../ui/words.tsx'

/** Why a field is asked for: the article that demands it, with its words on demand; nothing where none does. */
export function useFieldNotes(step: Step): (field: string) => ReactNode {
  const { t, tData } = useWords()
  const law = useLaw()
  // A changed entry must say what a submitted one must.
  const asked = step === 'catalogEntry.requestChange' ? 'catalogEntry.submit' : step
  const duties = fieldDuties(law, asked)
  const grounds = acceptedGrounds(law, asked)
  return field => {
    if (field === 'ground' && grounds) {
      const levels = grounds.levels.map(level => tData(`groundLevel.${level}`)).join('、')
      return <DutyNote law={law} duty={grounds.duty.id} words={t('work.ground.note', { levels })} />
    }
    const duty = field === 'limitReason' ? law && dutyOfRule(law, 'limitedNeedsReason') : duties.get(field)
    return duty ? <DutyNote law={law} duty={duty.id} words={t('work.form.requiredBy')} /> : undefined
  }
}

function DutyNote({ law, duty, words }: { law: Law | null; duty: string; words: string }) {
  const { t } = useWords()
  const quote = law && dutyById(law, duty)?.duty.quote
  return (
    <>
      {words} <ArticleLink duty={duty} />
      {quote && (
        <details className="fold quote">
          <summary>{t('work.entry.law')}</summary>“{quote}”
        </details>
      )}
    </>
  )
}
