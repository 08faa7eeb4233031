import { ApiError } from '@gongshu/client'
import { ArticleLink } from '../parts/article-link.tsx'
import { useErrorText } from '../parts/query-view.tsx'
import type { ShownFault } from '../ui/fault-summary.tsx'
import { useWords, type Words } from '../ui/words.tsx'

/** What a refusal says of each field, with the article: for the list at the top and for the field itself. */
export function useFieldFaults(): (error: unknown) => ShownFault[] {
  const { t, tData } = useWords()
  const errorText = useErrorText()
  return error => {
    if (!error) return []
    if (!(error instanceof ApiError) || error.status === 0) return [{ field: '', message: errorText(error) }]
    const named = error.faults.filter(fault => fault.reason === 'missing')
    const field = error.field ?? ''
    const message = field ? error.message.replace(field, spokenField(field, tData)) : error.message
    if (!named.length) return [{ field, message, basis: basisOf(error.duty) }]
    return named.map(fault => ({
      field: fault.field,
      message: t('work.form.missing', { field: tData(`field.${fault.field}`) }),
      basis: basisOf(fault.duty),
    }))
  }
}

/** The fault of a field or of a part of it, e.g. of one row of `items`. */
export function faultOf(faults: readonly ShownFault[], name: string) {
  const found = faults.find(({ field }) => field === name || field.startsWith(`${name}.`))
  if (!found) return undefined
  return (
    <>
      {found.message} {found.basis}
    </>
  )
}

function basisOf(duty: string | undefined) {
  return duty ? <ArticleLink duty={duty} /> : undefined
}

/** `items.cert_no.mask` as a person says it. */
function spokenField(field: string, tData: Words['tData']): string {
  const [head, column, part] = field.split('.')
  if (head !== 'items' && head !== 'entries') return spokenPath(field, tData)
  if (!column) return field
  if (!part) return column
  return `${column} · ${tData(part === 'description' ? 'field.item.description' : `field.${part}`)}`
}

/** `reasons.0.material` as a person says it: the list, the number of the row, its field. */
function spokenPath(field: string, tData: Words['tData']): string {
  return field
    .split('.')
    .map(part => (/^\d+$/.test(part) ? String(Number(part) + 1) : tData(`field.${part}`)))
    .join(' · ')
}
