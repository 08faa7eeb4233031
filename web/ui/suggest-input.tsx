import { type KeyboardEvent, useId, useState } from 'react'

type Props = {
  readonly name: string
  readonly label: string
  readonly initial: string
  readonly suggestions: readonly string[]
  readonly onType: (typed: string) => void
  /** A suggestion was taken; typed words are sent by the form around. */
  readonly onTake: (words: string) => void
}

/** A search field that offers what might be meant: arrows choose, Enter takes, Escape closes. */
export function SuggestInput({ name, label, initial, suggestions, onType, onTake }: Props) {
  const [typed, setTyped] = useState(initial)
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const list = useId()
  const shown = open ? suggestions.filter(words => words !== typed) : []
  const take = (words: string) => {
    setTyped(words)
    setOpen(false)
    onTake(words)
  }
  const onKey = (event: KeyboardEvent) => {
    const words = shown[at]
    if (event.key === 'Escape' && shown.length > 0) {
      // Otherwise the browser would empty the field as well.
      event.preventDefault()
      setOpen(false)
    } else if (event.key === 'Enter' && words !== undefined) {
      event.preventDefault()
      take(words)
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      setAt(moved(at, event.key === 'ArrowDown' ? 1 : -1, shown.length))
    }
  }
  return (
    <div className="suggest grow">
      <input
        className="input"
        type="search"
        role="combobox"
        name={name}
        autoComplete="off"
        aria-label={label}
        aria-expanded={shown.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown[at] === undefined ? undefined : `${list}-${at}`}
        placeholder={label}
        value={typed}
        onKeyDown={onKey}
        onBlur={() => setOpen(false)}
        onChange={event => {
          setTyped(event.target.value)
          setAt(-1)
          setOpen(true)
          onType(event.target.value)
        }}
      />
      <Options id={list} label={label} words={shown} at={at} onTake={take} />
    </div>
  )
}

type OptionsProps = {
  readonly id: string
  readonly label: string
  readonly words: readonly string[]
  readonly at: number
  readonly onTake: (words: string) => void
}

function Options({ id, label, words, at, onTake }: OptionsProps) {
  return (
    <div role="listbox" id={id} aria-label={label} hidden={words.length === 0}>
      {words.map((one, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
        // biome-ignore lint/a11y/useFocusableInteractive: the field points at the chosen one and keeps the focus
        <div
          key={one}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          // Before the field loses the focus and the list closes.
          onMouseDown={event => event.preventDefault()}
          onClick={() => onTake(one)}
        >
          {one}
        </div>
      ))}
    </div>
  )
}

// From the field (-1) through the list and round again.
function moved(at: number, by: number, count: number): number {
  const places = count + 1
  return ((at + 1 + by + places) % places) - 1
}
