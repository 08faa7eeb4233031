import type { ReactNode } from 'react'
import { takeFocus } from './take-focus.ts'
import { useWords } from './words.tsx'

export type ShownFault = { readonly field: string; readonly message: string; readonly basis?: ReactNode }

/** All that is wrong with a form, at its top; each line leads to its field. */
export function FaultSummary({
  title,
  faults,
  idOf,
}: {
  title?: string
  faults: readonly ShownFault[]
  idOf: (field: string) => string
}) {
  const { t } = useWords()
  if (!faults.length) return null
  return (
    <div
      className="faults"
      role="alert"
      tabIndex={-1}
      // Shown after submission: whoever uses a keyboard or a screen reader is taken to it.
      ref={takeFocus}
    >
      <h2>{title ?? t('work.form.faults', { count: faults.length })}</h2>
      <ul>
        {faults.map(fault => (
          <li key={fault.field}>
            <a
              href={`#${idOf(fault.field)}`}
              onClick={event => {
                event.preventDefault()
                document.getElementById(idOf(fault.field))?.focus()
              }}
            >
              {fault.message}
            </a>{' '}
            {fault.basis}
          </li>
        ))}
      </ul>
    </div>
  )
}
