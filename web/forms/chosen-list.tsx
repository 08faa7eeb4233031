import { useWords } from '../ui/words.tsx'

type Props = {
  readonly ids: readonly string[]
  readonly nameOf: (id: string) => string
  readonly onDrop: (id: string) => void
}

/** What has been chosen for a field so far, each with a button that takes it out again. */
export function ChosenList({ ids, nameOf, onDrop }: Props) {
  const { t } = useWords()
  if (!ids.length) return null
  return (
    <ul className="chosen">
      {ids.map(id => (
        <li key={id}>
          {nameOf(id)}{' '}
          <button type="button" onClick={() => onDrop(id)} aria-label={t('work.form.removeFile', { name: nameOf(id) })}>
            ×
          </button>
        </li>
      ))}
    </ul>
  )
}
