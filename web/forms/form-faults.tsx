import { ApiError } from '@gongshu/client'
import { ArticleLink } from '../parts/article-link.tsx'
import { useErrorText } from '../parts/query-view.tsx'
import type { ShownFault } from '../ui/fault-summary.tsx'
import { useWords } from '../ui/words.tsx'

/** What a refusal says of each field, with the article: for the list at the top and for the field itself. */
export function useFieldFaults(): (error: unknown) => ShownFault[] {
  const { t, tData } = useWords()
  const errorText = useErrorText()
  return error => {
    if (!error) return []
    if (!(error instanceof ApiError)) return [{ field: '', message: errorText(error) }]
    const named = error.faults.filter(fault => fault.reason === 'missing')
    if (!named.length) return [{ field: error.field ?? '', message: withDuty(error.message, error.duty) }]
    return named.map(fault => ({
      field: fault.field,
      message: withDuty(t('work.form.missing', { field: tData(`field.${fault.field}`) }), fault.duty),
    }))
  }
}

function withDuty(message: string, duty: string | undefined) {
  if (!duty) return message
  return (
    <>
      {message} (<ArticleLink duty={duty} />)
    </>
  )
}
